"""Who among thousands may be one person: the same warnings as weighing everybody, with few of them weighed."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from rapidfuzz import fuzz, process

from app.dates import BirthDate, Precision
from app.people import likeness
from app.people.likeness import Likely, Likeness, Prepared, Profile, both_scripts, name_points, prepared, rounded

# So many of the nearest names are weighed first, and more only when one of them may be among the likeliest.
# Farther ones are not: where dozens of names are nearer, nobody looks for the five that are shown among the others.
_FIRST_LOOK, _LAST_LOOK = 32, 64
_ROUNDING = 1e-6
_Shelf = tuple[str, int, int, int]
_UNKNOWN: _Shelf = ("unknown", 0, 0, 0)
_ALL: _Shelf = ("all", 0, 0, 0)


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Somebody among those known who may be the person asked for."""

    who: int
    likeness: Likeness


class Crowd:
    """Those already known, arranged so that thousands of rows can be compared with thousands of people.

    Records that say the same are weighed once. Names are compared only where the birth dates leave room for a
    warning, and records are weighed only while one of them may still be among the likeliest.
    """

    def __init__(self, known: Iterable[tuple[int, Profile]] = ()) -> None:
        self._records: list[Prepared] = []
        self._places: dict[Prepared, int] = {}  # where each stands in the list
        self._who: list[list[int]] = []  # whose record it is, in order
        # Names by script and shelf, then by length.
        self._shelves: dict[tuple[int, _Shelf], dict[int, dict[int, str]]] = {}
        for who, profile in known:
            self.add(who, profile)

    def add(self, who: int, profile: Profile) -> None:
        """Make somebody known; `who` is the caller's own number."""
        record = prepared(profile)
        if record not in self._places:
            self._put(record)
        insort(self._who[self._places[record]], who)

    def look_alikes(self, profile: Profile, limit: int = 5) -> tuple[LookAlike, ...]:
        """Those who may be this person, the likeliest first."""
        record = prepared(profile)
        near = self._near(record, _FIRST_LOOK)
        best = self._best(record, near, limit)
        if not near.is_all and (len(best) < limit or near.most_beyond >= best[-1].likeness.score):
            best = self._best(record, self._near(record, _LAST_LOOK), limit)
        return tuple(best)

    def _put(self, record: Prepared) -> None:
        place = self._places[record] = len(self._records)
        self._records.append(record)
        self._who.append([])
        for script, name in enumerate(record.names):
            for shelf in _shelves_of(record.birth) if name.whole else ():
                lengths = self._shelves.setdefault((script, shelf), {})
                lengths.setdefault(len(name.whole), {})[place] = name.whole

    def _near(self, record: Prepared, looked_at: int) -> _Near:
        """The nearest names of every shelf on which somebody may lie of whom to warn."""
        near = _Near(record)
        for script, name in enumerate(record.names):
            for shelf in _shelves_near(record.birth) if name.whole else ():
                lengths = self._shelves.get((script, shelf))
                if lengths is None:
                    continue
                least = _least_alike(record, knows_birth=record.birth is not None and shelf != _UNKNOWN)
                for length in lengths.keys() & _lengths_near(len(name.whole), least):
                    near.look_among(lengths[length], script, name.whole, least, looked_at)
        return near

    def _best(self, record: Prepared, near: _Near, limit: int) -> list[LookAlike]:
        most = [(near.most(place, self._records[place]), place) for place in near.places()]
        best: list[LookAlike] = []
        for may_weigh, place in sorted(most, key=lambda one: (-one[0], one[1])):
            if len(best) == limit and may_weigh < best[-1].likeness.score:
                break
            weighed = likeness.weigh(record, self._records[place])
            if weighed.likely is not Likely.NO:
                best += [LookAlike(who, weighed) for who in self._who[place][:limit]]
                best = sorted(best, key=lambda one: (-one.likeness.score, one.who))[:limit]
        return best


