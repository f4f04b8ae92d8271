"""The kinds of health notes as columns, and the words for the printed lists on which a note may stand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial

from app.errors import UserError
from app.imports.meanings import Meaning
from app.imports.row_cells import RowCells
from app.language import LANGUAGES, Language
from app.people.values import USUAL_LISTS, HealthNoteDraft, PrintedList
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


def health_of(row: RowCells) -> tuple[HealthNoteDraft, ...]:
    """Every note of a line, on the lists that stand for it in a column of their own, or on the usual one."""
    found = [
        HealthNoteDraft(kind, text)
        for kind, meaning in NOTE_MEANINGS.items()
        for text in filter(None, row.several(meaning, 300))
    ]
    lists = [row.lenient(partial(lists_of, text), USUAL_LISTS) for text in row.several(Meaning.NOTE_LISTS)]
    told = [replace(note, lists=stands) for note, stands in zip(found, lists, strict=False)]
    return tuple(dict.fromkeys([*told, *found[len(told) :]]))


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
