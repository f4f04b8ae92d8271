"""Finding the records that a line of the audit book mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.audit_book.values import AuditEntry, Kind, Mention

_MENTION = re.compile(r"\b(person|family|group|session|walk-in) (\d{1,9})\b")
_MARK = re.compile(r"(?<!\S)(\d{1,9}):")  # "12:P": so marks are written
_OF_MARKS = frozenset({"attendance.mark"})

Naming = Callable[[Mention, str], str]
"""What to write for a mention; the second argument is how it is written in the book."""


def mentions(entry: AuditEntry) -> Iterator[Mention]:
    """Every record that the line mentions, as often as it does."""
    found: list[Mention] = []

    def keep(mention: Mention, written: str) -> str:
        found.append(mention)
        return written

    subject_in_words(entry, keep)
    detail_in_words(entry, keep)
    yield from found


def subject_in_words(entry: AuditEntry, naming: Naming) -> str:
    """The subject with every mention written as `naming` says."""
    return _MENTION.sub(lambda found: naming(_mention(found), found[0]), entry.subject)


def detail_in_words(entry: AuditEntry, naming: Naming) -> str:
    """The detail with every mention written as `naming` says; who was marked counts as mentioned."""
    if entry.action in _OF_MARKS:
        return _MARK.sub(lambda found: f"{naming(Mention(Kind.PERSON, int(found[1])), found[1])}:", entry.detail)
    return _MENTION.sub(lambda found: naming(_mention(found), found[0]), entry.detail)


def _mention(found: re.Match[str]) -> Mention:
    kind = Kind.PERSON if found[1] == "walk-in" else Kind(found[1])
    return Mention(kind, int(found[2]))
