"""In which languages a paper is that was asked for without choosing."""

from __future__ import annotations

from app.language import Language

_OTHER = "en"  # beside Khmer, for a reader of Khmer


def languages_of(language: Language) -> tuple[Language, ...]:
    """Khmer first, and the language of whoever prints: these papers leave the house."""
    other = language.code if language.code in ("en", "fr") else _OTHER
    return Language("km"), Language(other)
