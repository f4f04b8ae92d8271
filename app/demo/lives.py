"""A child's way through the centre: daycare from three until school starts, then perhaps a club."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from random import Random

ENTERS_AGE = 3
SCHOOL_AGE = 6
SCHOOL_STARTS = (11, 1)  # month and day, as the Ministry of Education set it for most of these years
YEARS_IN_DAYCARE = 3.1  # on average, as the rules below make it
YEARS_IN_A_CLUB = 4.0
WAITING_LIST = 3

TO_SCHOOL = "ចូលសាលារដ្ឋ"
MOVED_AWAY = "ផ្លាស់ទីលំនៅ"
STOPPED = "ឈប់មក"


@dataclass(frozen=True, slots=True)
class Span:
    """From the first to the last day, both inclusive; the last day may lie in the future."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Life:
    """When a child was born and when it came to what."""

    born: dt.date
    daycare: Span | None = None
    club: Span | None = None
    reason: str = ""  # why it left in the end
    twin: bool = False  # born with the child before it in the list

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(span for span in (self.daycare, self.club) if span)

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """Whether the child was at the centre at any time between two dates."""
        return any(span.first <= last and span.last >= first for span in self.spans)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many people are at the centre on any one day."""

    daycare: int
    clubs: int

    @classmethod
    def of(cls, people: int) -> Sizes:
        """A small centre is mostly a daycare; a large one has more school children and more parents."""
        daycare = min(0.40 * people, 60 + 0.09 * people)
        clubs = 0.22 * people + 0.148 * max(0, people - 120)
        return cls(round(daycare), round(clubs))


def school_start(after: dt.date) -> dt.date:
    """The first day of the school year that follows a date."""
    start = dt.date(after.year, *SCHOOL_STARTS)
    return start if start > after else start.replace(year=after.year + 1)


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day some years later; 29 February becomes the 28th."""
    return day.replace(year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def lives(rng: Random, people: int, start: dt.date, today: dt.date) -> list[Life]:
    """The life of every child who was here between two dates or waits to come; at most 70 % are here today."""
    sizes = Sizes.of(people)
    found = [*_birthday_child(today), *_births(rng, sizes, start, today)]
    here = [life for life in found if life.touches(today, today)]
    surplus = {id(life) for life in here[max(1, round(people * 0.7)) :]}
    waiting = [life for life in found if _waits(life, today)][: min(WAITING_LIST, people // 30)]
    kept = [life for life in found if life.touches(start, today) and id(life) not in surplus]
    return _with_twins(rng, kept, today) + waiting


def _birthday_child(today: dt.date) -> list[Life]:
    born = years_after(today, -(ENTERS_AGE + 1))
    return [Life(born, Span(years_after(born, ENTERS_AGE), _last_day_before_school(born)), reason=TO_SCHOOL)]


def _births(rng: Random, sizes: Sizes, start: dt.date, today: dt.date) -> list[Life]:
    per_year = sizes.daycare / YEARS_IN_DAYCARE
    club_per_year = sizes.clubs / YEARS_IN_A_CLUB
    goes_on = min(0.7, club_per_year / per_year * 0.9) if per_year else 0.0
    found = []
    for year in range(start.year - 15, today.year - 1):
        for _ in range(_about(rng, per_year)):
            found.append(_daycare_life(rng, _some_day(rng, year), rng.random() < goes_on))
        for _ in range(_about(rng, max(0.0, club_per_year - goes_on * per_year))):
            found.append(_club_life(rng, _some_day(rng, year)))
    return sorted(found, key=lambda life: life.born)


def _about(rng: Random, number: float) -> int:
    return int(number + rng.random())


def _some_day(rng: Random, year: int) -> dt.date:
    return dt.date(year, 1, 1) + dt.timedelta(days=rng.randrange(365))


def _last_day_before_school(born: dt.date) -> dt.date:
    return school_start(years_after(born, SCHOOL_AGE) - dt.timedelta(days=1)) - dt.timedelta(days=1)


def _daycare_life(rng: Random, born: dt.date, goes_on: bool) -> Life:
    first = years_after(born, ENTERS_AGE) + dt.timedelta(days=rng.randrange(240))
    last = _last_day_before_school(born)
    if rng.random() < 0.06:
        early = first + dt.timedelta(days=rng.randrange(60, (last - first).days))
        return Life(born, Span(first, early), reason=MOVED_AWAY)
    club = _club_span(rng, last + dt.timedelta(days=rng.randrange(1, 40))) if goes_on else None
    return Life(born, Span(first, last), club, reason=STOPPED if club else TO_SCHOOL)


def _club_life(rng: Random, born: dt.date) -> Life:
    first = years_after(born, SCHOOL_AGE) + dt.timedelta(days=rng.randrange(3 * 365))
    return Life(born, None, _club_span(rng, first), reason=rng.choice((STOPPED, MOVED_AWAY)))


def _club_span(rng: Random, first: dt.date) -> Span:
    return Span(first, first + dt.timedelta(days=rng.randrange(365, 7 * 365)))


def _waits(life: Life, today: dt.date) -> bool:
    return life.daycare is not None and 0 < (life.daycare.first - today).days <= 200


def _with_twins(rng: Random, found: list[Life], today: dt.date) -> list[Life]:
    """Makes some children twins, two of the daycare children of today for certain."""
    twins = list(found)
    for place in range(1, len(twins)):
        before, life = twins[place - 1], twins[place]
        if not before.twin and _stage(before, today) == _stage(life, today) and rng.random() < 0.02:
            twins[place] = replace(before, twin=True)
    stages = [_stage(life, today) for life in twins]
    here = [i for i in range(2, len(twins)) if stages[i - 1] == stages[i] == "daycare"]
    if here and not any(twins[i].twin for i in here):
        twins[here[-1]] = replace(twins[here[-1] - 1], twin=True)
    return twins


def _stage(life: Life, today: dt.date) -> str:
    """Where the child is today: "daycare", "club" or "" when it left."""
    if life.daycare and life.daycare.first <= today <= life.daycare.last:
        return "daycare"
    return "club" if life.club and life.club.first <= today <= life.club.last else ""
