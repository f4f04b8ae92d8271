"""From a password to the open, up-to-date database and the person who signed in.

The caller holds the lock of the data folder (`app.instance`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.audit import AuditBook, Deed
from app.backups.values import Reason
from app.clock import Clock
from app.compartment import make_ring, ring_exists
from app.errors import UserError
from app.faults import DatabaseDamaged
from app.rights import Right, Role, may
from app.settings.storing import store, stored
from app.use_case import Account
from app.vault import delay, rotation
from app.vault import service as vaults
from app.vault.errors import DamagedKeyFile, UnknownPerson, WrongPassword
from app.vault.service import OpenVault
from app.words import N_
from models import centre as tables
from models.database import UnreadableDatabase, open_database
from models.migrations.engine import NewerFile, migrate


class NewerCentre(UserError):
    """The records were written by a newer program."""

    def __init__(self) -> None:
        super().__init__(N_("These records were made by a newer Paillote. Install the newer program on this PC."))


class OldKeyFile(UserError):
    """The key file is older than the records: somebody put back an earlier one."""

    def __init__(self) -> None:
        super().__init__(N_("The key file is older than the records. Put back the newest backup, which holds both."))


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What came of a right password."""

    database: SqlCipherDatabase
    vault: OpenVault
    account: Account


def by_password(folder: Path, database: Path, owner: str | None, password: str, clock: Clock) -> Unlocked:
    """Open with a password. Raises TooSoon, NewerCentre, OldKeyFile, DatabaseDamaged, and as `app.vault.unlock`."""
    now = clock.now()
    delay.check_pause(folder, now)
    try:
        vault = vaults.unlock(folder, owner, password)
        opened, vault = _open_newest(
            folder, database, vault, lambda: rotation.unlock_next(folder, owner, password), now
        )
    except WrongPassword as error:
        raise delay.note_failure(folder, now) from error
    return _signed_in(folder, opened, vault, [*_failures(folder), Deed("centre.sign_in", "")], clock)


def by_recovery_code(folder: Path, database: Path, code: str, owner: str, password: str, clock: Clock) -> Unlocked:
    """Open with the code in the safe and give `owner` a new password.

    Raises as `by_password` and `app.vault.service.unlock_with_recovery_code`; ShortPassword.
    """
    vault = vaults.unlock_with_recovery_code(folder, code)
    unlock_next = partial(rotation.unlock_next_with_recovery_code, folder, code)
    opened, vault = _open_newest(folder, database, vault, unlock_next, clock.now())
    try:
        _check_generation(opened, vault)
        own = vaults.reset_password(folder, vault, owner, password, cost=vaults.cost_of(folder))
    except BaseException:
        opened.close()
        raise
    return _signed_in(folder, opened, own, [*_failures(folder), Deed("centre.recover", "")], clock)


def open_migrated(path: Path, key: bytes, *, wiped: bool = True) -> SqlCipherDatabase:
    """Open the database of a centre that is being made and give it its tables. Raises DatabaseDamaged."""
    database = _opened(path, key, wiped=wiped)
    _bring_up_to_date(database)
    return database


def _opened(path: Path, key: bytes, *, wiped: bool = True) -> SqlCipherDatabase:
    # The key file has just proved the key right, so a file that it does not open is damaged.
    try:
        return open_database(path, key, wiped=wiped)
    except UnreadableDatabase as error:
        raise DatabaseDamaged from error


def _bring_up_to_date(database: SqlCipherDatabase, keep: Callable[[], object] = lambda: None) -> None:
    try:
        migrate(database, keep=keep)
    except NewerFile as error:
        database.close()
        raise NewerCentre from error
    except BaseException:
        database.close()
        raise


def _open_newest(
    folder: Path, path: Path, vault: OpenVault, unlock_next: Callable[[], OpenVault], now: dt.datetime
) -> tuple[SqlCipherDatabase, OpenVault]:
    """The database, and the vault that opens it: the power may have failed while the data key was being changed."""
    # SQLite takes a missing or empty file for a new database: the records would be gone without a word.
    if not path.exists() or not path.stat().st_size:
        raise DatabaseDamaged
    try:
        database = _opened(path, vault.data_key)
    except DatabaseDamaged as damaged:
        try:
            vault = unlock_next()
        except DamagedKeyFile:
            raise damaged from None
        database = _opened(path, vault.data_key)
        with suppress(OSError):  # the next sign-in does it
            rotation.finish(folder, vault)
    else:
        rotation.abandon(folder)
    _bring_up_to_date(database, lambda: _keep(folder, path, vault, now))
    return database, vault


def _keep(folder: Path, path: Path, vault: OpenVault, now: dt.datetime) -> None:
    """A backup of the records as the program before this one left them."""
    from app.backups.making import Source, make  # only in the first start of a newer program

    make(Source(folder, path, vault.data_key), Reason.MIGRATION, now)


def _failures(folder: Path) -> list[Deed]:
    failed = delay.failures(folder)
    if not failed.count:
        return []
    return [Deed("centre.wrong_password", "", f"{failed.count} times, the last on {failed.last:%Y-%m-%d at %H:%M}")]


def _signed_in(
    folder: Path, database: SqlCipherDatabase, vault: OpenVault, deeds: list[Deed], clock: Clock
) -> Unlocked:
    try:
        with database.atomic():
            _check_generation(database, vault)
            row = tables.Account.get_or_none(tables.Account.slot == str(vault.slot), tables.Account.active)
            if row is None:  # the power failed while the person was being added
                raise UnknownPerson(vault.person)
            account = Account(row.id, row.name, Role(row.role), row.language)
            vault = _with_compartment(folder, vault, account)
            store("key_generation", vault.generation)
            _write(AuditBook(vault.data_key), clock.now(), account, deeds)
    except BaseException:
        database.close()
        raise
    delay.forget_failures(folder)
    return Unlocked(database, vault, account)


def _write(book: AuditBook, at: dt.datetime, account: Account, deeds: list[Deed]) -> None:
    for deed in deeds:
        book.add(at, account.name, Deed(deed.action, f"account {account.id}", deed.detail))


def _check_generation(database: SqlCipherDatabase, vault: OpenVault) -> None:
    with database.atomic():
        if int(stored("key_generation", 0)) > vault.generation:
            raise OldKeyFile


def _with_compartment(folder: Path, vault: OpenVault, account: Account) -> OpenVault:
    """The vault with the key of the confidential notes, made now in a centre that was set up before there was one."""
    if not may(account.role, Right.SEE_CONFIDENTIAL):
        return vault
    if not ring_exists():
        vault = vaults.found_confidential_key(folder, vault)
        if vault.confidential_key:
            make_ring(vault.confidential_key)
    return vault
