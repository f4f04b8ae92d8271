"""Which child belongs to which group from when to when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from app.demo.groups import LEVELS, DemoGroup, group_of_level
from app.demo.lives import TO_SCHOOL, Life, Span, school_start

NEXT_GROUP = "ឡើងក្រុម"
OTHER_SHIFT = "ប្តូរវេនសាលា"


@dataclass(frozen=True, slots=True)
class Stay:
    """An enrolment: `child` is a place in the list of lives, `group` an id; `ends` None is open."""

    child: int
    group: int
    starts: dt.date
    ends: dt.date | None
    reason: str = ""
    waiting: bool = False


def stays(rng: Random, lives: list[Life], groups: list[DemoGroup], start: dt.date, today: dt.date) -> list[Stay]:
    """Every enrolment between two dates in order of its first day; who is still to come waits for a place."""
    clubs = [group for group in groups if group.level is None and not group.drop_in]
    found: list[Stay] = []
    for child, life in enumerate(lives):
        if life.daycare and life.daycare.first > today:
            asked = today - dt.timedelta(days=rng.randrange(5, 60))
            found.append(Stay(child, group_of_level(groups, 0, life.born).id, asked, None, waiting=True))
        elif life.daycare:
            years = _daycare_stays(child, life.born, life.daycare, groups, start, today)
            found += _closed(years, life.daycare.last, TO_SCHOOL if life.club else life.reason, today)
        if life.club and life.club.first <= today:
            years = _club_stays(rng, child, life.club, clubs, start, today)
            found += _closed(years, life.club.last, life.reason, today)
    return sorted(found, key=lambda stay: (stay.starts, stay.child, stay.group))


def _daycare_stays(
    child: int, born: dt.date, daycare: Span, groups: list[DemoGroup], start: dt.date, today: dt.date
) -> list[Stay]:
    """One stay for each school year: at three with the youngest, in the year before school with the eldest."""
    leaves = school_start(daycare.last)
    return [
        Stay(child, group_of_level(groups, _level(first, leaves), born).id, first, last, NEXT_GROUP)
        for first, last in _school_years(daycare, start, today)
    ]


def _level(first: dt.date, school: dt.date) -> int:
    years_left = school.year - school_start(first).year
    return max(0, LEVELS - 1 - years_left)


def _club_stays(
    rng: Random, child: int, span: Span, clubs: list[DemoGroup], start: dt.date, today: dt.date
) -> list[Stay]:
    """Now and then a child changes its club when the school swaps its shift; a few go to two clubs."""
    chosen = rng.choice(clubs).id
    found: list[Stay] = []
    for first, last in _school_years(span, start, today):
        swapped = rng.choice(clubs).id if rng.random() < 0.2 else chosen
        if found and swapped == chosen:
            found[-1] = replace(found[-1], ends=last)
        else:
            found.append(Stay(child, swapped, first, last, OTHER_SHIFT))
        chosen = swapped
    second = rng.choice(clubs).id
    if found and second not in {stay.group for stay in found} and rng.random() < 0.08:
        found.append(replace(found[-1], group=second))
    return found


def _school_years(span: Span, start: dt.date, today: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """The part of a span between two dates, cut where school years begin."""
    first, last = max(span.first, start), span.last
    while first <= min(last, today):
        end = min(last, school_start(first) - dt.timedelta(days=1))
        yield first, end
        first = end + dt.timedelta(days=1)


def _closed(found: list[Stay], last: dt.date, reason: str, today: dt.date) -> list[Stay]:
    """The stays with their true ends: open where the child still comes, the reason of leaving on its last day."""
    return [
        replace(stay, ends=None, reason="")
        if stay.ends is None or stay.ends >= today
        else replace(stay, reason=reason if stay.ends == last else stay.reason)
        for stay in found
    ]
