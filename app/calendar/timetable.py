"""The timetable of some days as it stands in the database: three queries, then only rules.

For use cases: call inside a transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.calendar.rules import hours, is_closed, planned
from app.calendar.values import ChangedHours, ClosedDay, PlannedSession, SlotTimes
from models import groups as tables


@dataclass(frozen=True, slots=True)
class Timetable:
    """Slots valid somewhere between two dates, the closed days and the changed hours between them."""

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


def timetable(first: dt.date, last: dt.date, group: int | None = None) -> Timetable:
    """What is planned from `first` to `last`, both inclusive, for all groups or for one."""
    return Timetable(_slots(first, last, group), closed_days(first, last), changed_hours(first, last))


def closed_days(first: dt.date, last: dt.date) -> dict[dt.date, ClosedDay]:
    """Public holidays and own closures by date, with those that are worked all the same."""
    closure = tables.Closure
    rows = closure.select().where(closure.date.between(first, last)).order_by(closure.date)
    return {
        row.date: ClosedDay(row.date, row.name_km, row.name_en, row.name_fr, row.public, row.worked) for row in rows
    }


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


def _slots(first: dt.date, last: dt.date, group: int | None) -> tuple[SlotTimes, ...]:
    slot, owner = tables.Slot, tables.Group
    valid = (slot.valid_from <= last) & (slot.valid_until.is_null() | (slot.valid_until >= first))
    rows = slot.select(slot, owner.id, owner.starts, owner.ends, owner.archived_at).join(owner).where(valid)
    if group is not None:
        rows = rows.where(slot.group == group)
    return tuple(_slot_times(row) for row in rows.order_by(slot.id))


def _slot_times(row: Any) -> SlotTimes:
    """A slot, cut to the days its group exists: an archived group no longer meets on the day it was archived."""
    owner = row.group
    lasts = [row.valid_until, owner.ends]
    if owner.archived_at is not None:
        lasts.append(owner.archived_at.date() - dt.timedelta(days=1))
    return SlotTimes(
        row.id,
        owner.id,
        row.weekday,
        row.starts_at,
        row.ends_at,
        max(row.valid_from, owner.starts or row.valid_from),
        min((day for day in lasts if day is not None), default=None),
    )
