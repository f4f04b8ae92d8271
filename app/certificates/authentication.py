"""The short code on a certificate that only this centre can have written.

Ten letters of an HMAC over everything the certificate says and two check letters, in Crockford's base32 (no I, L, O,
U), in three groups of four. The check letters tell a slip of the typist from a certificate that is not ours.
"""

from __future__ import annotations

import hashlib
import hmac
import json

from app.certificates.values import CertificateText
from app.errors import UserError
from app.sheets.stored import plain
from app.text import latin_digits
from app.words import N_

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVEN = str.maketrans("OIL", "011")
_BODY, _CHECK, _GROUP = 10, 2, 4


class MistypedCode(UserError):
    """The check letters do not fit the others."""

    def __init__(self) -> None:
        super().__init__(N_("A letter of this code is not right. Please compare it with the paper."))


def code_of(text: CertificateText, key: bytes) -> str:
    """The code of a certificate as it is printed: XXXX-XXXX-XXXX."""
    said = json.dumps(plain(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hmac.digest(key, said.encode(), "sha256")
    body = _base32(int.from_bytes(digest[:7]) >> 6, _BODY)
    return _grouped(body + check_letters(body))


def typed_code(text: str) -> str:
    """A code as it was typed, in the way it is printed. Raises MistypedCode."""
    upper = latin_digits(text).upper().translate(_FORGIVEN)
    letters = "".join(letter for letter in upper if letter.isalnum())
    body, check = letters[:_BODY], letters[_BODY:]
    if set(letters) - set(_LETTERS) or check != check_letters(body):
        raise MistypedCode
    return _grouped(letters)


def check_letters(body: str) -> str:
    """The two letters that belong to the ten before them."""
    return _base32(int.from_bytes(hashlib.sha256(body.encode()).digest()[:2]) >> 6, _CHECK)


def _grouped(letters: str) -> str:
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def _base32(number: int, length: int) -> str:
    return "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(length)))
