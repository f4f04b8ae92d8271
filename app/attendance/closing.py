"""What is said of a whole session: held or not, complete, counted on paper. Inside a command only."""

from __future__ import annotations

from app.attendance import marks
from app.attendance.rules import check_call_off
from app.attendance.sessions import ensure
from app.attendance.values import Count, SessionKey, SessionState
from app.errors import FieldError, UserError
from app.text import clean
from app.words import N_
from models.attendance import Session

_MOST_PEOPLE = 999


def call_off(key: SessionKey, reason: str) -> str:
    """Say that a session was not held; the reason as stored. Raises UserError without one, or when people came."""
    reason = clean(reason)
    row = ensure(key)
    check_call_off(reason, marks.count_of(key, row.group_id))
    _change(row.id, state=SessionState.NOT_HELD, reason=reason)
    return reason


def hold_after_all(key: SessionKey) -> None:
    """Take back that a session was not held."""
    _change(ensure(key).id, state=SessionState.PLANNED, reason="")


def finish(key: SessionKey, hand: marks.Hand) -> Count:
    """Say that a register is complete as far as the paper goes. Raises UserError before the day."""
    row = ensure(key)
    if key.date > hand.now.date():
        raise UserError(N_("That day has not come yet."))
    _change(row.id, finished_at=hand.now, finished_by=hand.name)
    return marks.count_of(key, row.group_id)


def reopen(key: SessionKey) -> None:
    """Take back that a register is complete."""
    _change(ensure(key).id, finished_at=None, finished_by="")


def set_number(key: SessionKey, field: str, number: int | None) -> None:
    """Keep a number that somebody counted. Raises FieldError for one that cannot be."""
    if number is not None and not 0 <= number <= _MOST_PEOPLE:
        raise FieldError(field, N_("Type a number from 0 to 999."))
    _change(ensure(key).id, **{field: number})


def _change(session: int, **columns: object) -> None:
    Session.update(**columns).where(Session.id == session).execute()
