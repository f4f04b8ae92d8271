"""The kinds of health notes as columns, and the words for the printed lists on which a note may stand."""

from __future__ import annotations

from functools import cache

from app.errors import UserError
from app.imports.meanings import Meaning
from app.language import LANGUAGES, Language
from app.people.values import PrintedList
from app.people.words import LIST_WORDS
from app.text import search_key
from app.words import N_

NOTE_MEANINGS = {
    "allergy": Meaning.ALLERGY,
    "health": Meaning.HEALTH,
    "diet": Meaning.DIET,
    "medicine": Meaning.MEDICINE,
}
"""In this order the lists of a person's notes stand in their column."""


def lists_of(text: str) -> frozenset[PrintedList]:
    """The printed lists named between commas; none for an empty text. Raises UserError for a name that is not known."""
    return frozenset(_list_of(part.strip()) for part in text.split(",") if part.strip())


def lists_word(lists: frozenset[PrintedList], language: Language) -> str:
    """The lists as `lists_of` reads them."""
    return ", ".join(language.text(LIST_WORDS[one]) for one in PrintedList if one in lists)


def _list_of(name: str) -> PrintedList:
    found = _lists().get(search_key(name))
    if found is None:
        raise UserError(N_("“{text}” is not a printed list."), text=name)
    return found


@cache
def _lists() -> dict[str, PrintedList]:
    return {search_key(Language(code).text(word)): one for code in LANGUAGES for one, word in LIST_WORDS.items()}
