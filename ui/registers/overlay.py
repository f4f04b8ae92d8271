"""Marks that were typed but are not yet saved, laid over the register as it was read."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.attendance.values import Cell, MarkRequest, Register, Row, SessionKey


def with_marks(register: Register, requests: Iterable[MarkRequest]) -> Register:
    """The register as it will stand when `requests` are saved; those for strangers to it are left out."""
    columns = {column.session: at for at, column in enumerate(register.columns) if column.session is not None}
    rows = {row.person: at for at, row in enumerate(register.rows)}
    changed: dict[int, list[Cell]] = {}
    for request in requests:
        row, column = rows.get(request.person), columns.get(request.session)
        if row is not None and column is not None:
            cells = changed.setdefault(row, list(register.rows[row].cells))
            cells[column] = replace(cells[column], mark=request.mark)
    return _with_cells(register, changed) if changed else register


def unmarked(register: Register, session: SessionKey) -> tuple[int, ...]:
    """The people expected at `session` who have no mark."""
    at = column_of(register, session)
    if at is None:
        return ()
    cells = ((row.person, row.cells[at]) for row in register.rows)
    return tuple(person for person, cell in cells if cell.expected and cell.mark is None)


def column_of(register: Register, session: SessionKey) -> int | None:
    """Where a session stands among the columns."""
    found = (at for at, column in enumerate(register.columns) if column.session == session)
    return next(found, None)


def _with_cells(register: Register, changed: Mapping[int, list[Cell]]) -> Register:
    rows: list[Row] = list(register.rows)
    for at, cells in changed.items():
        rows[at] = replace(rows[at], cells=tuple(cells))
    return replace(register, rows=tuple(rows))
