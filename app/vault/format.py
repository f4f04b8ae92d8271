"""The bytes of a key file, as the table in `app.vault` states them. No key is used here."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from enum import IntEnum

from app.vault.errors import DamagedKeyFile, NewerKeyFile

MAGIC = b"PAILLOTE"
FORMAT = 1
MOST_SLOTS = 64
LONGEST_NAME = 200
NO_KEY = bytes(80)

_HEADER = struct.Struct(">8sHHII16s")
_SLOT = struct.Struct(">IBB200sIII16s12s48s32s80s80s")
_TAIL = 64
LARGEST_FILE = _HEADER.size + MOST_SLOTS * _SLOT.size + _TAIL


class SlotKind(IntEnum):
    """Whose secret opens a slot."""

    PERSON = 1
    RECOVERY = 2


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of a password costs: argon2id memory in KiB, passes over it, lanes."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 1

    def fits(self) -> bool:
        """Whether argon2id takes these, and this PC survives them: at most 1 GiB and 64 passes."""
        return 1 <= self.lanes <= 4 and 8 * self.lanes <= self.memory <= 1024**2 and 1 <= self.passes <= 64


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the data key. Bytes as in the table of `app.vault`."""

    number: int
    kind: SlotKind
    name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    private_key: bytes
    public_key: bytes
    data_key: bytes
    confidential_key: bytes = NO_KEY

    def bound(self, vault_id: bytes) -> bytes:
        """What the sealed private key is bound to: a slot with another cost or number does not open."""
        cost = self.cost
        head = struct.pack(">IBIII", self.number, self.kind, cost.memory, cost.passes, cost.lanes)
        return vault_id + head + self.salt + self.public_key

    def packed(self) -> bytes:
        """The 486 bytes."""
        name, cost = self.name.encode(), self.cost
        parts = (
            self.salt,
            self.nonce,
            self.private_key,
            self.public_key,
            self.data_key,
            self.confidential_key,
        )
        return _SLOT.pack(self.number, self.kind, len(name), name, cost.memory, cost.passes, cost.lanes, *parts)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A whole key file. `mac` is empty until the file was read or authenticated."""

    generation: int
    next_number: int
    vault_id: bytes
    slots: tuple[Slot, ...]
    mac: bytes = b""

    def body(self) -> bytes:
        """Header and slots: what the MAC covers."""
        head = (MAGIC, FORMAT, len(self.slots), self.generation, self.next_number, self.vault_id)
        return _HEADER.pack(*head) + b"".join(slot.packed() for slot in self.slots)

    def packed(self) -> bytes:
        """The whole file."""
        written = self.body() + self.mac
        return written + hashlib.sha256(written).digest()


def parse(content: bytes) -> KeyFile:
    """Read a key file. Raise DamagedKeyFile for anything that is not exactly one; NewerKeyFile if later."""
    if not _HEADER.size + _TAIL <= len(content) or hashlib.sha256(content[:-32]).digest() != content[-32:]:
        raise DamagedKeyFile
    magic, form, count, generation, next_number, vault_id = _HEADER.unpack_from(content)
    if magic != MAGIC:
        raise DamagedKeyFile
    if form > FORMAT:
        raise NewerKeyFile
    if not 1 <= count <= MOST_SLOTS or len(content) != _HEADER.size + count * _SLOT.size + _TAIL:
        raise DamagedKeyFile
    slots = tuple(_parse_slot(content, _HEADER.size + at * _SLOT.size) for at in range(count))
    key_file = KeyFile(generation, next_number, vault_id, slots, content[-64:-32])
    # What was read must be exactly what would be written: this refuses every stray byte at once.
    if not _holds_together(key_file) or key_file.packed() != content:
        raise DamagedKeyFile
    return key_file


def _parse_slot(content: bytes, at: int) -> Slot:
    number, kind, length, name, memory, passes, lanes, *parts = _SLOT.unpack_from(content, at)
    try:
        return Slot(number, SlotKind(kind), name[:length].decode(), Cost(memory, passes, lanes), *parts)
    except ValueError as error:
        raise DamagedKeyFile from error


def _holds_together(key_file: KeyFile) -> bool:
    slots = key_file.slots
    numbers = [slot.number for slot in slots]
    people = [slot.name for slot in slots if slot.kind is SlotKind.PERSON]
    recovery = [slot.name for slot in slots if slot.kind is SlotKind.RECOVERY]
    return (
        key_file.generation >= 1
        and key_file.vault_id != bytes(16)
        and len(set(numbers)) == len(numbers)
        and all(1 <= number < key_file.next_number for number in numbers)
        and all(people)
        and len(set(people)) == len(people)
        and recovery in ([], [""])
        and all(slot.cost.fits() for slot in slots)
    )
