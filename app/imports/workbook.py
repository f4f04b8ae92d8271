"""Excel workbooks as plain values: cached results only, merged cells filled, nothing executed or followed."""

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.imports.spreadsheet import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_LINES,
    MAX_TABS,
    MAX_UNPACKED_BYTES,
    CellValue,
    Line,
    Spreadsheet,
    Tab,
)
from app.language import N_

_DAMAGED = N_("The file {name} is damaged or is not an Excel workbook. Open it in Excel and save it again as .xlsx.")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
# A merged block larger than this is decoration, not a value for each of its cells.
_MAX_MERGES = 20_000
_MAX_MERGED_LINES = 60


@dataclass(frozen=True, slots=True)
class _Merge:
    """A merged block: rows from 1, columns from 0, all inclusive."""

    top: int
    left: int
    bottom: int
    right: int


def read_workbook(path: Path, content: bytes) -> Spreadsheet:
    """Read the visible sheets of an .xlsx. Raises UserError for a damaged, disguised or oversized file."""
    # openpyxl takes 0.2 s to import and is not needed to start.
    from openpyxl import load_workbook

    try:
        _refuse_bombs(path, content)
        with warnings.catch_warnings():
            # openpyxl warns of every extension it does not know; none concerns plain values.
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            try:
                return Spreadsheet(path.name, tuple(_tabs(book, content)))
            finally:
                book.close()
    except UserError:
        raise
    except Exception as error:
        # A broken part shows as any of a dozen exceptions deep inside the reader: the file is at fault.
        raise UserError(_DAMAGED, name=path.name) from error


def _refuse_bombs(path: Path, content: bytes) -> None:
    """Sizes are checked before anything is unpacked; zipfile never unpacks more than the size it states."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
        if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES or len(parts) > 2_000:
            raise UserError(N_("The file {name} is too large. Split the list into smaller files."), name=path.name)
        for part in parts:
            with archive.open(part) as stream:
                # No spreadsheet program writes a document type; it only serves to multiply entities.
                if b"<!DOCTYPE" in stream.read(4_096):
                    raise UserError(_DAMAGED, name=path.name)


def _tabs(book: Any, content: bytes) -> Iterator[Tab]:
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if len(sheets) > MAX_TABS:
        raise UserError(N_("The file has more than {count} sheets. Remove those you do not need."), count=MAX_TABS)
    total = 0
    for sheet in sheets:
        lines = _lines(sheet, MAX_LINES - total)
        total += len(lines)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            # openpyxl reads merged cells only in its slow mode; the path of the part has no public name.
            merges = _merges(archive.read(str(sheet._worksheet_path).lstrip("/")))
        yield Tab(sheet.title, _fill(lines, merges))


def _lines(sheet: Any, room: int) -> list[Line]:
    # The stated size of a sheet is often wrong: measure it from the rows themselves.
    sheet.reset_dimensions()
    lines: list[Line] = []
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = _trim(row)
        if not cells:
            continue
        if len(cells) > MAX_COLUMNS:
            raise UserError(
                N_("The file has more than {count} columns. Remove those you do not need."), count=MAX_COLUMNS
            )
        if len(lines) >= room:
            raise UserError(N_("The file has more than {count} rows. Split it into smaller files."), count=MAX_LINES)
        lines.append(Line(number, cells))
    return lines


def _trim(row: Iterable[Any]) -> tuple[CellValue, ...]:
    cells = [_plain(value) for value in row]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _plain(value: Any) -> CellValue:
    match value:
        case None:
            return None
        case bool():
            return "1" if value else "0"
        case datetime():
            return value.date()
        case date() | int():
            return value
        case float():
            return int(value) if value.is_integer() else value
        case time() | timedelta():
            return str(value)
    text = str(value).strip()
    return None if not text or text in _ERRORS else text[:MAX_CELL_CHARACTERS]


def _merges(xml: bytes) -> list[_Merge]:
    from openpyxl.utils.cell import column_index_from_string

    found: list[_Merge] = []
    for match in _MERGE.finditer(xml, max(xml.rfind(b"</sheetData>"), 0)):
        left, top, right, bottom = (part.decode() for part in match.groups())
        merge = _Merge(int(top), column_index_from_string(left) - 1, int(bottom), column_index_from_string(right) - 1)
        if merge.bottom - merge.top < _MAX_MERGED_LINES and merge.right < MAX_COLUMNS:
            found.append(merge)
        if len(found) > _MAX_MERGES:
            break
    return found


def _fill(lines: list[Line], merges: list[_Merge]) -> tuple[Line, ...]:
    """Every cell of a merged block gets the value of its corner; a line that was empty stays away."""
    if not merges:
        return tuple(lines)
    cells = {line.number: list(line.cells) for line in lines}
    for merge in merges:
        corner = cells.get(merge.top, [])
        value = corner[merge.left] if merge.left < len(corner) else None
        if value is None:
            continue
        for number in range(merge.top, merge.bottom + 1):
            if number in cells:
                _fill_line(cells[number], merge, value)
    return tuple(Line(number, tuple(row)) for number, row in cells.items())


def _fill_line(row: list[CellValue], merge: _Merge, value: CellValue) -> None:
    row.extend([None] * (merge.right + 1 - len(row)))
    for column in range(merge.left, merge.right + 1):
        if row[column] is None:
            row[column] = value
