"""A bug, written down without personal data. Knows no Qt: the command line writes the same reports."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path

KEPT_REPORTS = 20


def report(error: BaseException, now: datetime) -> str:
    """The text of a report: types and places in the program, never a value, a name or a message.

    A message can hold what somebody typed, and local variables hold whole records; neither is written down.
    """
    lines = [f"Paillote crash report, {now:%Y-%m-%d %H:%M}", f"Python {sys.version.split()[0]}, Qt {_qt_version()}"]
    lines.append(f"{platform.system()} {platform.release()}")
    link: BaseException | None = error
    while link is not None:
        lines.append(f"\n{type(link).__module__}.{type(link).__qualname__}")
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}")
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines) + "\n"


def _inside(file: str) -> str:
    """The file's last folders only: the whole path holds the name of the PC's user."""
    return "/".join(Path(file).parts[-3:])


def write_report(error: BaseException, folder: Path, now: datetime) -> Path:
    """Write the report into `folder` and return its file; the newest `KEPT_REPORTS` are kept. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"crash-{now:%Y%m%d-%H%M%S}.txt"
    file.write_text(report(error, now), "utf-8")
    for old in sorted(folder.glob("crash-*.txt"))[:-KEPT_REPORTS]:
        old.unlink(missing_ok=True)
    return file


def _qt_version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # loads what reads e-mail; only for a report

    try:
        return version("PySide6_Essentials")
    except PackageNotFoundError:
        return "?"
