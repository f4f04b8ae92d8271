"""Read results as a trainer wrote them on paper: `7C 12N`, or with marks `7=85 12=60`."""

from __future__ import annotations

import re
from collections.abc import Collection

from app.courses.values.catalogue import AssessedBy
from app.courses.values.trainees import Result
from app.errors import UserError
from app.language import N_
from app.text import latin_digits

# In the Khmer layout the keys C and N write the first two letters; the last one begins the Khmer word.
_COMPETENT, _NOT_YET = "Cចជស+", "Nនណម-"
_PAIRS = re.compile(r"(?P<row>[0-9]+)\s*=\s*(?P<mark>[0-9]+)")
_PIECES = re.compile(r"(?P<row>[0-9]+)|(?P<letter>\S)")
_BETWEEN = str.maketrans(dict.fromkeys(",;.\u200b\u00a0", " "))


def letter_result(letter: str) -> Result | None:
    """What one letter means where a course is assessed as competent or not yet; None when it means nothing."""
    typed = letter.upper()
    if typed and typed in _COMPETENT:
        return Result(competent=True)
    return Result(competent=False) if typed and typed in _NOT_YET else None


def read_results(text: str, numbers: Collection[int], assessed_by: AssessedBy) -> dict[int, Result]:
    """Results by row number. Raises UserError with a sentence for what cannot be read."""
    plain = latin_digits(text.upper()).translate(_BETWEEN)
    found = _marks(plain) if assessed_by is AssessedBy.MARKS else _letters(plain)
    for number in found:
        if number not in numbers:
            raise UserError(N_("There is no row {number} in this list."), number=number)
    return found


def read_mark(text: str) -> Result | None:
    """A mark typed by itself, for the row with the cursor; None when it is something else."""
    typed = latin_digits(text).strip()
    return Result(mark=int(typed)) if typed.isascii() and typed.isdigit() and len(typed) < 5 else None


def _marks(plain: str) -> dict[int, Result]:
    if _PAIRS.sub("", plain).strip():
        raise UserError(N_("Write the row number, = and the mark, such as 7=85."))
    return {int(match["row"]): Result(mark=int(match["mark"])) for match in _PAIRS.finditer(plain)}


def _letters(plain: str) -> dict[int, Result]:
    found: dict[int, Result] = {}
    waiting: list[int] = []
    for match in _PIECES.finditer(plain):
        if match["row"]:
            waiting.append(int(match["row"]))
            continue
        result = letter_result(match["letter"])
        if result is None or not waiting:
            break
        found |= dict.fromkeys(waiting, result)
        waiting = []
    else:
        if not waiting:
            return found
    raise UserError(N_("Write row numbers and C or N behind them, such as 7C 12N."))
