"""Families: who is brother and sister, who looks after them, where they live."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from app.demo.lives import Life, years_after
from app.demo.names.places import QUARTERS, VILLAGES
from app.demo.names.script import Spelling

MOST_CHILDREN = 5
SIBLING_DAYS = (400, 1500)  # between two births of one family


class Keepers(StrEnum):
    """Who brings the children up."""

    PARENTS = "parents"
    MOTHER = "mother"
    GRANDPARENTS = "grandparents"  # often: the parents work abroad


@dataclass(slots=True)
class Household:
    """One family; `children` are places in the list of lives, eldest first."""

    keepers: Keepers
    village: Spelling
    quarter: Spelling
    house: int
    phone: str
    id_poor: str
    children: list[int] = field(default_factory=list)


def households(rng: Random, lives: list[Life]) -> list[Household]:
    """Puts children into families: twins together, others with brothers and sisters some years apart."""
    homes: list[Household] = []
    last_birth: list[dt.date] = []
    by_birth = sorted(range(len(lives)), key=lambda place: (lives[place].born, place))
    home_of: dict[int, int] = {}
    for place in by_birth:
        born = lives[place].born
        home = home_of[place - 1] if lives[place].twin else _home_with_room(rng, homes, last_birth, born)
        if home is None:
            home = len(homes)
            homes.append(_new_household(rng))
            last_birth.append(born)
        homes[home].children.append(place)
        last_birth[home] = born
        home_of[place] = home
    return homes


def phone_number(rng: Random) -> str:
    """A number that looks Cambodian and that nobody has: its middle is 000."""
    operator = rng.choice(("10", "11", "12", "15", "16", "17", "69", "70", "77", "81", "85", "92"))
    return f"+855 {operator} 000 {rng.randrange(1000):03}"


def eldest_birth(home: Household, lives: list[Life]) -> dt.date:
    """When the family's first child was born, from which the parents' ages follow."""
    return min(lives[place].born for place in home.children)


def parent_birth(rng: Random, first_child: dt.date) -> dt.date:
    """A parent is 18 to 32 at the first child's birth."""
    return years_after(first_child, -rng.randrange(18, 33)) - dt.timedelta(days=rng.randrange(365))


def grandparent_birth(rng: Random, first_child: dt.date) -> dt.date:
    """A grandparent is 42 to 62 at the first grandchild's birth."""
    return years_after(first_child, -rng.randrange(42, 63)) - dt.timedelta(days=rng.randrange(365))


def _home_with_room(rng: Random, homes: list[Household], last_birth: list[dt.date], born: dt.date) -> int | None:
    if rng.random() < 0.3:
        return None
    low, high = SIBLING_DAYS
    fitting = [
        number
        for number in range(max(0, len(homes) - 400), len(homes))
        if low <= (born - last_birth[number]).days <= high and len(homes[number].children) < MOST_CHILDREN
    ]
    return rng.choice(fitting) if fitting else None


def _new_household(rng: Random) -> Household:
    keepers = rng.choices(tuple(Keepers), weights=(68, 17, 15))[0]
    return Household(
        keepers=keepers,
        village=rng.choice(VILLAGES),
        quarter=rng.choice(QUARTERS[:3] if rng.random() < 0.8 else QUARTERS[3:]),
        house=rng.randrange(1, 400),
        phone=phone_number(rng),
        id_poor=rng.choices(("1", "2", "risk", ""), weights=(18, 34, 12, 36))[0],
    )
