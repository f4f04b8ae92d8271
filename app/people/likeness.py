"""How likely it is that two records are one person. It warns, it never decides.

Weighed are the names in either script, birth date as far as it is known, sex and village. Twins (same family, same
birth date) are not duplicates: they are named only when their given names are nearly one, and then as twins.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

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
    family: Hashable = None


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
        return Likely.PERHAPS if self.score >= PERHAPS else Likely.NO


# Weights in points of 100. A name that is equal reaches PERHAPS with nothing else known; a similar one needs the birth
# date and the village as well. PROBABLY needs an equal name and an equal birth date.
NAME = 60
LEAST_NAME = 0.75
BIRTH_EQUAL, _BIRTH_FITS, _BIRTH_NEAR, BIRTH_UNKNOWN, _BIRTH_DIFFERS = 25, 15, 5, 5, -25
SEX_EQUAL, _SEX_DIFFERS = 5, -20
VILLAGE_EQUAL, _VILLAGE_DIFFERS = 10, -3
PERHAPS, _PROBABLY = 65, 85
_TWIN_NAMES = 0.9


def likeness(one: Profile, other: Profile) -> Likeness:
    """Weigh two records; symmetric."""
    return weigh(prepared(one), prepared(other))


@dataclass(frozen=True, slots=True)
class ComparedName:
    """One name in one script as it is compared."""

    whole: str  # both parts, in the order of the alphabet, so that a swapped order is the same name
    given: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record as it is compared: records that are equal here are weighed alike."""

    names: tuple[ComparedName, ComparedName]  # Khmer, Latin
    birth: BirthDate | None
    sex: str
    village: str
    family: Hashable


def prepared(profile: Profile) -> Prepared:
    """The record of somebody, ready to be compared with thousands."""
    return Prepared(
        (
            _name(profile.family_name_km, profile.given_name_km),
            _name(profile.family_name_latin, profile.given_name_latin),
        ),
        profile.birth,
        profile.sex,
        search_key(profile.village),
        profile.family,
    )


def _name(family: str, given: str) -> ComparedName:
    words = sorted(filter(None, map(search_key, f"{family} {given}".split())))
    return ComparedName("".join(words), search_key(given))


def weigh(one: Prepared, other: Prepared) -> Likeness:
    """As `likeness`."""
    alike = _names_alike(one, other)
    if alike < LEAST_NAME:
        return Likeness(0)
    reasons = {Reason.SAME_NAME if alike == 1 else Reason.SIMILAR_NAME}
    score = name_points(alike)
    score += _birth_points(one.birth, other.birth, reasons)
    if one.sex and other.sex:
        score += SEX_EQUAL if one.sex == other.sex else _SEX_DIFFERS
    if one.village and other.village:
        score += VILLAGE_EQUAL if one.village == other.village else _VILLAGE_DIFFERS
        reasons |= {Reason.SAME_VILLAGE} if one.village == other.village else set()
    if alike < 1 and _same_cradle(one, other):
        reasons.add(Reason.TWINS)
        score = min(score, _PROBABLY - 1 if alike >= _TWIN_NAMES else PERHAPS - 1)
    return Likeness(rounded(score), frozenset(reasons))


def name_points(alike: float) -> float:
    """What names weigh that are so much alike, from 0 to 1."""
    return NAME * (alike - LEAST_NAME) / (1 - LEAST_NAME)


def rounded(score: float) -> int:
    """The weight as it is told."""
    return round(max(0, min(100, score)))


def _same_cradle(one: Prepared, other: Prepared) -> bool:
    """Same family and same birth date, to the day: twins, unless the names are one."""
    return one.family is not None and one.family == other.family and one.birth is not None and one.birth == other.birth


def _names_alike(one: Prepared, other: Prepared) -> float:
    return both_scripts(_alike(one.names[0], other.names[0]), _alike(one.names[1], other.names[1]))


def both_scripts(khmer: float | None, latin: float | None) -> float:
    """From 0 to 1: Khmer counts more than Latin, which everybody spells in their own way."""
    if khmer is None or latin is None:
        return khmer or latin or 0.0
    return 0.65 * khmer + 0.35 * latin


def _alike(one: ComparedName, other: ComparedName) -> float | None:
    if not one.whole or not other.whole:
        return None
    if one.whole == other.whole:
        return 1.0
    # rapidfuzz is loaded when names are first compared, not with the pages that show what came of it.
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler

    whole = fuzz.ratio(one.whole, other.whole) / 100
    if not one.given or not other.given:
        return whole
    # Brothers and sisters share the family name: the given name has to be alike by itself.
    return min(whole, (whole + JaroWinkler.similarity(one.given, other.given, prefix_weight=0.05)) / 2)


def _birth_points(one: BirthDate | None, other: BirthDate | None, reasons: set[Reason]) -> int:
    if one is None or other is None:
        return BIRTH_UNKNOWN
    if one == other and one.precision is not Precision.YEAR:
        reasons.add(Reason.SAME_BIRTH)
        return BIRTH_EQUAL
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
