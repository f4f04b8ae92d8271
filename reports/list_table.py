"""Lists of people on paper: a title, a table whose rows are as tall as they need, as many pages as they need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.language import Language
from app.settings.values import CentreDetails
from app.sheets.geometry import Box
from reports.pdf import LINE, STRONG_LINE, Pdf, line_count, line_height, size_for_words
from reports.text.writer import Align
from reports.words import Languages, both

MARGIN = 14.0
_TOP, _HEAD, _FOOT = 34.0, 9.0, 15.0
_PAD = 1.0
_NOTE = 8.5  # points
_LEAST_ROW = 7.5
_TICK = 3.8  # the side of a box to tick, as on attendance sheets
_BELOW = 4.6  # the height of a line under the table


@dataclass(frozen=True, slots=True)
class CellText:
    """A text of a cell; it takes as many lines as it needs."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its heading, its width in mm, the size of its letters in points; `ticked`: with a box in each row."""

    title: str
    width: float
    size: float = 8.5
    align: Align = "left"
    ticked: bool = False


Cells = tuple[tuple[CellText, ...], ...]


@dataclass(frozen=True, slots=True)
class ListPaper:
    """A whole list: what stands over it, its columns and its rows; `width` and `height` of the paper in mm."""

    title: str
    group: str
    facts: str
    centre: CentreDetails
    languages: Languages
    width: float
    height: float
    columns: tuple[ListColumn, ...]
    rows: tuple[Cells, ...]
    remark: str
    printed_at: dt.datetime
    printed_by: str
    head: float = _HEAD  # height of the headings; taller ones take as many lines as they need
    note: str = ""  # what is to be read before the table, over the whole width
    below: tuple[str, ...] = ()  # lines under the last row: how what stands in the table is counted

    @property
    def top(self) -> float:
        """Where the table begins, in mm."""
        if not self.note:
            return _TOP
        return _TOP + line_count(self.note, self.width - 2 * MARGIN, _NOTE) * line_height(_NOTE) + 1


def draw_lists(papers: Sequence[ListPaper], progress: Callable[[int, int], None] | None = None) -> bytes:
    """Draw one list or more into one PDF. Same values in, same bytes out.

    `progress` is told (done, total) after each list; what it raises stops the work.
    """
    first = papers[0]
    centre = first.centre
    author = first.languages[0].pick(km=centre.name_km, en=centre.name_en, fr=centre.name_fr)
    pdf = Pdf(first.title, author, first.languages[0].code)
    for done, paper in enumerate(papers, start=1):
        _draw_list(pdf, paper)
        if progress is not None:
            progress(done, len(papers))
    return pdf.finish()


def _draw_list(pdf: Pdf, paper: ListPaper) -> None:
    heights = [_row_height(paper, row) for row in paper.rows]
    pages = _pages(paper, heights)
    for number, rows in enumerate(pages, start=1):
        pdf.start_page(paper.width, paper.height)
        _draw_title(pdf, paper, number, len(pages))
        bottom = _draw_rows(pdf, paper, rows, heights)
        if number == len(pages):
            _draw_below(pdf, paper, bottom)
        _draw_foot(pdf, paper)


def _row_height(paper: ListPaper, row: Cells) -> float:
    heights = [_cell_height(column, cell) for column, cell in zip(paper.columns, row, strict=True)]
    return max([_LEAST_ROW, *heights])


def _cell_height(column: ListColumn, cell: tuple[CellText, ...]) -> float:
    width = column.width - 2 * _PAD
    lines = sum(line_count(part.text, width, column.size, part.bold) for part in cell)
    return lines * line_height(column.size) + 2.4


def _pages(paper: ListPaper, heights: list[float]) -> list[list[int]]:
    """Which rows go on which page; a list of nobody has one page."""
    room = paper.height - paper.top - paper.head - _FOOT - 3 - len(paper.below) * _BELOW
    pages: list[list[int]] = [[]]
    used = 0.0
    for index, height in enumerate(heights):
        if pages[-1] and used + height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(index)
        used += height
    return pages


def _draw_title(pdf: Pdf, paper: ListPaper, number: int, pages: int) -> None:
    width = paper.width - 2 * MARGIN
    left, right = width * 0.62, width * 0.36
    pdf.text_in(paper.title, Box(MARGIN, 11, left, 6), 9.5, bold=True, pad=0)
    pdf.text_in(paper.group, Box(MARGIN, 16.5, left, 8), 14, bold=True, pad=0)
    pdf.text_in(paper.facts, Box(MARGIN, 24.5, left, 5.5), 8.5, pad=0)
    if paper.note:
        pdf.text_lines(paper.note, MARGIN, _TOP - 0.5, width, _NOTE)
    centre = paper.centre
    name = both(paper.languages, lambda one: one.pick(km=centre.name_km, en=centre.name_en, fr=centre.name_fr))
    page = both(paper.languages, lambda one: _page_of(number, pages, one))
    x = paper.width - MARGIN - right
    pdf.text_in(name, Box(x, 11, right, 6), 8, align="right", pad=0)
    pdf.text_in(page, Box(x, 17, right, 5), 8, align="right", pad=0)


