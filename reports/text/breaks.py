"""Where a line may end. Khmer has no spaces between words: ICU's dictionary finds them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from reports.text.shape import shaped

# What separates words and languages on one line is not written at the end of a line or the beginning of the next.
BETWEEN = " ·\u200b"


@lru_cache(maxsize=4096)
def break_points(text: str) -> tuple[int, ...]:
    """Give the indexes before which a new line may start, without 0 and the end."""
    # Imported late: only texts longer than their line come here.
    from icu4py.breakers import LineBreaker

    return tuple(end for _, end in LineBreaker(text, "km").segments() if 0 < end < len(text))


@lru_cache(maxsize=1024)
def letter_points(text: str) -> tuple[int, ...]:
    """Give the indexes between whole letters (a consonant with its subscripts and vowels stays together)."""
    from icu4py.breakers import CharacterBreaker

    return tuple(end for _, end in CharacterBreaker(text, "km").segments() if 0 < end < len(text))


def wrapped(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Break `text` into lines of at most `width` points at `size`; longer words break at a letter."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        rest = paragraph.strip()
        while rest and text_width(rest, size, bold) > width:
            cut = _last_fitting(rest, break_points(rest), width, size, bold)
            cut = cut or _last_fitting(rest, letter_points(rest), width, size, bold)
            if not cut:
                break
            lines.append(rest[:cut].rstrip(BETWEEN))
            rest = rest[cut:].lstrip(BETWEEN)
        lines.append(rest)
    return lines


def _last_fitting(text: str, points: tuple[int, ...], width: float, size: float, bold: bool) -> int:
    fitting = 0
    for point in points:
        if text_width(text[:point].rstrip(BETWEEN), size, bold) > width:
            break
        fitting = point
    return fitting


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of `text` as one line, in points."""
    return shaped(text, bold).width * size / 1000


def widest_word(text: str, bold: bool = False) -> float:
    """The width of the widest part of `text` that is not broken between words, in points at size 1."""
    ends = (0, *break_points(text), len(text))
    return max(text_width(text[start:end].strip(), 1, bold) for start, end in pairwise(ends))
