"""The parent meetings of the demo centre: one a month, mostly mothers, some families never reached."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from app.demo.content import Content
from app.demo.lives import Life
from app.demo.names.meetings import PLACES
from app.demo.names.staff import LEADERS

THEMES = 12
STARTS, ENDS = dt.time(14), dt.time(15, 30)
MOST_INVITED = 120
LOOK_AHEAD = dt.timedelta(days=50)
NOT_HELD_SHARE = 0.03
# How often a family comes when it is invited; some never do.
_HABITS = (0.0, 0.3, 0.55, 0.75, 0.92)
_HABIT_WEIGHTS = (9, 16, 25, 30, 20)
_WHO = {"mother": 70, "grandmother": 14, "father": 9, "grandfather": 4, "other": 3}


@dataclass(frozen=True, slots=True)
class DemoMeeting:
    """One meeting; `themes` count from 0, `came` are people. Where it is not `entered`, nobody typed the sheet yet."""

    date: dt.date
    themes: tuple[int, ...]
    place: str
    facilitator: str
    invited: tuple[int, ...]
    came: tuple[int, ...]
    families: int  # that came
    entered: bool
    held: bool


def demo_meetings(content: Content) -> Iterator[DemoMeeting]:
    """The meetings in order of date: those of the past, one of today and one to come."""
    rng = Random(f"{content.seed}/meetings")
    adults = _adults(content)
    habits = {number: rng.choices(_HABITS, _HABIT_WEIGHTS)[0] for number in range(1, len(content.homes) + 1)}
    days = list(_days(content))
    for place, day in enumerate(days):
        invited = _invited(rng, content, day)
        late = day >= content.today or (day != days[0] and (content.today - day).days <= 14)
        held = late or rng.random() >= NOT_HELD_SHARE
        came = {} if late or not held else dict(_came(rng, invited, adults, habits))
        themes = {place % THEMES} | ({(place * 5 + 3) % THEMES} if place % 4 == 1 else set())
        yield DemoMeeting(
            day,
            tuple(sorted(themes)),
            rng.choice(PLACES),
            rng.choice(LEADERS).latin,
            invited,
            tuple(came),
            len(set(came.values())),
            not late,
            held,
        )


def _days(content: Content) -> Iterator[dt.date]:
    """The second Thursday of each month, or the next day on which the centre works; then today, and one to come."""
    closed = {day.date for day in content.closures if not day.worked}
    month = content.start.replace(day=1)
    found = set()
    while month <= content.today + LOOK_AHEAD:
        thursday = month + dt.timedelta(days=(3 - month.weekday()) % 7 + 7)
        found.add(_working_day(thursday, closed))
        month = (month + dt.timedelta(days=32)).replace(day=1)
    found.add(_working_day(content.today, closed))
    yield from sorted(day for day in found if content.start < day <= content.today + LOOK_AHEAD)


def _working_day(day: dt.date, closed: set[dt.date]) -> dt.date:
    while day in closed or day.weekday() > 4:
        day += dt.timedelta(days=1)
    return day


def _adults(content: Content) -> dict[int, list[tuple[int, str]]]:
    """By family, the person and role of every adult recorded."""
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for person in content.people:
        if person.role != "child":
            found[person.family].append((person.id, person.role))
    return found


def _invited(rng: Random, content: Content, day: dt.date) -> tuple[int, ...]:
    """The families with a child at the centre on that day; of many, the half whose turn it is."""
    here = [
        number
        for number, home in enumerate(content.homes, start=1)
        if any(_is_here(content.lives[place], day) for place in home.children)
    ]
    return tuple(sorted(rng.sample(here, min(len(here), MOST_INVITED))))


def _is_here(life: Life, day: dt.date) -> bool:
    return life.touches(day, day)


def _came(
    rng: Random, invited: tuple[int, ...], adults: dict[int, list[tuple[int, str]]], habits: dict[int, float]
) -> Iterator[tuple[int, int]]:
    """Who came, with the family: mostly one adult of a family, now and then two."""
    for family in invited:
        known = adults.get(family, [])
        if not known or rng.random() >= habits[family]:
            continue
        weights = [_WHO[role] for _, role in known]
        first = rng.choices(known, weights)[0][0]
        yield first, family
        others = [person for person, _ in known if person != first]
        if others and rng.random() < 0.08:
            yield rng.choice(others), family
