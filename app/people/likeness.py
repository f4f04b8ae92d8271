"""How likely it is that two records are one person. It warns, it never decides.

Weighed are the names in either script, birth date as far as it is known, sex and village. Twins (same family, same
birth date) are not duplicates: they are named only when their given names are nearly one, and then as twins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from app.dates import BirthDate, Precision
from app.text import search_key


class Likely(IntEnum):
    """How loudly to warn."""

    NO = 0
    PERHAPS = 1
    PROBABLY = 2


class Reason(StrEnum):
    """What speaks for two records being one person."""

    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    SAME_BIRTH = "same_birth"
    BIRTH_FITS = "birth_fits"
    SAME_VILLAGE = "same_village"
    TWINS = "twins"


@dataclass(frozen=True, slots=True)
class Profile:
    """What two records are compared by; `family` is any value that equal families share, None: not known."""

    family_name_km: str = ""
    given_name_km: str = ""
    family_name_latin: str = ""
    given_name_latin: str = ""
    birth: BirthDate | None = None
    sex: str = ""
    village: str = ""
    family: object = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """The weight from 0 to 100, and what it rests on."""

    score: int
    reasons: frozenset[Reason] = frozenset()

    @property
    def likely(self) -> Likely:
        """Whether that is enough to warn."""
        if self.score >= _PROBABLY:
            return Likely.PROBABLY
        return Likely.PERHAPS if self.score >= _PERHAPS else Likely.NO


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Somebody among those known who may be the person asked for."""

    who: int
    likeness: Likeness


# Weights in points of 100. A name that is equal reaches PERHAPS with nothing else known; a similar one needs the birth
# date and the village as well. PROBABLY needs an equal name and an equal birth date.
_NAME = 60
_LEAST_NAME = 0.75
_BIRTH_EQUAL, _BIRTH_FITS, _BIRTH_NEAR, _BIRTH_UNKNOWN, _BIRTH_DIFFERS = 25, 15, 5, 5, -25
_SEX_EQUAL, _SEX_DIFFERS = 5, -20
_VILLAGE_EQUAL, _VILLAGE_DIFFERS = 10, -3
_PERHAPS, _PROBABLY = 65, 85
_TWIN_NAMES = 0.9


def likeness(one: Profile, other: Profile) -> Likeness:
    """Weigh two records; symmetric."""
    return _weigh(_prepared(one), _prepared(other))


class Crowd:
    """Those already known, arranged so that thousands of rows can be compared with thousands of people."""

    def __init__(self, known: Iterable[tuple[int, Profile]] = ()) -> None:
        self._prepared: dict[int, _Prepared] = {}
        self._by_year: dict[int, dict[int, str]] = defaultdict(dict)
        self._by_name: dict[str, set[int]] = defaultdict(set)
        for who, profile in known:
            self.add(who, profile)

    def add(self, who: int, profile: Profile) -> None:
        """Make somebody known; `who` is the caller's own number."""
        prepared = _prepared(profile)
        self._prepared[who] = prepared
        year = profile.birth.value.year if profile.birth else None
        for script, name in enumerate(prepared.names):
            if name.whole:
                self._by_year[_shelf(year, script)][who] = name.whole
                self._by_name[name.whole].add(who)

    def look_alikes(self, profile: Profile, limit: int = 5) -> tuple[LookAlike, ...]:
        """Those who may be this person, the likeliest first."""
        prepared = _prepared(profile)
        found = [LookAlike(who, _weigh(prepared, self._prepared[who])) for who in self._near(prepared)]
        likely = [one for one in found if one.likeness.likely is not Likely.NO]
        return tuple(sorted(likely, key=lambda one: (-one.likeness.score, one.who))[:limit])

    def _near(self, prepared: _Prepared) -> set[int]:
        """Everybody of the same name, and of a similar name among those whose birth year may be the same."""
        near: set[int] = set()
        for script, name in enumerate(prepared.names):
            if not name.whole:
                continue
            near |= self._by_name.get(name.whole, set())
            for year in self._years(prepared.birth, script):
                matches = process.extract(
                    name.whole, self._by_year[year], scorer=fuzz.ratio, score_cutoff=78, limit=None
                )
                near.update(who for _, _, who in matches)
        return near

    def _years(self, birth: BirthDate | None, script: int) -> list[int]:
        if birth is None:
            return [shelf for shelf in self._by_year if shelf % 2 == script]
        year = birth.value.year
        wanted = [_shelf(one, script) for one in (year - 1, year, year + 1, None)]
        return [shelf for shelf in wanted if shelf in self._by_year]


