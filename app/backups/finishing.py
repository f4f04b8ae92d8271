"""Finishing a restore that was decided (see `app.backups.restoring`), also after the power failed in the middle."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from app.files import flush_folder, write_whole
from app.vault.copies import KEY_FILES

DATABASE = "centre.db"
READY = "restore.ready"
_REPLACED, _REPLACED_KEPT = "replaced-", 3
# In this order: the log of the old database must be gone before the new database is there, the key file comes last.
_OLD = (f"{DATABASE}-wal", f"{DATABASE}-shm", "vault.key.next", DATABASE)


def is_pending(folder: Path) -> bool:
    """Whether a restore was decided and not finished."""
    return (folder / READY).is_dir()


def finish(folder: Path, now: dt.datetime) -> Path | None:
    """Finish a restore that was decided; nothing happens without one. The caller holds the folder.

    Returns where the replaced files lie, if there were any. Raises OSError; then it can be called again.
    """
    ready = folder / READY
    if not ready.is_dir():
        return None
    replaced = _begun(folder) or folder / f"{_REPLACED}{now:%Y-%m-%d-%H%M%S}"
    if (ready / DATABASE).exists():
        for name in _OLD:
            _set_aside(folder / name, replaced)
        _move(ready, folder, DATABASE)
    for name in reversed(KEY_FILES):
        _keep_copy(folder / name, replaced, wanted=(ready / name).exists())
        _move(ready, folder, name)
    ready.rmdir()
    flush_folder(folder)
    _clean_up(folder, replaced)
    return replaced if replaced.is_dir() else None


def _begun(folder: Path) -> Path | None:
    """The folder in which a restore that the power cut short has begun to keep what it replaces."""
    found = [path for path in folder.glob(f"{_REPLACED}*") if _takes_more(path, folder)]
    return max(found, key=lambda path: path.stat().st_mtime, default=None)


def _takes_more(replaced: Path, folder: Path) -> bool:
    """Whether what is still to be kept can lie here: no other key file, and no other database, is there already."""
    kept, own = replaced / KEY_FILES[0], folder / KEY_FILES[0]
    if kept.exists() and not (own.exists() and kept.read_bytes() == own.read_bytes()):
        return False
    return not all((place / DATABASE).exists() for place in (folder / READY, folder, replaced))


def _clean_up(folder: Path, newest: Path) -> None:
    # Not by the names alone: the clock may have been set back since the others were made.
    older = sorted(path for path in folder.glob(f"{_REPLACED}*") if path != newest)
    for path in older[: max(0, len(older) + newest.is_dir() - _REPLACED_KEPT)]:
        shutil.rmtree(path, ignore_errors=True)


def _set_aside(path: Path, replaced: Path) -> None:
    if path.exists():
        replaced.mkdir(exist_ok=True)
        path.replace(replaced / path.name)


def _keep_copy(path: Path, replaced: Path, *, wanted: bool) -> None:
    # A copy, and not moved: at no moment may there be no key file, or the folder looks as if no centre were in it.
    if wanted and path.exists():
        replaced.mkdir(exist_ok=True)
        write_whole(replaced / path.name, path.read_bytes())


def _move(ready: Path, folder: Path, name: str) -> None:
    if (ready / name).exists():
        (ready / name).replace(folder / name)
        flush_folder(folder)
