"""Where the cursor of a register goes. Pure: values in, positions out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from app.attendance.values import Column, DaySession, Register, SessionState
from ui.registers.wording import can_be_marked


def first_day(register: Register, wanted: dt.date | None, today: dt.date, slot: int = 0) -> int | None:
    """The column to begin with: the wanted day, else today, else the first with something to enter, else any.

    Where there are several on that day, that of the wanted slot.
    """
    usable = [at for at, column in enumerate(register.columns) if column.session is not None]
    for day in (wanted, today):
        on_day = [at for at in usable if register.columns[at].date == day]
        if on_day:
            return next((at for at in on_day if _slot(register.columns[at]) == slot), on_day[0])
    past = (at for at in usable if register.columns[at].date <= today)
    return next((at for at in past if register.count(at).to_enter), usable[0] if usable else None)


def _slot(column: Column) -> int | None:
    return column.session.slot if column.session is not None else None


def first_row(register: Register, column: int) -> int:
    """The first person without a mark, so that the work goes on where it was left; else the first."""
    return next((at for at, row in enumerate(register.rows) if row.cells[column].open), 0)


def after_marking(register: Register, row: int, column: int, *, across: bool) -> tuple[int, int]:
    """Where the next mark on paper stands: below, or along the row and then at the beginning of the next one."""
    last = len(register.rows) - 1
    if not across:
        return min(row + 1, last), column
    usable = [at for at, one in enumerate(register.columns) if can_be_marked(one)]
    right = next((at for at in usable if at > column), None)
    if right is not None:
        return row, right
    return (row + 1, usable[0]) if row < last and usable else (row, column)


def day_beside(columns: Sequence[Column], column: int, step: int) -> int | None:
    """The next (1) or previous (-1) column on which the group meets; None at the edge."""
    usable = [at for at, one in enumerate(columns) if one.session is not None]
    beside = [at for at in usable if (at - column) * step > 0]
    return (beside[0] if step > 0 else beside[-1]) if beside else None


def next_due(sessions: Iterable[DaySession], done: DaySession | None, today: dt.date) -> DaySession | None:
    """The register to open after one is finished: the next of the same day, then of today, then the newest day.

    Registers that were finished with people unmarked are left alone, as are those of days to come.
    """
    due = [one for one in sessions if one.due and not one.finished and one.session.date <= today]
    due = [one for one in due if done is None or one.session != done.session]
    if not due:
        return None
    day = done.session.date if done is not None else today
    after = done.starts if done is not None else dt.time.min
    return min(
        due,
        key=lambda one: (
            one.session.date != day,
            one.session.date != today,
            -one.session.date.toordinal(),
            one.session.date == day and one.starts < after,
            one.starts,
            one.group.id,
        ),
    )


def can_be_finished(column: Column | None) -> bool:
    """Whether finishing makes sense: there is a session and it was not called off."""
    return column is not None and column.session is not None and column.state is not SessionState.NOT_HELD
