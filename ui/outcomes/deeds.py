"""What the page After the course does: commands, the dialogs before them, and undoing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.language import N_, Language
from app.outcomes.values import Employer, OutcomeGrid, OutcomeList, OutcomeRequest, OutcomeRow, Recorded
from ui.kit.undo import UndoStrip
from ui.outcomes import wording
from ui.outcomes.details_dialog import Asked, DetailsDialog
from ui.outcomes.employer_dialogs import EmployerDialog, MergeDialog
from ui.page import Page
from ui.printing.paper_dialog import PaperDialog


class Deeds:
    """Carries out what was asked for and offers to undo it. Owned by the page."""

    def __init__(self, page: Page, undo: UndoStrip) -> None:
        self._page, self._undo = page, undo

    def record(self, grid: OutcomeGrid, requests: Sequence[OutcomeRequest]) -> None:
        """Record, and offer to undo it."""
        outcomes, cohort = self._page.bench.centre.outcomes, grid.cohort.id
        self._page.do(lambda: outcomes.record(cohort, requests), lambda done: self.recorded(grid, done))

    def recorded(self, grid: OutcomeGrid, done: Recorded) -> None:
        """Say what was recorded and offer to undo it."""
        outcomes, cohort, language = self._page.bench.centre.outcomes, grid.cohort.id, self._page.language
        names = {row.person: language.names(row.label.name_km, row.label.name_latin)[0] for row in grid.rows}
        if len(done.after) == 1:
            (one,) = done.after
            told = wording.short(one.entry, language) if one.entry else language.text(N_("not asked"))
            words = f"{names.get(one.person, '')}: {told}"
        else:
            words = language.plural("{count} outcome recorded", "{count} outcomes recorded", len(done.after))
        self._undo.offer(words, lambda: outcomes.record(cohort, done.before))

    def undo(self) -> None:
        """Undo the last deed."""
        job = self._undo.take()
        if job is not None:
            self._page.do(job)

    def details(self, grid: OutcomeGrid, row: OutcomeRow, month: int) -> None:
        """Everything one person told."""
        page, asked = self._page, Asked(grid.cohort.id, row, month)

        def show(employers: Sequence[Employer]) -> None:
            DetailsDialog(page.bench, page, asked, employers, lambda done: self.recorded(grid, done)).open()

        page.ask(page.bench.centre.outcomes.employers, show)

    def print_list(self, cohort: int) -> None:
        """Show the list before it is printed."""
        outcomes = self._page.bench.centre.outcomes
        self._page.ask(lambda: outcomes.outcome_list(cohort), self._show_list)

    def _show_list(self, paper: OutcomeList) -> None:
        page, centre = self._page, self._page.bench.centre

        def draw(progress: Callable[[int, int], None]) -> bytes:
            from reports import outcome_list

            return outcome_list.draw([paper], centre.settings.centre(), languages(page.language.code), progress)

        day, group = paper.printed_at.date(), paper.grid.cohort.group.id
        record = centre.sheets.record_print
        PaperDialog(
            page.bench,
            page,
            page.language.text(N_("Outcome list")),
            f"outcome-list-{day.isoformat()}.pdf",
            draw,
            lambda: record("outcome_list", (group,), day, day),
        ).open()

    def new_employer(self) -> None:
        """Write an employer down."""
        EmployerDialog(self._page.bench, self._page).open()

    def change_employer(self, employer: Employer) -> None:
        """Other details of an employer."""
        EmployerDialog(self._page.bench, self._page, employer).open()

    def archive_employer(self, employer: Employer) -> None:
        """Put an employer away, or bring it back."""
        outcomes, name = self._page.bench.centre.outcomes, employer.name(self._page.language)
        back = employer.archived
        words = N_("{name} is back.") if back else N_("{name} is archived.")

        def done(_none: None) -> None:
            said = self._page.language.text(words).format(name=name)
            self._undo.offer(said, lambda: outcomes.archive_employer(employer.id, not back))

        self._page.do(lambda: outcomes.archive_employer(employer.id, back), done)

    def merge_employer(self, employer: Employer, all_of_them: Sequence[Employer]) -> None:
        """Say which other employer this one is."""
        outcomes = self._page.bench.centre.outcomes
        others = [one for one in all_of_them if not one.archived and one.id != employer.id]

        def merged(_none: None) -> None:
            words = self._page.language.text(N_("{name} counts as the other one now."))
            said = words.format(name=employer.name(self._page.language))
            self._undo.offer(said, lambda: outcomes.archive_employer(employer.id, True))

        MergeDialog(self._page.bench, self._page, employer, others, merged).open()


def languages(code: str) -> tuple[Language, ...]:
    """Khmer, and the language of the window beside it; English where that is Khmer."""
    return Language("km"), Language("fr" if code == "fr" else "en")
