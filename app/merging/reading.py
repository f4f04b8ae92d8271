"""Who was merged into whom. For use cases, also of other features: call inside a transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from models.merging import Merge
from models.people import Family, Person


def merged_into(people: Iterable[int]) -> dict[int, int]:
    """Of some people, those who were merged, with the person they turned out to be in the end."""
    rows: Any = Merge.select(Merge.person, Merge.into).where(Merge.undone_at.is_null()).tuples()
    direct = dict(rows)
    return {person: _end(direct, person) for person in people if person in direct}


def last_merge(person: int) -> Any | None:
    """The row of the merge in which somebody became another person, unless it was undone."""
    rows = Merge.select().where(Merge.person == person, Merge.undone_at.is_null()).order_by(Merge.id.desc())
    return rows.first()


def everybody_merged_into(person: int) -> set[int]:
    """The person, and whoever was found to be the same one."""
    everybody, found = {person}, {person}
    while found:
        merged: Any = Merge.select(Merge.person).where(Merge.into.in_(found), Merge.undone_at.is_null()).tuples()
        found = {other for (other,) in merged} - everybody
        everybody |= found
    return everybody


def families_merged_into(families: Iterable[int]) -> dict[int, int]:
    """Of some families, those that went along with a merged person, with the family they belong to in the end."""
    direct = _families()
    return {family: _end(direct, family) for family in families if family in direct}


def everything_merged_into(family: int) -> set[int]:
    """The family, and those that went along with somebody who turned out to be a member."""
    direct = _families()
    return {family, *(other for other in direct if _end(direct, other) == family)}


def _families() -> dict[int, int]:
    """Families that went along with somebody, with where that person belongs now."""
    known = Person.alias()
    rows: Any = (
        Merge.select(Person.family, known.family)
        .join(Person, on=(Merge.person == Person.id))
        .join(Family, on=(Person.family == Family.id))
        .join(known, on=(Merge.into == known.id))
        .where(
            Merge.undone_at.is_null(),
            Family.archived_at.is_null(False),
            known.family.is_null(False),
            Person.family != known.family,
        )
        .order_by(Merge.id)
    )
    return dict(rows.tuples())


def _end(direct: dict[int, int], one: int) -> int:
    seen = {one}
    while direct.get(one, one) not in seen:
        one = direct[one]
        seen.add(one)
    return one
