"""Words in cells that an import reads back, whatever the language."""

from __future__ import annotations

from app.language import Language

_SEX = {"F": ("ស្រី", "F"), "M": ("ប្រុស", "M")}


def sex_word(sex: str, language: Language) -> str:
    """ស្រី and ប្រុស in a Khmer list, F and M in others; "" when it is not known."""
    khmer, latin = _SEX.get(sex, ("", ""))
    return khmer if language.code == "km" else latin
