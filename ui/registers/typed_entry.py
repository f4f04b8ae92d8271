"""Read what a person types from paper: `7A 12A 19L 23E`."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.attendance.values import Status
from app.errors import UserError
from app.language import N_
from app.text import latin_digits
from ui.registers.letters import SPACES, STATUS_OF_MARK

T = TypeVar("T")
_BETWEEN = str.maketrans(dict.fromkeys(SPACES + ",;.", " "))


@dataclass(frozen=True, slots=True)
class Letters(Generic[T]):
    """What the letters of a sheet mean; `named` are those that are printed.

    With `several`, a letter that follows another one holds for the same rows: `7MF`.
    """

    meaning: Mapping[str, T]
    named: str
    several: bool = False


STATUS_LETTERS: Letters[Status] = Letters(STATUS_OF_MARK, "P, A, L, E")


@dataclass(frozen=True, slots=True)
class TypedMark(Generic[T]):
    """One row number of the sheet and the letter written beside it."""

    number: int
    status: T


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What has been understood so far.

    `waiting` are the row numbers at the end that have no letter yet; `fault` is the first thing that could not
    be read, with everything before it in `marks`.
    """

    marks: tuple[TypedMark[T], ...] = ()
    waiting: tuple[int, ...] = ()
    fault: UserError | None = None
    named: str = ""

    def finished(self) -> tuple[TypedMark[T], ...]:
        """The marks when everything was understood; raises UserError with the reason otherwise."""
        if self.fault is not None:
            raise self.fault
        if self.waiting:
            rows = ", ".join(map(str, self.waiting))
            raise UserError(N_("Write one of {letters} after {rows}."), letters=self.named, rows=rows)
        return self.marks


@dataclass(slots=True)
class _Draft(Generic[T]):
    numbers: Collection[int]
    letters: Letters[T]
    marks: list[TypedMark[T]] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    lettered: list[int] = field(default_factory=list)  # the rows of the letter before

    def take_number(self, digits: str) -> None:
        for number in _row_numbers(digits, self.numbers):
            if number in self.waiting or any(mark.number == number for mark in self.marks):
                raise UserError(N_("Row {number} is written twice."), number=number)
            self.waiting.append(number)

    def take_letter(self, letter: str) -> None:
        rows = self.waiting or (self.lettered if self.letters.several else [])
        if not rows:
            raise UserError(N_("Write the row number before {letter}."), letter=letter)
        self.marks += [TypedMark(number, self.letters.meaning[letter]) for number in rows]
        self.waiting, self.lettered = [], rows


def read_typed(text: str, numbers: Collection[int]) -> Reading[Status]:
    """`read_letters` of an attendance sheet."""
    return read_letters(text, numbers, STATUS_LETTERS)


def read_letters(text: str, numbers: Collection[int], letters: Letters[T]) -> Reading[T]:
    """Understand a typed line against the row numbers of the sheet.

    A letter holds for all row numbers before it that have none: `7 12 19A`. Digits may be Khmer, and on the
    number pad `+ - * /` stand for P A L E. Digits without spaces are read in pieces as long as the largest row
    number: on a sheet of 30 rows `07121923A` marks four rows.
    """
    draft = _Draft(numbers, letters)
    fault: UserError | None = None
    try:
        for kind, piece in _pieces(text, letters):
            if kind == "number":
                draft.take_number(piece)
            elif kind == "letter":
                draft.take_letter(piece)
            else:
                sentence = N_("“{text}” is not a letter of the sheet. Write one of {letters}.")
                raise UserError(sentence, text=piece, letters=letters.named)
    except UserError as error:
        fault = error
    return Reading(tuple(draft.marks), tuple(draft.waiting), fault, letters.named)


def _pieces(text: str, letters: Letters[T]) -> Iterator[tuple[str, str]]:
    plain = latin_digits(text.upper()).translate(_BETWEEN)
    known = "|".join(map(re.escape, sorted(letters.meaning, key=len, reverse=True)))
    for match in re.finditer(rf"(?P<number>[0-9]+)|(?P<letter>{known})|(?P<other>\S)", plain):
        yield match.lastgroup or "other", match.group()


def _row_numbers(digits: str, numbers: Collection[int]) -> Iterator[int]:
    width = len(str(max(numbers, default=1)))
    even = len(digits) > width and len(digits) % width == 0
    pieces = [digits[at : at + width] for at in range(0, len(digits), width)] if even else [digits]
    for piece in pieces:
        if int(piece) not in numbers:
            raise UserError(N_("There is no row {number} on this sheet."), number=int(piece))
        yield int(piece)
