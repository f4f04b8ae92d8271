"""What may be marked, and what follows from marks. No clock, no database."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.attendance.values import Flag, Mark, SessionState, Status
from app.dates import BirthDate, has_birthday
from app.errors import UserError
from app.words import N_


def check_mark(mark: Mark | None, state: SessionState, day: dt.date, today: dt.date, *, drop_in: bool = False) -> None:
    """Raise UserError when nothing, or only an excuse, can be entered for that session."""
    if state is SessionState.NOT_HELD:
        raise UserError(N_("This session was not held. Say first that it was held after all."))
    if mark is not None and day > today and mark.status is not Status.EXCUSED:
        raise UserError(N_("That day has not come yet: only an excuse can be entered in advance."))
    if mark is not None and drop_in and mark.status is not Status.PRESENT:
        raise UserError(N_("Nobody is expected here, so only presence is entered."))
    if mark is not None and mark.arrived and mark.left and mark.left < mark.arrived:
        raise UserError(N_("The departure is before the arrival."))


def state_with(marks: Iterable[Mark | None], head_count: int | None) -> SessionState:
    """What a session is that was not called off: held once somebody was seen or missed; an excuse comes in advance."""
    seen = any(mark is not None and mark.status is not Status.EXCUSED for mark in marks)
    return SessionState.HELD if seen or head_count else SessionState.PLANNED


def check_call_off(reason: str, came: int) -> None:
    """Raise UserError when a session cannot be said not to have been held."""
    if not reason:
        raise UserError(N_("Say why the session was not held."))
    if came:
        raise UserError(
            N_("{came} people are marked present, so the session was held. Clear their marks first."), came=came
        )


def numbered(on_sheet: Mapping[int, int], others: Iterable[int]) -> list[tuple[int, int]]:
    """Row numbers with people: those of the printed sheet keep theirs, the others follow below in their order.

    `on_sheet` maps row numbers to people. Returns (number, person), ascending.
    """
    rows = sorted(on_sheet.items())
    known = set(on_sheet.values())
    newcomers = [person for person in others if person not in known]
    first_free = max(on_sheet, default=0) + 1
    return rows + list(enumerate(newcomers, first_free))


def birthday_between(birth: BirthDate | None, first: dt.date, last: dt.date) -> bool:
    """Whether a known birthday falls on one of these days, both included."""
    days = (last - first).days + 1
    return birth is not None and any(has_birthday(birth, first + dt.timedelta(offset)) for offset in range(days))


def flags_of(
    *, allergy: bool, must_not_collect: bool, birthday: bool, new: bool, walk_in: bool, provisional: bool
) -> frozenset[Flag]:
    """The flags that hold."""
    held = {
        Flag.ALLERGY: allergy,
        Flag.MUST_NOT_COLLECT: must_not_collect,
        Flag.BIRTHDAY: birthday,
        Flag.NEW: new,
        Flag.WALK_IN: walk_in,
        Flag.PROVISIONAL: provisional,
    }
    return frozenset(flag for flag, holds in held.items() if holds)


def last_absences(
    marks: Iterable[tuple[int, int, str]], met: Mapping[int, tuple[int, dt.date]]
) -> dict[tuple[int, int], list[dt.date]]:
    """The days of the absences since somebody last came or was excused, oldest first, by person and group.

    A mark is given as session, person and letter, in the order of the days; `met` tells group and day of each
    session. An excuse ends the row: the family has spoken with the centre.
    """
    absent: dict[tuple[int, int], list[dt.date]] = defaultdict(list)
    otherwise: dict[tuple[int, int], dt.date] = {}
    for session, person, status in marks:
        group, day = met[session]
        if status == Status.ABSENT:
            absent[person, group].append(day)
        else:
            otherwise[person, group] = day
    since = {pair: [day for day in days if day > otherwise.get(pair, dt.date.min)] for pair, days in absent.items()}
    return {pair: days for pair, days in since.items() if days}
