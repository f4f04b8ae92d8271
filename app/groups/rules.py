"""Rules about places and timetables. Pure: no clock, no database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.groups.values import SlotDraft, SlotLine
from app.spans import peak

Period = tuple[dt.date, dt.date | None]  # both ends included, None is open


@dataclass(frozen=True, slots=True)
class TimetableChange:
    """What makes an old timetable a new one: slots that end, slots that begin; others go on untouched."""

    ended: tuple[SlotLine, ...]
    begun: tuple[SlotDraft, ...]


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods share a day."""
    return _last(one) >= other[0] and _last(other) >= one[0]


def taken(enrolments: Iterable[Period], period: Period) -> int:
    """How many places are taken at once, at most, during `period`."""
    shared = (e for e in enrolments if overlap(e, period))
    return peak((max(e[0], period[0]), _day_after(min(_last(e), _last(period)))) for e in shared)


def has_place(capacity: int | None, enrolments: Iterable[Period], period: Period) -> bool:
    """Whether one more fits for the whole of `period`."""
    return capacity is None or taken(enrolments, period) < capacity


def timetable_change(old: Iterable[SlotLine], new: Sequence[SlotDraft], since: dt.date) -> TimetableChange:
    """How to meet at the times `new` from `since` on. Extra sessions are left alone."""
    current = [s for s in old if not s.once and (s.valid_until is None or s.valid_until >= since)]
    wanted = set(new)
    # Only a slot that is valid at `since` and has no end goes on: any other would leave a gap.
    kept = {_draft(s): s for s in current if s.valid_from <= since and s.valid_until is None}
    ended = tuple(s for s in current if kept.get(_draft(s)) is not s or _draft(s) not in wanted)
    return TimetableChange(ended, tuple(sorted(wanted - kept.keys())))


def clash(slots: Sequence[SlotDraft]) -> tuple[SlotDraft, SlotDraft] | None:
    """Two slots of one group at the same time of the same day, if there are any."""
    ordered = sorted(slots)
    for first, second in pairwise(ordered):
        if first.weekday == second.weekday and second.starts < first.ends:
            return first, second
    return None


def _draft(slot: SlotLine) -> SlotDraft:
    return SlotDraft(slot.weekday, slot.starts, slot.ends, slot.any_shift)


def _last(period: Period) -> dt.date:
    return period[1] or dt.date.max


def _day_after(day: dt.date) -> dt.date:
    return day if day == dt.date.max else day + dt.timedelta(days=1)
