"""Making a backup of the open centre, beside the work that goes on in it.

The copy is taken through a connection of its own: readers and the one writer of a write-ahead log do not wait for each
other, so marks are saved while a large centre is being copied.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hmac
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.backups import archive
from app.backups.archive import Progress, quiet
from app.backups.rules import worth_keeping
from app.backups.values import Backup, Counts, Manifest, Reason
from app.errors import UserError
from app.faults import DatabaseDamaged
from app.vault.copies import sound_copies
from app.vault.crypto import authenticated
from app.vault.errors import DamagedKeyFile
from app.vault.format import KeyFile
from models.database import UnreadableDatabase, connect
from models.migrations.engine import steps_done

FOLDER = "backups"
SUFFIX = ".backup"
_COPY = "copy.part"
_TABLES = {"families": "family", "groups": '"group"', "marks": "mark", "people": "person", "sessions": "session"}


@dataclass(frozen=True, slots=True)
class Source:
    """What is copied: the data folder, its database, and the key that opens it."""

    folder: Path
    database: Path
    data_key: bytes = field(repr=False)

    @property
    def backups(self) -> Path:
        """Where the backups on this PC lie."""
        return self.folder / FOLDER


def make(source: Source, reason: Reason, now: dt.datetime, progress: Progress = quiet) -> Backup:
    """Make a backup in the data folder, then remove those that are not worth keeping any more.

    Raises DatabaseDamaged when the copy does not check out, DamagedKeyFile, OSError and OperationalError; then there
    is no new backup, and every earlier one is still there.
    """
    source.backups.mkdir(exist_ok=True)
    remove_parts(source.backups)
    copy = source.backups / _COPY
    try:
        counted = _copied(source, copy)
        key_file = _key_file(source)
        manifest = _manifest(copy, key_file, counted, reason, now)
        target = _free_name(source.backups, now)
        made = archive.write(target, manifest, key_file.packed(), copy, source.data_key, progress)
    finally:
        _remove_database(copy)
    thin_out(source.backups, manifest.vault)
    return made


def backups_in(folder: Path, vault: str | None = None) -> list[Backup]:
    """The backups in a folder, newest first; only those of one centre with `vault`. Damaged heads are left out."""
    found = []
    for file in folder.glob(f"*{SUFFIX}") if folder.is_dir() else ():
        with contextlib.suppress(UserError, OSError):
            found.append(archive.look(file))
    ours = (backup for backup in found if vault in (None, backup.manifest.vault))
    return sorted(ours, key=lambda backup: (backup.made_at, backup.manifest.audit_line), reverse=True)


def damaged_in(folder: Path) -> list[UserError]:
    """What is wrong with each of the backups that `backups_in` leaves out."""
    wrong: list[UserError] = []
    for file in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            archive.look(file)
        except UserError as error:
            wrong.append(error)
    return wrong


def thin_out(folder: Path, vault: str) -> None:
    """Remove the backups of this centre that are not worth keeping. What cannot be removed stays."""
    backups = backups_in(folder, vault)
    staying = worth_keeping(backups)
    for backup in backups:
        if backup not in staying:
            with contextlib.suppress(OSError):
                backup.file.unlink()


def copy_off(backup: Backup, folder: Path, progress: Progress = quiet) -> Backup:
    """Copy a backup into another folder and thin out this centre's backups there. Raises as `archive.copy`."""
    remove_parts(folder)
    # Two centres may share a stick and a second; each keeps its file.
    copied = archive.copy(backup, _free_name(folder, backup.made_at), progress)
    thin_out(folder, backup.manifest.vault)
    return copied


def remove_parts(folder: Path) -> None:
    """Remove what a backup that was cut short has left."""
    for pattern in (f"paillote-*{SUFFIX}.part", f"{_COPY}*"):
        for part in folder.glob(pattern):
            with contextlib.suppress(OSError):
                part.unlink()


def count(database: SqlCipherDatabase) -> Counts:
    """How many records a database holds; its tables need not be bound."""
    found = {
        name: int(database.execute_sql(f"SELECT COUNT(*) FROM {table}").fetchone()[0])
        for name, table in _TABLES.items()
    }
    return Counts(**found)


def last_line(database: SqlCipherDatabase) -> tuple[int, bytes]:
    """Number and seal of the last line of the audit book; 0 and zeros without any."""
    row = database.execute_sql("SELECT id, seal FROM audit_line ORDER BY id DESC LIMIT 1").fetchone()
    return (int(row[0]), bytes(row[1])) if row else (0, bytes(32))


@dataclass(frozen=True, slots=True)
class _Counted:
    counts: Counts
    line: int
    seal: bytes
    schema: int


def _copied(source: Source, copy: Path) -> _Counted:
    """Copy the database to `copy`, check every page of the copy, and say what it holds."""
    try:
        with opened(source.database, source.data_key) as database:
            database.execute_sql("VACUUM INTO ?", (str(copy),))
        with opened(copy, source.data_key) as database:
            require_sound(database)
            return _Counted(count(database), *last_line(database), steps_done(database))
    except UnreadableDatabase as error:
        raise DatabaseDamaged from error


@contextlib.contextmanager
def opened(path: Path, key: bytes) -> Iterator[SqlCipherDatabase]:
    """A connection of its own to a database. Raises UnreadableDatabase."""
    database = connect(path, key)
    try:
        yield database
    finally:
        database.close()


def require_sound(database: SqlCipherDatabase) -> None:
    """Check the seal of every page and the order of every tree. Raises UnreadableDatabase.

    Not `integrity_check`, which compares every index as well and takes as long as all the rest of a backup; `paillote
    check` does that.
    """
    wrong = [str(row[0]) for row in database.execute_sql("PRAGMA cipher_integrity_check")]
    wrong += [str(row[0]) for row in database.execute_sql("PRAGMA quick_check") if row[0] != "ok"]
    if wrong:
        raise UnreadableDatabase("; ".join(wrong[:5]))


def _key_file(source: Source) -> KeyFile:
    """The newest copy of the key file that the data key vouches for: only it opens this database."""
    for key_file in sound_copies(source.folder):
        if hmac.compare_digest(authenticated(key_file, source.data_key).mac, key_file.mac):
            return key_file
    raise DamagedKeyFile


def _manifest(copy: Path, key_file: KeyFile, counted: _Counted, reason: Reason, now: dt.datetime) -> Manifest:
    with copy.open("rb") as database:
        stored = archive.part_of(database)
    return Manifest(
        audit_line=counted.line,
        audit_seal=counted.seal.hex(),
        counts=counted.counts,
        database=stored,
        key_file=archive.part_of(io.BytesIO(key_file.packed())),
        made_at=now.replace(microsecond=0),
        reason=reason,
        schema=counted.schema,
        vault=key_file.vault_id.hex(),
    )


def _free_name(folder: Path, now: dt.datetime) -> Path:
    stem = f"paillote-{now:%Y-%m-%d-%H%M%S}"
    names = (f"{stem}{SUFFIX}", *(f"{stem}-{number}{SUFFIX}" for number in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())


def _remove_database(copy: Path) -> None:
    for name in (copy.name, f"{copy.name}-wal", f"{copy.name}-shm"):
        with contextlib.suppress(OSError):
            copy.with_name(name).unlink(missing_ok=True)
