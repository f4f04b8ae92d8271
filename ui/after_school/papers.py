"""The list of the children who start school on its way out of the window."""

from __future__ import annotations

from collections.abc import Callable

from app.after_school.values import StartersPaper
from app.language import N_
from app.settings.values import CentreDetails
from ui.page import Page
from ui.printing.languages import languages_of
from ui.printing.paper_dialog import PaperDialog


def print_starters(page: Page) -> None:
    """Show the list, and leave a line in the audit book when it leaves the program."""
    centre, languages, today = page.bench.centre, languages_of(page.language), page.bench.clock.today()

    def show(answer: tuple[StartersPaper, CentreDetails]) -> None:
        paper, details = answer

        def draw(_progress: Callable[[int, int], None]) -> bytes:
            from reports.starters_list import draw as draw_list

            return draw_list(paper, details, languages)

        title = page.language.text(N_("Start of school"))
        name = f"start-of-school-{paper.starters.school_starts.isoformat()}.pdf"
        PaperDialog(
            page.bench, page, title, name, draw, lambda: centre.sheets.record_print("start of school", (), today, today)
        ).open()

    page.ask(lambda: (centre.after_school.starters_paper(), centre.settings.centre()), show)
