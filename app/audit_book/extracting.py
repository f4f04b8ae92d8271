"""Lines of the audit book on their way out of the program."""

from __future__ import annotations

from app.audit_book import reading
from app.audit_book.rules import mentions
from app.audit_book.values import AuditExtract, AuditFilter
from app.errors import UserError
from app.rights import Right
from app.text import clean
from app.use_case import Desk
from app.words import N_


class TooManyLines(UserError):
    """More lines than anybody can look at."""

    def __init__(self, most: int) -> None:
        super().__init__(N_("These are more than {most} lines. Choose fewer days, or one person."), most=most)


def extract(desk: Desk, wanted: AuditFilter, most: int, *, with_names: bool) -> AuditExtract:
    """What the filter lets through, in a transaction; without names, records are called by their numbers.

    Raises TooManyLines, UserError for a text that is too long.
    """
    named = desk.may(Right.SEE_PEOPLE)
    newest = reading.lines(wanted, None, most + 1, names_too=named)
    if len(newest) > most:
        raise TooManyLines(most)
    entries, head = newest[::-1], desk.book.head()
    mentioned = {mention for entry in entries for mention in mentions(entry)} if named and with_names else set()
    names = reading.names_of(mentioned)
    return AuditExtract(wanted, entries, names, head.number, head.seal.hex(), desk.clock.now(), desk.account.name)


def in_short(wanted: AuditFilter, before: int | None = None) -> str:
    """What was looked for, for the line that this leaves in the book."""
    parts = [wanted.account, wanted.action]
    parts += [f"since {wanted.first}" if wanted.first else "", f"until {wanted.last}" if wanted.last else ""]
    parts += [f'"{clean(wanted.text)}"' if wanted.text.strip() else "", f"before line {before}" if before else ""]
    return ", ".join(part for part in parts if part)
