"""Who was merged into whom. For use cases, also of other features: call inside a transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from models.merging import Merge


def merged_into(people: Iterable[int]) -> dict[int, int]:
    """Of some people, those who were merged, with the person they turned out to be in the end."""
    rows: Any = Merge.select(Merge.person, Merge.into).where(Merge.undone_at.is_null()).tuples()
    direct = dict(rows)
    return {person: _end(direct, person) for person in people if person in direct}


def last_merge(person: int) -> Any | None:
    """The row of the merge in which somebody became another person, unless it was undone."""
    rows = Merge.select().where(Merge.person == person, Merge.undone_at.is_null()).order_by(Merge.id.desc())
    return rows.first()


def _end(direct: dict[int, int], person: int) -> int:
    while person in direct:
        person = direct[person]
    return person
