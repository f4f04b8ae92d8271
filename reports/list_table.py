"""Lists of people on paper: a title, a table whose rows are as tall as they need, as many pages as they need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.language import N_, Language
from app.settings.values import CentreDetails
from app.sheets.geometry import Box
from reports.list_columns import ListColumn, draw_heading, head_height, parts_of
from reports.pdf import LINE, STRONG_LINE, Pdf, line_count, line_height, size_for_words
from reports.text.fit import SMALLEST
from reports.words import Languages, both, words

MARGIN = 14.0
_TOP, _FOOT = 34.0, 15.0
_NOTE = 8.5  # points
_LEAST_ROW = 7.5
_TICK = 3.8  # the side of a box to tick, as on attendance sheets
_EMPTY = 14.0  # the height of a table without rows
_BELOW = 4.6  # the height of a line under the table


@dataclass(frozen=True, slots=True)
class CellText:
    """A text of a cell; it takes as many lines as it needs. Languages are told apart by line ends."""

    text: str
    bold: bool = False


Cells = tuple[tuple[CellText, ...], ...]


def lines(*texts: str) -> tuple[CellText, ...]:
    """A cell of texts one below the other; what is the same in both languages stands once."""
    return tuple(CellText(text) for text in dict.fromkeys(texts))


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
    note: str = ""  # what is to be read before the table, over the whole width
    below: tuple[str, ...] = ()  # lines under the last row: how what stands in the table is counted

    @property
    def top(self) -> float:
        """Where the table begins, in mm."""
        if not self.note:
            return _TOP
        return _TOP + line_count(self.note, self.width - 2 * MARGIN, _NOTE) * line_height(_NOTE) + 1

    @property
    def head(self) -> float:
        """The height of the headings, in mm."""
        return head_height(self.columns)


class Peopled(Protocol):
    """A list of people."""

    @property
    def people(self) -> Sequence[object]:
        """Who stands on it."""


List = TypeVar("List", bound=Peopled)


def of_somebody(lists: Sequence[List]) -> Sequence[List]:
    """Of the lists of several groups, those on which somebody stands, else the first: paper is expensive."""
    return [one for one in lists if one.people] or lists[:1]


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
    lines = [(line_count(text, column.room, size, bold), size) for text, size, bold in _parts(column, cell)]
    return sum(count * line_height(size) for count, size in lines) + 2.4


def _parts(column: ListColumn, cell: tuple[CellText, ...]) -> list[tuple[str, float, bool]]:
    """Each text with its size and whether it is bold."""
    return [
        (text, _size(column, text, bold=part.bold), part.bold)
        for part in cell
        for text in parts_of(part.text, column.room, column.size, bold=part.bold)
    ]


def _size(column: ListColumn, text: str, *, bold: bool) -> float:
    """A word wider than its column shrinks a little before it is broken."""
    if line_count(text, column.room, column.size, bold) == 1:
        return column.size
    return size_for_words(text, column.room, column.size, bold=bold, least=column.size * SMALLEST)


def _pages(paper: ListPaper, heights: list[float]) -> list[list[int]]:
    """Which rows go on which page; a list of nobody has one page."""
    room = paper.height - paper.top - paper.head - _FOOT - 3
    pages: list[list[int]] = [[]]
    used = 0.0
    for index, height in enumerate(heights):
        if pages[-1] and used + height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(index)
        used += height
    if used + len(paper.below) * _BELOW > room:
        pages.append([pages[-1].pop()])
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
    y = head = paper.top + paper.head
    rules = []
    for index in rows:
        _draw_row(pdf, paper, paper.rows[index], y)
        pdf.boxes(_ticks(paper, y + heights[index] / 2))
        y += heights[index]
        rules.append((MARGIN, y, paper.width - MARGIN, y))
    x = MARGIN
    for column in paper.columns:
        draw_heading(pdf, column, Box(x, paper.top, column.width, head - paper.top))
        if x > MARGIN:
            rules.append((x, paper.top, x, y))
        x += column.width
    pdf.lines(rules, LINE)
    y = y if rows else _draw_nothing(pdf, paper, y)
    pdf.boxes([Box(MARGIN, paper.top, paper.width - 2 * MARGIN, y - paper.top)], STRONG_LINE)
    pdf.lines([(MARGIN, head, paper.width - MARGIN, head)], STRONG_LINE)
    return y


def _draw_nothing(pdf: Pdf, paper: ListPaper, y: float) -> float:
    """Say in place of the rows that there are none; where the table ends."""
    box = Box(MARGIN, y, paper.width - 2 * MARGIN, _EMPTY)
    pdf.text_in(words(paper.languages, N_("This list is empty.")), box, 9, align="centre")
    return box.bottom


def _draw_below(pdf: Pdf, paper: ListPaper, y: float) -> None:
    for place, line in enumerate(paper.below):
        pdf.text_in(line, Box(MARGIN, y + 2 + place * _BELOW, paper.width - 2 * MARGIN, _BELOW), 7.5, pad=0)


def _draw_row(pdf: Pdf, paper: ListPaper, row: Cells, y: float) -> None:
    x = MARGIN
    first = y + 1.0 + line_height(max(column.size for column in paper.columns)) * 0.72
    for column, cell in zip(paper.columns, row, strict=True):
        line = first
        for text, size, bold in _parts(column, cell):
            line = pdf.text_lines(text, column.anchor(x), line, column.room, size, bold=bold, align=column.align)
        x += column.width


def _ticks(paper: ListPaper, middle: float) -> list[Box]:
    """The boxes to tick of a row, by its middle."""
    x, boxes = MARGIN, []
    for column in paper.columns:
        if column.ticked:
            boxes.append(Box(x + (column.width - _TICK) / 2, middle - _TICK / 2, _TICK, _TICK))
        x += column.width
    return boxes


def _draw_foot(pdf: Pdf, paper: ListPaper) -> None:
    """What must be said of the list; when it was printed and by whom."""
    y = paper.height - _FOOT
    width = paper.width - 2 * MARGIN
    for index, remark in enumerate(paper.remark.split("\n")):
        pdf.text_in(remark, Box(MARGIN, y + index * 4.2, width * 0.55, 5), 7.5, bold=True, pad=0)
    for index, language in enumerate(paper.languages):
        line = Box(MARGIN + width * 0.57, y + index * 4.2, width * 0.43, 4.8)
        pdf.text_in(_printed(paper, language), line, 7, align="right", pad=0)


def _printed(paper: ListPaper, language: Language) -> str:
    _ = language.text
    when = f"{language.date(paper.printed_at.date())} {language.time(paper.printed_at)}"
    return _("Printed {when} by {name}").format(when=when, name=paper.printed_by)
