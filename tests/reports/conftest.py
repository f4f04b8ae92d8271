"""Sheets made of values, as the service would give them; no database is needed to draw."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from app.attendance.values import Cell, Column, GroupLabel, Mark, Register, Row, SessionKey, SessionState, Status
from app.groups.values import Programme
from app.settings.values import CentreDetails
from app.sheets.layout import sheet_layout
from app.sheets.values import Sheet, SheetDay, SheetOptions, SheetPerson

MONDAY = dt.date(2026, 11, 2)
GROUP = GroupLabel(1, "កូនផ្កាយ", "Small stars", "Petites étoiles", Programme.DAYCARE, "Room 2", "Srey Pov")


@pytest.fixture(scope="session")
def khmer_names() -> list[str]:
    """More than 300 names of family and given name, among them many with stacked subscripts."""
    lines = (Path(__file__).parent / "text" / "khmer_names.txt").read_text("utf-8").splitlines()
    families, givens = lines[1].split(), lines[3].split()
    pairs = [(families[i % len(families)], givens[i % len(givens)]) for i in range(400)]
    names = [f"{family} {given}" for family, given in dict.fromkeys(pairs)]
    assert len(names) >= 300
    return names


@pytest.fixture
def centre_details() -> CentreDetails:
    return CentreDetails("មជ្ឈមណ្ឌល ស្ទឹងមានជ័យ", "Steung Meanchey centre", "Centre de Steung Meanchey")


@pytest.fixture
def a_sheet(khmer_names: list[str]) -> Callable[..., Sheet]:
    """Make a sheet of `count` people; days with an index in `closed` are holidays."""

    def make(
        count: int,
        days: int = 6,
        closed: tuple[int, ...] = (),
        filled: bool = False,
        options: SheetOptions | None = None,
    ) -> Sheet:
        options = options or SheetOptions()
        dates = [MONDAY + dt.timedelta(days=index) for index in range(days)]
        of = tuple(
            SheetDay(date, None, None, "ទិវាឯករាជ្យ", "Independence Day", "Fête") if i in closed else SheetDay(date, 7)
            for i, date in enumerate(dates)
        )
        people = tuple(
            SheetPerson(
                100 + i, khmer_names[i], f"Chan Sophea {i + 1}", 3 + i % 3, "F", frozenset(dates), i == 1, i == 2
            )
            for i in range(count)
        )
        layout = sheet_layout(people, of, options, filled=filled)
        code, printed_at = "" if filled else "K7F3QX", dt.datetime(2026, 11, 1, 17, 5)
        return Sheet(code, GROUP, dates[0], dates[-1], options, of, people, layout, printed_at, "Sokunthea")

    return make


@pytest.fixture
def a_register() -> Callable[[Sheet], Register]:
    """Marks for every day of a sheet: P A L E in turn, the last day not entered, the second not held."""

    def make(sheet: Sheet) -> Register:
        columns = tuple(_column(i, day) for i, day in enumerate(sheet.days))
        rows = tuple(
            Row(i + 1, p.id, p.name_km, p.name_latin, p.age, p.sex, frozenset(), _cells(i, columns))
            for i, p in enumerate(sheet.people)
        )
        return Register(sheet.group, sheet.first, sheet.last, columns, rows)

    return make


def _column(index: int, day: SheetDay) -> Column:
    session = SessionKey(7, day.date) if day.slot else None
    return Column(day.date, session, state=SessionState.NOT_HELD if index == 1 else SessionState.HELD)


def _cells(row: int, columns: tuple[Column, ...]) -> tuple[Cell, ...]:
    marks = [Mark(Status("PALE"[(row + index) % 4])) for index in range(len(columns))]
    return tuple(
        Cell(column.session is not None, mark if 1 != index < len(columns) - 1 and column.session else None)
        for index, (column, mark) in enumerate(zip(columns, marks, strict=True))
    )
