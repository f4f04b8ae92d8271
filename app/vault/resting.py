"""What somebody was typing when the window locked, sealed in memory until the same person is back.

    sealed: AES-256-GCM nonce 12 | text, any length | tag 16;
            key: HKDF-SHA256 of the data key, info "paillote draft", number of the person's slot, 4 bytes

While the window is locked the key is nowhere: it comes back with the data key, and only through a password. Somebody
else who signs in has the same data key and another slot; what is not theirs is not opened for them.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.vault.service import OpenVault

_NONCE = 12


def seal(vault: OpenVault, text: str) -> bytes:
    """`text`, as only the same person opens it again."""
    nonce = os.urandom(_NONCE)
    return nonce + _cipher(vault).encrypt(nonce, text.encode(), None)


def unseal(vault: OpenVault, sealed: bytes) -> str | None:
    """The text; None for somebody else, and when the data key is another one by now."""
    try:
        return _cipher(vault).decrypt(sealed[:_NONCE], sealed[_NONCE:], None).decode()
    except (InvalidTag, ValueError):
        return None


def _cipher(vault: OpenVault) -> AESGCM:
    info = b"paillote draft" + vault.slot.to_bytes(4)
    return AESGCM(HKDF(hashes.SHA256(), 32, salt=None, info=info).derive(vault.data_key))
