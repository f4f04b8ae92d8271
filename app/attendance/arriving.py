"""Children at the door: who they may be by what is typed, who is offered next. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.attendance.values import Marked
from app.text import search_key

SHOWN = 4
OFFERED = 4


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who may come to a session.

    `words` are the names and the code as they are searched, family names last; `visits` how often the person came to
    this group lately, `belongs` whether they are enrolled in it.
    """

    person: int
    code: str
    name_km: str
    name_latin: str
    words: tuple[str, ...]
    family: int | None = None
    visits: int = 0
    belongs: bool = False
    child: bool = True


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came of letting somebody in. `already`: they stood there before, and nothing was changed."""

    person: int
    name_km: str
    name_latin: str
    marked: Marked
    already: bool = False


def ranked(pool: Iterable[Comer], text: str, here: frozenset[int], just_in: Sequence[int]) -> list[Comer]:
    """Whom a few letters may mean, the likeliest first; who is here already stands at the end.

    Every word typed begins one of the person's names; what has a figure in it is a code and is compared as a whole.
    First come brothers and sisters of those just entered, then who comes often, then who belongs to the group.
    """
    typed = [key for key in map(search_key, text.split()) if key]
    if not typed:
        return []
    pool = tuple(pool)
    families = {comer.family for comer in pool if comer.person in just_in and comer.family is not None}
    found = [comer for comer in pool if all(_begins(comer, word) for word in typed)]

    def order(comer: Comer) -> tuple[object, ...]:
        exact = typed[0] in comer.words
        sibling = comer.family in families
        return (
            comer.person in here,
            not exact,
            not sibling,
            -comer.visits,
            not comer.belongs,
            not comer.child,
            comer.person,
        )

    return sorted(found, key=order)


def siblings(pool: Iterable[Comer], here: frozenset[int], just_in: Sequence[int]) -> list[Comer]:
    """Children of the families of those just entered who are not here yet; of who came in last first."""
    pool = tuple(pool)
    family_of = {comer.person: comer.family for comer in pool if comer.family is not None}
    families = dict.fromkeys(family_of[person] for person in reversed(just_in) if person in family_of)
    missing = [
        comer
        for family in families
        for comer in sorted(pool, key=lambda comer: (-comer.visits, comer.person))
        if comer.family == family and comer.child and comer.person not in here
    ]
    return missing[:OFFERED]


def _begins(comer: Comer, typed: str) -> bool:
    if any(character.isdecimal() for character in typed):
        return typed in comer.words
    return any(word.startswith(typed) for word in comer.words)
