"""The sign-in sheet of a meeting: what stands on it, and where every box is. Pure: no clock, no database.

It lies on the same paper as an upright attendance sheet, with the same marks, so that one program reads both.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.attendance.values import GroupLabel
from app.meetings.values import Theme, Who
from app.sheets.geometry import Box, Column, DayColumn, PageLayout, Row, SheetLayout, Tick
from app.sheets.layout import row_sets
from app.sheets.papers import Paper, paper_for
from app.sheets.values import SheetOptions

SIGN_IN = "sign_in"  # what the table of sheets calls it
LETTER = "S"
ROW = 12.0  # a thumb-print needs room
TICK = 3.8
_PITCH = 5.6
_NUMBER, _CHILDREN = 7.0, 37.0
_ADULTS_SHARE = 0.5  # of what is left beside the fixed columns; the rest is for signatures


@dataclass(frozen=True, slots=True)
class SignInOptions:
    """How a sign-in sheet is printed. `languages` are those of the headings, one or two."""

    blank_rows: int = 6
    languages: tuple[str, ...] = ("km", "en")


@dataclass(frozen=True, slots=True)
class SignInName:
    """An adult, with the letter of the box to tick, or a child (without one)."""

    name_km: str
    name_latin: str
    letter: str = ""


@dataclass(frozen=True, slots=True)
class SignInFamily:
    """A row of the sheet."""

    id: int
    code: str
    adults: tuple[SignInName, ...]
    children: tuple[SignInName, ...]


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """One sign-in sheet, everything needed to draw it again exactly."""

    code: str
    group: GroupLabel
    meeting: int
    slot: int
    date: dt.date
    starts: dt.time
    ends: dt.time
    place: str
    facilitator: str
    themes: tuple[Theme, ...]
    options: SignInOptions
    families: tuple[SignInFamily, ...]
    layout: SheetLayout
    printed_at: dt.datetime
    printed_by: str


def sign_in_layout(families: tuple[int, ...], date: dt.date, slot: int, options: SignInOptions) -> SheetLayout:
    """Lay out a row for each family and the blank rows below, on as many pages as they need."""
    paper = paper_for(SheetOptions(), filled=False)
    capacity = int((paper.rows_end - paper.top - paper.head) / ROW + 1e-6)
    pages = row_sets(families, options.blank_rows, capacity)
    made = tuple(_page(number, paper, rows, date, slot) for number, rows in enumerate(pages, start=1))
    return SheetLayout(LETTER, paper.width, paper.height, made)


def _page(number: int, paper: Paper, numbered: list[tuple[int, int | None]], date: dt.date, slot: int) -> PageLayout:
    head = Box(paper.left, paper.top, round(paper.right - paper.left, 3), paper.head)
    grid = Box(paper.left, head.bottom, head.width, round(ROW * len(numbered), 3))
    foot = Box(paper.left, grid.bottom, head.width, round(sum(paper.foot), 3))
    columns, who = _columns(paper)
    rows = tuple(Row(row, None, round(grid.y + at * ROW, 3), ROW, family) for at, (row, family) in enumerate(numbered))
    ticks = tuple(tick for row in rows for tick in _ticks(row, who))
    day = _day(date, slot, who, paper, grid.bottom)
    return PageLayout(
        number, paper.markers(), paper.codes, paper.title, paper.aside, head, grid, foot, paper.notes,
        columns, 0, (day,), rows, ticks,
    )  # fmt: skip


def _columns(paper: Paper) -> tuple[tuple[Column, ...], Column]:
    """The columns from left to right, and the one of the boxes."""
    boxes = round(_PITCH * len(Who) + 1.2, 3)
    free = paper.right - paper.left - _NUMBER - _CHILDREN - boxes
    widths = {
        "number": _NUMBER,
        "adults": free * _ADULTS_SHARE,
        "children": _CHILDREN,
        "who": boxes,
        "signature": free * (1 - _ADULTS_SHARE),
    }
    columns, x = [], paper.left
    for name, width in widths.items():
        columns.append(Column(name, round(x, 3), round(width, 3)))
        x += width
    return tuple(columns), columns[3]


def _ticks(row: Row, who: Column) -> list[Tick]:
    left = who.x + (who.width - _PITCH * (len(Who) - 1) - TICK) / 2
    y = row.y + (row.height - TICK) / 2
    return [
        Tick(row.number, 0, letter, _box(left + at * _PITCH, y, TICK, TICK)) for at, letter in enumerate(map(str, Who))
    ]


def _day(date: dt.date, slot: int, who: Column, paper: Paper, y: float) -> DayColumn:
    """The day's boxes at the foot: the meeting was held, and how many families came."""
    first, second = paper.foot
    taken = _box(who.x + (who.width - TICK) / 2, y + (first - TICK) / 2, TICK, TICK)
    total = _box(who.x + (who.width - 14) / 2, y + first, 14, second - 0.3)
    return DayColumn(date, slot, who.x, who.width, taken, total)


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(round(x, 3), round(y, 3), round(width, 3), round(height, 3))
