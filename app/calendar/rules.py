"""Which sessions a timetable foresees. Pure: dates and values in, values out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.calendar.values import ChangedHours, ClosedDay, Closure, PlannedSession, SlotTimes
from app.errors import FieldError
from app.words import N_

_LONGEST = 366  # days
_LAST_MINUTE = 24 * 60 - 1


def planned(
    slots: Sequence[SlotTimes],
    closures: Mapping[dt.date, ClosedDay],
    changed: Sequence[ChangedHours],
    first: dt.date,
    last: dt.date,
) -> tuple[PlannedSession, ...]:
    """The sessions of `slots` from `first` to `last`, both inclusive, by date, hour and slot.

    A slot meets on its weekday while it is valid, never on a closed day. A worked holiday is not closed.
    """
    sessions = [
        _session(slot, day, changed)
        for slot in slots
        for day in _days_of(slot, first, last)
        if not is_closed(closures, day)
    ]
    return tuple(sorted(sessions, key=lambda s: (s.date, s.starts, s.ends, s.slot)))


def is_closed(closures: Mapping[dt.date, ClosedDay], day: dt.date) -> bool:
    """Whether nothing can take place on `day`."""
    closure = closures.get(day)
    return closure is not None and not closure.worked


def hours(slot: SlotTimes, day: dt.date, changed: Sequence[ChangedHours]) -> tuple[dt.time, dt.time]:
    """When the session of `slot` on `day` starts and ends.

    A change for the one group counts before a change for all; of two alike, the one made later (higher id).
    """
    change = _change_for(slot.group, day, changed)
    if change is None:
        return slot.starts, slot.ends
    if change.starts is not None and change.ends is not None:
        return change.starts, change.ends
    return _earlier(slot.starts, change.minutes_earlier), _earlier(slot.ends, change.minutes_earlier)


def closures_of(days: Iterable[ClosedDay]) -> tuple[Closure, ...]:
    """Join days that follow each other and are alike into one closure each, in order of date."""
    closures: list[Closure] = []
    for day in sorted(days, key=lambda d: d.date):
        if closures and _continues(closures[-1], day):
            previous = closures.pop()
            closures.append(_closure(previous.first, day))
        else:
            closures.append(_closure(day.date, day))
    return tuple(closures)


def check_range(first: dt.date, last: dt.date) -> None:
    """Raise FieldError for days in the wrong order, or for more than a year of them."""
    if last < first:
        raise FieldError("last", N_("The last day is before the first day."))
    if (last - first).days >= _LONGEST:
        raise FieldError("last", N_("This is longer than a year. Check the two dates."))


def dates(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every date from `first` to `last`, both inclusive."""
    for offset in range((last - first).days + 1):
        yield first + dt.timedelta(days=offset)


def _session(slot: SlotTimes, day: dt.date, changed: Sequence[ChangedHours]) -> PlannedSession:
    starts, ends = hours(slot, day, changed)
    return PlannedSession(slot.id, slot.group, day, starts, ends, (starts, ends) != (slot.starts, slot.ends))


def _days_of(slot: SlotTimes, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    begin = max(first, slot.valid_from)
    end = last if slot.valid_until is None else min(last, slot.valid_until)
    offset = (slot.weekday - begin.weekday()) % 7
    while offset <= (end - begin).days:
        yield begin + dt.timedelta(days=offset)
        offset += 7


def _change_for(group: int, day: dt.date, changed: Sequence[ChangedHours]) -> ChangedHours | None:
    fitting = [c for c in changed if c.first <= day <= c.last and c.group in (None, group)]
    return max(fitting, key=lambda c: (c.group is not None, c.id), default=None)


def _earlier(time: dt.time, minutes: int) -> dt.time:
    """`time` moved within its day: never before 00:00, never after 23:59."""
    moved = min(max(time.hour * 60 + time.minute - minutes, 0), _LAST_MINUTE)
    return dt.time(*divmod(moved, 60))


def _continues(closure: Closure, day: ClosedDay) -> bool:
    follows = day.date == closure.last + dt.timedelta(days=1)
    return follows and _closure(closure.first, day) == replace(closure, last=day.date)


def _closure(first: dt.date, day: ClosedDay) -> Closure:
    return Closure(first, day.date, day.name_km, day.name_en, day.name_fr, day.public, day.worked)