def _shelf(year: int | None, script: int) -> int:
    """One number for a birth year (0: not known) and a script."""
    return (year or 0) * 2 + script


@dataclass(frozen=True, slots=True)
class _Name:
    whole: str  # both parts, in the order of the alphabet, so that a swapped order is the same name
    given: str


@dataclass(frozen=True, slots=True)
class _Prepared:
    names: tuple[_Name, _Name]  # Khmer, Latin
    birth: BirthDate | None
    sex: str
    village: str
    family: object


def _prepared(profile: Profile) -> _Prepared:
    return _Prepared(
        (
            _name(profile.family_name_km, profile.given_name_km),
            _name(profile.family_name_latin, profile.given_name_latin),
        ),
        profile.birth,
        profile.sex,
        search_key(profile.village),
        profile.family,
    )


def _name(family: str, given: str) -> _Name:
    words = sorted(filter(None, map(search_key, f"{family} {given}".split())))
    return _Name("".join(words), search_key(given))


def _weigh(one: _Prepared, other: _Prepared) -> Likeness:
    alike = _names_alike(one, other)
    if alike < _LEAST_NAME:
        return Likeness(0)
    reasons = {Reason.SAME_NAME if alike == 1 else Reason.SIMILAR_NAME}
    score = _NAME * (alike - _LEAST_NAME) / (1 - _LEAST_NAME)
    score += _birth_points(one.birth, other.birth, reasons)
    if one.sex and other.sex:
        score += _SEX_EQUAL if one.sex == other.sex else _SEX_DIFFERS
    if one.village and other.village:
        score += _VILLAGE_EQUAL if one.village == other.village else _VILLAGE_DIFFERS
        reasons |= {Reason.SAME_VILLAGE} if one.village == other.village else set()
    if alike < 1 and _same_cradle(one, other):
        reasons.add(Reason.TWINS)
        score = min(score, _PROBABLY - 1 if alike >= _TWIN_NAMES else _PERHAPS - 1)
    return Likeness(round(max(0, min(100, score))), frozenset(reasons))


def _same_cradle(one: _Prepared, other: _Prepared) -> bool:
    """Same family and same birth date, to the day: twins, unless the names are one."""
    return one.family is not None and one.family == other.family and one.birth is not None and one.birth == other.birth


def _names_alike(one: _Prepared, other: _Prepared) -> float:
    """From 0 to 1: Khmer counts more than Latin, which everybody spells in their own way."""
    khmer = _alike(one.names[0], other.names[0])
    latin = _alike(one.names[1], other.names[1])
    if khmer is None or latin is None:
        return khmer or latin or 0.0
    return 0.65 * khmer + 0.35 * latin


def _alike(one: _Name, other: _Name) -> float | None:
    if not one.whole or not other.whole:
        return None
    if one.whole == other.whole:
        return 1.0
    whole = fuzz.ratio(one.whole, other.whole) / 100
    if not one.given or not other.given:
        return whole
    # Brothers and sisters share the family name: the given name has to be alike by itself.
    return min(whole, (whole + JaroWinkler.similarity(one.given, other.given, prefix_weight=0.05)) / 2)


def _birth_points(one: BirthDate | None, other: BirthDate | None, reasons: set[Reason]) -> int:
    if one is None or other is None:
        return _BIRTH_UNKNOWN
    if one == other and one.precision is not Precision.YEAR:
        reasons.add(Reason.SAME_BIRTH)
        return _BIRTH_EQUAL
    if one.may_equal(other):
        reasons.add(Reason.BIRTH_FITS)
        return _BIRTH_FITS
    return _BIRTH_NEAR if _one_slip(one, other) else _BIRTH_DIFFERS


def _one_slip(one: BirthDate, other: BirthDate) -> bool:
    """Day and month swapped, or one of day, month and year (by one) written wrongly."""
    if Precision.YEAR in (one.precision, other.precision):
        return abs(one.value.year - other.value.year) == 1
    first, second = one.value, other.value
    if first.year == second.year:
        swapped = (first.day, first.month) == (second.month, second.day)
        return swapped or first.day == second.day or first.month == second.month
    return abs(first.year - second.year) == 1 and (first.day, first.month) == (second.day, second.month)
