"""Photos that a list names: files in the list's own folder, or in folders inside it."""

from __future__ import annotations

from pathlib import Path

from app.errors import UserError
from app.imports.meanings import Meaning
from app.imports.row_cells import RowCells
from app.words import N_

_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")


def photo_of(row: RowCells, folder: Path | None) -> Path | None:
    """The file that the cell names; a cell that names none ("yes", a tick) says nothing."""
    name = row.text(Meaning.PHOTO, 500).replace("\\", "/")
    if folder is None or not name.lower().endswith(_ENDINGS):
        return None
    return row.lenient(lambda: _inside(folder.resolve(), name), None)


def _inside(folder: Path, name: str) -> Path:
    """The file of that name. Raises UserError when it is elsewhere or missing."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder) or not path.is_file():
        raise UserError(N_("The photo {name} is not in the folder of the list."), name=name)
    return path
