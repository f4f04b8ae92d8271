"""What the PC does to us, in sentences: disk full, stick pulled, file locked, database damaged.

The true cause often stands deep in the chain: a full disk inside `database.atomic()` surfaces as "cannot rollback",
two steps above the error that says so. So the whole chain is read, from the surface down.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator

from app.errors import UserError
from app.words import N_


class Fault(UserError):
    """Trouble of the PC and not of what was asked: trying again can help."""


class DiskFull(Fault):
    """No room, or no quota, left."""

    def __init__(self) -> None:
        super().__init__(N_("The disk is full, so nothing can be saved. Make room on it, then try again."))


class DiskReadOnly(Fault):
    """The disk, stick or file takes no writing."""

    def __init__(self) -> None:
        super().__init__(N_("The disk or stick is write-protected. Take the protection off or choose another place."))


class AccessRefused(Fault):
    """The system does not let this person write or read here."""

    def __init__(self) -> None:
        super().__init__(N_("This PC refuses access to this file or folder. Choose another one."))


class FileInUse(Fault):
    """Another program has the file."""

    def __init__(self) -> None:
        super().__init__(N_("Another program is using the file. Close it there, then try again."))


class PlaceGone(Fault):
    """The file, the folder or the whole drive is not there."""

    def __init__(self) -> None:
        super().__init__(N_("The file or folder is not there. If it is on a stick, push the stick in again."))


class NameUnusable(Fault):
    """Something else has the name, or the system does not take it."""

    def __init__(self) -> None:
        super().__init__(N_("Nothing can be written under this name. Choose another name."))


class DiskFailing(Fault):
    """Reading or writing failed in the device."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "The disk or stick does not answer as it should. Push the stick in again; if that does not help, "
                "copy your backups to another one."
            )
        )


class DatabaseDamaged(Fault):
    """The key is right, and the database file is not what was written."""

    def __init__(self) -> None:
        super().__init__(N_("The file of the records is damaged. Put back the newest backup."))


class KeyNotChanged(Fault):
    """The records could not be encrypted under a new key, most likely for want of room; the old one stays."""

    def __init__(self) -> None:
        super().__init__(
            N_("The records could not get a new key, so nothing was changed. Make room on the disk, then try again.")
        )


class MemoryShort(Fault):
    """The PC has no memory left for this."""

    def __init__(self) -> None:
        super().__init__(N_("This PC has too little free memory for this. Close other programs, then try again."))


_BY_NUMBER: dict[int, Callable[[], UserError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: DiskReadOnly,
    errno.EACCES: AccessRefused,
    errno.EPERM: AccessRefused,
    errno.EBUSY: FileInUse,
    errno.ETXTBSY: FileInUse,
    errno.ENOENT: PlaceGone,
    errno.ENOTDIR: PlaceGone,
    errno.ENODEV: PlaceGone,
    errno.ENXIO: PlaceGone,
    errno.EEXIST: NameUnusable,
    errno.EISDIR: NameUnusable,
    errno.ENAMETOOLONG: NameUnusable,
    errno.EIO: DiskFailing,
}
# Windows gives EACCES for these, and only its own number tells: sharing and lock violations, disk full, not ready,
# write-protected, device gone.
_BY_WINDOWS_NUMBER: dict[int, Callable[[], UserError]] = {
    19: DiskReadOnly,
    21: PlaceGone,
    32: FileInUse,
    33: FileInUse,
    39: DiskFull,
    55: PlaceGone,
    112: DiskFull,
    433: PlaceGone,
}
# The primary result codes of SQLite (https://www.sqlite.org/rescode.html).
_BY_RESULT: dict[int, Callable[[], UserError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: DiskReadOnly,
    sqlite3.SQLITE_BUSY: FileInUse,
    sqlite3.SQLITE_LOCKED: FileInUse,
    sqlite3.SQLITE_CANTOPEN: PlaceGone,
    sqlite3.SQLITE_PERM: AccessRefused,
    sqlite3.SQLITE_IOERR: DiskFailing,
    sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
    sqlite3.SQLITE_NOTADB: DatabaseDamaged,
    sqlite3.SQLITE_NOMEM: MemoryShort,
}


def as_user_error(error: BaseException) -> UserError | None:
    """The sentence for whatever went wrong, or None if it is a bug."""
    for link in _chain(error):
        if isinstance(link, UserError):
            return link
        kind = _kind(link)
        if kind is not None:
            return kind()
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and everything it came from, each once."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        link = waiting.pop(0)
        if link is not None and id(link) not in seen:
            seen.add(id(link))
            yield link
            waiting += [link.__cause__, link.__context__]


def _kind(error: BaseException) -> Callable[[], UserError] | None:
    if isinstance(error, MemoryError):
        return MemoryShort
    if isinstance(error, OSError):
        windows = getattr(error, "winerror", None)
        return _BY_WINDOWS_NUMBER.get(windows or 0) or _BY_NUMBER.get(error.errno or 0)
    # Drivers put SQLite's extended result code on their errors; its low byte is the primary one.
    code = getattr(error, "sqlite_errorcode", None)
    return _BY_RESULT.get(code & 0xFF) if isinstance(code, int) else None
