"""Setting up a new centre in a data folder: its key, its database, its first coordinator.

It is made aside and moved into place, the key file last: a set-up that is cut short leaves no centre.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.centre import DATABASE, Centre, centre_exists, open_centre
from app.clock import Clock
from app.errors import UserError
from app.files import flush_folder
from app.instance import occupy
from app.rights import Role
from app.settings.service import checked, columns
from app.settings.values import CentreDetails
from app.unlocking import open_migrated
from app.vault.format import Cost
from app.vault.service import OpenVault
from app.vault.service import create as create_vault
from app.words import N_
from models import centre as tables

_PART = "new-centre.part"


class CentreExists(UserError):
    """The data folder holds a centre already, which must not be overwritten."""

    def __init__(self, folder: Path) -> None:
        super().__init__(N_("There is a centre in {folder} already."), folder=folder)


def create_centre(
    folder: Path,
    details: CentreDetails,
    coordinator: str,
    password: str,
    *,
    clock: Clock,
    cost: Cost,
    invent: Callable[[SqlCipherDatabase], None] | None = None,
) -> Centre:
    """Set up a new centre with its first coordinator and open it; `invent` writes made-up records into it.

    Raises CentreExists, FieldError, and what `app.vault.create` and `app.instance.occupy` raise.
    """
    details = checked(details)
    folder.mkdir(parents=True, exist_ok=True)
    with occupy(folder):
        if centre_exists(folder):
            raise CentreExists(folder)
        _make(folder, details, coordinator, password, clock, cost, invent)
    return open_centre(folder, password, clock=clock)


def _make(
    folder: Path,
    details: CentreDetails,
    coordinator: str,
    password: str,
    clock: Clock,
    cost: Cost,
    invent: Callable[[SqlCipherDatabase], None] | None,
) -> None:
    part = folder / _PART
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        vault = create_vault(part, coordinator, password, cost=cost)
        database = open_migrated(part / DATABASE, vault.data_key, wiped=invent is None)
        with database.atomic():
            _fill(details, vault, clock)
        if invent is not None:
            invent(database)
        database.close()
        _move(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _move(part: Path, folder: Path) -> None:
    # The log of a database that was deleted by hand would be read into the new one.
    for leftover in ("-wal", "-shm"):
        (folder / f"{DATABASE}{leftover}").unlink(missing_ok=True)
    for file in sorted(part.iterdir()):  # centre.db before vault.key
        file.replace(folder / file.name)
    flush_folder(folder)


def _fill(details: CentreDetails, vault: OpenVault, clock: Clock) -> None:
    tables.CentreRecord.create(created_at=clock.now(), **columns(details))
    tables.Account.create(
        slot=str(vault.slot),
        name=vault.person,
        role=Role.COORDINATOR,
        language=details.language,
        created_at=clock.now(),
    )
    from app.calendar.service import fill_public_holidays, missing_years  # once in the life of a centre

    for year in missing_years(clock.today()):
        fill_public_holidays(year)
