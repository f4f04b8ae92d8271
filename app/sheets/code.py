"""The code of a sheet, and what its QR code says."""

from __future__ import annotations

import secrets
from binascii import crc_hqx
from collections.abc import Callable
from dataclasses import dataclass

# Without 0, O, 1 and I, which are taken for one another when somebody types them from paper.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 6
# The format letter names this way of writing the payload; a later way takes another letter.
FORMAT = "P"


@dataclass(frozen=True, slots=True)
class PageMark:
    """What the QR code of one page says: the letter of its layout, the sheet's code, the page (1-99)."""

    layout: str
    code: str
    page: int


def new_code(taken: Callable[[str], bool]) -> str:
    """Give a random code of 6 characters that is not taken yet."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        if not taken(code):
            return code


def typed_code(text: str) -> str:
    """A code as somebody typed it, in the way it is stored: capitals, no spaces or dashes."""
    return "".join(character for character in text.upper() if character.isalnum())


def is_code(text: str) -> bool:
    """Whether `text`, in stored form, can be the code of a sheet."""
    return len(text) == CODE_LENGTH and all(character in ALPHABET for character in text)


def qr_payload(mark: PageMark) -> str:
    """Give the 14 alphanumeric characters of a page: format, layout, code, page, CRC-16 of all before."""
    body = f"{FORMAT}{mark.layout}{mark.code}{mark.page:02d}"
    return f"{body}{_checksum(body)}"


def read_payload(text: str) -> PageMark | None:
    """Read what `qr_payload` wrote; None for any other text, and for one that was read wrongly."""
    body, checksum = text[:-4], text[-4:]
    if len(text) != 14 or body[0] != FORMAT or checksum != _checksum(body):
        return None
    if not is_code(body[2:8]) or not body[8:].isdecimal():
        return None
    return PageMark(body[1], body[2:8], int(body[8:]))


def _checksum(body: str) -> str:
    # CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF.
    return f"{crc_hqx(body.encode('ascii', 'replace'), 0xFFFF):04X}"
