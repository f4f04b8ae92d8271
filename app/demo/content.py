"""Everything the demo centre holds, made from a seed. The same arguments make the same centre, on any computer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from app.calendar.values import ChangedHours, ClosedDay, SlotTimes
from app.demo.attendance import Attendance, Register
from app.demo.closed_days import closed_days, hot_seasons
from app.demo.groups import DemoGroup, demo_groups, timetable
from app.demo.guardians import Collector, collectors
from app.demo.health import Note, health_notes
from app.demo.households import Household, households
from app.demo.lives import Life, lives, years_after
from app.demo.members import Member, members
from app.demo.schooling import DemoPlace, Schooling
from app.demo.sessions import Taken, taken_sessions
from app.demo.stays import Stay, stays


@dataclass(frozen=True, slots=True)
class Content:
    """The records of a centre, ready to be written; ids count from 1 in the order of the lists."""

    seed: int
    start: dt.date
    today: dt.date
    lives: list[Life]
    homes: list[Household]
    people: list[Member]
    collectors: list[Collector]
    notes: list[Note]
    groups: list[DemoGroup]
    slots: list[SlotTimes]
    stays: list[Stay]
    closures: list[ClosedDay]
    changed: list[ChangedHours]
    sessions: list[Taken]
    schooling: Schooling

    def registers(self) -> Iterator[tuple[dt.date, list[Register]]]:
        """The marks, month by month: they are made as they are written, never all at once."""
        rng = Random(f"{self.seed}/attendance")
        return Attendance(rng, self).months(self.sessions)

    def school_places(self) -> Iterator[DemoPlace]:
        """Where the children of the clubs go to school."""
        return self.schooling.places(self.lives, self.start, self.today)


def content(people: int, years: int, seed: int, today: dt.date) -> Content:
    """Makes up a centre of `people` (at least one) who are here today, open since so many years."""
    start = years_after(today, -years)
    # Each part draws from a sequence of its own, so that a change in one leaves the others as they were.
    children = lives(Random(f"{seed}/lives"), people, start, today)
    homes = households(Random(f"{seed}/homes"), children)
    persons = members(Random(f"{seed}/people"), homes, children, people, today)
    groups = demo_groups(people)
    slots = timetable(groups, start, today)
    closures, changed = closed_days(start, today), hot_seasons(start, today)
    return Content(
        seed=seed,
        start=start,
        today=today,
        lives=children,
        homes=homes,
        people=persons,
        collectors=collectors(Random(f"{seed}/guardians"), homes, persons),
        notes=health_notes(Random(f"{seed}/health"), persons),
        groups=groups,
        slots=slots,
        stays=stays(Random(f"{seed}/stays"), children, groups, start, today),
        closures=closures,
        changed=changed,
        sessions=taken_sessions(Random(f"{seed}/sessions"), slots, closures, changed, start, today),
        schooling=Schooling.of(children),
    )
