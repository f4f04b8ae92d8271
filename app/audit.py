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

from models.audit import AuditLine

_FIRST_SEAL = bytes(32)
_SEPARATOR = "\x1f"
# Written out, because building a statement takes longer than running it, and every mark waits for these.
_LINES = "SELECT id, at, account, action, subject, detail, seal FROM audit_line ORDER BY id"
_LAST = "SELECT MAX(id) FROM audit_line"
_HEAD = "SELECT number, seal, key FROM audit_head WHERE id = 1"
_ADD = "INSERT INTO audit_line (id, at, account, action, subject, detail, seal) VALUES (?, ?, ?, ?, ?, ?, ?)"
_GO_ON = "UPDATE audit_head SET number = ?, seal = ?, key = ? WHERE id = 1"
_NEW_HEAD = "INSERT INTO audit_head (id, number, seal, key) VALUES (1, ?, ?, ?)"


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
        moment = at.isoformat(" ")
        words = [_fit(word) for word in (account, deed.action, deed.subject, deed.detail)]
        seal = self._seal(before, _sealed_text(number, moment, words))
        _run(_ADD, number, moment, *words, seal)
        if not _run(_GO_ON, number, seal, self._key).rowcount:
            _run(_NEW_HEAD, number, seal, self._key)

    def head(self) -> Head:
        """How far the book goes, to be kept elsewhere; see `holds`."""
        return self._stored_head() or Head(0, _FIRST_SEAL)

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
        return None if self._stored_head() == Head(number, before) else number + 1

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
        head, last = self._stored_head(), _run(_LAST).fetchone()[0] or 0
        if head is not None and head.number == last:
            return last + 1, head.seal
        return max(last, head.number if head else 0) + 2, _FIRST_SEAL

    @cached_property
    def _key(self) -> bytes:
        """Kept in the book, so that the lines can still be verified when the data key was changed."""
        row = _run(_HEAD).fetchone()
        kept = row[2] if row and isinstance(row[2], bytes) else b""
        return kept or hmac.digest(self._data_key, b"paillote audit book", "sha256")

    def _stored_head(self) -> Head | None:
        """The head; None also when another program made something else of it."""
        row = _run(_HEAD).fetchone()
        if row is None or list(map(type, row)) != [int, bytes, bytes] or row[2] not in (b"", self._key):
            return None
        return Head(row[0], row[1])


def _sealed_text(number: int, at: str, words: list[str]) -> str:
    return _SEPARATOR.join((str(number), at.replace(" ", "T"), *words))


def _fit(word: str) -> str:
    """A word as it is written: without separators, and without what is no text (the name of a file may be none)."""
    return word.replace(_SEPARATOR, " ").encode(errors="replace").decode()


def _lines() -> Iterator[tuple[Any, ...]]:
    """The lines as they are stored. Text that is no text, which only another program can have put there, ends them."""
    try:
        yield from _run(_LINES)
    except Exception as error:  # the driver's own, or peewee's
        if "decode" not in str(error):
            raise


def _run(statement: str, *values: object) -> Any:
    """The cursor of a statement on the open database, whichever way that writes its parameters."""
    database = AuditLine._meta.database
    return database.execute_sql(statement.replace("?", database.param), values)
