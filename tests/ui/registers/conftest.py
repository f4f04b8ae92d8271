import datetime as dt
from collections.abc import Callable

import pytest

from app.attendance.values import (
    Cell,
    Column,
    Flag,
    GroupLabel,
    Mark,
    Register,
    Row,
    SessionKey,
    SessionState,
    Status,
)
from app.groups.values import Programme

FRIDAY = dt.date(2026, 11, 6)


def register(first: dt.date = FRIDAY, days: int = 1, people: int = 4, **marks: str) -> Register:
    """A register read from nowhere: `r2="P-A"` are the marks of row 2, a dash for none; Sundays are closed."""
    dates = [first + dt.timedelta(days=at) for at in range(days)]
    columns = tuple(_column(date) for date in dates)
    rows = tuple(_row(number, columns, marks.get(f"r{number}", "").ljust(days, "-")) for number in range(1, people + 1))
    label = GroupLabel(1, "កូនផ្កាយ", "Small stars", "", Programme.DAYCARE)
    return Register(label, dates[0], dates[-1], columns, rows)


@pytest.fixture
def make_register() -> Callable[..., Register]:
    return register


def _column(date: dt.date) -> Column:
    if date.weekday() == 6:
        return Column(date)
    return Column(date, SessionKey(1, date), starts=dt.time(7, 30), ends=dt.time(11), state=SessionState.HELD)


def _row(number: int, columns: tuple[Column, ...], marks: str) -> Row:
    cells = tuple(
        Cell(column.session is not None, None if letter == "-" else Mark(Status(letter)))
        for column, letter in zip(columns, marks, strict=True)
    )
    flags = frozenset({Flag.ALLERGY}) if number == 2 else frozenset[Flag]()
    return Row(number, 100 + number, f"ឈ្មោះ {number}", f"Name {number}", 4, "f", flags, cells)
