"""Which typed letters mean what in a register, whatever keyboard layout is on.

A person with the Khmer layout on presses the same keys as one with the Latin layout. The Khmer characters
below are those which the layout of Cambodia's NiDA puts on the keys P, A, L, E, N, W and T, plain and with
Shift, and beside them the first letters of the Khmer words for present, absent, late and excused.
"""

from app.attendance.values import Status
from app.text import latin_digits

_LETTERS = {
    Status.PRESENT: "P ផ ភ វ",
    Status.ABSENT: "A ា ាំ អ",
    Status.LATE: "L ល ឡ យ",
    Status.EXCUSED: "E េ ែ ម",
}
# On the number pad alone: present, absent, late, excused.
_SIGNS = {"+": Status.PRESENT, "-": Status.ABSENT, "*": Status.LATE, "/": Status.EXCUSED}
_COMMANDS = {"N": "N ន ណ", "W": "W ឹ ឺ", "T": "T ត ទ"}
# The space bar of the Khmer layout writes a zero-width space.
SPACES = " \u200b\u00a0"

STATUS_OF_LETTER = {letter: status for status, letters in _LETTERS.items() for letter in letters.split()}
STATUS_OF_MARK = STATUS_OF_LETTER | _SIGNS
_COMMAND_OF_LETTER = {letter: command for command, letters in _COMMANDS.items() for letter in letters.split()}


def status_typed(text: str) -> Status | None:
    """The mark that one key press means in the grid, or None."""
    return STATUS_OF_LETTER.get(text.upper())


def command_typed(text: str) -> str | None:
    """N, W or T when one key press means it in any layout, or None."""
    return _COMMAND_OF_LETTER.get(text.upper())


def is_space(text: str) -> bool:
    """Whether one key press was the space bar, in either layout."""
    return bool(text) and text in SPACES


def starts_typed_entry(text: str) -> bool:
    """Whether one key press is a digit, Latin or Khmer: digits start the typed entry."""
    return len(text) == 1 and latin_digits(text) in "0123456789"
