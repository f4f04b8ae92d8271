"""Sentences about outcomes."""

from __future__ import annotations

from collections.abc import Mapping

from app.courses.values.applicants import INCOME_WORDS, IncomeBand
from app.language import N_, Language
from app.outcomes.typed import LETTER_OF, LETTERS
from app.outcomes.values import (
    CONTRACT_WORDS,
    OUTCOME_WORDS,
    SUPPORT_WORDS,
    Contract,
    OutcomeEntry,
    StartSupport,
)

_TRADE = {True: N_("in the trade"), False: N_("not in the trade")}
_SIGN = {True: "+", False: "−", None: ""}


def month(number: int, language: Language) -> str:
    """How long after the course: 3 months."""
    return language.plural("{count} month", "{count} months", number)


def short(entry: OutcomeEntry, language: Language) -> str:
    """A letter and a word, as in a cell: E+ employed."""
    words = language.text(OUTCOME_WORDS[entry.state])
    return f"{LETTER_OF[entry.state]}{_SIGN[entry.in_trade]} {words}"


def whole(entry: OutcomeEntry, employers: Mapping[int, str], language: Language) -> str:
    """Everything that was told, in a line."""
    parts = [language.text(OUTCOME_WORDS[entry.state])]
    if entry.in_trade is not None:
        parts.append(language.text(_TRADE[entry.in_trade]))
    if entry.employer is not None:
        parts.append(employers.get(entry.employer, ""))
    if entry.contract is not Contract.NOT_SAID:
        parts.append(language.text(CONTRACT_WORDS[entry.contract]))
    if entry.income_band is not IncomeBand.UNKNOWN:
        parts.append(language.text(INCOME_WORDS[entry.income_band]))
    if entry.support is not StartSupport.NONE:
        parts.append(language.text(SUPPORT_WORDS[entry.support]))
    if entry.asked_on is not None:
        parts.append(language.date(entry.asked_on))
    return ", ".join(filter(None, (*parts, entry.note)))


def legend(language: Language) -> str:
    """What the letters stand for."""
    letters = [f"{letter} {language.text(OUTCOME_WORDS[state])}" for letter, state in LETTERS.items()]
    return " · ".join((*letters, f"+ {language.text(_TRADE[True])}", f"− {language.text(_TRADE[False])}"))
