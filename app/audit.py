"""The audit book: every deed adds a line, and every line is sealed together with the one before it.

Seal of a line = HMAC-SHA256(key, seal before | number | time | account | action | subject | detail), the fields joined
with U+001F, which no field contains. A line that is changed, removed or slipped in breaks the chain from there on.
The head, one row beside the lines, names the last line and its seal: lines cut off at the end are missed. Whoever
keeps a copy of the head elsewhere (each backup does) can also tell that lines and head were cut off together.
"""

from __future__ import annotations

import datetime as dt
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from peewee import fn

from models.audit import AuditHead, AuditLine

_FIRST_SEAL = bytes(32)
_SEPARATOR = "\x1f"
_LINES = "SELECT id, at, account, action, subject, detail, seal FROM audit_line ORDER BY id"


@dataclass(frozen=True, slots=True)
class Deed:
    """What is written down: `subject` names the record ("person 12"), `detail` what was done to it."""

    action: str
    subject: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """How far the book goes: the number of the last line, and its seal (32 bytes)."""

    number: int
    seal: bytes


class AuditBook:
    """Adds lines to the book of one open database. The caller holds the transaction the deed happens in."""

    def __init__(self, data_key: bytes) -> None:
        self._data_key = data_key

    def add(self, at: dt.datetime, account: str, deed: Deed) -> None:
        """Write one line and move the head on, in the transaction of the deed itself."""
        number, before = self._next()
        words = [word.replace(_SEPARATOR, " ") for word in (account, deed.action, deed.subject, deed.detail)]
        seal = self._seal(before, _sealed_text(number, at.isoformat(" "), words))
        account, action, subject, detail = words
        AuditLine.insert(
            id=number, at=at, account=account, action=action, subject=subject, detail=detail, seal=seal
        ).execute()
        if not AuditHead.update(number=number, seal=seal, key=self._key).where(AuditHead.id == 1).execute():
            AuditHead.insert(id=1, number=number, seal=seal, key=self._key).execute()

    def head(self) -> Head:
        """How far the book goes, to be kept elsewhere; see `holds`."""
        head = self._stored_head()
        return Head(head.number, bytes(head.seal)) if head else Head(0, _FIRST_SEAL)

    def holds(self, head: Head) -> bool:
        """Whether the book still has the line that was its last when `head` was taken."""
        if not head.number:
            return True
        line = AuditLine.get_or_none(AuditLine.id == head.number)
        return line is not None and hmac.compare_digest(bytes(line.seal), head.seal)

    def first_broken(self) -> int | None:
        """The number of the first line that is not as it was written, or None when the whole book is sound.

        A missing end counts: then it is the number of the first line that is gone.
        """
        before, number = _FIRST_SEAL, 0
        for line, at, *words, seal in _lines():
            number += 1
            if line != number or seal != self._expected(before, number, at, words):
                return number
            before = seal
        head = self._stored_head()
        is_whole = head is not None and (head.number, bytes(head.seal)) == (number, before)
        return None if is_whole else number + 1

    def _expected(self, before: bytes, number: int, at: str, words: list[str]) -> bytes | None:
        """The seal that belongs to a line as it is stored; None for what `add` would never have stored."""
        try:
            text = _sealed_text(number, at, words)
        except (AttributeError, TypeError):  # no text
            return None
        if text.count(_SEPARATOR) != 1 + len(words) or "T" in at:
            return None
        return self._seal(before, text)

    def _seal(self, before: bytes, text: str) -> bytes:
        return hmac.digest(self._key, before + text.encode(), "sha256")

    def _next(self) -> tuple[int, bytes]:
        """The number of the next line and the seal it is chained to.

        When head and lines do not agree, somebody has been at them: a number is left out, which no later line can
        mend, and the deed itself is not refused.
        """
        head, last = self._stored_head(), AuditLine.select(fn.MAX(AuditLine.id)).scalar() or 0
        if head is not None and head.number == last:
            return last + 1, bytes(head.seal)
        return max(last, head.number if head else 0) + 2, _FIRST_SEAL

    @cached_property
    def _key(self) -> bytes:
        """Kept in the book, so that the lines can still be verified when the data key was changed."""
        head = self._stored_head()
        kept = bytes(head.key) if head else b""
        return kept or hmac.digest(self._data_key, b"paillote audit book", "sha256")

    @staticmethod
    def _stored_head() -> AuditHead | None:
        found: AuditHead | None = AuditHead.get_or_none(AuditHead.id == 1)
        return found


def _sealed_text(number: int, at: str, words: list[str]) -> str:
    return _SEPARATOR.join((str(number), at.replace(" ", "T"), *words))


def _lines() -> Iterator[tuple[Any, ...]]:
    """The lines as they are stored. Text that is no text, which only another program can have put there, ends them."""
    try:
        yield from AuditLine._meta.database.execute_sql(_LINES)
    except Exception as error:  # the driver's own, or peewee's
        if "decode" not in str(error):
            raise
