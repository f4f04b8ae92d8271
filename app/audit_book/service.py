"""Use cases of the audit book. Reading it is itself a deed that is written into it."""

from __future__ import annotations

from time import perf_counter

from app.audit_book import reading
from app.audit_book.extracting import extract, in_short
from app.audit_book.rules import mentions
from app.audit_book.values import AuditChoices, AuditExtract, AuditFilter, AuditPage, Verification
from app.rights import may
from app.use_case import Change, Right, Service, command, query
from models.audit import AuditLine

PAGE = 200
"""So many lines are read at once."""
MOST_ON_PAPER = 2000


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
        self._about("audit book", in_short(wanted, before))
        found = reading.lines(wanted, before, PAGE + 1, names_too=named)
        shown = found[:PAGE]
        mentioned = {mention for entry in shown for mention in mentions(entry)} if named else set()
        return AuditPage(shown, reading.names_of(mentioned), len(found) > PAGE)

    @command(Right.READ_AUDIT, Change.NOTHING)
    def paper(self, wanted: AuditFilter, *, with_names: bool = True) -> AuditExtract:
        """Lines to be printed. The reading is entered, and `record_print` once they leave the program.

        Raises TooManyLines, UserError for a text that is too long.
        """
        self._about("audit book", in_short(wanted))
        return extract(self._desk, wanted, MOST_ON_PAPER, with_names=with_names)

    @command(Right.PRINT, Change.NOTHING)
    def record_print(self, extract: AuditExtract) -> None:
        """Leave a line in the book that these lines left the program."""
        self._about("audit book", f"{len(extract.entries)} lines: {in_short(extract.wanted)}")

    @command(Right.READ_AUDIT, Change.NOTHING)
    def verify(self) -> Verification:
        """Compare every line with its seal, and the end with the head. About a second for 100,000 lines."""
        begun = perf_counter()
        broken = self._desk.book.first_broken()
        found = Verification(AuditLine.select().count(), broken, perf_counter() - begun)
        verdict = "sound" if broken is None else f"broken from line {broken}"
        self._about("audit book", f"verified {found.lines} lines, {verdict}")
        return found
