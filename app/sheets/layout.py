"""From people, days and options to the geometry of every page. A pure function: no clock, no database."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TypeVar

from app.sheets.geometry import Box, Column, DayColumn, PageLayout, Row, SheetLayout, Tick
from app.sheets.papers import COUNTS, Paper, paper_for
from app.sheets.values import NameScript, SheetDay, SheetKind, SheetOptions, SheetPerson

WEEK_BOX, WEEK_PITCH = 3.4, 4.1
MONTH_BOX = 3.8
TAKEN_BOX = 3.4
WEEK_LETTERS, MONTH_LETTER = "PALE", "P"
MOST_WEEK_DAYS = 6

_NUMBER, _AGE, _PHOTO, _EXTRA = 6.5, 7.0, 7.5, 16.0
_NAME_LEAST, _NAME_MOST = 24.0, 46.0
_NOTES_LEAST = 8.0
_DAY_MOST = 16.0  # of a filled sheet

T = TypeVar("T")
Numbered = list[tuple[int, SheetPerson | None]]
"""Rows with their numbers; None is a blank one."""


def sheet_layout(
    people: tuple[SheetPerson, ...],
    days: tuple[SheetDay, ...],
    options: SheetOptions,
    *,
    filled: bool = False,
) -> SheetLayout:
    """Lay out a sheet to be ticked, or (`filled`) one that shows what was stored, with totals.

    Long groups and many days continue on further pages, each complete in itself.
    """
    paper = paper_for(options, filled)
    capacity = min(paper.most_rows, int((paper.rows_end - paper.top - paper.head) / paper.row + 1e-6))
    rows_of_pages = row_sets(people, 0 if filled else options.blank_rows, capacity)
    day_sets = _chunks(len(days), days_per_page(paper, options))
    paper = _stretched(paper, options, max(count for _, count in day_sets))
    pages: list[PageLayout] = []
    for rows in rows_of_pages:
        for first, count in day_sets:
            shown = days[first : first + count]
            pages.append(one_page(len(pages) + 1, paper, options, rows, shown, first))
    letter = "W" if options.kind is SheetKind.WEEK else "M"
    return SheetLayout(letter, paper.width, paper.height, tuple(pages))


def row_sets(people: tuple[T, ...], blank: int, capacity: int) -> list[list[tuple[int, T | None]]]:
    """Share the numbered rows among pages; blank rows never make a page of their own."""
    pages = max(1, ceil(len(people) / capacity))
    free = pages * capacity - len(people)
    rows: list[T | None] = [*people, *[None] * min(blank, free)]
    numbered = list(enumerate(rows, start=1))
    return [numbered[start : start + capacity] for start in range(0, max(len(numbered), 1), capacity)]


def _chunks(count: int, most: int) -> list[tuple[int, int]]:
    """Split `count` days into runs (first, length) of nearly equal length, at most `most` each."""
    parts = max(1, ceil(count / most))
    sizes = [count // parts + (1 if index < count % parts else 0) for index in range(parts)]
    return [(sum(sizes[:index]), size) for index, size in enumerate(sizes)]


def _name_columns(options: SheetOptions) -> list[str]:
    columns = {NameScript.BOTH: ["name_km", "name_latin"], NameScript.KHMER: ["name_km"]}
    return columns.get(options.names, ["name_latin"])


def _side_columns(paper: Paper, options: SheetOptions) -> tuple[dict[str, float], dict[str, float]]:
    """Widths of the columns before the names and of those after the days, without the notes."""
    if not paper.marked:
        return {"number": _NUMBER}, dict(COUNTS)
    photo = {"photo": _PHOTO} if options.photos else {}
    return {"number": _NUMBER} | photo, {f"extra{i}": _EXTRA for i in range(len(options.extra_columns))}


def days_per_page(paper: Paper, options: SheetOptions) -> int:
    """How many days stand side by side beside names of the least width."""
    before, after = _side_columns(paper, options)
    least = sum(before.values()) + _NAME_LEAST * len(_name_columns(options)) + _AGE
    least += sum(after.values()) + (paper.remarks if paper.marked else 0)
    fitting = int((paper.right - paper.left - least) / paper.day + 1e-6)
    if options.kind is SheetKind.WEEK:
        fitting = min(fitting, MOST_WEEK_DAYS)
    return max(1, fitting)


def _stretched(paper: Paper, options: SheetOptions, days: int) -> Paper:
    """On a filled sheet, few days are wider; boxes to be ticked always have the one size that scanners know."""
    if paper.marked:
        return paper
    before, after = _side_columns(paper, options)
    names = _NAME_MOST * len(_name_columns(options))
    free = paper.right - paper.left - sum(before.values()) - _AGE - sum(after.values()) - names
    return replace(paper, day=max(paper.day, min(free / max(days, 1), _DAY_MOST)))


def one_page(
    number: int,
    paper: Paper,
    options: SheetOptions,
    rows: Numbered,
    days: tuple[SheetDay, ...],
    first_day: int,
) -> PageLayout:
    """Lay out one page with these rows and days; `first_day` is the index of the first among all days."""
    columns, days_left, days_right = _columns(paper, options, len(days))
    right = paper.right if paper.marked else columns[-1].x + columns[-1].width
    head = Box(paper.left, paper.top, round(right - paper.left, 3), paper.head)
    grid = Box(paper.left, head.bottom, head.width, round(paper.row * len(rows), 3))
    foot = Box(paper.left, round(grid.bottom, 3), round(days_right - paper.left, 3), round(sum(paper.foot), 3))
    spots = tuple(
        Row(row, person.id if person else None, round(grid.y + index * paper.row, 3), paper.row)
        for index, (row, person) in enumerate(rows)
    )
    day_columns = tuple(
        _day_column(day, round(days_left + index * paper.day, 3), paper, grid.bottom) for index, day in enumerate(days)
    )
    ticks = _all_ticks(rows, spots, days, day_columns, first_day, options.kind) if paper.marked else ()
    return PageLayout(
        number, paper.markers(), paper.codes, paper.title, paper.aside, head, grid, foot, paper.notes,
        columns, first_day, day_columns, spots, ticks,
    )  # fmt: skip


def _columns(paper: Paper, options: SheetOptions, days: int) -> tuple[tuple[Column, ...], float, float]:
    """Share the width: what is fixed, then names up to what a name needs, and the rest for notes."""
    names = _name_columns(options)
    before, after = _side_columns(paper, options)
    remarks = paper.remarks if paper.marked else 0
    fixed = sum(before.values()) + _AGE + sum(after.values()) + days * paper.day + remarks
    share = min((paper.right - paper.left - fixed) / len(names), _NAME_MOST)
    columns, x = _in_a_row(before | dict.fromkeys(names, share) | {"age": _AGE}, paper.left)
    days_right = round(x + days * paper.day, 3)
    notes = paper.right - days_right - sum(after.values())
    if notes >= _NOTES_LEAST and paper.marked:
        after["notes"] = notes
    more, _ = _in_a_row(after, days_right)
    return columns + more, x, days_right


def _in_a_row(widths: dict[str, float], x: float) -> tuple[tuple[Column, ...], float]:
    columns = []
    for name, width in widths.items():
        columns.append(Column(name, round(x, 3), round(width, 3)))
        x += width
    return tuple(columns), round(x, 3)


def _day_column(day: SheetDay, x: float, paper: Paper, y: float) -> DayColumn:
    if day.slot is None or not paper.marked:
        return DayColumn(day.date, day.slot, x, paper.day, None, None)
    taken_height, total_height = paper.foot
    side = min(TAKEN_BOX, taken_height - 0.8)
    taken = _box(x + (paper.day - side) / 2, y + (taken_height - side) / 2, side, side)
    wide = min(paper.day - 0.9, 12.0)
    total = _box(x + (paper.day - wide) / 2, y + taken_height, wide, total_height - 0.3)
    return DayColumn(day.date, day.slot, x, paper.day, taken, total)


def _all_ticks(
    rows: Numbered,
    spots: tuple[Row, ...],
    days: tuple[SheetDay, ...],
    columns: tuple[DayColumn, ...],
    first_day: int,
    kind: SheetKind,
) -> tuple[Tick, ...]:
    """A box wherever somebody can be marked: not on closed days, not outside the enrolment."""
    return tuple(
        tick
        for spot, (_, person) in zip(spots, rows, strict=True)
        for index, (day, column) in enumerate(zip(days, columns, strict=True))
        if day.slot is not None and (person is None or person.is_expected(day.slot, day.date))
        for tick in _ticks(spot, first_day + index, column, kind)
    )


def _ticks(row: Row, day: int, column: DayColumn, kind: SheetKind) -> list[Tick]:
    if kind is SheetKind.MONTH:
        x, y = column.x + (column.width - MONTH_BOX) / 2, row.y + (row.height - MONTH_BOX) / 2
        return [Tick(row.number, day, MONTH_LETTER, _box(x, y, MONTH_BOX, MONTH_BOX))]
    left = column.x + (column.width - WEEK_PITCH * 3 - WEEK_BOX) / 2
    y = row.y + (row.height - WEEK_BOX) / 2
    return [
        Tick(row.number, day, letter, _box(left + index * WEEK_PITCH, y, WEEK_BOX, WEEK_BOX))
        for index, letter in enumerate(WEEK_LETTERS)
    ]


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(round(x, 3), round(y, 3), round(width, 3), round(height, 3))
