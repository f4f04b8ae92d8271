"""What the calendar is made of: weekly times, closed days, changed hours and the sessions they make."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlotTimes:
    """A weekly time at which a group meets, from `valid_from` to `valid_until` (inclusive; None is open)."""

    id: int
    group: int
    weekday: int  # 0 = Monday
    starts: dt.time
    ends: dt.time
    valid_from: dt.date
    valid_until: dt.date | None = None

    @property
    def once(self) -> bool:
        """Whether this is an extra session: valid for one day."""
        return self.valid_from == self.valid_until


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A public holiday or a closure of the centre; `worked` when the centre is open all the same."""

    date: dt.date
    name_km: str = ""
    name_en: str = ""
    name_fr: str = ""
    public: bool = False
    worked: bool = False


@dataclass(frozen=True, slots=True)
class ChangedHours:
    """Other hours from `first` to `last` (inclusive), for one group or, with `group` None, for all.

    Either new hours (`starts`, `ends`) or a shift: the whole session `minutes_earlier` (negative: later).
    """

    id: int
    group: int | None
    first: dt.date
    last: dt.date
    starts: dt.time | None = None
    ends: dt.time | None = None
    minutes_earlier: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One session that the timetable foresees."""

    slot: int
    group: int
    date: dt.date
    starts: dt.time
    ends: dt.time
    changed: bool = False  # at other hours than the timetable says


@dataclass(frozen=True, slots=True)
class Closure:
    """Closed days that belong together, `first` to `last` inclusive: the calendar lists them as one line."""

    first: dt.date
    last: dt.date
    name_km: str
    name_en: str
    name_fr: str
    public: bool
    worked: bool

    @property
    def days(self) -> int:
        """How many days, both ends counted."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class ClosureDraft:
    """What somebody typed to close the centre from `first` to `last`, both inclusive."""

    first: dt.date
    last: dt.date
    name_km: str = ""
    name_en: str = ""
    name_fr: str = ""


@dataclass(frozen=True, slots=True)
class ChangedHoursDraft:
    """What somebody typed to change hours: new hours, or a number of minutes earlier (negative: later)."""

    group: int | None
    first: dt.date
    last: dt.date
    starts: dt.time | None = None
    ends: dt.time | None = None
    minutes_earlier: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year of the centre: closed days in order, changed hours, whether public holidays are filled in."""

    year: int
    days: tuple[ClosedDay, ...]
    closures: tuple[Closure, ...]
    changed: tuple[ChangedHours, ...]
    holidays_known: bool
