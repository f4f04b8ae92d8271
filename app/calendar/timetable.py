"""The timetable of some days as it stands in the database: three queries, then only rules.

For use cases: call inside a transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from app.calendar.rules import dates, hours, is_closed, planned
from app.calendar.values import ChangedHours, ClosedDay, PlannedSession, SlotTimes
from models import groups as tables
from models.rows import as_date, as_time, day_of, plain_rows, rows_among

_WEEK = dt.timedelta(days=6)  # from its first to its last day


@dataclass(frozen=True, slots=True)
class Timetable:
    """Slots that may meet between two dates, the closed days and the changed hours between them."""

    slots: tuple[SlotTimes, ...]
    closures: Mapping[dt.date, ClosedDay]
    changed: tuple[ChangedHours, ...]

    def planned(self, first: dt.date, last: dt.date) -> tuple[PlannedSession, ...]:
        """The sessions between two dates, both inclusive, which must lie between those the timetable is of."""
        return planned(self.slots, self.closures, self.changed, first, last)

    def is_closed(self, day: dt.date) -> bool:
        """Whether the centre is closed on `day`."""
        return is_closed(self.closures, day)

    def hours(self, slot: SlotTimes, day: dt.date) -> tuple[dt.time, dt.time]:
        """When `slot` starts and ends on `day`."""
        return hours(slot, day, self.changed)


def timetable(first: dt.date, last: dt.date, groups: Collection[int] | None = None) -> Timetable:
    """What is planned from `first` to `last`, both inclusive, for these groups or for all."""
    return Timetable(_slots(first, last, groups), closed_days(first, last), changed_hours(first, last))


def closed_days(first: dt.date, last: dt.date) -> dict[dt.date, ClosedDay]:
    """Public holidays and own closures by date, with those that are worked all the same."""
    closure = tables.Closure
    columns = (closure.date, closure.name_km, closure.name_en, closure.name_fr, closure.public, closure.worked)
    rows = plain_rows(closure.select(*columns).where(closure.date.between(first, last)).order_by(closure.date))
    days = (ClosedDay(as_date(day), km, en, fr, bool(public), bool(worked)) for day, km, en, fr, public, worked in rows)
    return {day.date: day for day in days}


def changed_hours(first: dt.date, last: dt.date) -> tuple[ChangedHours, ...]:
    """Changed hours that touch the days from `first` to `last`."""
    change = tables.ChangedHours
    rows: Any = change.select().where(change.first <= last, change.last >= first).order_by(change.first, change.id)
    return tuple(
        ChangedHours(
            row.id,
            row.group_id,
            row.first,
            row.last,
            row.starts_at,
            row.ends_at,
            row.minutes_earlier,
            row.reason,
        )
        for row in rows
    )


def _slots(first: dt.date, last: dt.date, groups: Collection[int] | None) -> tuple[SlotTimes, ...]:
    slot, owner = tables.Slot, tables.Group
    rows: Any = slot.select(
        slot.id, slot.group, slot.weekday, slot.starts_at, slot.ends_at,
        slot.valid_from, slot.valid_until, owner.starts, owner.ends, owner.archived_at,
    ).join(owner)  # fmt: skip
    rows = rows.where(
        slot.valid_from <= last,
        slot.valid_until.is_null() | (slot.valid_until >= first),
        owner.ends.is_null() | (owner.ends >= first),
        owner.archived_at.is_null() | (owner.archived_at > first),
    )
    if last - first < _WEEK:
        rows = rows.where(slot.weekday.in_(sorted({day.weekday() for day in dates(first, last)})))
    found = plain_rows(rows_among(rows, slot.group, groups).order_by(slot.id))
    return tuple(_slot_times(*row) for row in found)


def _slot_times(id_: int, group: int, weekday: int, starts_at: str, ends_at: str, *days: Any) -> SlotTimes:
    """A slot, cut to the days its group exists: an archived group no longer meets on the day it was archived."""
    valid_from, valid_until, starts, ends, archived_at = days
    lasts = [as_date(day) for day in (valid_until, ends) if day]
    if archived_at:
        lasts.append(day_of(archived_at) - dt.timedelta(days=1))
    first = max(as_date(valid_from), as_date(starts or valid_from))
    return SlotTimes(id_, group, weekday, as_time(starts_at), as_time(ends_at), first, min(lasts, default=None))
