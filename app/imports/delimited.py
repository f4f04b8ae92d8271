"""Comma, semicolon and tab separated text in the encodings that spreadsheet programs write."""

import csv
import io
from pathlib import Path

from app.errors import UserError
from app.imports.spreadsheet import MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_LINES, Line, Spreadsheet, Tab
from app.language import N_

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 50
# Đ and đ, which hardly a Vietnamese list lacks; in the western code page they are Icelandic letters.
_VIETNAMESE = frozenset(b"\xd0\xf0")


def read_delimited(path: Path, content: bytes) -> Spreadsheet:
    """Read `content` of the file at `path`. Raises UserError when it is not text or has too many lines."""
    text = _decode(content)
    delimiter, text = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    lines: list[Line] = []
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                lines.append(Line(number, _cells(cells)))
            if len(lines) > MAX_LINES:
                raise UserError(
                    N_("The file has more than {count} rows. Split it into smaller files."), count=MAX_LINES
                )
    except csv.Error as error:
        raise UserError(N_("This file is not a table of text. Save the list as .xlsx or .csv.")) from error
    return Spreadsheet(path.name, (Tab(path.stem, tuple(lines)),))


def _cells(cells: list[str]) -> tuple[str | None, ...]:
    if len(cells) > MAX_COLUMNS and any(cell.strip() for cell in cells[MAX_COLUMNS:]):
        raise UserError(N_("The file has more than {count} columns. Remove those you do not need."), count=MAX_COLUMNS)
    return tuple(cell[:MAX_CELL_CHARACTERS].strip() or None for cell in cells[:MAX_COLUMNS])


def _decode(content: bytes) -> str:
    """Excel writes "Unicode text" as UTF-16, "CSV UTF-8" with a mark, plain CSV in the Windows code page."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(content, "utf-16")
    if unmarked := _unmarked_utf16(content):
        return _utf16(content, unmarked)
    if b"\0" in content:
        raise UserError(N_("This file is not a table of text. Save the list as .xlsx or .csv."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # The few bytes that a Windows code page leaves open become a replacement sign, which a person sees.
        return content.decode("cp1258" if _VIETNAMESE & set(content) else "cp1252", errors="replace")


def _utf16(content: bytes, encoding: str) -> str:
    return content.decode(encoding, errors="replace").lstrip("\ufeff").replace("\0", "")


def _unmarked_utf16(content: bytes) -> str:
    """The byte order of two-byte text without a mark, or "": every separator and line end holds one NUL."""
    sample = content[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) <= len(sample) // 10 or min(even, odd) > 0:
        return ""
    return "utf-16-le" if odd else "utf-16-be"


def _delimiter(text: str) -> tuple[str, str]:
    """The separator and the text after an Excel `sep=;` line."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return first.strip()[-1], rest
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])
    return max(_DELIMITERS, key=lambda delimiter: _regularity(sample, delimiter)), text


def _regularity(sample: str, delimiter: str) -> tuple[int, int]:
    """How many lines share the commonest number of columns (more than one), then how many columns that is."""
    try:
        widths = [len(cells) for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if cells]
    except csv.Error:
        return (0, 0)
    tables = [width for width in widths if width > 1]
    if not tables:
        return (0, 0)
    common = max(set(tables), key=lambda width: (tables.count(width), width))
    return (tables.count(common), common)
