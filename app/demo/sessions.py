"""Which sessions of the demo centre have been entered, and how far."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from app.calendar.rules import planned
from app.calendar.values import ChangedHours, ClosedDay, PlannedSession, SlotTimes
from app.demo.names.care import NOT_HELD_REASONS

DAYS_BEHIND = 14
MISSING_SHARE = 0.06  # of the sessions of the last days, at least a few
NOT_HELD_SHARE = 0.007


class Entry(Enum):
    """How far a register has been typed in."""

    WHOLE = auto()
    PARTLY = auto()
    NOT_HELD = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Taken:
    """A session somebody has entered; `id` counts from 1 in order of date."""

    id: int
    planned: PlannedSession
    entry: Entry
    reason: str = ""

    @property
    def date(self) -> dt.date:
        return self.planned.date


def taken_sessions(
    rng: Random,
    slots: list[SlotTimes],
    closures: list[ClosedDay],
    changed: list[ChangedHours],
    start: dt.date,
    today: dt.date,
) -> list[Taken]:
    """Every session from the first day to today that left a register, by date and hour."""
    foreseen = planned(slots, {day.date: day for day in closures}, changed, start, today)
    missing = _missing(rng, foreseen, today)
    found: list[Taken] = []
    of_today = 0
    for session in foreseen:
        if session.date == today:
            entry = _of_today(of_today)
            of_today += 1
        else:
            entry = missing.get(session) or _of_the_past(rng)
        if entry is not Entry.NONE:
            reason = rng.choice(NOT_HELD_REASONS).km if entry is Entry.NOT_HELD else ""
            found.append(Taken(len(found) + 1, session, entry, reason))
    return found


def _of_today(place: int) -> Entry:
    """In the morning: the first register half typed, the second still on paper, the third done."""
    return {0: Entry.PARTLY, 2: Entry.WHOLE}.get(place, Entry.NONE)


def _of_the_past(rng: Random) -> Entry:
    return Entry.NOT_HELD if rng.random() < NOT_HELD_SHARE else Entry.WHOLE


def _missing(rng: Random, foreseen: Iterable[PlannedSession], today: dt.date) -> dict[PlannedSession, Entry]:
    """What was forgotten in the last days: some registers altogether, the names at the end of another."""
    behind = today - dt.timedelta(days=DAYS_BEHIND)
    recent = [session for session in foreseen if behind <= session.date < today]
    number = min(len(recent), max(3, round(len(recent) * MISSING_SHARE)))
    forgotten = rng.sample(recent, number)
    kinds = (Entry.PARTLY, Entry.NOT_HELD)
    return {session: dict(enumerate(kinds)).get(place, Entry.NONE) for place, session in enumerate(forgotten)}
