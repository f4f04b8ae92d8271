"""Read what a person types from paper: `7A 12A 19L 23E`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from app.attendance.values import Status
from app.errors import UserError
from app.language import N_
from app.text import latin_digits
from ui.registers.letters import SPACES, STATUS_OF_MARK

_LETTERS = sorted(STATUS_OF_MARK, key=len, reverse=True)
_PIECE = re.compile(rf"(?P<number>[0-9]+)|(?P<letter>{'|'.join(map(re.escape, _LETTERS))})|(?P<other>\S)")
_BETWEEN = str.maketrans(dict.fromkeys(SPACES + ",;.", " "))


@dataclass(frozen=True, slots=True)
class TypedMark:
    """One row number of the sheet and the letter written beside it."""

    number: int
    status: Status


@dataclass(frozen=True, slots=True)
class Reading:
    """What has been understood so far.

    `waiting` are the row numbers at the end that have no letter yet; `fault` is the first thing that could not
    be read, with everything before it in `marks`.
    """

    marks: tuple[TypedMark, ...] = ()
    waiting: tuple[int, ...] = ()
    fault: UserError | None = None

    def finished(self) -> tuple[TypedMark, ...]:
        """The marks when everything was understood; raises UserError with the reason otherwise."""
        if self.fault is not None:
            raise self.fault
        if self.waiting:
            rows = ", ".join(map(str, self.waiting))
            raise UserError(N_("Write P, A, L or E after {rows}."), rows=rows)
        return self.marks


@dataclass(slots=True)
class _Draft:
    numbers: Collection[int]
    marks: list[TypedMark] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)

    def take_number(self, digits: str) -> None:
        for number in _row_numbers(digits, self.numbers):
            if number in self.waiting or any(mark.number == number for mark in self.marks):
                raise UserError(N_("Row {number} is written twice."), number=number)
            self.waiting.append(number)

    def take_letter(self, letter: str) -> None:
        if not self.waiting:
            raise UserError(N_("Write the row number before {letter}."), letter=letter)
        self.marks += [TypedMark(number, STATUS_OF_MARK[letter]) for number in self.waiting]
        self.waiting.clear()


def read_typed(text: str, numbers: Collection[int]) -> Reading:
    """Understand a typed line against the row numbers of the sheet.

    A letter holds for all row numbers before it that have none: `7 12 19A`. Digits may be Khmer, and on the
    number pad `+ - * /` stand for P A L E. Digits without spaces are read in pieces as long as the largest row
    number: on a sheet of 30 rows `07121923A` marks four rows.
    """
    draft = _Draft(numbers)
    fault: UserError | None = None
    try:
        for kind, piece in _pieces(text):
            if kind == "number":
                draft.take_number(piece)
            elif kind == "letter":
                draft.take_letter(piece)
            else:
                raise UserError(N_("“{text}” is not a letter of the sheet. Write P, A, L or E."), text=piece)
    except UserError as error:
        fault = error
    return Reading(tuple(draft.marks), tuple(draft.waiting), fault)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    plain = latin_digits(text.upper()).translate(_BETWEEN)
    for match in _PIECE.finditer(plain):
        yield match.lastgroup or "other", match.group()


def _row_numbers(digits: str, numbers: Collection[int]) -> Iterator[int]:
    width = len(str(max(numbers, default=1)))
    even = len(digits) > width and len(digits) % width == 0
    pieces = [digits[at : at + width] for at in range(0, len(digits), width)] if even else [digits]
    for piece in pieces:
        if int(piece) not in numbers:
            raise UserError(N_("There is no row {number} on this sheet."), number=int(piece))
        yield int(piece)
