"""The people of the families: children, parents and grandparents, with names that fit each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from app.dates import BirthDate, Precision
from app.demo.households import Household, Keepers, eldest_birth, grandparent_birth, parent_birth, phone_number
from app.demo.lives import Life
from app.demo.names.families import FAMILY_NAMES
from app.demo.names.given import BOYS, EITHER, GIRLS
from app.demo.names.nicknames import NICKNAMES
from app.demo.names.script import Spelling

_GIVEN = {"F": GIRLS + EITHER, "M": BOYS + EITHER}
_SEX = {"mother": "F", "father": "M", "grandmother": "F", "grandfather": "M"}
_ADULTS = {
    Keepers.PARENTS: ("mother", "father", "grandmother", "grandfather"),
    Keepers.MOTHER: ("mother", "grandmother", "grandfather"),
    Keepers.GRANDPARENTS: ("grandmother", "grandfather", "mother"),
}


@dataclass(frozen=True, slots=True)
class Member:
    """One person; `id` counts from 1. `life` is the place in the list of lives, None for adults."""

    id: int
    family: int
    role: str
    sex: str
    birth: BirthDate
    family_name: Spelling
    given_name: Spelling
    nickname: str
    phone: str
    left: dt.date | None
    reason: str
    life: int | None = None

    @property
    def name(self) -> Spelling:
        """Family name, then given name, in both scripts."""
        family, given = self.family_name, self.given_name
        return Spelling(f"{family.km} {given.km}", f"{family.latin} {given.latin}")


def members(rng: Random, homes: list[Household], lives: list[Life], people: int, today: dt.date) -> list[Member]:
    """Everybody, families in order; exactly `people` of them are here today or wait to come."""
    left = [_left(home, lives, today) for home in homes]
    children = sum(1 for life in lives if last_day(life) >= today)
    adults = _adults(homes, left, people - children)
    found: list[Member] = []
    for number, home in enumerate(homes):
        found += _family(rng, len(found) + 1, number + 1, home, adults[number], lives, left[number], today)
    return found


def last_day(life: Life) -> dt.date:
    """The day after which the child is no longer at the centre."""
    return max(span.last for span in life.spans)


def _left(home: Household, lives: list[Life], today: dt.date) -> dt.date | None:
    last = max(last_day(lives[place]) for place in home.children)
    return last if last < today else None


def _adults(homes: list[Household], left: list[dt.date | None], wanted: int) -> list[tuple[str, ...]]:
    """Which grown-ups of each family are recorded: one of each first, then the next ones, until enough."""
    numbers = [0 if day is None else 1 for day in left]
    for rank in range(max(map(len, _ADULTS.values()))):
        for place, home in enumerate(homes):
            if wanted and left[place] is None and rank < len(_ADULTS[home.keepers]):
                numbers[place] = rank + 1
                wanted -= 1
    return [_ADULTS[home.keepers][:number] for home, number in zip(homes, numbers, strict=True)]


def _family(
    rng: Random,
    first_id: int,
    family: int,
    home: Household,
    adults: tuple[str, ...],
    lives: list[Life],
    left: dt.date | None,
    today: dt.date,
) -> Iterator[Member]:
    fathers, mothers = rng.sample(FAMILY_NAMES, 2)
    taken: set[Spelling] = set()
    eldest = eldest_birth(home, lives)
    for offset, role in enumerate(adults):
        name = fathers if role in ("father", "grandfather") else mothers
        yield _adult(rng, first_id + offset, family, role, name, eldest, left, taken)
    for offset, place in enumerate(home.children, start=len(adults)):
        yield _child(rng, first_id + offset, family, fathers, place, lives[place], today, taken)


def _adult(
    rng: Random,
    number: int,
    family: int,
    role: str,
    family_name: Spelling,
    eldest: dt.date,
    left: dt.date | None,
    taken: set[Spelling],
) -> Member:
    born = grandparent_birth(rng, eldest) if role.startswith("grand") else parent_birth(rng, eldest)
    sex = _SEX[role]
    return Member(
        id=number,
        family=family,
        role=role,
        sex=sex,
        birth=BirthDate(born, rng.choices(tuple(Precision), weights=(50, 10, 40))[0]),
        family_name=family_name,
        given_name=_given(rng, sex, taken),
        nickname="",
        phone=phone_number(rng) if rng.random() < 0.6 else "",
        left=left,
        reason="" if left is None else "កូនលែងមកទៀត",
    )


def _child(
    rng: Random,
    number: int,
    family: int,
    family_name: Spelling,
    place: int,
    life: Life,
    today: dt.date,
    taken: set[Spelling],
) -> Member:
    sex = rng.choice("FM")
    left = last_day(life) if last_day(life) < today else None
    # The first child's birthday is today: its day must be known.
    precision = rng.choices(tuple(Precision), weights=(86, 5, 9))[0] if place else Precision.DAY
    return Member(
        id=number,
        family=family,
        role="child",
        sex=sex,
        birth=BirthDate(life.born, precision),
        family_name=family_name,
        given_name=_given(rng, sex, taken),
        nickname=rng.choice(NICKNAMES).km if rng.random() < 0.4 else "",
        phone="",
        left=left,
        reason="" if left is None else life.reason,
        life=place,
    )


def _given(rng: Random, sex: str, taken: set[Spelling]) -> Spelling:
    """A given name nobody else of the family has."""
    name = rng.choice([name for name in _GIVEN[sex] if name not in taken])
    taken.add(name)
    return name
