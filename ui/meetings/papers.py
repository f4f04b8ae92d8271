"""The papers of meetings on their way out of the window: the sign-in sheet, the slips, families by themes."""

from __future__ import annotations

from collections.abc import Callable

from app.language import N_
from app.meetings.values import MatrixFilter, MeetingLine
from app.settings.values import CentreDetails
from app.sheets.meeting_papers import Invitations, MatrixPaper
from app.sheets.sign_in import SignInOptions, SignInSheet
from ui.page import Page
from ui.printing.languages import languages_of
from ui.printing.paper_dialog import PaperDialog


def print_sign_in_sheet(page: Page, line: MeetingLine) -> None:
    """Show the sheet, and keep its code when it leaves the program."""
    centre, languages = page.bench.centre, languages_of(page.language)
    options = SignInOptions(languages=tuple(one.code for one in languages))

    def show(answer: tuple[SignInSheet, CentreDetails]) -> None:
        sheet, details = answer

        def draw(_progress: Callable[[int, int], None]) -> bytes:
            from reports.sign_in_sheet import draw as draw_sheet

            return draw_sheet(sheet, details, languages)

        title = page.language.text(N_("Sign-in sheet"))
        name = f"sign-in-sheet-{line.date.isoformat()}.pdf"
        PaperDialog(page.bench, page, title, name, draw, lambda: centre.sheets.issue_sign_in(sheet)).open()

    page.ask(lambda: (centre.sheets.proposed_sign_in(line.id, options), centre.settings.centre()), show)


def print_invitations(page: Page, line: MeetingLine) -> None:
    """Show the slips of a meeting."""
    centre, languages = page.bench.centre, languages_of(page.language)
    sheets, group, date = centre.sheets, line.series.id, line.date

    def show(answer: tuple[Invitations, CentreDetails]) -> None:
        slips, details = answer

        def draw(_progress: Callable[[int, int], None]) -> bytes:
            from reports.invitations import draw as draw_slips

            return draw_slips(slips, details, languages)

        title = page.language.text(N_("Invitation slips"))
        name = f"invitations-{date.isoformat()}.pdf"
        PaperDialog(
            page.bench, page, title, name, draw, lambda: sheets.record_print("invitations", (group,), date, date)
        ).open()

    page.ask(lambda: (sheets.invitations(line.id), centre.settings.centre()), show)


def print_matrix(page: Page, wanted: MatrixFilter) -> None:
    """Show the families a filter lets through, by themes."""
    centre, languages, today = page.bench.centre, languages_of(page.language), page.bench.clock.today()
    sheets = centre.sheets

    def show(answer: tuple[MatrixPaper, CentreDetails]) -> None:
        paper, details = answer

        def draw(_progress: Callable[[int, int], None]) -> bytes:
            from reports.theme_matrix import draw as draw_matrix

            return draw_matrix(paper, details, languages)

        title = page.language.text(N_("Families by themes"))
        name = f"theme-matrix-{today.isoformat()}.pdf"
        PaperDialog(
            page.bench, page, title, name, draw, lambda: sheets.record_print("theme matrix", (), today, today)
        ).open()

    page.ask(lambda: (sheets.theme_matrix(wanted), centre.settings.centre()), show)