class _Near:
    """The names found near one, by script and place of their record, and what can be said of all others."""

    def __init__(self, record: Prepared) -> None:
        self._record = record
        self.ratios: tuple[dict[int, float], dict[int, float]] = ({}, {})
        self.is_all = True
        self.beyond = [_least_alike(record, knows_birth=record.birth is not None)] * 2  # no other name is nearer

    def look_among(self, names: dict[int, str], script: int, name: str, least: float, looked_at: int) -> None:
        """Keep the nearest of these names, at most `looked_at` of those that are at least so near."""
        found = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=100 * least, limit=looked_at)
        self.ratios[script].update((place, ratio / 100) for _, ratio, place in found)
        if len(found) == looked_at:
            # Names in this script that are less near were not looked at.
            self.is_all = False
            self.beyond[script] = max(self.beyond[script], found[-1][1] / 100)

    def places(self) -> set[int]:
        """Where the records of the names stand that were found."""
        return self.ratios[0].keys() | self.ratios[1].keys()

    @property
    def most_beyond(self) -> int:
        """The most a record may weigh of which no name was found."""
        return _most(self._record, max(self.beyond), knows_birth=self._record.birth is not None)

    def most(self, place: int, other: Prepared) -> int:
        """The most a record may weigh of which a name was found."""
        khmer, latin = (
            self.ratios[script].get(place, self.beyond[script])
            if self._record.names[script].whole and other.names[script].whole
            else None
            for script in (0, 1)
        )
        return _most(
            self._record, both_scripts(khmer, latin), knows_birth=None not in (self._record.birth, other.birth)
        )


def _most(record: Prepared, alike: float, *, knows_birth: bool) -> int:
    """The most that names can weigh which are so much alike, when everything else speaks for one person."""
    return rounded(name_points(alike) + _others_points(record, knows_birth))


def _least_alike(record: Prepared, *, knows_birth: bool) -> float:
    """How alike names must be for a warning when everything else speaks for one person."""
    missing = likeness.PERHAPS - 0.5 - _others_points(record, knows_birth)
    return likeness.LEAST_NAME + (1 - likeness.LEAST_NAME) * missing / likeness.NAME


def _others_points(record: Prepared, knows_birth: bool) -> int:
    points = likeness.BIRTH_EQUAL if knows_birth else likeness.BIRTH_UNKNOWN
    points += likeness.SEX_EQUAL if record.sex else 0
    return points + (likeness.VILLAGE_EQUAL if record.village else 0)


def _lengths_near(length: int, least: float) -> range:
    """How long a name can be that is at least so near: what two names share is no longer than the shorter one."""
    return range(ceil(length * least / (2 - least) - _ROUNDING), int(length * (2 - least) / least + _ROUNDING) + 1)


def _shelves_of(birth: BirthDate | None) -> list[_Shelf]:
    """Where a birth date lies."""
    if birth is None:
        return [_ALL, _UNKNOWN]
    year, month, day = birth.value.year, birth.value.month, birth.value.day
    if birth.precision is Precision.YEAR:
        return [_ALL, ("year", year, 0, 0), ("only year", year, 0, 0)]
    return [_ALL, ("year", year, 0, 0), ("month", year, month, 0), ("date", year, month, day)]


def _shelves_near(birth: BirthDate | None) -> list[_Shelf]:
    """Where every birth date lies that does not differ from this one by more than a slip of the pen.

    With birth dates that differ no name is alike enough for a warning, see `app.people.likeness`.
    """
    if birth is None:
        return [_ALL]
    year, month, day = birth.value.year, birth.value.month, birth.value.day
    years = (year - 1, year, year + 1)
    if birth.precision is Precision.YEAR:
        return [_UNKNOWN, *(("year", one, 0, 0) for one in years)]
    # One of day, month and year may be wrong, or day and month swapped; no name lies on two of these shelves.
    slips: list[_Shelf] = [("month", year, month, 0)]
    slips += [("date", year, other, day) for other in range(1, 13) if other != month]
    slips += [("date", one, month, day) for one in (year - 1, year + 1)]
    slips += [("date", year, day, month)] if day != month else []
    return [_UNKNOWN, *slips, *(("only year", one, 0, 0) for one in years)]
