"""The confidential compartment: what only the holders of the second key can read.

The second key (`OpenVault.confidential_key`) opens a **ring** of note keys, which lies in the database; the newest of
them seals what is written. When somebody loses the social right, the second key and the newest note key are new:
nothing that was written before needs to be written again, and what is written from then on is closed to them.

    ring, one entry for each note key: AES-256-GCM nonce 12 | the note key under the second key 32 | tag 16;
                                       associated data: "paillote note key", number of the entry from 0, 2 bytes
    sealed text: number of the note key 2 | nonce 12 | text under that key, any length | tag 16;
                 associated data: "paillote note", the record it belongs to in UTF-8
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.errors import UserError
from app.words import N_

_RING, _NOTE = b"paillote note key", b"paillote note"
_NONCE, _NUMBER = 12, 2

Ring = tuple[bytes, ...]


class SealedDamaged(UserError):
    """A confidential text is not what was written, or belongs to another record."""

    def __init__(self) -> None:
        super().__init__(N_("This confidential note is damaged or was changed by hand. Put back a backup."))


@dataclass(frozen=True, slots=True)
class Compartment:
    """The open note keys, oldest first."""

    keys: Ring = field(repr=False)

    def seal(self, text: str, record: str) -> bytes:
        """`text` as only a compartment opens it again, bound to its `record` ("person 12 note 3")."""
        nonce = os.urandom(_NONCE)
        number = len(self.keys) - 1
        sealed = AESGCM(self.keys[number]).encrypt(nonce, text.encode(), _NOTE + record.encode())
        return number.to_bytes(_NUMBER) + nonce + sealed

    def unseal(self, sealed: bytes, record: str) -> str:
        """The text. Raise SealedDamaged."""
        number, nonce = int.from_bytes(sealed[:_NUMBER]), sealed[_NUMBER : _NUMBER + _NONCE]
        if number >= len(self.keys) or len(nonce) != _NONCE:
            raise SealedDamaged
        try:
            bound = _NOTE + record.encode()
            return AESGCM(self.keys[number]).decrypt(nonce, sealed[_NUMBER + _NONCE :], bound).decode()
        except (InvalidTag, ValueError) as error:
            raise SealedDamaged from error


def open_ring(ring: Ring, confidential_key: bytes) -> Compartment:
    """Open the ring that lies in the database. Raise SealedDamaged."""
    try:
        return Compartment(tuple(_opened(entry, at, confidential_key) for at, entry in enumerate(ring)))
    except (InvalidTag, ValueError) as error:
        raise SealedDamaged from error


def new_ring(confidential_key: bytes, earlier: Compartment | None = None) -> Ring:
    """A ring under this key that opens what `earlier` opened, and seals with a fresh note key."""
    keys = (*(earlier.keys if earlier else ()), AESGCM.generate_key(256))
    return tuple(_closed(key, at, confidential_key) for at, key in enumerate(keys))


def _closed(key: bytes, at: int, confidential_key: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(confidential_key).encrypt(nonce, key, _RING + at.to_bytes(_NUMBER))


def _opened(entry: bytes, at: int, confidential_key: bytes) -> bytes:
    key = AESGCM(confidential_key).decrypt(entry[:_NONCE], entry[_NONCE:], _RING + at.to_bytes(_NUMBER))
    if len(key) != 32:
        raise ValueError("a note key has 32 bytes")
    return key
