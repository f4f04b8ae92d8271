"""What the page Certificates does: the dialogs, and the commands behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.certificates.values import (
    BookLine,
    Candidates,
    CertificateBook,
    CertificatePaper,
    CertificateSettings,
    Series,
)
from app.language import N_, Language
from ui.certificates import wording
from ui.certificates.dialogs import IssueDialog, SettingsDialog, VerifyDialog, VoidDialog
from ui.kit.undo import UndoStrip
from ui.page import Page
from ui.printing.paper_dialog import PaperDialog


class Deeds:
    """Carries out what was asked for and says what was done. Owned by the page."""

    def __init__(self, page: Page, strip: UndoStrip) -> None:
        self._page, self._strip = page, strip

    def issue(self, found: Candidates, people: Sequence[int], series: Series) -> None:
        """Ask for date and language, then give the numbers."""
        page = self._page

        def issued(lines: Sequence[BookLine]) -> None:
            self._strip.tell(wording.issued(lines, page.language))

        def ask(settings: CertificateSettings) -> None:
            IssueDialog(page.bench, page, found.cohort.id, people, series, settings.language, issued).open()

        if people:
            page.ask(page.bench.centre.certificates.settings, ask)

    def void(self, line: BookLine) -> None:
        """Ask for the reason."""

        def voided(gone: BookLine) -> None:
            said = self._page.language.text(N_("Number {number} is void."))
            self._strip.tell(said.format(number=gone.number))

        VoidDialog(self._page.bench, self._page, line, voided).open()

    def verify(self, code: str = "") -> None:
        """Check a code that somebody brings."""
        VerifyDialog(self._page.bench, self._page, code).open()

    def change_settings(self, settings: CertificateSettings) -> None:
        """How certificates are numbered and signed."""
        SettingsDialog(self._page.bench, self._page, settings).open()

    def print_(self, lines: Sequence[BookLine]) -> None:
        """Show certificates before they are printed; those printed before are duplicates."""
        if lines:
            certificates, ids = self._page.bench.centre.certificates, [line.id for line in lines]
            self._page.ask(lambda: certificates.papers(ids), self._show_papers)

    def _show_papers(self, papers: Sequence[CertificatePaper]) -> None:
        page, certificates = self._page, self._page.bench.centre.certificates

        def draw(progress: Callable[[int, int], None]) -> bytes:
            # What draws paper is heavy; it is loaded on the paper lane.
            from reports import certificate

            return certificate.draw(papers, progress)

        title = page.language.plural("{count} certificate", "{count} certificates", len(papers))
        name = f"certificate-{papers[0].certificate.text.number.replace('/', '-')}.pdf"
        PaperDialog(page.bench, page, title, name, draw, lambda: certificates.record_print(papers)).open()

    def print_book(self, book: CertificateBook | None) -> None:
        """Show the book before it is printed."""
        if book is None:
            return
        page, centre = self._page, self._page.bench.centre

        def draw(progress: Callable[[int, int], None]) -> bytes:
            from reports import certificate_book

            return certificate_book.draw(book, centre.settings.centre(), _languages(page.language), progress)

        title = page.language.text(N_("Certificate book"))
        first = book.printed_at.date()
        record = centre.sheets.record_print
        PaperDialog(
            page.bench, page, title, "certificate-book.pdf", draw, lambda: record("certificate_book", (), first, first)
        ).open()


def _languages(language: Language) -> tuple[Language, ...]:
    """Khmer, and the language of the window beside it; English where that is Khmer."""
    return Language("km"), Language("fr" if language.code == "fr" else "en")
