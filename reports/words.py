"""Sentences in one or two languages, as papers carry them that leave the house."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.attendance.values import GroupLabel
from app.groups.values import named_room
from app.language import N_, Language

Languages = Sequence[Language]


def both(languages: Languages, say: Callable[[Language], str], between: str = " · ") -> str:
    """What `say` gives in each language, once where they agree."""
    return between.join(dict.fromkeys(filter(None, (say(language) for language in languages))))


def place_of(group: GroupLabel, languages: Languages) -> str:
    """The group's room and leader."""
    room = both(languages, lambda language: named_room(group.room, language))
    return " · ".join(part for part in (room, group.leader) if part)


def words(languages: Languages, message: str, between: str = " · ") -> str:
    """A message, marked with `N_`, in each language."""
    return both(languages, lambda language: language.text(message), between)


def name_headings(languages: Languages, between: str = " · ") -> tuple[str, str]:
    """What stands over the names in Khmer and in Latin script: each in the languages of that script."""
    khmer = [language for language in languages if language.code == "km"] or [Language("km")]
    latin = [language for language in languages if language.code != "km"] or [Language("en")]
    return words(khmer, N_("Name"), between), words(latin, N_("Name"), between)
