"""Use cases of the audit book. Reading it is itself a deed that is written into it."""

from __future__ import annotations

from time import perf_counter

from app.audit_book import reading
from app.audit_book.rules import mentions
from app.audit_book.values import AuditChoices, AuditFilter, AuditPage, Verification
from app.rights import may
from app.text import clean
from app.use_case import Change, Right, Service, command, query
from models.audit import AuditLine

PAGE = 200
"""So many lines are read at once."""


class AuditBookService(Service):
    """Read, filter and verify the book."""

    @query(Right.READ_AUDIT)
    def choices(self) -> AuditChoices:
        """Who and what stands in the book, to filter by. Shows no line, and so leaves none."""
        return AuditChoices(reading.distinct(AuditLine.account), reading.distinct(AuditLine.action))

    @command(Right.READ_AUDIT, Change.NOTHING)
    def read(self, wanted: AuditFilter, before: int | None = None) -> AuditPage:
        """The newest `PAGE` lines that the filter lets through, or those older than line `before`.

        Records are named only for those who may see people. The reading is entered, with what was looked for.
        Raises UserError for a text that is too long.
        """
        named = may(self._desk.account.role, Right.SEE_PEOPLE)
        self._about("audit book", _in_short(wanted, before))
        found = reading.lines(wanted, before, PAGE + 1, names_too=named)
        shown = found[:PAGE]
        mentioned = {mention for entry in shown for mention in mentions(entry)} if named else set()
        return AuditPage(shown, reading.names_of(mentioned), len(found) > PAGE)

    @command(Right.READ_AUDIT, Change.NOTHING)
    def verify(self) -> Verification:
        """Compare every line with its seal, and the end with the head. About a second for 100,000 lines."""
        begun = perf_counter()
        broken = self._desk.book.first_broken()
        found = Verification(AuditLine.select().count(), broken, perf_counter() - begun)
        verdict = "sound" if broken is None else f"broken from line {broken}"
        self._about("audit book", f"verified {found.lines} lines, {verdict}")
        return found


def _in_short(wanted: AuditFilter, before: int | None) -> str:
    """What was looked for, for the line that the reading leaves."""
    parts = [wanted.account, wanted.action]
    parts += [f"since {wanted.first}" if wanted.first else "", f"until {wanted.last}" if wanted.last else ""]
    parts += [f'"{clean(wanted.text)}"' if wanted.text.strip() else "", f"before line {before}" if before else ""]
    return ", ".join(part for part in parts if part)
