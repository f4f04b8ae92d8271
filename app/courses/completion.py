"""Who was in a cohort and how far each came: one query for each table, none a row. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import fn

from app.attendance.values import Count, SessionState, Status
from app.courses.cohort_lines import lines
from app.courses.rules import left_early, module_done
from app.courses.values.applicants import IncomeBand, Source
from app.courses.values.catalogue import Names
from app.courses.values.cohorts import CohortLine, ModuleLine
from app.courses.values.trainees import Completion, LeavingReason, Result, Trainee, TraineeModule
from app.errors import NotFound
from app.people.records import in_order, label_of, selection
from app.people.values import PersonLabel
from models import attendance, courses, groups
from models.people import Person
from models.rows import as_date, as_date_or_none, plain_rows, rows_among

_NO_RESULT = Result()
_CAME = (Status.PRESENT, Status.LATE)
_Mark = tuple[Any, ...]  # group, session, person and letter


@dataclass(frozen=True, slots=True)
class _Stay:
    """From the first to the last day of all enrolments of a person in a cohort."""

    starts: dt.date
    ends: dt.date | None


@dataclass(frozen=True, slots=True)
class _Material:
    """What the trainees of some cohorts are made of; by cohort, cohort and person, or group and person."""

    modules: Mapping[int, list[ModuleLine]]
    stays: Mapping[int, Mapping[int, _Stay]]
    people: Mapping[int, PersonLabel]
    leavings: Mapping[tuple[int, int], tuple[str, str]]
    applicants: Mapping[tuple[int, int], tuple[str, str]]
    counts: Mapping[tuple[int, int], Count]
    minutes: Mapping[tuple[int, int], int]  # by module and person
    results: Mapping[tuple[int, int], Result]  # by module and person


def completion(cohort: int, today: dt.date, khmer_first: bool = True) -> Completion:
    """One cohort with everything about its trainees. Raises NotFound."""
    found = completions(today, [cohort], khmer_first)
    if not found:
        raise NotFound
    return found[0]


def completions(
    today: dt.date, cohorts: Sequence[int] | None = None, khmer_first: bool = True
) -> tuple[Completion, ...]:
    """These cohorts or all, in the order of their list; the trainees in the order of names."""
    cohort_lines = lines(today, cohorts)
    material = _material(cohort_lines, khmer_first)
    return tuple(_completion(line, material) for line in cohort_lines)


def trainees_only(today: dt.date, cohorts: Sequence[int] | None = None) -> tuple[Completion, ...]:
    """These cohorts or all with who was in each, without modules, marks and results: quick over any number of years."""
    material = _Material(
        defaultdict(list), _stays(cohorts), _people(cohorts, True), _leavings(cohorts), _applicants(cohorts), {}, {}, {}
    )
    return tuple(_completion(line, material) for line in lines(today, cohorts))


def _material(cohort_lines: Sequence[CohortLine], khmer_first: bool) -> _Material:
    ids, group_ids = [line.id for line in cohort_lines], [line.group.id for line in cohort_lines]
    modules = _modules(ids)
    module_ids = [module.id for of_cohort in modules.values() for module in of_cohort]
    marks = _marks(group_ids)
    return _Material(
        modules,
        _stays(ids),
        _people(ids, khmer_first),
        _leavings(ids),
        _applicants(ids),
        _counts(marks),
        _attended(marks, module_ids),
        _results(module_ids),
    )


def _completion(line: CohortLine, material: _Material) -> Completion:
    modules, stays = material.modules[line.id], material.stays[line.id]
    order = [person for person in material.people if person in stays]
    trainees = tuple(_trainee(line, modules, person, stays[person], material) for person in order)
    return Completion(line, tuple(modules), trainees)


def _trainee(line: CohortLine, modules: Sequence[ModuleLine], person: int, stay: _Stay, material: _Material) -> Trainee:
    reason, note = material.leavings.get((line.id, person), ("", ""))
    source, income = material.applicants.get((line.id, person), ("", ""))
    left = left_early(stay.ends, line.ends)
    return Trainee(
        material.people[person],
        stay.starts,
        stay.ends,
        LeavingReason(reason) if left else None,
        note if left else "",
        Source(source),
        IncomeBand(income),
        material.counts.get((line.group.id, person), Count()),
        tuple(_trainee_module(line, module, person, material) for module in modules),
    )


def _trainee_module(line: CohortLine, module: ModuleLine, person: int, material: _Material) -> TraineeModule:
    attended = material.minutes.get((module.id, person), 0)
    done = module_done(attended, module.hours, line.rules)
    return TraineeModule(module.id, attended, done, material.results.get((module.id, person), _NO_RESULT))


def _modules(cohorts: list[int]) -> defaultdict[int, list[ModuleLine]]:
    """The modules of each cohort in their order, with the minutes taught so far."""
    table, hours = courses.CohortModule, courses.ModuleHours
    taught: Any = hours.select(hours.module, fn.SUM(hours.minutes)).join(table).where(table.cohort.in_(cohorts))
    minutes = dict(plain_rows(taught.group_by(hours.module)))
    found: defaultdict[int, list[ModuleLine]] = defaultdict(list)
    columns = (table.cohort, table.id, table.position, table.name_km, table.name_en, table.name_fr, table.hours)
    rows: Any = table.select(*columns).where(table.cohort.in_(cohorts)).order_by(table.position)
    for cohort, module, position, km, en, fr, wanted in plain_rows(rows):
        found[cohort].append(ModuleLine(module, position, Names(km, en, fr), wanted, minutes.get(module, 0)))
    return found


def _stays(cohorts: Sequence[int] | None) -> defaultdict[int, dict[int, _Stay]]:
    """From when to when each person was in each cohort; who came back was there from the first day to the last."""
    table = groups.Enrolment
    rows = _enrolments(cohorts, courses.Cohort.id, table.person, table.starts, table.ends).order_by(table.starts)
    found: defaultdict[int, dict[int, _Stay]] = defaultdict(dict)
    for cohort, person, starts, ends in plain_rows(rows):
        stay = _Stay(as_date(starts), as_date_or_none(ends))
        before = found[cohort].get(person)
        found[cohort][person] = _Stay(before.starts, stay.ends) if before else stay
    return found


def _people(cohorts: Sequence[int] | None, khmer_first: bool) -> dict[int, PersonLabel]:
    wanted = _enrolments(cohorts, groups.Enrolment.person)
    rows = in_order(selection().where(Person.id.in_(wanted)), khmer_first)
    return {label.id: label for label in map(label_of, plain_rows(rows))}


def _enrolments(cohorts: Sequence[int] | None, *columns: Any) -> Any:
    """A query of who was enrolled in these cohorts, or in any."""
    table, cohort = groups.Enrolment, courses.Cohort
    rows: Any = table.select(*columns).join(cohort, on=(cohort.group == table.group)).where(~table.waiting)
    return rows_among(rows, cohort.id, cohorts)


def _leavings(cohorts: Sequence[int] | None) -> dict[tuple[int, int], tuple[str, str]]:
    """Why trainees left and what was noted of it, by cohort and person."""
    return _pairs(courses.Leaving, courses.Leaving.reason, courses.Leaving.note, cohorts)


def _applicants(cohorts: Sequence[int] | None) -> dict[tuple[int, int], tuple[str, str]]:
    """Through whom people came to a cohort and what their families earn, by cohort and person."""
    return _pairs(courses.Applicant, courses.Applicant.source, courses.Applicant.income_band, cohorts)


def _pairs(table: Any, one: Any, other: Any, cohorts: Sequence[int] | None) -> dict[tuple[int, int], tuple[str, str]]:
    """Two columns of a table by cohort and person."""
    rows = rows_among(table.select(table.cohort, table.person, one, other), table.cohort, cohorts)
    return {(cohort, person): (first, second) for cohort, person, first, second in plain_rows(rows)}


def _marks(group_ids: list[int]) -> list[_Mark]:
    """Every mark of these groups; sessions that were not held count nowhere."""
    mark, session = attendance.Mark, attendance.Session
    rows: Any = mark.select(session.group, mark.session, mark.person, mark.status).join(session)
    # Counted below and not by the database, which takes twice as long to put them in groups as to hand them over.
    return plain_rows(rows.where(session.group.in_(group_ids), session.state != SessionState.NOT_HELD))


def _counts(marks: Iterable[_Mark]) -> dict[tuple[int, int], Count]:
    """How the marks of each person stand in each group."""
    n = Counter((group, person, status) for group, _, person, status in marks)
    return {
        (g, p): Count(n[g, p, Status.PRESENT], n[g, p, Status.LATE], n[g, p, Status.ABSENT], n[g, p, Status.EXCUSED])
        for g, p, _ in n
    }


def _attended(marks: Iterable[_Mark], modules: list[int]) -> defaultdict[tuple[int, int], int]:
    """The minutes of each module at which each person was present or late."""
    table = courses.ModuleHours
    rows: Any = table.select(table.session, table.module, table.minutes).where(table.module.in_(modules))
    taught: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for session, module, minutes in plain_rows(rows):
        taught[session].append((module, minutes))
    found: defaultdict[tuple[int, int], int] = defaultdict(int)
    for _, session, person, status in marks:
        for module, minutes in taught[session] if status in _CAME else ():
            found[module, person] += minutes
    return found


def _results(modules: list[int]) -> dict[tuple[int, int], Result]:
    """What was assessed, by module and person."""
    table = courses.Assessment
    rows: Any = table.select(table.module, table.person, table.competent, table.mark)
    return {
        (module, person): Result(competent, mark)
        for module, person, competent, mark in rows.where(table.module.in_(modules)).tuples()
    }
