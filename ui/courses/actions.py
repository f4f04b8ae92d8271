"""The actions of the page Courses, and when each can be used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from app.courses.values.applicants import Decision
from app.courses.values.cohorts import CohortLine, CohortState
from app.language import N_
from app.rights import Right
from ui.courses.card import TRAINEE, CardActions, CohortCard
from ui.courses.place import APPLICANTS, ASSESSMENT, CATALOGUE, COHORTS, FIGURES, FROZEN, MODULES, TRAINEES

if TYPE_CHECKING:
    from ui.courses.page import CoursesPage

_OPEN = (CohortState.PLANNED, CohortState.RUNNING)


class CourseActions:
    """Made by the page, which carries them out."""

    def __init__(self, page: CoursesPage) -> None:
        self._add_of_cohort(page)
        self._add_of_figures(page)
        self._add_of_applicants(page)
        self._add_of_trainees(page)
        self._add_views(page)

    def of_card(self) -> CardActions:
        """Where the buttons stand on the card."""
        more = (
            self.register, self.lists, self.certificates, self.after, self.change, self.finish, self.cancel,
            self.reopen,
        )  # fmt: skip
        views = {
            TRAINEES: (self.trainee, self.leaving, self.person),
            APPLICANTS: (
                self.select,
                self.wait,
                self.refuse,
                self.withdraw,
                self.anew,
                self.up,
                self.down,
                self.forget,
            ),
        }
        return CardActions((self.start, self.register, self.lists), more, views, (self.back, self.leaving, self.person))

    def of_figures(self) -> tuple[QAction, ...]:
        """Beside the filters of the figures."""
        return self.print_figures, self.export, self.freeze

    def of_frozen(self) -> tuple[QAction, ...]:
        """Over figures that were frozen."""
        return self.print_figures, self.export

    def enable(self, line: CohortLine | None, card: CohortCard, view: str) -> None:
        """Only what can be done now is offered."""
        state = line.state if line is not None else None
        self.new.setEnabled(view == COHORTS)
        for action in (self.export, self.print_figures):
            action.setEnabled(view in (FIGURES, FROZEN))
        self.freeze.setEnabled(view == FIGURES)
        for action in (self.register, self.lists, self.certificates, self.change, *self.views):
            action.setEnabled(line is not None)
        self.after.setEnabled(state is CohortState.FINISHED)
        self.start.setVisible(state is CohortState.PLANNED)
        self.start.setEnabled(state is CohortState.PLANNED)
        self.finish.setEnabled(state is CohortState.RUNNING)
        self.cancel.setEnabled(state in _OPEN)
        self.reopen.setEnabled(state in (CohortState.FINISHED, CohortState.CANCELLED))
        self._enable_people(line, card)

    def _enable_people(self, line: CohortLine | None, card: CohortCard) -> None:
        shown = card.view if line is not None else ""
        applicants = card.applicants.chosen() if shown == APPLICANTS else []
        decisions = {applicant.decision for applicant in applicants}
        is_open = line is not None and line.state in _OPEN and shown == APPLICANTS and bool(applicants)
        self.select.setEnabled(is_open and Decision.SELECTED not in decisions)
        self.wait.setEnabled(is_open and decisions != {Decision.WAITING})
        self.refuse.setEnabled(is_open and decisions != {Decision.REFUSED})
        self.withdraw.setEnabled(is_open and decisions != {Decision.WITHDRAWN})
        self.anew.setEnabled(is_open and decisions != {Decision.OPEN})
        self.note.setEnabled(shown == APPLICANTS and bool(applicants))
        self.forget.setEnabled(is_open and decisions == {Decision.OPEN})
        for action in (self.up, self.down):
            action.setEnabled(is_open and decisions == {Decision.WAITING})
        trainee = card.trainees.chosen() is not None and shown in (TRAINEES, TRAINEE)
        self.trainee.setEnabled(trainee and shown == TRAINEES)
        self.leaving.setEnabled(trainee)
        self.back.setEnabled(shown == TRAINEE)
        self.person.setEnabled(trainee or (shown == APPLICANTS and bool(applicants)))
        self.redo.setEnabled(shown in (ASSESSMENT, MODULES))
        if shown in (ASSESSMENT, MODULES):
            self.undo.setEnabled(True)

    def _add_of_cohort(self, page: CoursesPage) -> None:
        add, edit, see = page.add, Right.EDIT_COURSES, Right.SEE_REGISTERS
        deeds = page.with_line
        self.new = add(N_("New cohort"), lambda: page.deeds.plan(page.taught), "Ctrl+N", "plus", right=edit)
        self.start = add(N_("Start the cohort"), lambda: deeds(page.deeds.start), "Ctrl+Shift+S", "play", right=edit)
        self.register = add(
            N_("Open register"), lambda: page.ways.to_register(), "Ctrl+Return", "calendar-check", right=see
        )
        self.lists = add(N_("Print lists"), lambda: page.ways.to_lists(), "Ctrl+P", "printer", right=Right.PRINT)
        self.certificates = add(N_("Certificates"), lambda: page.ways.to_certificates(), "Ctrl+T", "medal", right=see)
        self.after = add(N_("After the course"), lambda: page.ways.to_outcomes(), "Ctrl+J", "briefcase", right=see)
        self.change = add(
            N_("Change the cohort"),
            lambda: deeds(lambda line: page.deeds.change(page.taught, line)),
            "F2",
            "pencil-simple",
            right=edit,
        )
        self.finish = add(
            N_("Finish the cohort"), lambda: deeds(page.deeds.finish), "Ctrl+Shift+F", "check-circle", right=edit
        )
        self.cancel = add(
            N_("Cancel the cohort"), lambda: deeds(page.deeds.cancel), "Ctrl+Shift+X", "prohibit", right=edit
        )
        self.reopen = add(
            N_("Take the cohort up again"),
            lambda: deeds(page.deeds.reopen),
            "Ctrl+Shift+R",
            "arrow-u-up-left",
            right=edit,
        )
        self.undo = add(N_("Undo"), lambda: page.chosen.take_back(), "Ctrl+Z", "arrow-u-up-left")
        self.redo = add(N_("Redo"), lambda: page.chosen.do_again(), "Ctrl+Y", "arrow-u-up-right")

    def _add_of_figures(self, page: CoursesPage) -> None:
        self.export = page.add(
            N_("Export"), lambda: page.ways.export(), "Ctrl+Shift+E", "upload-simple", right=Right.EXPORT
        )
        self.print_figures = page.add(
            N_("Print"), lambda: page.ways.print_figures(), "Ctrl+P", "printer", right=Right.PRINT
        )
        self.freeze = page.add(
            N_("Freeze"), lambda: page.ways.freeze(), "Ctrl+Shift+G", "snowflake", right=Right.FREEZE_FIGURES
        )

    def _add_of_applicants(self, page: CoursesPage) -> None:
        right = Right.SELECT_TRAINEES

        def add(words: str, deed: Callable[[], object], key: str, icon: str) -> QAction:
            return page.add(words, deed, key, icon, right=right)

        def decide(decision: Decision) -> Callable[[], object]:
            return lambda: page.chosen.decide(decision)

        self.note = add(N_("What is noted of the applicant"), lambda: page.chosen.note(), "Ctrl+I", "note-pencil")
        self.select = add(N_("Give a place"), decide(Decision.SELECTED), "Ctrl+G", "user-plus")
        self.wait = add(N_("Waiting list"), decide(Decision.WAITING), "Ctrl+H", "hourglass")
        self.refuse = add(N_("Refuse"), decide(Decision.REFUSED), "Ctrl+R", "prohibit")
        self.withdraw = add(N_("Withdraws"), decide(Decision.WITHDRAWN), "Ctrl+W", "x")
        self.anew = add(N_("Decide anew"), decide(Decision.OPEN), "Ctrl+D", "arrow-u-up-left")
        self.up = add(N_("Up"), lambda: page.chosen.move(-1), "Alt+Up", "caret-up")
        self.down = add(N_("Down"), lambda: page.chosen.move(1), "Alt+Down", "caret-down")
        self.forget = add(N_("Written down by mistake"), lambda: page.chosen.forget(), "Ctrl+Backspace", "trash")

    def _add_of_trainees(self, page: CoursesPage) -> None:
        add, enrol = page.add, Right.ENROL
        self.trainee = add(N_("Open the trainee"), lambda: page.chosen.open(), "Ctrl+Down", "user")
        self.leaving = add(
            N_("Leaves, or stays after all"), lambda: page.chosen.leave(), "Ctrl+Delete", "user-minus", right=enrol
        )
        self.person = add(
            N_("Open the person"), lambda: page.ways.to_person(), "Ctrl+O", "users", right=Right.SEE_PEOPLE
        )
        self.back = add(N_("All trainees"), lambda: page.cohorts.go_to_view(TRAINEES), "Ctrl+Up", "caret-left")

    def _add_views(self, page: CoursesPage) -> None:
        def of_cohort(words: str, view: str, key: str, right: Right | None = None) -> QAction:
            return page.add(words, lambda: page.cohorts.go_to_view(view), key, right=right)

        def of_page(words: str, view: str, key: str, right: Right | None = None) -> QAction:
            return page.add(words, lambda: page.go_to(view), key, right=right)

        self.views: tuple[QAction, ...] = (
            of_cohort(N_("Show the trainees"), TRAINEES, "Ctrl+1"),
            of_cohort(N_("Show the applicants"), APPLICANTS, "Ctrl+2", Right.SELECT_TRAINEES),
            of_cohort(N_("Show the modules"), MODULES, "Ctrl+3"),
            of_cohort(N_("Show the assessment"), ASSESSMENT, "Ctrl+4"),
        )
        of_page(N_("Show the cohorts"), COHORTS, "Ctrl+5")
        of_page(N_("Show the catalogue"), CATALOGUE, "Ctrl+6")
        of_page(N_("Show the figures"), FIGURES, "Ctrl+7")
        of_page(N_("Show frozen figures"), FROZEN, "Ctrl+8", Right.FREEZE_FIGURES)
