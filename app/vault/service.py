"""What is done with the key file: making it, opening it, changing who can open it. Its format: `app.vault`.

Every function reads and writes the folder at once; the data folder's lock (`app.instance`) keeps others out.
All may raise OSError besides what they state.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from app.vault.copies import key_file_exists, mend_copies, next_copy, sound_copies, write_copies
from app.vault.crypto import Keys, authenticated, new_key, new_slot, new_vault_id, opened, sealed_anew, secret_of
from app.vault.errors import (
    DamagedKeyFile,
    KeyFileExists,
    NameNotFit,
    NameTaken,
    ShortPassword,
    TooManyPeople,
    UnknownPerson,
    WrongPassword,
    WrongRecoveryCode,
)
from app.vault.format import LONGEST_NAME, MOST_SLOTS, NO_KEY, Cost, KeyFile, Slot, SlotKind
from app.vault.recovery import new_recovery_code, recovery_secret

LEAST_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class OpenVault:
    """An opened key file: the keys, and whose slot opened it (`person` is empty for the recovery code).

    `generation` grows with every change; one lower than the caller saw before means an old file was put back.
    """

    data_key: bytes = field(repr=False)
    slot: int
    person: str
    generation: int
    confidential_key: bytes = field(default=b"", repr=False)

    def keys(self, *, confidential: bool = True) -> Keys:
        """The keys alone, as they are sealed into a slot; without `confidential` the data key only."""
        return Keys(self.data_key, self.confidential_key if confidential else b"")


def create(folder: Path, owner: str, password: str, *, cost: Cost) -> OpenVault:
    """Make the key file of a new centre with one person, who gets both keys.

    Raise KeyFileExists, NameNotFit, ShortPassword.
    """
    if key_file_exists(folder):
        raise KeyFileExists
    keys, vault_id = Keys(new_key(), new_key()), new_vault_id()
    slot = new_slot(vault_id, 1, SlotKind.PERSON, _fit(owner), _fresh_secret(password), keys, cost)
    key_file = authenticated(KeyFile(1, 2, vault_id, (slot,)), keys.data)
    write_copies(folder, key_file)
    return _open_vault(key_file, slot, keys)


def unlock(folder: Path, owner: str | None, password: str) -> OpenVault:
    """Open with a person's password; without `owner` every person's slot is tried, in order.

    Raise WrongPassword, UnknownPerson, NoKeyFile, DamagedKeyFile, NewerKeyFile.
    """
    key_file, slot, keys = _opened(folder, owner, password)
    return _open_vault(key_file, slot, keys)


def unlock_with_recovery_code(folder: Path, typed: str) -> OpenVault:
    """Open with the code in the safe. Raise MistypedRecoveryCode, WrongRecoveryCode and as `unlock`."""
    secret = recovery_secret(typed)
    try:
        key_file, slot, keys = _first_that_opens(folder, SlotKind.RECOVERY, None, secret)
    except WrongPassword as error:
        raise WrongRecoveryCode from error
    return _open_vault(key_file, slot, keys)


def change_password(folder: Path, owner: str, old: str, new: str, *, cost: Cost) -> OpenVault:
    """Give a person who knows the old password a new one. Raise as `unlock`, and ShortPassword."""
    key_file, slot, keys = _opened(folder, owner, old)
    secret = _fresh_secret(new)
    changed = new_slot(key_file.vault_id, slot.number, slot.kind, slot.name, secret, keys, cost)
    return _open_vault(_replaced(folder, key_file, changed, keys), changed, keys)


def reset_password(folder: Path, vault: OpenVault, owner: str, password: str, *, cost: Cost) -> OpenVault:
    """Give a person a new password with somebody else's open vault, or the recovery code's.

    Who had the confidential key has it afterwards, if `vault` holds it; nobody gains it.
    Raise UnknownPerson, ShortPassword and as `names`.
    """
    key_file = current(folder, vault)
    slot = _slot_of(key_file, owner)
    secret, keys = _fresh_secret(password), vault.keys(confidential=slot.confidential_key != NO_KEY)
    changed = new_slot(key_file.vault_id, slot.number, slot.kind, slot.name, secret, keys, cost)
    return _open_vault(_replaced(folder, key_file, changed, keys), changed, keys)


def add_person(
    folder: Path, vault: OpenVault, name: str, password: str, *, cost: Cost, confidential: bool = False
) -> OpenVault:
    """Give one more person a password; with `confidential` also the key of the confidential notes.

    Raise NameNotFit, NameTaken, ShortPassword, TooManyPeople.
    """
    key_file, name = current(folder, vault), _fit(name)
    if any(slot.name == name for slot in key_file.slots):
        raise NameTaken(name)
    keys = vault.keys(confidential=confidential)
    return _added(folder, key_file, SlotKind.PERSON, name, _fresh_secret(password), keys, cost)


def drop_person(folder: Path, vault: OpenVault, name: str) -> None:
    """Take away a slot that never was in use; without one of that name nothing happens.

    Somebody who has signed in must leave by a new data key instead (`app.vault.rotation`).
    """
    key_file = current(folder, vault)
    others = tuple(slot for slot in key_file.slots if slot.name != name or slot.kind is not SlotKind.PERSON)
    if len(others) < len(key_file.slots):
        _written(folder, replace(key_file, slots=others), vault.keys())


def give_confidential_key(folder: Path, vault: OpenVault, owner: str) -> None:
    """Let a person open the confidential notes too. Needs a vault that holds their key. Raise UnknownPerson."""
    key_file = current(folder, vault)
    slot = _slot_of(key_file, owner)
    _replaced(folder, key_file, sealed_anew(key_file.vault_id, slot, vault.keys()), vault.keys())


def found_confidential_key(folder: Path, vault: OpenVault) -> OpenVault:
    """Make the key of the confidential notes in a centre set up before there was one, and give it to this person."""
    key_file = current(folder, vault)
    if vault.confidential_key or any(slot.confidential_key != NO_KEY for slot in key_file.slots):
        return vault
    slot, keys = _slot_of(key_file, vault.person), Keys(vault.data_key, new_key())
    return _open_vault(_replaced(folder, key_file, sealed_anew(key_file.vault_id, slot, keys), keys), slot, keys)


def cost_of(folder: Path) -> Cost:
    """What guessing the dearest password here costs: a new one must not be cheaper. Raise as `names`."""
    return max((slot.cost for slot in sound_copies(folder)[0].slots), key=lambda cost: cost.memory * cost.passes)


def renew_recovery_code(folder: Path, vault: OpenVault, *, cost: Cost) -> str:
    """Make a recovery code that opens what `vault` opens; an earlier code opens nothing from now on.

    Returns the code as it is printed. It is kept nowhere. Raise TooManyPeople and as `names`.
    """
    key_file = current(folder, vault)
    others = tuple(slot for slot in key_file.slots if slot.kind is not SlotKind.RECOVERY)
    code = new_recovery_code()
    without = replace(key_file, slots=others)
    _added(folder, without, SlotKind.RECOVERY, "", recovery_secret(code), vault.keys(), cost)
    return code


def current(folder: Path, vault: OpenVault) -> KeyFile:
    """The newest key file that this data key vouches for. Raise DamagedKeyFile and as `names`."""
    upcoming = next_copy(folder)
    for key_file in (*sound_copies(folder), *([upcoming] if upcoming else [])):
        if authenticated(key_file, vault.data_key) == key_file:
            return key_file
    raise DamagedKeyFile


def open_slot(key_file: KeyFile, kind: SlotKind, owner: str | None, secret: bytes) -> OpenVault:
    """What one key file, wherever it was read, opens with a secret. Raise WrongPassword, UnknownPerson."""
    slot, keys = _opened_slot(key_file, _slots(key_file, kind, owner), secret)
    return _open_vault(key_file, slot, keys)


def _opened(folder: Path, owner: str | None, password: str) -> tuple[KeyFile, Slot, Keys]:
    return _first_that_opens(folder, SlotKind.PERSON, owner, secret_of(password))


def _first_that_opens(folder: Path, kind: SlotKind, owner: str | None, secret: bytes) -> tuple[KeyFile, Slot, Keys]:
    for key_file in sound_copies(folder):
        try:
            slot, keys = _opened_slot(key_file, _slots(key_file, kind, owner), secret)
        except DamagedKeyFile:
            # Changed by hand: the other copy may be true. After a wrong password the other copy is not asked,
            # because a password that was changed a moment before a power cut would still open the older one.
            continue
        mend_copies(folder, key_file)
        return key_file, slot, keys
    raise DamagedKeyFile


def _opened_slot(key_file: KeyFile, slots: tuple[Slot, ...], secret: bytes) -> tuple[Slot, Keys]:
    for slot in slots:
        try:
            return slot, opened(key_file, slot, secret)
        except WrongPassword:
            continue
    raise WrongPassword


def _slots(key_file: KeyFile, kind: SlotKind, owner: str | None) -> tuple[Slot, ...]:
    slots = tuple(slot for slot in key_file.slots if slot.kind is kind and owner in (None, slot.name))
    if owner is not None and not slots:
        raise UnknownPerson(owner)
    return slots


def _slot_of(key_file: KeyFile, owner: str) -> Slot:
    return _slots(key_file, SlotKind.PERSON, owner)[0]


def _added(
    folder: Path, key_file: KeyFile, kind: SlotKind, name: str, secret: bytes, keys: Keys, cost: Cost
) -> OpenVault:
    if len(key_file.slots) >= MOST_SLOTS:
        raise TooManyPeople(MOST_SLOTS)
    slot = new_slot(key_file.vault_id, key_file.next_number, kind, name, secret, keys, cost)
    numbered = replace(key_file, next_number=key_file.next_number + 1, slots=(*key_file.slots, slot))
    return _open_vault(_written(folder, numbered, keys), slot, keys)


def _replaced(folder: Path, key_file: KeyFile, changed: Slot, keys: Keys) -> KeyFile:
    slots = tuple(changed if slot.number == changed.number else slot for slot in key_file.slots)
    return _written(folder, replace(key_file, slots=slots), keys)


def _written(folder: Path, key_file: KeyFile, keys: Keys) -> KeyFile:
    written = authenticated(replace(key_file, generation=key_file.generation + 1), keys.data)
    write_copies(folder, written)
    return written


def _open_vault(key_file: KeyFile, slot: Slot, keys: Keys) -> OpenVault:
    return OpenVault(keys.data, slot.number, slot.name, key_file.generation, keys.confidential)


def _fresh_secret(password: str) -> bytes:
    secret = secret_of(password)
    if len(secret.decode("utf-8", "surrogatepass")) < LEAST_PASSWORD:
        raise ShortPassword(LEAST_PASSWORD)
    return secret


def _fit(name: str) -> str:
    stripped = name.strip()
    if not stripped or len(stripped.encode()) > LONGEST_NAME or "\0" in stripped:
        raise NameNotFit
    return stripped
