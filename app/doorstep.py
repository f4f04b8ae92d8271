"""What can be known of a centre before anybody has signed in. Light: the first screen waits for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from app.backups.finishing import is_pending
from app.vault.copies import SlotOwner, has_recovery_code, names
from app.vault.delay import failures


@dataclass(frozen=True, slots=True)
class Doorstep:
    """Who may sign in, and for how many seconds no password is tried. Names stand openly in the key file."""

    people: tuple[SlotOwner, ...]
    has_recovery_code: bool
    seconds: int


def look(folder: Path, now: dt.datetime) -> Doorstep:
    """Look at the key file. Raises NoKeyFile, DamagedKeyFile, NewerKeyFile.

    While a backup is being put back nobody is named: those of the backup will sign in.
    """
    seconds = failures(folder).wait(now)
    if is_pending(folder):
        return Doorstep((), False, seconds)
    return Doorstep(names(folder), has_recovery_code(folder), seconds)
