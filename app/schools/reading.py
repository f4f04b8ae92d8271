"""Schools and histories read from their tables: one query for all, never one a row. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from peewee import fn

from app.schools.rules import AtSchool
from app.schools.values import PlaceLine, School, SchoolPlace, Shift, ShiftCount
from app.text import search_key
from models import schools as tables
from models.people import Person
from models.rows import as_date, as_date_or_none, plain_rows


def all_schools() -> dict[int, School]:
    """Every school by id, in Khmer order; archived ones last."""
    rows = tables.School.select().order_by(
        tables.School.archived_at.is_null(False), tables.School.name_km, tables.School.name_latin, tables.School.id
    )
    return {row.id: School(row.id, row.name_km, row.name_latin, row.archived_at is not None) for row in rows}


def histories(people: Iterable[int]) -> dict[int, tuple[SchoolPlace, ...]]:
    """The whole histories of some people; who has none is in the answer too."""
    wanted = sorted(set(people))
    found = _places(tables.SchoolPlace.person.in_(wanted))
    return {person: found.get(person, ()) for person in wanted}


def everybodys_histories() -> dict[int, tuple[SchoolPlace, ...]]:
    """The histories of everybody who has one and is not archived."""
    here = Person.select(Person.id).where(Person.archived_at.is_null())
    return _places(tables.SchoolPlace.person.in_(here))


def everybodys_places() -> dict[int, tuple[SchoolPlace, ...]]:
    """The histories of everybody who has one, archived people too."""
    return _places(tables.SchoolPlace.person.is_null(False))


def places_between(
    first: dt.date, last: dt.date, people: Iterable[int] | None = None
) -> dict[int, tuple[SchoolPlace, ...]]:
    """The places of some people, or of everybody, that touch the days from `first` to `last`."""
    touching = _touching(first, last)
    return _places(touching if people is None else tables.SchoolPlace.person.in_(sorted(set(people))) & touching)


def at_school(first: dt.date, last: dt.date, people: Iterable[int] | None = None) -> AtSchool:
    """When who is at school, of some people or of everybody, on the days from `first` to `last`."""
    place = tables.SchoolPlace
    rows: Any = place.select(place.shift, place.starts, place.ends, place.person)
    rows = rows.where(_touching(first, last), place.shift != "")
    if people is not None:
        rows = rows.where(place.person.in_(sorted(set(people))))
    lessons: defaultdict[str, list[tuple[dt.date, dt.date | None, int]]] = defaultdict(list)
    for shift, starts, ends, person in plain_rows(rows):
        lessons[shift].append((as_date(starts), as_date_or_none(ends), person))
    return AtSchool({Shift(shift): spans for shift, spans in lessons.items()})


def lines_of(person: int) -> tuple[PlaceLine, ...]:
    """A child's history with the names of the schools, the newest first."""
    schools = all_schools()
    return tuple(_line(place, schools) for place in reversed(histories([person])[person]))


def schools_by_name() -> list[tuple[str, int]]:
    """The names of every school as a search compares them, with its id."""
    return [(search_key(f"{one.name_km} {one.name_latin}"), one.id) for one in all_schools().values()]


def pupils(schools: Iterable[int], day: dt.date) -> Any:
    """A query of the people who go to one of these schools on a day."""
    place = tables.SchoolPlace
    return place.select(place.person).where(place.school.in_(list(schools)), _touching(day, day))


def lines_on(day: dt.date, people: Iterable[int] | None = None) -> dict[int, PlaceLine]:
    """Where some people, or everybody, go to school on a day."""
    schools = all_schools()
    found = places_between(day, day, people)
    return {person: _line(places[0], schools) for person, places in found.items()}


def counts_on(day: dt.date) -> tuple[ShiftCount, ...]:
    """How many children have which shift on a day, by school and grade."""
    place, order = tables.SchoolPlace, [Shift.MORNING, Shift.AFTERNOON, ""]
    rows: Any = place.select(place.school, place.grade, place.shift, fn.COUNT(place.person)).join(Person)
    rows = rows.where(_touching(day, day), Person.archived_at.is_null())
    numbers: defaultdict[tuple[int | None, int | None], list[int]] = defaultdict(lambda: [0, 0, 0])
    for school, grade, shift, children in plain_rows(rows.group_by(place.school, place.grade, place.shift)):
        numbers[school, grade][order.index(shift)] = children
    keys = sorted(numbers, key=lambda key: (key[0] is None, key[0] or 0, key[1] is None, key[1] or 0))
    return tuple(ShiftCount(*key, *numbers[key]) for key in keys)


def _touching(first: dt.date, last: dt.date) -> Any:
    """The condition that a place holds on some day between two dates."""
    place = tables.SchoolPlace
    return (place.starts <= last) & (place.ends.is_null() | (place.ends >= first))


def _places(condition: Any) -> dict[int, tuple[SchoolPlace, ...]]:
    place = tables.SchoolPlace
    columns = (place.person, place.starts, place.ends, place.school, place.grade, place.shift)
    rows = plain_rows(place.select(*columns).where(condition).order_by(place.person, place.starts))
    found: defaultdict[int, list[SchoolPlace]] = defaultdict(list)
    for person, starts, ends, school, grade, shift in rows:
        found[person].append(
            SchoolPlace(as_date(starts), as_date_or_none(ends), school, grade, Shift(shift) if shift else None)
        )
    return {person: tuple(places) for person, places in found.items()}


def _line(place: SchoolPlace, schools: Mapping[int, School]) -> PlaceLine:
    school = schools.get(place.school or 0)
    return PlaceLine(place, school.name_km if school else "", school.name_latin if school else "")
