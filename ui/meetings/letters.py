"""Which typed letters mean whom on a sign-in sheet, whatever keyboard layout is on.

The Khmer characters are those which the layout of Cambodia's NiDA puts on the same keys, plain and with Shift; beside
them stand first letters of the Khmer words where they are free.
"""

from __future__ import annotations

from enum import Enum, auto

from app.meetings.values import Who
from ui.registers.typed_entry import Letters


class Said(Enum):
    """What a letter says that is no one adult."""

    USUAL = auto()  # who usually comes
    NOBODY = auto()


_LETTERS: dict[Who | Said, str] = {
    Said.USUAL: "P ផ ភ វ",
    Said.NOBODY: "A ា ាំ",
    Who.MOTHER: "M ម ំ",
    Who.FATHER: "F ថ ធ ឪ",
    Who.GRANDMOTHER: "G ង អ យ",
    Who.GRANDFATHER: "D ដ ឌ",
    Who.OTHER: "O ោ ៅ",
}
_SIGNS: dict[str, Who | Said] = {"+": Said.USUAL, "-": Said.NOBODY}
OF_LETTER: dict[str, Who | Said] = {letter: said for said, letters in _LETTERS.items() for letter in letters.split()}
LETTERS: Letters[Who | Said] = Letters(OF_LETTER | _SIGNS, "P, A, M, F, G, D, O", several=True)
