"""The well-known pieces a slot is made of: argon2id, AES-256-GCM, X25519, HPKE, HKDF and HMAC."""

from __future__ import annotations

import os
import time
import unicodedata
from dataclasses import dataclass, replace

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.vault.errors import DamagedKeyFile, WrongPassword
from app.vault.format import NO_KEY, Cost, KeyFile, Slot, SlotKind

_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_DATA, _CONFIDENTIAL = b"paillote data key", b"paillote confidential key"
_LARGEST_MEMORY = 256 * 1024
_MOST_PASSES = 16


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The keys a slot opens: 32 bytes each, the second empty for a person without the social right."""

    data: bytes
    confidential: bytes = b""


def new_key() -> bytes:
    """32 random bytes."""
    return os.urandom(32)


def new_vault_id() -> bytes:
    """16 random bytes."""
    return os.urandom(16)


def secret_of(password: str) -> bytes:
    """The bytes of a password however it was typed: without zero-width characters, NFKC."""
    seen = "".join(letter for letter in password if unicodedata.category(letter) != "Cf")
    # "surrogatepass": a terminal in a strange encoding must end in "wrong password", not in a traceback.
    return unicodedata.normalize("NFKC", seen).encode("utf-8", "surrogatepass")


def calibrated(seconds: float = 0.5) -> Cost:
    """The cost at which one password takes about `seconds` on this PC; never below the default `Cost`."""
    cost = Cost()
    started = time.perf_counter()
    _stretched(b"paillote", bytes(16), cost)
    factor = seconds / max(time.perf_counter() - started, 0.001)
    if factor <= 1:
        return cost
    memory = min(int(cost.memory * factor) // 1024 * 1024, _LARGEST_MEMORY)
    passes = int(cost.passes * factor * cost.memory / memory)
    return Cost(memory, max(cost.passes, min(passes, _MOST_PASSES)), cost.lanes)


def new_slot(vault_id: bytes, number: int, kind: SlotKind, name: str, secret: bytes, keys: Keys, cost: Cost) -> Slot:
    """A slot with a fresh private key that opens `keys` with `secret`."""
    private = X25519PrivateKey.generate()
    public = private.public_key()
    empty = Slot(number, kind, name, cost, os.urandom(16), os.urandom(12), bytes(48), public.public_bytes_raw(), NO_KEY)
    wrapping = AESGCM(_stretched(secret, empty.salt, cost))
    return replace(
        empty,
        private_key=wrapping.encrypt(empty.nonce, private.private_bytes_raw(), empty.bound(vault_id)),
        data_key=_sealed(keys.data, public, _DATA, vault_id, number),
        confidential_key=_sealed(keys.confidential, public, _CONFIDENTIAL, vault_id, number),
    )


def sealed_anew(vault_id: bytes, slot: Slot, keys: Keys) -> Slot:
    """The same slot, which the same secret opens, with other keys in it: needs nobody's password."""
    public = X25519PublicKey.from_public_bytes(slot.public_key)
    return replace(
        slot,
        data_key=_sealed(keys.data, public, _DATA, vault_id, slot.number),
        confidential_key=_sealed(keys.confidential, public, _CONFIDENTIAL, vault_id, slot.number),
    )


def opened(key_file: KeyFile, slot: Slot, secret: bytes) -> Keys:
    """The keys of `slot`. Raise WrongPassword, or DamagedKeyFile if the right password opens nothing true."""
    wrapping = AESGCM(_stretched(secret, slot.salt, slot.cost))
    try:
        raw = wrapping.decrypt(slot.nonce, slot.private_key, slot.bound(key_file.vault_id))
    except InvalidTag as error:
        raise WrongPassword from error
    try:
        private = X25519PrivateKey.from_private_bytes(raw)
        data = _unsealed(slot.data_key, private, _DATA, key_file.vault_id, slot.number)
        _mac(key_file, data).verify(key_file.mac)
        confidential = b""
        if slot.confidential_key != NO_KEY:
            sealed = slot.confidential_key
            confidential = _unsealed(sealed, private, _CONFIDENTIAL, key_file.vault_id, slot.number)
    except (InvalidTag, InvalidSignature, ValueError) as error:
        raise DamagedKeyFile from error
    return Keys(data, confidential)


def authenticated(key_file: KeyFile, data_key: bytes) -> KeyFile:
    """The same key file with its MAC."""
    return replace(key_file, mac=_mac(key_file, data_key).finalize())


def _mac(key_file: KeyFile, data_key: bytes) -> hmac.HMAC:
    key = HKDF(hashes.SHA256(), 32, salt=key_file.vault_id, info=b"paillote key file").derive(data_key)
    mac = hmac.HMAC(key, hashes.SHA256())
    mac.update(key_file.body())
    return mac


def _stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    argon = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return argon.derive(secret)


def _sealed(key: bytes, public: X25519PublicKey, label: bytes, vault_id: bytes, number: int) -> bytes:
    if not key:
        return NO_KEY
    return _HPKE.encrypt(key, public, info=label + vault_id + number.to_bytes(4))


def _unsealed(sealed: bytes, private: X25519PrivateKey, label: bytes, vault_id: bytes, number: int) -> bytes:
    key = _HPKE.decrypt(sealed, private, info=label + vault_id + number.to_bytes(4))
    if len(key) != 32:
        raise ValueError("a sealed key has 32 bytes")
    return key
