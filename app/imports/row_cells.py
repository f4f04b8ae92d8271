"""The cells of one line of a list, asked for by what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from app.errors import UserError
from app.imports import cells
from app.imports.columns import ColumnMap
from app.imports.kinship import relation_of
from app.imports.meanings import Meaning
from app.imports.quoting import parts
from app.imports.spreadsheet import MAX_CELL_CHARACTERS, CellValue, Line

T = TypeVar("T")
U = TypeVar("U")

Places = Mapping[Meaning, tuple[int, ...]]
"""Where each meaning is read from, left to right."""


def places_of(columns: ColumnMap) -> Places:
    """Worked out once for all lines of a tab."""
    return {meaning: columns.positions(meaning) for meaning in {one.meaning for one in columns.columns}}


@dataclass(slots=True)
class RowCells:
    """One line; `left_out` gathers what was not understood of it."""

    line: Line
    places: Places
    left_out: list[UserError] = field(default_factory=list)

    def all(self, meaning: Meaning) -> list[CellValue]:
        """The cells of a meaning, empty ones too."""
        places = self.places.get(meaning)
        return [self.line.cell(position) for position in places] if places else []

    def one(self, meaning: Meaning) -> CellValue:
        """The first filled cell of a meaning."""
        return next((cell for cell in self.all(meaning) if cell is not None), None)

    def text(self, meaning: Meaning, limit: int = 200) -> str:
        """What the first filled cell says."""
        return cells.said(self.one(meaning), limit)

    def joined(self, meaning: Meaning) -> str:
        """What all cells say, each on lines of its own."""
        texts = [cells.lines_of(cell) for cell in self.all(meaning)]
        return "\n".join(dict.fromkeys(filter(None, texts)))

    def several(self, meaning: Meaning, limit: int = 200) -> list[str]:
        """The parts of all cells; "-" keeps the place of one that is not said."""
        return [cells.said(part, limit) for part in self.several_raw(meaning)]

    def several_raw(self, meaning: Meaning) -> list[str]:
        """Like `several`, with what a part stands in quotes for still in them."""
        texts = [cells.plain_text(cell, MAX_CELL_CHARACTERS) for cell in self.all(meaning) if cell is not None]
        return [part for text in texts for part in parts(text)]

    def names(self, meaning: Meaning) -> tuple[str, str]:
        """A name in Khmer and in Latin letters, from whichever cell has it."""
        khmer = latin = ""
        for cell in self.all(meaning):
            here = cells.scripts(cell)
            khmer, latin = khmer or here[0], latin or here[1]
        return khmer, latin

    def phones(self, cell: CellValue) -> str:
        """The telephone numbers in a cell."""
        return self.lenient(lambda: cells.phones_of(cell), "") if cell is not None else ""

    def relation(self, word: str) -> str:
        """The stored word for a relation."""
        return self.lenient(lambda: relation_of(word), "")

    def lenient(self, read: Callable[[], T], otherwise: T) -> T:
        """A cell that is not worth refusing the row for: it is left out, and said so."""
        try:
            return read()
        except UserError as error:
            self.left_out.append(error)
            return otherwise


def aligned(named: list[U], words: list[str]) -> list[tuple[U, str]]:
    """The n-th word belongs to the n-th that is named; "" where there are fewer words."""
    return list(zip(named, [*words, *[""] * (len(named) - len(words))], strict=False))
