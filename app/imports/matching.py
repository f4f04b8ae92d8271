"""Which stored person a row of a list is: sure by code or by an exact name, otherwise a question for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from app.dates import BirthDate, Precision
from app.errors import UserError
from app.families.guardians import Collects, Guardian, GuardianDraft
from app.imports.known import KnownPerson
from app.imports.rows import ReadPerson
from app.people.values import PersonDraft
from app.text import search_key
from app.words import N_


@dataclass(frozen=True, slots=True)
class Match:
    """`person` when it is sure, `doubtful` when a code says so and the name does not, else neither."""

    person: KnownPerson | None = None
    doubtful: KnownPerson | None = None


class Matcher:
    """Finds stored people for the rows of one list; each person is found for one row only.

    `aliases` are what people decided before: `identity` of a row -> the person it is the same as.
    """

    def __init__(self, people: Iterable[KnownPerson], aliases: dict[str, int]) -> None:
        self._people = {one.id: one for one in people}
        self._aliases = aliases
        self._by_code = {search_key(one.draft.code): one for one in self._people.values()}
        self._by_name: dict[str, list[KnownPerson]] = defaultdict(list)
        self._claimed: set[int] = set()
        for one in self._people.values():
            for key in filter(None, name_keys(one.draft)):
                self._by_name[key].append(one)

    def match(self, read: ReadPerson) -> Match:
        """Find the person of a row. Raises UserError when the row's code stood in the list before."""
        found = self._by_code.get(search_key(read.draft.code)) if read.draft.code else None
        if found is not None:
            if found.id in self._claimed:
                raise UserError(N_("The code {code} stands in this list twice."), code=read.draft.code)
            return self._claim(found) if names_agree(read.draft, found.draft) else Match(doubtful=found)
        if (alias := self._people.get(self._aliases.get(identity(read), 0))) and alias.id not in self._claimed:
            return self._claim(alias)
        candidates = {one.id: one for key in name_keys(read.draft) for one in self._by_name.get(key, ())}
        for one in sorted(candidates.values(), key=lambda one: (not _birth_equal(read, one), one.id)):
            if one.id not in self._claimed and is_same(read, one):
                return self._claim(one)
        return Match()

    def _claim(self, found: KnownPerson) -> Match:
        self._claimed.add(found.id)
        return Match(found)


def identity(read: ReadPerson) -> str:
    """What a row is remembered by: a digest of its names, birth date, sex and village, or of its code."""
    draft = read.draft
    born = f"{draft.birth.value.isoformat()} {draft.birth.precision}" if draft.birth and not read.birth_is_age else ""
    parts = (search_key(draft.code), *name_keys(draft), born, draft.sex, search_key(read.village))
    return sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def name_keys(draft: PersonDraft) -> tuple[str, str]:
    """The whole name in Khmer and in Latin script as it is compared; "" for a script without a name."""
    return search_key(draft.name_km), search_key(draft.name_latin)


def names_agree(one: PersonDraft, other: PersonDraft) -> bool:
    """Whether the names are equal in every script that both have, and there is such a script."""
    pairs = [(a, b) for a, b in zip(name_keys(one), name_keys(other), strict=True) if a and b]
    return bool(pairs) and all(a == b for a, b in pairs)


def is_same(read: ReadPerson, person: KnownPerson) -> bool:
    """Whether equal names, sex and birth date leave no doubt.

    With a whole birth date nothing more is asked. With a year or an age alone, or none, the village and the
    guardians must not speak against it; where only one of both has a birth date, a guardian must speak for it.
    """
    mine, theirs = read.draft, person.draft
    if not names_agree(mine, theirs) or (mine.sex and theirs.sex and mine.sex != theirs.sex):
        return False
    if mine.birth is None or theirs.birth is None:
        agreed = mine.birth is theirs.birth or _share_guardian(read.answering, person.guardians)
        return agreed and not _speaks_against(read, person)
    if not birth_fits(mine.birth, theirs.birth, read.birth_is_age):
        return False
    whole = mine.birth.precision is theirs.birth.precision is Precision.DAY
    return whole or not _speaks_against(read, person)


def birth_fits(read: BirthDate, stored: BirthDate, is_age: bool) -> bool:
    """Whether both can be one birth date; an age is right to a year, and last year's list is a year older."""
    if is_age:
        return abs(read.value.year - stored.value.year) <= 1
    return read.may_equal(stored)


def same_guardian(one: Guardian | GuardianDraft, other: Guardian | GuardianDraft) -> bool:
    """Whether the names are equal in a script that both have."""
    return any(
        a and a == b
        for a, b in (
            (search_key(one.name_km), search_key(other.name_km)),
            (search_key(one.name_latin), search_key(other.name_latin)),
        )
    )


def similar_guardian(one: Guardian | GuardianDraft, other: Guardian | GuardianDraft) -> bool:
    """Whether the names are near enough to be two spellings of one; without a common script they may be."""
    # rapidfuzz is loaded when names are first compared, not at the start.
    from rapidfuzz import fuzz

    pairs = [(one.name_km, other.name_km), (one.name_latin, other.name_latin)]
    ratios = [fuzz.token_sort_ratio(search_key(a), search_key(b)) for a, b in pairs if a and b]
    return not ratios or max(ratios) >= 60


def _birth_equal(read: ReadPerson, person: KnownPerson) -> bool:
    return read.draft.birth == person.draft.birth


def _share_guardian(one: Iterable[GuardianDraft], other: Iterable[Guardian]) -> bool:
    others = list(other)
    return any(same_guardian(a, b) for a in one for b in others)


def _speaks_against(read: ReadPerson, person: KnownPerson) -> bool:
    """Another village, or another mother or father."""
    mine, theirs = search_key(read.village), search_key(person.label.village)
    if mine and theirs and mine != theirs:
        return True
    return any(
        one.relation and one.relation == other.relation and not similar_guardian(one, other)
        for one in read.answering
        for other in person.guardians
        if one.collects is not Collects.MUST_NOT and other.collects is not Collects.MUST_NOT
    )
