"""A spreadsheet written so that every cell is a value, never a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.files import write_whole
from app.words import N_

Value = str | int | float | date | None

# Excel refuses longer names of tabs and these characters in them.
_TAB_LENGTH = 31
_TAB_SIGNS = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_WIDEST, _NARROWEST = 40, 6


@dataclass(frozen=True, slots=True)
class Table:
    """One tab: headings, rows as wide as them, and lines below the table (how a rate is counted)."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    below: tuple[str, ...] = ()


def share(of: float | None) -> float | None:
    """A share between 0 and 1 as a cell has it; empty where there is none."""
    return None if of is None else round(of, 4)


def write_tables(path: Path, tables: Sequence[Table]) -> None:
    """Write an .xlsx by way of `path.part`. Raises UserError when the file cannot be written."""
    # openpyxl takes 0.2 s to import and is not needed to start.
    from openpyxl import Workbook

    from app.exports.packing import packed

    book = Workbook(write_only=True)
    for table in tables:
        _write(book.create_sheet(_tab_name(table.name)), table)
    content = packed(book)
    try:
        write_whole(path, content)
    except OSError as error:
        raise UserError(
            N_("The file {name} cannot be written. Close it in other programs, or choose another folder."),
            name=path.name,
        ) from error


def _write(sheet: Any, table: Table) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    from app.exports.packing import keep_in_memory

    sheet.freeze_panes = "A2"
    for position, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    keep_in_memory(sheet)
    heading = Font(bold=True)
    cells = [_cell(sheet, text) for text in table.headings]
    for cell in cells:
        cell.font = heading
    sheet.append(cells)
    for row in table.rows:
        sheet.append([_cell(sheet, value) for value in row])
    if table.below:
        sheet.append([])
    for line in table.below:
        sheet.append([_cell(sheet, line)])


def _cell(sheet: Any, value: Value) -> Any:
    """A cell that stays what it is: text that begins like a formula or a phone number is marked as text."""
    from openpyxl.cell import WriteOnlyCell

    if value is None or value == "":
        return WriteOnlyCell(sheet, None)
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = value[0] in "=+-@\t\r"
    elif isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"
    return cell


def _widths(table: Table) -> list[int]:
    columns: Iterable[tuple[Value, ...]] = zip(table.headings, *table.rows[:200], strict=True)
    return [max(_NARROWEST, min(_WIDEST, max(_length(value) for value in column) + 2)) for column in columns]


def _length(value: Value) -> int:
    if isinstance(value, date):
        return 10
    return max(map(len, str(value or "").split("\n")))


def _tab_name(name: str) -> str:
    return name.translate(_TAB_SIGNS).strip()[:_TAB_LENGTH] or "1"
