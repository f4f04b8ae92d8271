"""Several texts in one cell between semicolons, and texts in quotes: those mean exactly what they say.

Exports write so what a list would misread, such as a note with a semicolon or a child who is called “None”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_PART = re.compile(r'\s*("(?:[^"]|"")*")\s*(?:;|$)|([^;]*)(?:;|$)')
_SCRIPTS = "|"


def quoted(text: str) -> str:
    """The text in quotes; "" stays empty."""
    return '"{}"'.format(text.replace('"', '""')) if text else ""


def unquoted(text: str) -> str | None:
    """What stands in the quotes, None when the text does not stand in quotes."""
    found = _QUOTED.fullmatch(text) if text.startswith('"') else None
    return found[1].replace('""', '"') if found else None


def parts(text: str) -> list[str]:
    """The texts between semicolons, with their quotes; none for an empty text."""
    return [(whole or plain).strip() for whole, plain in _PART.findall(text) if whole or plain.strip()]


def joined(texts: Iterable[str]) -> str:
    """Texts that `parts` tells apart again; an empty one keeps its place with a dash."""
    found = list(texts)
    return "; ".join(text or "-" for text in found) if any(found) else ""


def quoted_names(khmer: str, latin: str) -> str:
    """A name in both scripts in quotes, where a list would not see which is which."""
    return quoted(f"{khmer}{_SCRIPTS}{latin}")


def unquoted_names(text: str) -> tuple[str, str] | None:
    """The name in Khmer and in Latin letters, None when they do not stand in quotes."""
    literal = unquoted(text)
    if literal is None or _SCRIPTS not in literal:
        return None
    khmer, _, latin = literal.partition(_SCRIPTS)
    return khmer, latin
