"""Telling a line of the audit book in the reader's language, and finding the records it mentions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter

from app.audit_book.phrases import DETAILS
from app.audit_book.places import PLACES, Reader
from app.audit_book.subjects import SUBJECTS
from app.audit_book.values import AuditEntry, Mention
from app.language import Language

_UNSEEN = Language("en")
_NAMED = frozenset({"person", "people", "teams", "marks", "issued"})
"""Places at which people stand by their bare numbers, if "person" does not stand before them."""


def subject_in_words(entry: AuditEntry, reader: Reader) -> str:
    """What it was done to, as the reader calls it; "" where the words of the deed say it already."""
    return _told(entry.subject, SUBJECTS, reader)


def detail_in_words(entry: AuditEntry, reader: Reader) -> str:
    """The detail as a sentence for the reader; one that has no phrase as it stands."""
    return _told(entry.detail, DETAILS.get(entry.action, {}), reader)


def mentions(entry: AuditEntry) -> frozenset[Mention]:
    """Every record that the line mentions."""
    found: set[Mention] = set()
    reader = Reader(_UNSEEN, found.add)
    subject_in_words(entry, reader)
    detail_in_words(entry, reader)
    return frozenset(found)


def places(written: str) -> dict[str, str]:
    """The kind of every named place of a phrase, as it is written: {"since": "day"}; a plain name stands for words."""
    return {name: kind or "words" for _, name, kind, _ in Formatter().parse(written) if name is not None}


@cache
def form(written: str) -> re.Pattern[str]:
    """What recognises a text that was written with a phrase, with a group for every place."""
    parts = []
    for literal, name, kind, _ in Formatter().parse(written):
        parts.append(re.escape(literal))
        if name is not None:
            parts.append(f"(?P<{name}>{PLACES[kind or 'words'].pattern})")
    return re.compile("".join(parts), re.DOTALL)


@cache
def naming_people() -> frozenset[str]:
    """The deeds in whose details people stand by their bare numbers."""
    return frozenset(action for action, phrases in DETAILS.items() if any(map(_names_people, phrases)))


def _names_people(written: str) -> bool:
    parts = Formatter().parse(written)
    return any(kind in _NAMED and not literal.endswith("person ") for literal, _, kind, _ in parts)


def _told(text: str, phrases: Mapping[str, str], reader: Reader) -> str:
    for written, told in phrases.items():
        found = form(written).fullmatch(text)
        if found is not None:
            values = {name: PLACES[kind].told(found[name], reader) for name, kind in places(written).items()}
            return reader.language.text(told).format(**values)
    return text