def _page_of(number: int, pages: int, language: Language) -> str:
    _ = language.text
    sentence = _("Page {page} of {pages}")
    return sentence.format(page=language.number(number), pages=language.number(pages))


def _draw_rows(pdf: Pdf, paper: ListPaper, rows: Sequence[int], heights: list[float]) -> float:
    """Draw the table; where it ends."""
    y = paper.top + paper.head
    lines = []
    for index in rows:
        _draw_row(pdf, paper, paper.rows[index], y)
        pdf.boxes(_ticks(paper, y + heights[index] / 2))
        y += heights[index]
        lines.append((MARGIN, y, paper.width - MARGIN, y))
    x = MARGIN
    for column in paper.columns:
        _draw_heading(pdf, paper, column, x)
        if x > MARGIN:
            lines.append((x, paper.top, x, y))
        x += column.width
    pdf.lines(lines, LINE)
    head = paper.top + paper.head
    pdf.boxes([Box(MARGIN, paper.top, paper.width - 2 * MARGIN, y - paper.top)], STRONG_LINE)
    pdf.lines([(MARGIN, head, paper.width - MARGIN, head)], STRONG_LINE)
    return y


def _draw_below(pdf: Pdf, paper: ListPaper, y: float) -> None:
    for place, line in enumerate(paper.below):
        pdf.text_in(line, Box(MARGIN, y + 2 + place * _BELOW, paper.width - 2 * MARGIN, _BELOW), 7.5, pad=0)


def head_for(columns: Sequence[ListColumn]) -> float:
    """The height at which every heading has its lines."""
    lines = [sum(line_count(part, *_heading_room(column, part), True) for part in column.title.split("\n"))
             for column in columns]  # fmt: skip
    return max(_HEAD + 1, max(lines) * line_height(7.5) + 3)


def _heading_room(column: ListColumn, part: str) -> tuple[float, float]:
    """The width of a heading that has lines, and the size of its letters."""
    width = column.width - 2 * _PAD
    return width, 0.88 * size_for_words(part, width, 7.5)  # bold letters are wider


def _draw_heading(pdf: Pdf, paper: ListPaper, column: ListColumn, x: float) -> None:
    if paper.head == _HEAD:
        box = Box(x, paper.top + 0.4, column.width, _HEAD - 0.8)
        pdf.text_in(column.title, box, 7.5, bold=True, align=column.align)
        return
    y = paper.top + 1.0 + line_height(7) * 0.72
    for part in column.title.split("\n"):
        width, size = _heading_room(column, part)
        y = pdf.text_lines(part, x + _PAD, y, width, size, bold=True)


def _draw_row(pdf: Pdf, paper: ListPaper, row: Cells, y: float) -> None:
    x = MARGIN
    first = y + 1.0 + line_height(max(column.size for column in paper.columns)) * 0.72
    for column, cell in zip(paper.columns, row, strict=True):
        line = first
        for part in cell:
            line = _draw_paragraph(pdf, column, part, x, line)
        x += column.width


def _ticks(paper: ListPaper, middle: float) -> list[Box]:
    """The boxes to tick of a row, by its middle."""
    x, boxes = MARGIN, []
    for column in paper.columns:
        if column.ticked:
            boxes.append(Box(x + (column.width - _TICK) / 2, middle - _TICK / 2, _TICK, _TICK))
        x += column.width
    return boxes


def _draw_paragraph(pdf: Pdf, column: ListColumn, part: CellText, x: float, y: float) -> float:
    if column.align == "left":
        return pdf.text_lines(part.text, x + _PAD, y, column.width - 2 * _PAD, column.size, bold=part.bold)
    middle = x + column.width / 2 if column.align == "centre" else x + column.width - _PAD
    pdf.text(part.text, middle, y, column.size, bold=part.bold, align=column.align)
    return y + line_height(column.size)


def _draw_foot(pdf: Pdf, paper: ListPaper) -> None:
    """What must be said of the list; when it was printed and by whom."""
    y = paper.height - _FOOT
    width = paper.width - 2 * MARGIN
    pdf.text_in(paper.remark, Box(MARGIN, y, width * 0.55, 5), 7.5, bold=True, pad=0)
    for index, language in enumerate(paper.languages):
        line = Box(MARGIN + width * 0.57, y + index * 4.2, width * 0.43, 4.8)
        pdf.text_in(_printed(paper, language), line, 7, align="right", pad=0)


def _printed(paper: ListPaper, language: Language) -> str:
    _ = language.text
    when = f"{language.date(paper.printed_at.date())} {language.time(paper.printed_at)}"
    return _("Printed {when} by {name}").format(when=when, name=paper.printed_by)
