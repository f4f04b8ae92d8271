"""What was read from a file, before anybody says what it means."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

CellValue = str | int | float | date | None

# A centre of 1,000 people has lists of 5,000 rows at most; beyond these a file is something else, or hostile.
MAX_FILE_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 80_000_000
MAX_TABS = 60
MAX_LINES = 20_000
MAX_COLUMNS = 120
MAX_CELL_CHARACTERS = 4_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty; `number` is the row number the spreadsheet program shows (from 1)."""

    number: int
    cells: tuple[CellValue, ...]

    def cell(self, column: int) -> CellValue:
        """The value in a column counted from 0; None beyond the end of the line."""
        return self.cells[column] if 0 <= column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of a spreadsheet (the word sheet is kept for paper)."""

    name: str
    lines: tuple[Line, ...]

    @property
    def width(self) -> int:
        return max((len(line.cells) for line in self.lines), default=0)


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A file as plain values: no formulas, no links, no formats. Photos that it names lie in `folder`."""

    name: str
    tabs: tuple[Tab, ...]
    folder: Path | None = None
