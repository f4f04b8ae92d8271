"""Any file a person may choose -> plain values, or one sentence saying why not."""

from dataclasses import replace
from pathlib import Path

from app.errors import UserError
from app.imports.delimited import read_delimited
from app.imports.spreadsheet import MAX_FILE_BYTES, Spreadsheet
from app.imports.workbook import read_workbook
from app.language import N_

_OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_TABLES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"MZ",
)


def read_spreadsheet(path: Path) -> Spreadsheet:
    """Read an .xlsx or .csv by what it holds, whatever its name ends in.

    Raises UserError for a file that is missing, empty, too large, of another kind or locked by a password.
    """
    content = _content(path)
    if content.startswith(_OLD_CONTAINER):
        _refuse_old(path, content)
    if content.startswith(b"PK\x03\x04"):
        return replace(_read_archive(path, content), folder=path.parent)
    if content.startswith(_NOT_TABLES):
        raise UserError(N_("The file {name} is not a list. Choose an Excel workbook (.xlsx) or .csv."), name=path.name)
    spreadsheet = read_delimited(path, content)
    return replace(_with_content(spreadsheet), folder=path.parent)


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise UserError(N_("The file {name} was not found."), name=path.name)
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise UserError(N_("The file {name} is too large. Split the list into smaller files."), name=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            N_("The file {name} cannot be opened. Close it in other programs and try again."), name=path.name
        ) from error
    if not content.strip(b"\0\r\n\t ;,"):
        raise UserError(N_("The file {name} is empty."), name=path.name)
    return content


def _refuse_old(path: Path, content: bytes) -> None:
    # A workbook with a password is an old container around an encrypted package.
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise UserError(
            N_("The file {name} has a password. Open it in Excel, remove the password and save it."),
            name=path.name,
        )
    raise UserError(
        N_("The file {name} is in the format of an old Excel. Open it in Excel and save it as .xlsx."),
        name=path.name,
    )


def _read_archive(path: Path, content: bytes) -> Spreadsheet:
    if b"application/vnd.oasis.opendocument" in content[:200]:
        raise UserError(
            N_("The file {name} is a LibreOffice file. Open it in LibreOffice and save it as .xlsx."),
            name=path.name,
        )
    return _with_content(read_workbook(path, content))


def _with_content(spreadsheet: Spreadsheet) -> Spreadsheet:
    if not any(tab.lines for tab in spreadsheet.tabs):
        raise UserError(N_("The file {name} is empty."), name=spreadsheet.name)
    return spreadsheet
