"""Names and phone numbers that nobody has, and the search for any piece of them in files.

A piece is five letters of Khmer script or eight of anything else, in UTF-8 or UTF-16, in capitals or not, also inside
packed files. No text of these lengths is left over from encryption by chance: shorter ones are, about two in a GB with
six Latin letters in capitals or not, and the trial then fails for nothing.
"""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

_CONSONANTS = "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ"
_VOWELS = "ាិីឹឺុូួេែោ"
_KHMER, _OTHER = 5, 8
# How text looks in each encoding; what is found is decoded and compared.
_LOOKS = (
    ("utf-8", re.compile(rb"(?:\xe1[\x9e\x9f][\x80-\xbf]){5,}")),
    ("utf-16-le", re.compile(rb"(?:[\x80-\xff]\x17){5,}")),
    ("utf-16-be", re.compile(rb"(?:\x17[\x80-\xff]){5,}")),
    ("utf-8", re.compile(rb"[A-Za-z0-9+ ]{8,}")),
    ("utf-16-le", re.compile(rb"(?:[A-Za-z0-9+ ]\0){8,}")),
    ("utf-16-be", re.compile(rb"(?:\0[A-Za-z0-9+ ]){8,}")),
)


@dataclass(frozen=True, slots=True)
class Planted:
    """One invented person."""

    name_km: str
    name_latin: str
    phone: str  # as dialled in Cambodia


def invented(number: int, seed: int) -> list[Planted]:
    """People whose names and numbers stand nowhere else."""
    dice = random.Random(seed)
    found: list[Planted] = []
    for _ in range(number):
        khmer = " ".join("".join(dice.choice(_CONSONANTS) + dice.choice(_VOWELS) for _ in range(4)) for _ in range(2))
        latin = " ".join("".join(dice.choices("bcdfghjklmnpqrstvwxz", k=9)).capitalize() for _ in range(2))
        found.append(Planted(khmer, latin, "012" + "".join(dice.choices("0123456789", k=6))))
    return found


class Search:
    """Looks for pieces of planted people."""

    def __init__(self, people: Iterable[Planted]) -> None:
        self.pieces: set[str] = set()
        for one in people:
            self.pieces |= set(_windows(one.name_km.replace(" ", ""), _KHMER))
            for word in one.name_latin.split():
                self.pieces |= set(_windows(word.lower(), _OTHER))
            self.pieces.add(one.phone[1:])  # "12345678": as it is kept (+855) and as it is dialled (0)

    def readable_below(self, folder: Path) -> list[str]:
        """Every file below `folder` in which a piece can be read, with what stands there."""
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return [
            f"{path.relative_to(folder)}: {piece}"
            for path in files
            for piece in [*self.in_bytes(path.read_bytes()), *self.in_bytes(path.name.encode())]
        ]

    def in_bytes(self, content: bytes) -> list[str]:
        """The pieces that can be read in `content`."""
        found = [
            piece
            for encoding, look in _LOOKS
            for run in look.finditer(content)
            for piece in self._in_text(run[0].decode(encoding))
        ]
        if content.startswith(b"PK") and zipfile.is_zipfile(BytesIO(content)):
            with zipfile.ZipFile(BytesIO(content)) as packed:
                found += [piece for name in packed.namelist() for piece in self.in_bytes(packed.read(name))]
        return found

    def _in_text(self, text: str) -> Iterator[str]:
        length = _KHMER if ord(text[0]) > 0xFF else _OTHER
        joined = text.lower().replace(" ", "")
        return (piece for piece in _windows(joined, length) if piece in self.pieces)


def _windows(text: str, length: int) -> Iterator[str]:
    return (text[at : at + length] for at in range(len(text) - length + 1))
