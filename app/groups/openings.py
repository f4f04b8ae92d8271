"""Which groups people could join from a day on, and whether there is a place. For use cases: inside a transaction."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from app.groups.reading import age_of, put_away
from app.groups.rules import Period, taken
from app.groups.values import Opening, Programme
from models import groups, people


def openings(persons: Collection[int], starts: dt.date, today: dt.date) -> tuple[Opening, ...]:
    """Groups in use that not all of these people are in; first those for their ages, and those with places."""
    table, enrolments, ages = groups.Group, _enrolments(starts), _ages(persons, starts)
    rows = table.select().where(~put_away(today), table.ends.is_null() | (table.ends >= starts))
    inside = Counter(row.group_id for row in enrolments if row.person_id in persons)
    places, ahead = _places(enrolments), Counter(e.group_id for e in enrolments if e.waiting and e.starts <= starts)
    found = [
        _opening(row, taken(places[row.id], (starts, None)), ahead[row.id], ages)
        for row in rows
        if inside[row.id] < len(persons)
    ]
    return tuple(sorted(found, key=lambda opening: _order(opening, len(persons))))


def _enrolments(starts: dt.date) -> list[Any]:
    table = groups.Enrolment
    return list(table.select().where(table.ends.is_null() | (table.ends >= starts)))


def _places(enrolments: Sequence[Any]) -> defaultdict[int, list[Period]]:
    """The periods for which places are taken, by group."""
    found: defaultdict[int, list[Period]] = defaultdict(list)
    for row in enrolments:
        if not row.waiting:
            found[row.group_id].append((row.starts, row.ends))
    return found


def _ages(persons: Collection[int], on: dt.date) -> list[int | None]:
    table = people.Person
    return [age_of(row, on) for row in table.select().where(table.id.in_(sorted(persons)))]


def _opening(row: Any, places: int, ahead: int, ages: Sequence[int | None]) -> Opening:
    return Opening(
        row.id,
        row.name_km,
        row.name_en,
        row.name_fr,
        Programme(row.programme),
        row.capacity,
        places,
        ahead,
        row.age_from,
        row.age_to,
        _suits(row, ages),
    )


def _suits(row: Any, ages: Sequence[int | None]) -> bool | None:
    """Whether the ages of a group are those of everybody; None when the group has none or an age is not known."""
    known = [age for age in ages if age is not None]
    least, most = row.age_from or 0, row.age_to
    if any(age < least or (most is not None and age > most) for age in known):
        return False
    return None if len(known) < len(ages) or (row.age_from is None and most is None) else True


def _order(opening: Opening, persons: int) -> tuple[Any, ...]:
    return (
        (True, None, False).index(opening.suits),
        opening.placed(persons) < persons,
        list(Programme).index(opening.programme),
        opening.name_km or opening.name_latin,
        opening.id,
    )
