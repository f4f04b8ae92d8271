"""The recovery code: 160 random bits for the sheet in the safe, in letters that survive handwriting.

Crockford's base32 (no I, L, O, U): 32 letters, then 4 check letters made of the first 20 bits of the SHA-256
of the 32. Written in nine groups of four. Reading forgives small letters, spaces, Khmer digits, and O, I, L
for 0, 1, 1.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata

from app.vault.errors import MistypedRecoveryCode

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVEN = str.maketrans("OIL០១២៣៤៥៦៧៨៩", "0110123456789")
_LENGTH, _CHECK, _GROUP = 32, 4, 4


def new_recovery_code() -> str:
    """A fresh code as it is printed: XXXX-XXXX-..."""
    letters = _base32(int.from_bytes(os.urandom(20)), _LENGTH)
    whole = letters + _check_letters(letters)
    return "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def recovery_secret(typed: str) -> bytes:
    """The 32 letters that argon2id reads. Raise MistypedRecoveryCode unless the check letters fit."""
    letters = _letters(typed)
    code, check = letters[:_LENGTH], letters[_LENGTH:]
    if set(letters) - set(_LETTERS) or len(code) != _LENGTH or check != _check_letters(code):
        raise MistypedRecoveryCode
    return code.encode()


def groups_of(code: str) -> tuple[str, ...]:
    """The nine groups in which a code is printed and typed."""
    return tuple(code.split("-"))


def is_group(typed: str, group: str) -> bool:
    """Whether this group of a code was typed, read as forgivingly as the whole code."""
    return _letters(typed) == group


def _letters(typed: str) -> str:
    composed = unicodedata.normalize("NFKC", typed).upper().translate(_FORGIVEN)
    return "".join(letter for letter in composed if letter.isalnum())


def _check_letters(letters: str) -> str:
    digest = hashlib.sha256(letters.encode()).digest()
    return _base32(int.from_bytes(digest[:3]) >> 4, _CHECK)


def _base32(number: int, length: int) -> str:
    return "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(length)))
