"""Who may collect the children of a family, and who must not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from app.demo.households import Household, Keepers, phone_number
from app.demo.members import Member
from app.demo.names.care import MUST_NOT_COLLECT_REASONS
from app.demo.names.families import FAMILY_NAMES
from app.demo.names.given import BOYS, GIRLS
from app.demo.names.script import Spelling

_KEEPERS = {
    Keepers.PARENTS: ("mother", "father"),
    Keepers.MOTHER: ("mother", "aunt"),
    Keepers.GRANDPARENTS: ("grandmother", "grandfather"),
}
_WOMEN = ("mother", "grandmother", "aunt")
_HELPERS = ("aunt", "uncle", "grandmother", "sibling", "neighbour")


@dataclass(frozen=True, slots=True)
class Collector:
    """Somebody who answers for the children of a family, or must be kept from them; `reason` only then."""

    family: int
    name: Spelling
    relation: str
    phone: str
    reason: str = ""

    @property
    def collects(self) -> str:
        return "must_not" if self.reason else "may"


def collectors(rng: Random, homes: list[Household], people: list[Member]) -> list[Collector]:
    """The guardians of every family. A father from whom the mother lives apart may be one who must not collect."""
    members: dict[int, list[Member]] = defaultdict(list)
    for person in people:
        members[person.family].append(person)
    found: list[Collector] = []
    for family, home in enumerate(homes, start=1):
        found += _of_family(rng, family, home, members[family])
    here = [person.family for person in people if person.role == "child" and person.left is None]
    if here and not any(guardian.reason and guardian.family in here for guardian in found):
        family = here[len(here) // 2]
        found.append(_kept_away(rng, family, members[family]))
    return found


def _of_family(rng: Random, family: int, home: Household, members: list[Member]) -> Iterator[Collector]:
    relations = list(_KEEPERS[home.keepers])
    if rng.random() < 0.35:
        relations.append(rng.choice([helper for helper in _HELPERS if helper not in relations]))
    for relation in relations:
        recorded = next((member for member in members if member.role == relation), None)
        name = recorded.name if recorded else _name(rng, relation, members)
        phone = recorded.phone if recorded else ""
        yield Collector(family, name, relation, phone or phone_number(rng))
    if home.keepers is Keepers.MOTHER and rng.random() < 0.2:
        yield _kept_away(rng, family, members)


def _kept_away(rng: Random, family: int, members: list[Member]) -> Collector:
    reason = rng.choice(MUST_NOT_COLLECT_REASONS)
    words = f"{reason.km} · {reason.latin}"
    relation = "uncle" if any(member.role == "father" for member in members) else "father"
    return Collector(family, _name(rng, relation, members), relation, "", words)


def _name(rng: Random, relation: str, members: list[Member]) -> Spelling:
    """A father bears the family name of his children; the others mostly have their own."""
    family = members[-1].family_name if relation in ("father", "sibling") else rng.choice(FAMILY_NAMES)
    woman = relation in _WOMEN or (relation in ("sibling", "neighbour") and rng.random() < 0.5)
    given = rng.choice(GIRLS if woman else BOYS)
    return Spelling(f"{family.km} {given.km}", f"{family.latin} {given.latin}")
