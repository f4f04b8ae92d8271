"""Putting a backup back, so that a cut at any moment leaves the old records or the restored ones, whole.

The backup is taken apart and tried in `restore.part`. Renaming that folder to `restore.ready` is the moment at which
the restore is decided: `finish` then moves its files into place, now or when the centre is opened next. The files they
replace are kept whole in `replaced-DATE-TIME`, also when nobody can open them any more.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.audit import AuditBook, Deed
from app.backups import archive
from app.backups.archive import Progress, quiet
from app.backups.errors import DamagedBackup, NewerBackup, OtherPasswords
from app.backups.finishing import DATABASE, READY, finish
from app.backups.making import count, last_line, opened, require_sound
from app.backups.values import Backup, Preview
from app.files import flush_folder
from app.vault.copies import KEY_FILES
from app.vault.errors import DamagedKeyFile, MistypedRecoveryCode
from app.vault.format import SlotKind, parse
from app.vault.service import OpenVault, unlock, unlock_with_recovery_code
from models.database import UnreadableDatabase, open_database
from models.migrations.engine import STEPS, migrate

_PART, _TRIAL = "restore.part", "try.part"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, by whom, and where the files lie that it replaced (None on a fresh PC)."""

    backup: Backup
    person: str
    replaced: Path | None


def preview(file: Path, progress: Progress = quiet) -> Preview:
    """What a backup holds, after every byte of it was checked; needs no password. Raises as `archive.check`."""
    backup = archive.check(file, progress)
    return Preview(backup, _people(file))


def try_out(file: Path, folder: Path, data_key: bytes, progress: Progress = quiet) -> Backup:
    """Open a backup beside the centre in `folder`, check and count everything, close and remove it again.

    Raises as `archive.check`, and OtherPasswords when it was made before the keys of the centre were changed.
    """
    with _aside(folder / _TRIAL) as aside:
        backup = archive.unpack(file, _key_paths(aside), aside / DATABASE, progress)
        vault_keys = parse((aside / KEY_FILES[0]).read_bytes())
        if vault_keys.vault_id.hex() != backup.manifest.vault:
            raise DamagedBackup(file)
        _check_contents(backup, aside, data_key, other=OtherPasswords(file))
        archive.check_seal(file, data_key)
    return backup


def restore(file: Path, folder: Path, secret: str, now: dt.datetime, progress: Progress = quiet) -> Restored:
    """Put the backup `file` in the place of what is in `folder`, with a password or the recovery code of that time.

    The caller holds the folder (see `app.instance.occupy`). Raises as `archive.check`, WrongPassword, ForeignBackup,
    NewerBackup and OSError: then everything is as before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    finish(folder, now)
    with _aside(folder / _PART) as aside:
        backup = archive.unpack(file, _key_paths(aside), aside / DATABASE, progress)
        vault = _unlocked(aside, secret)
        archive.check_seal(file, vault.data_key)
        _check_contents(backup, aside, vault.data_key, other=DamagedBackup(file))
        _write_down(backup, aside, vault, now)
        for path in aside.iterdir():
            if path.name not in (DATABASE, *KEY_FILES):
                path.unlink()
        flush_folder(aside)
        aside.rename(folder / READY)
        flush_folder(folder)
    return Restored(backup, vault.person, finish(folder, now))


def check_secret(file: Path, folder: Path, secret: str) -> str:
    """Whose password, or the recovery code, opens the backup; "" for the code. Raises WrongPassword, DamagedBackup."""
    with _aside(folder / _TRIAL) as aside:
        for path in _key_paths(aside):
            path.write_bytes(archive.key_file_of(file))
        vault = _unlocked(aside, secret)
        archive.check_seal(file, vault.data_key)
    return vault.person


def _people(file: Path) -> tuple[str, ...]:
    try:
        key_file = parse(archive.key_file_of(file))
    except DamagedKeyFile as error:
        raise DamagedBackup(file) from error
    return tuple(slot.name for slot in key_file.slots if slot.kind is SlotKind.PERSON)


def _unlocked(folder: Path, secret: str) -> OpenVault:
    # A recovery code has check letters: what is one is no password that somebody made up.
    try:
        return unlock_with_recovery_code(folder, secret)
    except MistypedRecoveryCode:
        return unlock(folder, None, secret)


def _check_contents(backup: Backup, folder: Path, data_key: bytes, *, other: Exception) -> None:
    """Raise `other` if the key is not that of the database, DamagedBackup if it does not hold what it promises."""
    try:
        with opened(folder / DATABASE, data_key) as database:
            _check_database(backup, database)
    except UnreadableDatabase as error:
        raise other from error


def _check_database(backup: Backup, database: SqlCipherDatabase) -> None:
    require_sound(database)
    manifest = backup.manifest
    line, seal = last_line(database)
    if manifest.schema > len(STEPS):
        raise NewerBackup(backup.file)
    if (line, seal.hex()) != (manifest.audit_line, manifest.audit_seal) or count(database) != manifest.counts:
        raise DamagedBackup(backup.file)


def _write_down(backup: Backup, folder: Path, vault: OpenVault, now: dt.datetime) -> None:
    """Enter the restore in the audit book of the restored records, brought up to date for it."""
    database = open_database(folder / DATABASE, vault.data_key)
    try:
        migrate(database)  # the backup itself is what is kept of it
        deed = Deed(
            "backups.restore", "backup", f"of {backup.made_at:%Y-%m-%d %H:%M:%S}, line {last_line(database)[0]}"
        )
        with database.atomic():
            AuditBook(vault.data_key).add(now, vault.person or "recovery code", deed)
    finally:
        database.close()


@contextlib.contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """An empty folder that is gone afterwards, unless it was renamed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _key_paths(folder: Path) -> tuple[Path, ...]:
    return tuple(folder / name for name in KEY_FILES)
