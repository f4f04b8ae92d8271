"""Letting children in by name or by the code on their card. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.attendance import marks
from app.attendance.arriving import Arrival, Comer
from app.attendance.expected import stays
from app.attendance.sessions import group_of
from app.attendance.values import Mark, Marked, MarkRequest, SessionKey, Status
from app.errors import FieldError
from app.groups.values import Programme
from app.merging.reading import merged_into
from app.people.records import label_of, selection
from app.text import clean, latin_digits, search_key
from app.words import N_
from models import attendance as tables
from models.groups import Group
from models.people import Person

_LATELY = dt.timedelta(days=60)


def pool(key: SessionKey) -> tuple[Comer, ...]:
    """Who may come to a session: who is in an after-school group or came lately, and the children of their families."""
    group = group_of(key)
    visits = _visits(group, key.date)
    belonging = {stay.person for stay in stays(key.date, key.date, [group])}
    known = visits.keys() | belonging | _after_school(key.date)
    of_known: Any = Person.select(Person.family).where(Person.id.in_(sorted(known)), Person.family.is_null(False))
    families = {family for (family,) in of_known.tuples()}
    children = Person.family.in_(sorted(families)) & (Person.role == "child")
    columns = (Person.family_name_km, Person.given_name_km, Person.family_name_latin, Person.given_name_latin)
    rows = selection(*columns).where(Person.archived_at.is_null(), Person.id.in_(sorted(known)) | children)
    return tuple(_comer(row, visits, belonging) for row in rows)


def person_of_code(code: str) -> int:
    """Whose card says `code`. Raises FieldError when nobody's does, or the person was archived."""
    typed = latin_digits(clean(code))
    row: Any = Person.get_or_none(Person.code == typed) or Person.get_or_none(Person.code == typed.upper())
    if row is None:
        raise FieldError("code", N_("Nobody has the code {code}."), code=typed)
    known = merged_into([row.id]).get(row.id)
    if known is not None:
        return known
    if row.archived_at is not None:
        raise FieldError("code", N_("The person with the code {code} is archived."), code=typed)
    return int(row.id)


def let_in(key: SessionKey, person: int, hand: marks.Hand) -> Arrival:
    """Mark somebody present, as a walk-in where they are not expected; who is present already stays as they are."""
    stored, expected = marks.stored_mark(key, person)
    label = label_of(next(iter(selection().where(Person.id == person))))
    if stored is not None and stored.status in (Status.PRESENT, Status.LATE):
        return Arrival(person, label.name_km, label.name_latin, Marked((), ()), already=True)
    mark = replace(stored or Mark(Status.PRESENT, walk_in=not expected), status=Status.PRESENT)
    written = marks.write([MarkRequest(key, person, mark)], hand)
    return Arrival(person, label.name_km, label.name_latin, written)


def _visits(group: int, day: dt.date) -> Counter[int]:
    """How often each person came to a group lately."""
    mark, session = tables.Mark, tables.Session
    rows: Any = mark.select(mark.person).join(session)
    rows = rows.where(
        session.group == group,
        session.date.between(day - _LATELY, day),
        mark.status.in_([Status.PRESENT, Status.LATE]),
    )
    return Counter(person for (person,) in rows.tuples())


def _after_school(day: dt.date) -> set[int]:
    clubs: Any = Group.select(Group.id).where(Group.programme == Programme.AFTER_SCHOOL).tuples()
    of_clubs = {group for (group,) in clubs}
    return {stay.person for stay in stays(day, day) if stay.group in of_clubs}


def _comer(row: tuple[Any, ...], visits: Counter[int], belonging: Iterable[int]) -> Comer:
    label = label_of(row)
    family_km, given_km, family_latin, given_latin = row[-4:]
    named = (given_km, given_latin, label.nickname, label.code, family_km, family_latin)
    whole = search_key(label.name_km), search_key(label.name_latin)
    words = tuple(word for word in (*map(search_key, named), *whole) if word)
    return Comer(
        label.id,
        label.code,
        label.name_km,
        label.name_latin,
        words,
        label.family,
        visits[label.id],
        label.id in belonging,
        label.role == "child",
    )
