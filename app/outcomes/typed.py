"""Outcomes as they are typed: the number of a row and a letter, as in a register. `7E+ 12S- 3J 19U`"""

from __future__ import annotations

import re

from app.errors import UserError
from app.outcomes.values import OutcomeState
from app.text import latin_digits
from app.words import N_

LETTERS = {
    "J": OutcomeState.JOB_SEARCH,
    "E": OutcomeState.EMPLOYED,
    "S": OutcomeState.SELF_EMPLOYED,
    "T": OutcomeState.STUDYING,
    "N": OutcomeState.NOT_WORKING,
    "U": OutcomeState.UNREACHABLE,
}
LETTER_OF = {state: letter for letter, state in LETTERS.items()}
_ONE = re.compile(r"(\d{1,4})([A-Z])([+-]?)")
_SIGNS = {"+": True, "-": False, "": None}


def read_typed(text: str) -> tuple[tuple[int, OutcomeState, bool | None], ...]:
    """The numbers of rows, what their people do, and whether that is in the trade (+), is not (-) or was not said.

    Raises UserError that names the part that cannot be read.
    """
    return tuple(map(_read_one, latin_digits(text).upper().replace(",", " ").split()))


def _read_one(part: str) -> tuple[int, OutcomeState, bool | None]:
    found = _ONE.fullmatch(part)
    if found is None or found[2] not in LETTERS:
        raise UserError(N_("“{text}” cannot be read. Write a number and a letter: 7E+ 12S 3J."), text=part)
    return int(found[1]), LETTERS[found[2]], _SIGNS[found[3]]
