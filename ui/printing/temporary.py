"""PDFs that another program was asked to show: they lie in one folder of the program and do not stay."""

from __future__ import annotations

from pathlib import Path

from app.files import write_whole

_FOLDER = "papers"


def temporary_file(folder: Path, name: str, pdf: bytes) -> Path:
    """Put a PDF where another program can open it; `clear_temporary` takes it away again."""
    place = folder / _FOLDER
    place.mkdir(exist_ok=True)
    file = place / name
    write_whole(file, pdf)
    return file


def clear_temporary(folder: Path) -> None:
    """Remove every PDF that was put there to be opened; one that is still open in a viewer stays until later."""
    for file in (folder / _FOLDER).glob("*.pdf*"):
        try:
            file.unlink()
        except OSError:
            continue
