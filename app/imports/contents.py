"""What columns mean in a list without headings, by what stands in them: a guess for a person to correct."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from app.errors import UserError
from app.imports import cells
from app.imports.headings import Guess
from app.imports.meanings import Meaning
from app.imports.spreadsheet import CellValue, Tab
from app.text import latin_digits

_LOOKED_AT = 60
_MOST = 0.75  # of the filled cells of a column must look so
_DISTINCT = 0.6  # names differ, villages and groups repeat
_DATE = re.compile(r"\d{1,2}[/.\- ]\d{1,2}[/.\- ](19|20)?\d\d|(19|20)\d\d")
_OLDEST = 25
_SURE = 0.5
_UNKNOWN = Guess(Meaning.NOTHING, 0.0)
# A list of people tells the sex or two of these beside the names; a table of figures may have one.
_OF_PEOPLE = (Meaning.NAME, Meaning.BIRTH, Meaning.PHONE, Meaning.AGE)


def guess_contents(tab: Tab) -> list[Guess]:
    """One guess for each column. Of names the first column in Khmer and the first in Latin letters are taken."""
    guesses: list[Guess] = []
    taken: set[str] = set()
    for position in range(tab.width):
        found = [cell for line in tab.lines[:_LOOKED_AT] if (cell := line.cell(position)) is not None]
        what = _meaning(found, len(tab.lines[:_LOOKED_AT]))
        new = bool(what) and what not in taken
        guesses.append(Guess(Meaning(what.partition(" ")[0]), _SURE) if new else _UNKNOWN)
        taken.add(what)
    return guesses


def tells_of_people(guesses: list[Guess]) -> bool:
    """Whether there are names, and enough beside them that only people have."""
    meanings = [one.meaning for one in guesses]
    told = sum(meaning in _OF_PEOPLE for meaning in meanings)
    return Meaning.NAME in meanings and (Meaning.SEX in meanings or told > 2)


def _meaning(found: Sequence[CellValue], lines: int) -> str:
    """The meaning of a column, that of names with their script; "" when nothing is plain."""
    for looks, meaning in _LOOKS:
        if found and sum(map(looks, found)) >= _MOST * len(found):
            return str(meaning)
    if _are_ages(found):
        return str(Meaning.AGE)
    distinct = len({cells.plain_text(cell, 4000) for cell in found}) >= _DISTINCT * max(lines, 1)
    for script, khmer in (("khmer", True), ("latin", False)):
        if distinct and sum(_is_name(cell, khmer) for cell in found) >= _MOST * len(found):
            return f"{Meaning.NAME} {script}"
    return ""


def _is_name(cell: CellValue, khmer: bool) -> bool:
    """Two or three words at most of letters in the one script."""
    if not isinstance(cell, str) or len(cell) > 50 or any(map(str.isdigit, cell)):
        return False
    return cells.is_khmer(cell) is khmer and any(map(str.isalpha, cell)) and len(cell.split()) <= 4


def _is_sex(cell: CellValue) -> bool:
    return isinstance(cell, str) and _reads(lambda: cells.sex_of(cell, "F"))


def _is_birth(cell: CellValue) -> bool:
    return isinstance(cell, date) or _DATE.fullmatch(latin_digits(cells.plain_text(cell, 4000))) is not None


def _is_phone(cell: CellValue) -> bool:
    digits = sum(map(str.isdigit, cells.plain_text(cell, 4000)))
    return not isinstance(cell, date) and digits >= 8 and _reads(lambda: cells.phones_of(cell))


def _are_ages(found: Sequence[CellValue]) -> bool:
    """Small numbers, which do not count the rows."""
    numbers = [cell for cell in found if isinstance(cell, int) and 0 < cell <= _OLDEST]
    counted = numbers == list(range(1, len(numbers) + 1))
    return bool(numbers) and not counted and len(numbers) >= _MOST * len(found)


def _reads(read: Callable[[], str]) -> bool:
    try:
        return bool(read())
    except UserError:
        return False


_LOOKS: tuple[tuple[Callable[[CellValue], bool], Meaning], ...] = (
    (_is_sex, Meaning.SEX),
    (_is_birth, Meaning.BIRTH),
    (_is_phone, Meaning.PHONE),
)
