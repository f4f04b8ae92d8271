"""The audit book: every deed adds a line, and every line is sealed together with the one before it.

Seal of a line = HMAC-SHA256(key, seal before | number | time | account | action | subject | detail), the fields joined
with U+001F. A line that is changed, removed or slipped in breaks the chain from there on.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from models.audit import AuditLine

_FIRST_SEAL = bytes(32)


@dataclass(frozen=True, slots=True)
class Deed:
    """What is written down: `subject` names the record ("person 12"), `detail` what was done to it."""

    action: str
    subject: str
    detail: str = ""


class AuditBook:
    """Adds lines to the book of one open database. The caller holds the transaction the deed happens in."""

    def __init__(self, data_key: bytes) -> None:
        self._key = hmac.digest(data_key, b"paillote audit book", hashlib.sha256)

    def add(self, at: dt.datetime, account: str, deed: Deed) -> None:
        """Write one line, in the transaction of the deed itself."""
        last = AuditLine.select(AuditLine.id, AuditLine.seal).order_by(AuditLine.id.desc()).first()
        number, before = (last.id + 1, bytes(last.seal)) if last else (1, _FIRST_SEAL)
        seal = self._seal(before, number, at, account, deed.action, deed.subject, deed.detail)
        AuditLine.insert(
            id=number,
            at=at,
            account=account,
            action=deed.action,
            subject=deed.subject,
            detail=deed.detail,
            seal=seal,
        ).execute()

    def first_broken(self) -> int | None:
        """The number of the first line whose seal does not fit, or None when the whole book is sound."""
        lines: Iterable[AuditLine] = AuditLine.select().order_by(AuditLine.id).iterator()
        before = _FIRST_SEAL
        for expected, line in enumerate(lines, 1):
            seal = self._seal(before, expected, line.at, line.account, line.action, line.subject, line.detail)
            if line.id != expected or not hmac.compare_digest(seal, bytes(line.seal)):
                return expected
            before = seal
        return None

    def _seal(self, before: bytes, number: int, at: dt.datetime, *words: str) -> bytes:
        text = "\x1f".join((str(number), at.isoformat(), *words))
        return hmac.digest(self._key, before + text.encode(), hashlib.sha256)
