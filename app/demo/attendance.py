"""The marks of the demo centre: who was there, late, absent or excused at every session that was entered."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from app.demo.habits import Habit, habit
from app.demo.lives import Life
from app.demo.names.care import ABSENCE_REASONS
from app.demo.names.staff import LEADERS
from app.demo.sessions import Entry, Taken
from app.demo.stays import Stay
from app.schools.rules import half_of

if TYPE_CHECKING:
    from app.demo.content import Content

LEFT_TO_ENTER = 3  # names at the end of a sheet that was typed only in part
TIMES_KEPT_DAYS = 45  # the first group writes down arrivals and departures since so many days
WALK_INS = 0.01  # a session with somebody who is not enrolled
PAPER_TOTALS = 0.85
READERS, MOST_READERS = 0.35, 18  # of the children who are free how many come to the library, at most so many
NO_ACTIVITY = 0.02
OTHER_LEADER = 0.04
GAMES, READING, SPORT, TUTORING, ARTS = range(1, 6)
# By the place of a club in the list of clubs.
ACTIVITIES = (
    READING, TUTORING, SPORT, TUTORING, ARTS, ARTS, ARTS, TUTORING, TUTORING, ARTS, GAMES, GAMES, SPORT, ARTS,
)  # fmt: skip


class DemoMark(NamedTuple):
    """One mark; a tuple, because there are a million of them. `child` is a place in the list of lives."""

    session: int
    child: int
    status: str
    arrived: dt.time | None
    left: dt.time | None
    note: str
    walk_in: bool


@dataclass(frozen=True, slots=True)
class Register:
    """A session with its marks, and what the teacher wrote at the foot of the sheet."""

    taken: Taken
    marks: tuple[DemoMark, ...]
    paper_total: int | None
    staff: int | None
    head_count: int | None = None
    activity: int | None = None
    leader: str = ""


class _Roster:
    """Who is expected in one group as the days go by; days are asked for in order."""

    def __init__(self, stays: list[Stay]) -> None:
        self._to_come = sorted(stays, key=lambda stay: stay.starts, reverse=True)
        self._here: list[Stay] = []

    def on(self, day: dt.date) -> list[int]:
        while self._to_come and self._to_come[-1].starts <= day:
            self._here.append(self._to_come.pop())
        self._here = [stay for stay in self._here if stay.ends is None or stay.ends >= day]
        return [stay.child for stay in self._here]


class Attendance:
    """Makes the registers of a centre from its enrolments."""

    def __init__(self, rng: Random, content: Content) -> None:
        lives, stays, self._today = content.lives, content.stays, content.today
        self._rng = rng
        self._schooling = content.schooling
        self._habits = _habits(rng, lives, stays, content.start, self._today)
        clubs = {group.id: group for group in content.groups if group.level is None}
        self._clubs = {group.id: place for place, group in enumerate(clubs.values())}
        self._drop_in = {group.id for group in clubs.values() if group.drop_in}
        here: dict[int, list[Stay]] = defaultdict(list)
        for stay in stays:
            if not stay.waiting:
                here[stay.group].append(stay)
        self._rosters = {group: _Roster(expected) for group, expected in here.items()}
        in_clubs = sorted((stay for group in self._clubs for stay in here[group]), key=lambda stay: stay.starts)
        self._readers = _Roster(in_clubs)
        self._school_children = [place for place, life in enumerate(lives) if life.club]

    def months(self, sessions: list[Taken]) -> Iterator[tuple[dt.date, list[Register]]]:
        """The registers month by month, so that no more than one month of marks is held at a time."""
        for month, taken in groupby(sessions, key=lambda session: session.date.replace(day=1)):
            yield month, [self._register(session) for session in taken]

    def _register(self, taken: Taken) -> Register:
        if taken.entry is Entry.NOT_HELD:
            return Register(taken, (), None, None)
        if taken.planned.group in self._drop_in:
            return self._open_to_all(taken)
        expected = self._expected(taken)
        entered = expected[: -LEFT_TO_ENTER or None] if taken.entry is Entry.PARTLY else expected
        marks = [self._mark(taken, child) for child in entered]
        if self._rng.random() < WALK_INS:
            marks += self._walk_in(taken, expected)
        present = sum(1 for mark in marks if mark.status in "PL")
        written = taken.entry is Entry.PARTLY or self._rng.random() < PAPER_TOTALS
        still_to_come = len(expected) - len(entered)
        total = present + still_to_come if written else None
        return Register(
            taken, tuple(marks), total, self._staff(present), None, self._activity(taken), self._leader(taken)
        )

    def _expected(self, taken: Taken) -> list[int]:
        roster = self._rosters.get(taken.planned.group)
        people = roster.on(taken.date) if roster else []
        return self._free(taken, people) if taken.planned.group in self._clubs else people

    def _free(self, taken: Taken, people: list[int]) -> list[int]:
        """Those whom school leaves free for the session."""
        at_school = self._schooling.at_school(taken.date, half_of(taken.planned.starts, taken.planned.ends))
        return [child for child in people if child not in at_school]

    def _open_to_all(self, taken: Taken) -> Register:
        """The library: some of the school children, always more or less the same ones, and others who are counted."""
        weekday = taken.date.weekday()
        free = dict.fromkeys(self._free(taken, self._readers.on(taken.date)))
        usual = [child for child in free if child % 6 != weekday and self._rng.random() < READERS]
        marks = tuple(DemoMark(taken.id, child, "P", None, None, "", True) for child in usual[:MOST_READERS])
        counted = self._rng.randrange(2, 11)
        return Register(taken, marks, None, None, counted, self._activity(taken), self._leader(taken))

    def _activity(self, taken: Taken) -> int | None:
        """What the club is for; in the library games and reading take turns. Now and then nobody wrote it down."""
        group = taken.planned.group
        if group not in self._clubs or self._rng.random() < NO_ACTIVITY:
            return None
        if group in self._drop_in:
            return (GAMES, READING)[taken.date.toordinal() % 2]
        return ACTIVITIES[self._clubs[group] % len(ACTIVITIES)]

    def _leader(self, taken: Taken) -> str:
        """Now and then somebody else leads."""
        if taken.planned.group not in self._clubs or self._rng.random() >= OTHER_LEADER:
            return ""
        return self._rng.choice(LEADERS).latin

    def _mark(self, taken: Taken, child: int) -> DemoMark:
        status = self._habits[child].status(self._rng, taken.date)
        arrived, left = self._times(taken, status)
        note = self._rng.choice(ABSENCE_REASONS).km if status == "E" else ""
        return DemoMark(taken.id, child, status, arrived, left, note, False)

    def _times(self, taken: Taken, status: str) -> tuple[dt.time | None, dt.time | None]:
        if status not in "PL" or taken.planned.group != 1:
            return None, None
        if (self._today - taken.date).days > TIMES_KEPT_DAYS:
            return None, None
        start, end = taken.planned.starts, taken.planned.ends
        minutes = self._rng.randrange(20, 90) if status == "L" else self._rng.randrange(-15, 12)
        left = None if taken.date == self._today else _moved(end, -self._rng.randrange(0, 45))
        return _moved(start, minutes), left

    def _walk_in(self, taken: Taken, expected: list[int]) -> list[DemoMark]:
        """A school child of another club who came along."""
        others = [child for child in self._school_children if child not in expected]
        if not others:
            return []
        return [DemoMark(taken.id, self._rng.choice(others), "P", None, None, "", True)]

    def _staff(self, present: int) -> int:
        """About one for ten children; now and then one is missing."""
        needed = max(1, -(-present // 10))
        return max(1, needed - 1) if self._rng.random() < 0.05 else needed


def _habits(rng: Random, lives: list[Life], stays: list[Stay], start: dt.date, today: dt.date) -> list[Habit]:
    here = [stay.child for stay in stays if stay.ends is None and not stay.waiting]
    gone: dict[int, dt.date] = {}
    for child, days in zip(rng.sample(here[1:], min(3, len(here[1:]))), (25, 7, 5), strict=False):
        gone[child] = today - dt.timedelta(days=days)
    return [
        habit(rng, max(start, life.spans[0].first), min(today, life.spans[-1].last), gone.get(child))
        for child, life in enumerate(lives)
    ]


def _moved(time: dt.time, minutes: int) -> dt.time:
    return dt.time(*divmod(time.hour * 60 + time.minute + minutes, 60))
