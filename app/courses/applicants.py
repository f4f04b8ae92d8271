"""Applicants with what speaks against each, one query for each table. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from app.courses.rules import cautions, left_early
from app.courses.values.applicants import Applicant, ApplicantDraft, Decision, IncomeBand, Source
from app.courses.values.cohorts import CohortState
from app.dates import age_at
from app.people.records import label_of, selection
from app.people.values import PersonLabel
from models import courses as tables
from models import groups
from models.people import Person

_ORDER = (Decision.OPEN, Decision.WAITING, Decision.SELECTED, Decision.REFUSED, Decision.WITHDRAWN)
_BUSY = (CohortState.PLANNED, CohortState.RUNNING)


def applicants(cohort: Any) -> tuple[Applicant, ...]:
    """Everybody who asked for a place: those to be decided first, then the waiting list in its order."""
    rows = list(tables.Applicant.select().where(tables.Applicant.cohort == cohort))
    found = _applicants(cohort, rows)
    return tuple(sorted(found, key=lambda a: (_ORDER.index(a.decision), a.place or 0, a.applied, a.id)))


def one_applicant(row: Any) -> Applicant:
    """An applicant by the stored row."""
    return _applicants(row.cohort, [row])[0]


def eligibility(cohort: Any, person: int, source: Source) -> tuple[Any, ...]:
    """What would speak against somebody who has not asked for a place yet."""
    labels, busy, done = _people([person]), _elsewhere(cohort, [person]), _completed(cohort, [person])
    age = _age(labels[person], cohort.group.starts)
    return cautions(age, source, elsewhere=person in busy, completed=person in done)


def _applicants(cohort: Any, rows: list[Any]) -> list[Applicant]:
    people = [row.person_id for row in rows]
    labels, busy, done = _people(people), _elsewhere(cohort, people), _completed(cohort, people)
    criteria = _criteria([row.id for row in rows])
    return [
        _applicant(
            row,
            labels[row.person_id],
            _age(labels[row.person_id], cohort.group.starts),
            frozenset(criteria[row.id]),
            elsewhere=row.person_id in busy,
            completed=row.person_id in done,
        )
        for row in rows
    ]


def _applicant(
    row: Any, label: PersonLabel, age: int | None, criteria: frozenset[int], *, elsewhere: bool, completed: bool
) -> Applicant:
    source = Source(row.source)
    return Applicant(
        row.id,
        row.cohort_id,
        label,
        age,
        ApplicantDraft(label.id, source, row.reason, IncomeBand(row.income_band), criteria),
        row.applied,
        Decision(row.decision),
        row.decided,
        row.decided_by,
        row.decision_reason,
        row.despite,
        row.place,
        cautions(age, source, elsewhere=elsewhere, completed=completed),
    )


def _age(label: PersonLabel, on: dt.date) -> int | None:
    return age_at(label.birth, on) if label.birth else None


def _people(people: Iterable[int]) -> dict[int, PersonLabel]:
    rows = selection().where(Person.id.in_(list(people)))
    return {label.id: label for label in map(label_of, rows)}


def _criteria(rows: list[int]) -> dict[int, set[int]]:
    table = tables.ApplicantCriterion
    found: dict[int, set[int]] = defaultdict(set)
    query: Any = table.select(table.applicant, table.criterion).where(table.applicant.in_(rows))
    for applicant, criterion in query.tuples():
        found[applicant].add(criterion)
    return found


def _elsewhere(cohort: Any, people: list[int]) -> set[int]:
    """Who has a place in another cohort, planned or running, at any time during this one."""
    other, group, enrolment = tables.Cohort, groups.Group, groups.Enrolment
    first, last = cohort.group.starts, cohort.group.ends
    rows: Any = (
        enrolment.select(enrolment.person)
        .join(group)
        .join(other, on=(other.group == group.id))
        .where(
            enrolment.person.in_(people),
            ~enrolment.waiting,
            other.id != cohort.id,
            other.state.in_(_BUSY),
            enrolment.starts <= last,
            enrolment.ends.is_null() | (enrolment.ends >= first),
        )
    )
    return {person for (person,) in rows.tuples()}


def _completed(cohort: Any, people: list[int]) -> set[int]:
    """Who stayed to the end of a finished cohort of the same trade."""
    other, group, enrolment, course = tables.Cohort, groups.Group, groups.Enrolment, tables.Course
    rows: Any = (
        enrolment.select(enrolment.person, enrolment.ends, group.ends)
        .join(group)
        .join(other, on=(other.group == group.id))
        .join(course, on=(other.course == course.id))
        .where(
            enrolment.person.in_(people),
            ~enrolment.waiting,
            other.id != cohort.id,
            other.state == CohortState.FINISHED,
            course.trade == cohort.course.trade_id,
        )
    )
    return {person for person, last, ends in rows.tuples() if not left_early(last, ends)}
