"""What is said of a whole session: held or not, complete, counted, what was done. Inside a command only."""

from __future__ import annotations

import datetime as dt

from app.attendance import marks
from app.attendance.rules import check_call_off, state_with
from app.attendance.sessions import ensure
from app.attendance.values import Count, SessionKey, SessionState
from app.errors import FieldError, NotFound, UserError
from app.text import clean
from app.words import N_
from models.attendance import Activity, Session

_MOST_PEOPLE = 999


def call_off(key: SessionKey, reason: str) -> str:
    """Say that a session was not held, also one on a day that was closed since; the reason as stored.

    Raises UserError without one, or when people came.
    """
    reason = clean(reason)
    row = ensure(key, also_closed=True)
    check_call_off(reason, marks.count_of(row).came + (row.head_count or 0))
    _change(row.id, state=SessionState.NOT_HELD, reason=reason)
    return reason


def hold_after_all(key: SessionKey) -> None:
    """Take back that a session was not held: it is again what its marks make of it."""
    row = ensure(key)
    _change(row.id, state=state_with(marks.marks_of([row.id]).values(), row.head_count), reason="")


def finish(key: SessionKey, hand: marks.Hand) -> Count:
    """Say that a register is complete as far as the paper goes. Raises UserError before the day."""
    row = ensure(key)
    if key.date > hand.now.date():
        raise UserError(N_("That day has not come yet."))
    _change(row.id, finished_at=hand.now, finished_by=hand.name)
    return marks.count_of(row)


def reopen(key: SessionKey) -> None:
    """Take back that a register is complete."""
    _change(ensure(key).id, finished_at=None, finished_by="")


def set_number(key: SessionKey, field: str, number: int | None) -> None:
    """Keep a number that somebody counted. Raises FieldError for one that cannot be."""
    if number is not None and not 0 <= number <= _MOST_PEOPLE:
        raise FieldError(field, N_("Type a number from 0 to 999."))
    _change(ensure(key).id, **{field: number})


def set_head_count(key: SessionKey, people: int | None, today: dt.date) -> None:
    """Keep how many came who are not named. Raises FieldError for a number that cannot be, or before the day."""
    if key.date > today:
        raise FieldError("head_count", N_("That day has not come yet."))
    set_number(key, "head_count", people)
    row = ensure(key)
    if row.state != SessionState.NOT_HELD:
        _change(row.id, state=state_with(marks.marks_of([row.id]).values(), people))


def set_activity(key: SessionKey, activity: int | None) -> None:
    """Say what is done at a session. Raises NotFound."""
    if activity is not None and Activity.get_or_none(id=activity) is None:
        raise NotFound
    _change(ensure(key).id, activity=activity)


def set_leader(key: SessionKey, leader: str) -> str:
    """Say who leads a session, when it is not the group's leader; the name as stored."""
    leader = clean(leader)
    _change(ensure(key).id, leader=leader)
    return leader


def _change(session: int, **columns: object) -> None:
    Session.update(**columns).where(Session.id == session).execute()
