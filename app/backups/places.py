"""Where copies off the PC go."""

from __future__ import annotations

from pathlib import Path


def is_off_pc(folder: Path, data: Path) -> bool:
    """Whether `folder` is there and on another disk than the records in `data`.

    A stick that is not in leaves an empty folder on some systems: it is on the disk of the PC and does not count.
    """
    try:
        return folder.is_dir() and folder.stat().st_dev != data.stat().st_dev
    except OSError:
        return False
