"""Names and phone numbers that nobody has, and the search for any piece of them in files.

A piece is five letters of Khmer script or six of anything else, in UTF-8 or UTF-16, in capitals or not, also inside
packed files. No text of these lengths is left over from encryption by chance.
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
_KHMER, _OTHER = 5, 6
# How text looks in each encoding; what is found is decoded and compared.
_LOOKS = (
    ("utf-8", re.compile(rb"(?:\xe1[\x9e\x9f][\x80-\xbf]){5,}")),
    ("utf-16-le", re.compile(rb"(?:[\x80-\xff]\x17){5,}")),
    ("utf-16-be", re.compile(rb"(?:\x17[\x80-\xff]){5,}")),
    ("utf-8", re.compile(rb"[A-Za-z0-9+ ]{6,}")),
    ("utf-16-le", re.compile(rb"(?:[A-Za-z0-9+ ]\0){6,}")),
    ("utf-16-be", re.compile(rb"(?:\0[A-Za-z0-9+ ]){6,}")),
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
        self._pieces: set[str] = set()
        for one in people:
            self._pieces |= set(_windows(one.name_km.replace(" ", ""), _KHMER))
            for word in one.name_latin.split():
                self._pieces |= set(_windows(word.lower(), _OTHER))
            # As it is kept and as it is written down; a number alone is six digits long.
            self._pieces.add(one.phone[3:])

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
        return (piece for piece in _windows(joined, length) if piece in self._pieces)


def _windows(text: str, length: int) -> Iterator[str]:
    return (text[at : at + length] for at in range(len(text) - length + 1))
