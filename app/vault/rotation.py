"""A new data key for everybody but one: a person who has left, or who may read confidential notes no longer.

Two things must change together, the key file and the database, and the power may fail between them:

    1. `begin` writes `vault.key.next`, whole and flushed: the new keys, sealed to those who stay.
    2. The caller encrypts the database under the new data key, in one transaction with everything else.
    3. `finish` puts the new key file in the place of both copies and removes `vault.key.next`.

Cut before the end of 2, `vault.key` opens the database and `abandon` drops the next one; cut after it, `unlock_next`
opens the database and `finish` completes the work. Who is open never needs to guess: the database tells.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.vault.copies import drop_next, next_copy, write_copies, write_next
from app.vault.crypto import Keys, authenticated, new_key, sealed_anew, secret_of
from app.vault.errors import DamagedKeyFile, UnknownPerson, WrongPassword, WrongRecoveryCode
from app.vault.format import NO_KEY, KeyFile, Slot, SlotKind
from app.vault.recovery import recovery_secret
from app.vault.service import OpenVault, current, open_slot


def begin(folder: Path, vault: OpenVault, *, leaves: str = "", loses: str = "", with_sheet: bool = False) -> OpenVault:
    """Write the next key file: without the slot of `leaves`, with the data key alone for `loses`.

    With `with_sheet` the recovery code, which a coordinator may know, opens nothing any more either.
    Returns the vault as it will be. Raise UnknownPerson, DamagedKeyFile, OSError.
    """
    key_file = current(folder, vault)
    people = [slot.name for slot in key_file.slots if slot.kind is SlotKind.PERSON]
    for name in (leaves, loses):
        if name and name not in people:
            raise UnknownPerson(name)
    stay = (slot for slot in key_file.slots if not _goes(slot, leaves, with_sheet=with_sheet))
    kept = (replace(s, confidential_key=NO_KEY) if loses and s.name == loses else s for s in stay)
    return _written(folder, key_file, vault, tuple(kept))


def finish(folder: Path, vault: OpenVault) -> None:
    """Put the next key file, which `vault` vouches for, in its place. Doing it twice does no harm. Raise OSError."""
    upcoming = next_copy(folder)
    if upcoming is not None and authenticated(upcoming, vault.data_key) == upcoming:
        write_copies(folder, upcoming)
        drop_next(folder)


def abandon(folder: Path) -> None:
    """Drop a next key file whose data key never came into use."""
    drop_next(folder)


def unlock_next(folder: Path, owner: str | None, password: str) -> OpenVault:
    """Open the next key file with a person's password. Raise WrongPassword, UnknownPerson; DamagedKeyFile if none."""
    return open_slot(_upcoming(folder), SlotKind.PERSON, owner, secret_of(password))


def unlock_next_with_recovery_code(folder: Path, typed: str) -> OpenVault:
    """Open the next key file with the code in the safe.

    Raise MistypedRecoveryCode, WrongRecoveryCode, DamagedKeyFile.
    """
    try:
        return open_slot(_upcoming(folder), SlotKind.RECOVERY, None, recovery_secret(typed))
    except WrongPassword as error:
        raise WrongRecoveryCode from error


def _goes(slot: Slot, leaves: str, *, with_sheet: bool) -> bool:
    return slot.name == leaves if slot.kind is SlotKind.PERSON else with_sheet


def _upcoming(folder: Path) -> KeyFile:
    upcoming = next_copy(folder)
    if upcoming is None:
        raise DamagedKeyFile
    return upcoming


def _written(folder: Path, key_file: KeyFile, vault: OpenVault, stay: tuple[Slot, ...]) -> OpenVault:
    keys = Keys(new_key(), new_key())
    slots = tuple(_sealed(key_file, slot, keys) for slot in stay)
    upcoming = authenticated(replace(key_file, generation=key_file.generation + 1, slots=slots), keys.data)
    write_next(folder, upcoming)
    own = next(slot for slot in stay if slot.number == vault.slot)
    confidential = keys.confidential if own.confidential_key != NO_KEY else b""
    return replace(vault, data_key=keys.data, confidential_key=confidential, generation=upcoming.generation)


def _sealed(key_file: KeyFile, slot: Slot, keys: Keys) -> Slot:
    kept = keys if slot.confidential_key != NO_KEY else Keys(keys.data)
    return sealed_anew(key_file.vault_id, slot, kept)
