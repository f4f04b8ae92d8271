"""Outcomes as they are stored: the grid of a cohort, the calls that are due, the employers. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from peewee import JOIN

from app.certificates.reading import certified
from app.courses import completion
from app.courses.values.applicants import IncomeBand
from app.courses.values.cohorts import CohortState
from app.courses.values.trainees import Completion
from app.errors import NotFound, UserError
from app.outcomes.rules import due_dates, resolved
from app.outcomes.values import (
    Contract,
    Employer,
    EmployerDraft,
    OutcomeEntry,
    OutcomeGrid,
    OutcomeRow,
    OutcomeState,
    StartSupport,
)
from app.words import N_
from models import outcomes as tables
from models.people import Family, Person
from models.rows import as_date, plain_rows, rows_among

Entries = dict[tuple[int, int], dict[int, OutcomeEntry]]  # by cohort and person: what was told at each month
_TOLD = tables.Outcome
_ENTRY = (
    _TOLD.cohort, _TOLD.person, _TOLD.month, _TOLD.state, _TOLD.in_trade, _TOLD.employer, _TOLD.contract,
    _TOLD.income_band, _TOLD.support, _TOLD.note, _TOLD.asked_on,
)  # fmt: skip


def entries(cohorts: Sequence[int] | None = None) -> Entries:
    """What was told in some cohorts or in all."""
    table = tables.Outcome
    merged = merged_employers()
    found: Entries = defaultdict(dict)
    for cohort, person, month, *told in plain_rows(rows_among(table.select(*_ENTRY), table.cohort, cohorts)):
        found[cohort, person][month] = _entry(told, merged)
    return found


def _entry(told: Sequence[Any], merged: dict[int, int]) -> OutcomeEntry:
    state, in_trade, employer, contract, income, support, note, asked_on = told
    return OutcomeEntry(
        OutcomeState(state),
        None if in_trade is None else bool(in_trade),
        None if employer is None else resolved(employer, merged),
        Contract(contract),
        IncomeBand(income),
        StartSupport(support),
        note,
        as_date(asked_on),
    )


def merged_employers() -> dict[int, int]:
    """Which employers were found to be which others."""
    table = tables.Employer
    rows: Any = table.select(table.id, table.merged_into).where(table.merged_into.is_null(False))
    return dict(rows.tuples())


def finished(cohort: int, today: dt.date, khmer_first: bool) -> Completion:
    """A cohort that is finished. Raises UserError for any other, NotFound."""
    found = completion.completion(cohort, today, khmer_first)
    if found.cohort.state is not CohortState.FINISHED or found.cohort.ends is None:
        raise UserError(N_("Outcomes are asked for once the cohort is finished."))
    return found


def grid(cohort: int, today: dt.date, khmer_first: bool) -> OutcomeGrid:
    """Everybody who stayed to the end of a cohort and what was told. Raises UserError, NotFound."""
    return _grid(finished(cohort, today, khmer_first), entries([cohort]), certified([cohort]))


def grids(today: dt.date, khmer_first: bool) -> list[OutcomeGrid]:
    """The grids of all cohorts that are finished, the latest first."""
    told, holders = entries(), certified()
    found = completion.completions(today, None, khmer_first)
    return [_grid(one, told, holders) for one in found if one.cohort.state is CohortState.FINISHED and one.cohort.ends]


def _grid(found: Completion, told: Entries, holders: frozenset[tuple[int, int]]) -> OutcomeGrid:
    cohort, phones = found.cohort.id, phones_of(trainee.person for trainee in found.finished)
    rows = tuple(
        OutcomeRow(
            number,
            trainee.label,
            phones.get(trainee.person, ""),
            (cohort, trainee.person) in holders,
            told.get((cohort, trainee.person), {}),
        )
        for number, trainee in enumerate(found.finished, start=1)
    )
    named = {entry.employer for row in rows for entry in row.entries.values()} - {None}
    return OutcomeGrid(found.cohort, rows, due_dates(found.cohort.ends or dt.date.max), _names(named))


def _names(wanted: set[Any]) -> dict[int, str]:
    table = tables.Employer
    rows: Any = table.select(table.id, table.name_km, table.name_latin).where(table.id.in_(list(wanted)))
    return {id_: " · ".join(filter(None, (km, latin))) for id_, km, latin in rows.tuples()}


def phones_of(people: Iterable[int]) -> dict[int, str]:
    """Where somebody can be called: the own number, else that of the family."""
    rows: Any = (
        Person.select(Person.id, Person.phone, Family.phone)
        .join(Family, JOIN.LEFT_OUTER)
        .where(Person.id.in_(list(people)))
    )
    return {id_: own or family or "" for id_, own, family in rows.tuples()}


def employers() -> tuple[Employer, ...]:
    """All employers by name, those put away last; who worked at a merged one counts for the one it was found to be."""
    merged = merged_employers()
    people: defaultdict[int, set[int]] = defaultdict(set)
    table, employer = tables.Outcome, tables.Employer
    worked: Any = table.select(table.employer, table.person).where(table.employer.is_null(False)).distinct()
    for at, person in worked.tuples():
        people[resolved(at, merged)].add(person)
    rows: Any = employer.select().order_by(employer.name_latin, employer.name_km)
    found = [
        Employer(
            row.id,
            EmployerDraft(row.name_km, row.name_latin, row.own, row.village, row.phone),
            row.archived_at is not None,
            len(people[row.id]),
            row.merged_into_id,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: one.archived))


def the_employer(employer: int) -> Any:
    """The row of an employer. Raises NotFound."""
    row = tables.Employer.get_or_none(tables.Employer.id == employer)
    if row is None:
        raise NotFound
    return row
