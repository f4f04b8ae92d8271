"""Text as people type it, made fit to store, to search and to sort.

Khmer keyboards insert zero-width spaces and joiners between words; two names that look the same must be the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from app.errors import UserError
from app.words import N_

_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_KHMER_DIGITS = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
_LATIN_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
_BREAKS = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029\u00a0 ]+")
# Register shifters and the signs above a letter decide only between words that are otherwise equal.
_KHMER_SECONDARY = re.compile("[\u17b4\u17b5\u17c9-\u17d1\u17dd]")
_LETTERS_AND_DIGITS = re.compile(r"[^\w\u1780-\u17d3]|_")


class _Letters(dict[int, str | None]):
    """For `str.translate`: what each character becomes, worked out when it is first met."""

    def __init__(self, becomes: Callable[[str], str]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, code: int) -> str:
        self[code] = found = self._becomes(chr(code))
        return found


def clean(text: str, limit: int = 200, *, lines: bool = False) -> str:
    """One line of stored text: NFC, no control characters, single spaces. With `lines`, line breaks stay.

    Raises UserError when more than `limit` characters are left.
    """
    if lines:
        cleaned = "\n".join(_one_line(line) for line in text.splitlines()).strip()
    else:
        cleaned = _one_line(text)
    if len(cleaned) > limit:
        raise UserError(N_("This text is too long: at most {limit} characters fit."), limit=limit)
    return cleaned


def _one_line(text: str) -> str:
    if text.isprintable() and "  " not in text:  # as nearly every text is: nothing to take away
        return unicodedata.normalize("NFC", text).strip(" ")
    bare = _BREAKS.sub(" ", text).translate(_PRINTABLE)
    # Composed and squeezed last: a control character may have stood between two letters or two spaces.
    return _BREAKS.sub(" ", unicodedata.normalize("NFC", bare)).strip(" \u200b")


def _printable(character: str) -> str:
    return "" if unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") else character


_PRINTABLE = _Letters(_printable)


def latin_digits(text: str) -> str:
    """`text` with Khmer digits written as 0-9."""
    return text.translate(_KHMER_DIGITS)


def khmer_digits(text: str) -> str:
    """`text` with the digits 0-9 written as Khmer ones."""
    return text.translate(_LATIN_DIGITS)


def search_key(text: str) -> str:
    """What is left of `text` for searching: no case, accents, spaces, punctuation or zero-width characters."""
    if text.isascii():  # as every Latin name nearly is
        return _LETTERS_AND_DIGITS.sub("", text.lower())
    letters = unicodedata.normalize("NFKD", text).translate(_FOLDED)
    return _LETTERS_AND_DIGITS.sub("", unicodedata.normalize("NFC", letters))


def _folded(character: str) -> str:
    folded = latin_digits(character).translate(_ZERO_WIDTH).casefold()
    return "".join(c for c in folded if not _is_accent(c))


_FOLDED = _Letters(_folded)


def _is_accent(character: str) -> bool:
    # Khmer vowel signs and subscripts are combining marks too, and they are letters: only others are accents.
    return unicodedata.category(character) == "Mn" and not "\u1780" <= character <= "\u17ff"


def khmer_sort_key(text: str) -> str:
    """A key whose plain comparison is Khmer dictionary order.

    The Unicode order of consonants, vowels and the subscript sign is that of the Chuon Nath dictionary: a letter
    with its vowels comes before the same letter with a subscript. Shifters and signs count last.
    """
    bare = unicodedata.normalize("NFC", text).translate(_ZERO_WIDTH).casefold()
    words = [_KHMER_SECONDARY.sub("", word) for word in bare.split()]
    return f"{' '.join(words)}\x01{bare}"


def latin_sort_key(text: str) -> str:
    """A key whose plain comparison ignores case and accents first."""
    bare = unicodedata.normalize("NFKD", text).translate(_ZERO_WIDTH).casefold()
    return f"{''.join(c for c in bare if not _is_accent(c))}\x01{bare}"
