"""What the Today page is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from app.accounts.values import Reminders
from app.attendance.values import Absences, Count, DaySession, GroupLabel
from app.calendar.values import ClosedDay
from app.camps.values import CampLine
from app.certificates.values import Ready
from app.courses.values.cohorts import Due
from app.groups.ratio import Ratio
from app.meetings.values import MeetingLine


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of this week: its marks over all sessions that were not called off."""

    date: dt.date
    count: Count
    closed: ClosedDay | None = None


@dataclass(frozen=True, slots=True)
class Birthday:
    """An enrolled person whose birthday is today or in the coming days."""

    person: int
    name_km: str
    name_latin: str
    date: dt.date
    turns: int  # years


@dataclass(frozen=True, slots=True)
class Child:
    """A child by name."""

    person: int
    name_km: str
    name_latin: str


@dataclass(frozen=True, slots=True)
class TurningSix:
    """Daycare children who are old enough for school when it starts, youngest last."""

    school_starts: dt.date
    children: tuple[Child, ...]


@dataclass(frozen=True, slots=True)
class Crowded:
    """A session of today with more children at the same time than its staff may look after."""

    group: GroupLabel
    date: dt.date
    ratio: Ratio


@dataclass(frozen=True, slots=True)
class FreePlace:
    """A place has become free in a group, and somebody waits for it."""

    group: int
    name_km: str
    name_en: str
    name_fr: str
    child: Child  # who has waited longest


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the Today page shows."""

    date: dt.date
    now: dt.time
    registers: tuple[DaySession, ...]  # of today, in order of time
    not_entered: tuple[DaySession, ...]  # of the last 14 days, newest first
    week: tuple[WeekDay, ...]  # Monday to the last day that has sessions
    absences: tuple[Absences, ...]  # longest row first
    birthdays: tuple[Birthday, ...]  # today first
    turning_six: TurningSix
    crowded: tuple[Crowded, ...]
    free_places: tuple[FreePlace, ...]
    certificates_ready: tuple[Ready, ...]  # cohorts that owe somebody a certificate
    calls: int  # former trainees to be called
    next_closed: ClosedDay | None  # today or in the coming seven days
    years_without_holidays: tuple[int, ...]
    groups: int  # in use
    meetings: tuple[MeetingLine, ...] = ()  # of today, and earlier ones whose sheet is still to be entered
    work_after: dt.datetime | None = None  # when something was last done, if the clock was set back since
    off_pc_days: int | None = None  # since the last copy of a backup off this PC, once that is overdue
    sign_in: Reminders | None = None  # so that nobody is locked out one day; for who can do something about it
    courses: Due = field(default_factory=Due)
    camps: tuple[CampLine, ...] = ()  # that begin soon and are not prepared, for who may do so

    @property
    def next_register(self) -> DaySession | None:
        """The register to take next: today's first one with somebody to enter, else the newest missing one."""
        due = [session for session in self.registers if session.due and not session.finished]
        return next(iter((*due, *self.not_entered)), None)
