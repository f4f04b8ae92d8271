"""The columns of a list on paper: their headings, and the columns with which most lists begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.language import N_
from app.sheets.geometry import Box
from reports.pdf import Pdf, line_count, line_height, size_for_words
from reports.text.writer import Align
from reports.words import Languages, name_headings, words

PAD = 1.0
_SIZE = 7.5
_LEAST_HEAD = 9.0


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its heading (a line for each language), its width in mm, the size of its letters in points.

    A column that is `ticked` has a box in each row.
    """

    title: str
    width: float
    size: float = 8.5
    align: Align = "left"
    ticked: bool = False

    @property
    def room(self) -> float:
        """What is left for text, in mm."""
        return self.width - 2 * PAD

    def anchor(self, x: float) -> float:
        """Where a text begins, has its middle or ends in the column that begins at `x`."""
        return x + {"left": PAD, "centre": self.width / 2, "right": self.width - PAD}[self.align]


def heading(languages: Languages, message: str) -> str:
    """The heading of a column, marked with `N_`, in each language."""
    return words(languages, message, "\n")


def number_column(languages: Languages, width: float = 8) -> ListColumn:
    """The number of a row."""
    return ListColumn(languages[0].text(N_("No.")), width, align="centre")


def name_columns(languages: Languages, width: float) -> tuple[ListColumn, ListColumn]:
    """The name in Khmer and in Latin script."""
    khmer, latin = name_headings(languages, "\n")
    return ListColumn(khmer, width, 9), ListColumn(latin, width)


def head_height(columns: Sequence[ListColumn]) -> float:
    """The height at which every heading has its lines."""
    return max(_LEAST_HEAD, *(_height(column) + 2.4 for column in columns))


def draw_heading(pdf: Pdf, column: ListColumn, box: Box) -> None:
    """Write a heading into the middle of its box."""
    y = box.y + (box.height - _height(column)) / 2
    for part in parts_of(column.title, column.room, _SIZE, bold=True):
        size = _size(column, part)
        y = pdf.text_lines(
            part, column.anchor(box.x), y + line_height(size) * 0.72, column.room, size, bold=True, align=column.align
        )
        y -= line_height(size) * 0.72


def parts_of(text: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Languages, told apart by line ends, side by side where they have room on one line, else one below the other."""
    together = text.replace("\n", " · ")
    return [together] if line_count(together, room, size, bold) == 1 else text.split("\n")


def _height(column: ListColumn) -> float:
    parts = [(part, _size(column, part)) for part in parts_of(column.title, column.room, _SIZE, bold=True)]
    return sum(line_count(part, column.room, size, True) * line_height(size) for part, size in parts)


def _size(column: ListColumn, part: str) -> float:
    return size_for_words(part, column.room, _SIZE, bold=True)
