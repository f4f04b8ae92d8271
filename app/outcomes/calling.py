"""Whom the centre should ask now what became of them. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.courses.cohort_lines import lines
from app.courses.staying import over_since, stayed
from app.outcomes.reading import entries
from app.outcomes.rules import due_dates, due_month
from app.outcomes.values import MONTHS, Call
from app.people.records import in_order, label_of, selection
from app.people.values import PersonLabel
from models import outcomes as tables
from models.people import Family, Person
from models.rows import plain_rows

_CALLS_FOR = dt.timedelta(days=31 * (MONTHS[-1] + 4))


@dataclass(frozen=True, slots=True)
class DueCall:
    """The call of a month that has not been made, since the day on which its time came."""

    cohort: int
    person: int
    month: int
    due: dt.date


def due_calls(today: dt.date) -> list[DueCall]:
    """The calls to make now, without what is known of the people."""
    over = over_since(today - _CALLS_FOR, today)
    months = {cohort: month for cohort, ends in over.items() if (month := due_month(ends, today)) is not None}
    told = _months_told(months)
    return [
        DueCall(cohort, person, months[cohort], due_dates(over[cohort])[months[cohort]])
        for cohort, person in stayed(months)
        if months[cohort] not in told[cohort, person]
    ]


def calls(today: dt.date) -> tuple[Call, ...]:
    """Whom to call now, those who have waited longest first."""
    waiting = due_calls(today)
    cohorts = sorted({call.cohort for call in waiting})
    line_of = {line.id: line for line in lines(today, cohorts)}
    people, told = _people({call.person for call in waiting}), entries(cohorts)
    order = {person: place for place, person in enumerate(people)}
    waiting.sort(key=lambda call: (call.due, call.cohort, order[call.person]))
    found = []
    for call in waiting:
        known, (label, phone) = told.get((call.cohort, call.person), {}), people[call.person]
        last = known[max(known)] if known else None
        found.append(Call(line_of[call.cohort], label, phone, call.month, call.due, last))
    return tuple(found)


def _months_told(cohorts: Iterable[int]) -> defaultdict[tuple[int, int], set[int]]:
    """At which months somebody told what became of them, by cohort and person."""
    table = tables.Outcome
    rows: Any = table.select(table.cohort, table.person, table.month).where(table.cohort.in_(list(cohorts)))
    found: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for cohort, person, month in plain_rows(rows):
        found[cohort, person].add(month)
    return found


def _people(wanted: Iterable[int]) -> dict[int, tuple[PersonLabel, str]]:
    """People and their phones, the own one or that of the family, in the order of a list."""
    rows = in_order(selection(Person.phone, Family.phone).where(Person.id.in_(sorted(wanted))), khmer_first=True)
    return {row[0]: (label_of(row), row[-2] or row[-1] or "") for row in plain_rows(rows)}
