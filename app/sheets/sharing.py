"""Several small groups on one page, because paper is expensive. A pure function, as `app.sheets.layout`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.sheets.geometry import Box, SheetLayout
from app.sheets.layout import days_per_page, one_page, row_sets, sheet_layout
from app.sheets.papers import Paper, paper_for
from app.sheets.values import SheetDay, SheetKind, SheetOptions, SheetPerson

_HEADING, _GAP = 7.0, 3.0


@dataclass(frozen=True, slots=True)
class Part:
    """What one group brings to a page."""

    people: tuple[SheetPerson, ...]
    days: tuple[SheetDay, ...]
    blank_rows: int


def shared_layouts(parts: Sequence[Part], options: SheetOptions) -> list[list[SheetLayout]]:
    """Lay out groups in their order, as many on a page as have room: one list for each page, or group alone.

    Each group keeps a layout of its own. The marks of a shared page are the same in all of them. A group that
    fills more than what others leave, or has more days than fit side by side, is laid out as usual.
    """
    paper = paper_for(options, filled=False)
    pages: list[list[Part]] = []
    y = paper.rows_end
    for part in parts:
        height = _height(part, paper)
        small = len(part.days) <= days_per_page(paper, options)
        if pages and small and y + _GAP + height <= paper.rows_end:
            pages[-1].append(part)
            y += _GAP + height + sum(paper.foot)
        else:
            pages.append([part])
            y = paper.top + height + sum(paper.foot) if small else paper.rows_end
    return [_shared(page, paper, options) for page in pages]


def _height(part: Part, paper: Paper) -> float:
    """From the group's heading to its last row."""
    return _HEADING + paper.head + paper.row * (len(part.people) + part.blank_rows)


def _shared(parts: list[Part], paper: Paper, options: SheetOptions) -> list[SheetLayout]:
    if len(parts) == 1:
        return [sheet_layout(parts[0].people, parts[0].days, replace(options, blank_rows=parts[0].blank_rows))]
    letter = "W" if options.kind is SheetKind.WEEK else "M"
    layouts = []
    y = paper.top
    for part in parts:
        count = len(part.people) + part.blank_rows
        (rows,) = row_sets(part.people, part.blank_rows, count) if count else ([],)
        page = one_page(1, replace(paper, top=round(y + _HEADING, 3)), options, rows, part.days, 0)
        heading = Box(paper.left, y, page.head.width, _HEADING)
        layouts.append(SheetLayout(letter, paper.width, paper.height, (replace(page, heading=heading),)))
        y = round(page.foot.bottom + _GAP, 3)
    return layouts
