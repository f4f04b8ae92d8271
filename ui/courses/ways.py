"""Where the page Courses leads: to registers, people, certificates, outcomes, papers and files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.courses.values.cohorts import CohortLine
from app.figures.values import Figures, FiguresPaper, FiguresRow, FrozenLine
from app.figures.words import row_name
from app.language import N_, Language
from ui.courses.place import APPLICANTS, ASSESSMENT, FROZEN
from ui.outcomes.place import OutcomePlace
from ui.page import Place
from ui.printing.making import PaperKind, PaperPlace
from ui.registers.place import RegisterPlace

if TYPE_CHECKING:
    from ui.courses.page import CoursesPage


class Ways:
    """Owned by the page."""

    def __init__(self, page: CoursesPage) -> None:
        self._page = page

    def to_person(self) -> None:
        """To the person on the page People."""
        card, shown = self._page.cohorts.card, self._page.chosen.trainee()
        person = shown.person if shown is not None else None
        if card.view == APPLICANTS:
            person = next((applicant.label.id for applicant in card.applicants.chosen()), None)
        if person is not None:
            self._page.go_requested.emit(Place("people", person))

    def to_register(self) -> None:
        """To the register of today."""
        today = self._page.bench.clock.today()
        self._go(lambda line: Place("registers", RegisterPlace(line.group.id, today, today)))

    def to_certificates(self) -> None:
        """To the certificates of the cohort."""
        self._go(lambda line: Place("certificates", line.id))

    def to_outcomes(self) -> None:
        """To what became of its trainees."""
        self._go(lambda line: Place("outcomes", OutcomePlace(line.id)))

    def to_lists(self) -> None:
        """To the paper that belongs to the view: trainees, applicants or the assessment sheet."""
        kinds = {APPLICANTS: PaperKind.APPLICANTS, ASSESSMENT: PaperKind.ASSESSMENT}
        kind = kinds.get(self._page.cohorts.card.view, PaperKind.TRAINEES)
        self._go(lambda line: Place("print", PaperPlace(line.group.id, kind)))

    def _go(self, place: Callable[[CohortLine], Place]) -> None:
        self._page.with_line(lambda line: self._page.go_requested.emit(place(line)))

    def print_figures(self) -> None:
        """Show the figures as they would be printed: those of today, or frozen ones."""
        figures, frozen = self._page.bench.centre.figures, self._frozen()
        if self._page.view != FROZEN:
            wanted = self._page.figures.wanted()
            self._page.ask(lambda: figures.paper(wanted), self._show_paper)
        elif frozen is not None:
            self._page.ask(lambda: figures.frozen_paper(frozen.id), self._show_paper)

    def _show_paper(self, paper: FiguresPaper) -> None:
        from ui.printing.paper_dialog import PaperDialog

        page, centre = self._page, self._page.bench.centre
        languages = Language("km"), Language("fr" if page.language.code == "fr" else "en")

        def draw(progress: Callable[[int, int], None]) -> bytes:
            from reports import course_figures

            return course_figures.draw(paper, centre.settings.centre(), languages, progress)

        title, name = page.language.text(N_("Figures of courses")), f"course-figures-{paper.printed_at:%Y-%m-%d}.pdf"
        record = centre.figures.record_print
        PaperDialog(page.bench, page, title, name, draw, lambda: record(paper.title)).open()

    def export(self) -> None:
        """Write the figures that are shown into a spreadsheet."""
        from ui.exports.spreadsheets import export_courses, export_frozen

        frozen = self._frozen()
        if self._page.view != FROZEN:
            export_courses(self._page, self._page.figures.wanted())
        elif frozen is not None:
            export_frozen(self._page, frozen)

    def freeze(self) -> None:
        """Keep the figures that are shown."""
        from ui.courses.freeze_dialog import FreezeDialog

        page = self._page
        FreezeDialog(page.bench, page, page.figures.wanted(), lambda line: page.show_frozen(line.id)).open()

    def show_behind(self, figures: Figures | None, row: FiguresRow | None) -> None:
        """Who is counted in the figures of a row."""
        from ui.courses.behind_dialog import BehindDialog

        page = self._page
        if figures is not None and row is not None:
            whole = row is figures.total
            title = page.language.text(N_("All together")) if whole else row_name(row, figures.wanted.by, page.language)
            BehindDialog(page, page.language, title, figures, row).open()

    def _frozen(self) -> FrozenLine | None:
        frozen = self._page.frozen.frozen if self._page.view == FROZEN else None
        return frozen.line if frozen is not None else None
