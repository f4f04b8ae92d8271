"""Which of the two fonts draws which part of a string."""

from __future__ import annotations

from enum import Enum


class Script(Enum):
    """The script of a run of text; the value is its ISO 15924 tag as HarfBuzz writes it."""

    LATIN = "Latn"
    KHMER = "Khmr"


# Spaces and joiners take the font of what stands before them, so that a Khmer word with a zero-width space
# inside is shaped as one piece.
_NEUTRAL = frozenset(" \u00a0\u200b\u200c\u200d\u2060\u00ad")


def script_of(character: str) -> Script | None:
    """Give the script whose font draws `character`; None for spaces and joiners."""
    if character in _NEUTRAL:
        return None
    if "\u1780" <= character <= "\u17ff" or "\u19e0" <= character <= "\u19ff" or character == "\u25cc":
        return Script.KHMER
    return Script.LATIN


def script_runs(text: str) -> list[tuple[Script, str]]:
    """Split `text` into the longest runs of one script; joined together they are `text` again."""
    runs: list[tuple[Script, str]] = []
    start = 0
    current: Script | None = None
    for index, character in enumerate(text):
        script = script_of(character)
        if script is None or script is current:
            continue
        if current is not None:
            runs.append((current, text[start:index]))
            start = index
        current = script
    if text:
        runs.append((current or Script.LATIN, text[start:]))
    return runs
