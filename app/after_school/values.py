"""Activities, the week and the children who start school, as screens are told of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.attendance.values import DaySession, GroupLabel
from app.calendar.values import ClosedDay
from app.dates import BirthDate
from app.groups.values import GroupName
from app.schools.values import Rewritten, School, Shift


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """After school in one week: the clubs, and every session of theirs from `first` to `last`.

    `days` are those on which the centre works or a club meets. `without_shift` children have no known school shift,
    `without_activity` sessions were held and do not say what was done.
    """

    first: dt.date
    last: dt.date
    today: dt.date
    days: tuple[dt.date, ...]
    closures: tuple[ClosedDay, ...]
    groups: tuple[GroupLabel, ...]
    sessions: tuple[DaySession, ...]
    without_shift: int = 0
    without_activity: int = 0

    def at(self, group: int, day: dt.date) -> tuple[DaySession, ...]:
        """The sessions of a club on a day, in order of time."""
        return tuple(s for s in self.sessions if s.group.id == group and s.session.date == day)


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What is done so that a child can start school, as ticked and typed."""

    birth_certificate: bool = False
    registered: bool = False
    school: int | None = None
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class Starter:
    """A child of the daycare who is old enough for school when it starts."""

    person: int
    code: str
    name_km: str
    name_latin: str
    sex: str
    birth: BirthDate
    group: GroupName
    enrolment: int
    entry: EntryDraft = EntryDraft()
    phone: str = ""  # of the family, or of who answers for the child


@dataclass(frozen=True, slots=True)
class Starters:
    """The children who start school on a day, the eldest first, and where they can go."""

    school_starts: dt.date
    children: tuple[Starter, ...]
    schools: tuple[School, ...]
    clubs: tuple[GroupName, ...]


@dataclass(frozen=True, slots=True)
class StartersPaper:
    """The children who start school, to be printed."""

    starters: Starters
    printed_at: dt.datetime
    printed_by: str


@dataclass(frozen=True, slots=True)
class Stay:
    """An enrolment as it was before somebody moved out of it."""

    person: int
    group: int
    starts: dt.date
    ends: dt.date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A child moved to after-school: what it left, the new enrolment, and what became of its places at school."""

    left: Stay
    enrolment: int
    places: Rewritten
