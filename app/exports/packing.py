"""Packing a workbook in memory.

openpyxl puts every sheet aside while it writes it, readable by anybody, in the system's temporary folder, and leaves
it there when the program is killed.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from typing_extensions import override


class _Writer(WorksheetWriter):  # type: ignore[misc]
    @override
    def cleanup(self) -> None:
        """Nothing was put aside."""


class _Archive(ZipFile):
    @override
    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:
        """Take what openpyxl believes to be a file on the disk."""
        self.writestr(arcname, filename.getvalue())


def keep_in_memory(sheet: Any) -> None:
    """Prepare a sheet of a write-only workbook: called once its columns are set, before the first row."""
    sheet._writer = _Writer(sheet, BytesIO())
    sheet._writer.write_top()


def packed(book: Any) -> bytes:
    """The whole .xlsx of a workbook whose sheets were all kept in memory."""
    content = BytesIO()
    ExcelWriter(book, _Archive(content, "w", ZIP_DEFLATED)).save()
    return content.getvalue()
