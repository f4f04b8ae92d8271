"""Lines of the audit book on their way out of the window."""

from __future__ import annotations

from collections.abc import Callable

from app.audit_book.values import AuditExtract, AuditFilter
from app.language import N_
from app.settings.values import CentreDetails
from ui.page import Page
from ui.printing.languages import languages_of
from ui.printing.paper_dialog import PaperDialog


def print_lines(page: Page, wanted: AuditFilter, with_names: bool) -> None:
    """Show the lines on paper, and leave one more in the book when they leave the program."""
    book, settings = page.bench.centre.audit_book, page.bench.centre.settings

    def show(extract: AuditExtract) -> None:
        page.ask(settings.centre, lambda details: _show(page, extract, details))

    page.do(lambda: book.paper(wanted, with_names=with_names), show)


def _show(page: Page, extract: AuditExtract, details: CentreDetails) -> None:
    languages, record_print = languages_of(page.language), page.bench.centre.audit_book.record_print

    def draw(progress: Callable[[int, int], None]) -> bytes:
        from reports.audit_book import draw as draw_lines

        return draw_lines(extract, details, languages, progress)

    name = f"audit-book-{extract.printed_at:%Y-%m-%d}.pdf"
    PaperDialog(
        page.bench, page, page.language.text(N_("Audit book")), name, draw, lambda: record_print(extract)
    ).open()
