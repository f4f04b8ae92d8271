"""The actions of the page Courses, and when each can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from app.courses.values import CohortLine, CohortState, Decision
from app.language import N_
from app.rights import Right
from ui.courses.card import TRAINEE, CardActions, CohortCard
from ui.courses.place import APPLICANTS, ASSESSMENT, COHORTS, MODULES, TRAINEES

if TYPE_CHECKING:
    from ui.courses.page import CoursesPage

_OPEN = (CohortState.PLANNED, CohortState.RUNNING)


class CourseActions:
    """Made by the page, which carries them out."""

    def __init__(self, page: CoursesPage) -> None:
        self._add_of_cohort(page)
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

    def enable(self, line: CohortLine | None, card: CohortCard, view: str) -> None:
        """Only what can be done now is offered."""
        state = line.state if line is not None else None
        self.new.setEnabled(view == COHORTS)
        self.export.setEnabled(view == "figures")
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
        shown, applicants = card.view if line is not None else "", card.applicants.chosen()
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
        add, edit = page.add, Right.EDIT_COURSES
        self.new = add(
            N_("New cohort"), lambda: page.deeds.plan(page.catalogue.catalogue), "Ctrl+N", "plus", right=edit
        )
        self.start = add(N_("Start the cohort"), lambda: page.with_line(page.deeds.start), "", "play", right=edit)
        self.register = add(
            N_("Open register"), page.open_register, "Ctrl+Return", "calendar-check", right=Right.SEE_REGISTERS
        )
        self.lists = add(N_("Print lists"), page.print_lists, "Ctrl+P", "printer", right=Right.PRINT)
        self.certificates = add(N_("Certificates"), page.open_certificates, "", "medal", right=Right.SEE_REGISTERS)
        self.after = add(N_("After the course"), page.open_outcomes, "", "briefcase", right=Right.SEE_REGISTERS)
        self.change = add(
            N_("Change the cohort"),
            lambda: page.with_line(lambda line: page.deeds.change(page.catalogue.catalogue, line)),
            "F2",
            "pencil-simple",
            right=edit,
        )
        self.finish = add(
            N_("Finish the cohort"), lambda: page.with_line(page.deeds.finish), "", "check-circle", right=edit
        )
        self.cancel = add(
            N_("Cancel the cohort"), lambda: page.with_line(page.deeds.cancel), "", "prohibit", right=edit
        )
        self.reopen = add(N_("Take the cohort up again"), page.reopen, "", "arrow-u-up-left", right=edit)
        self.export = add(N_("Export"), page.export, "Ctrl+Shift+E", "upload-simple", right=Right.EXPORT)
        self.undo = add(N_("Undo"), page.take_back, "Ctrl+Z", "arrow-u-up-left")
        self.redo = add(N_("Redo"), page.do_again, "Ctrl+Y", "arrow-u-up-right")

    def _add_of_applicants(self, page: CoursesPage) -> None:
        add, right = page.add, Right.SELECT_TRAINEES
        self.note = add(N_("What is noted of the applicant"), page.note, "", "note-pencil", right=right)
        self.select = add(
            N_("Give a place"), lambda: page.decide(Decision.SELECTED), "Ctrl+G", "user-plus", right=right
        )
        self.wait = add(N_("Waiting list"), lambda: page.decide(Decision.WAITING), "Ctrl+H", "hourglass", right=right)
        self.refuse = add(N_("Refuse"), lambda: page.decide(Decision.REFUSED), "Ctrl+R", "prohibit", right=right)
        self.withdraw = add(N_("Withdraws"), lambda: page.decide(Decision.WITHDRAWN), "Ctrl+W", "x", right=right)
        self.anew = add(N_("Decide anew"), lambda: page.decide(Decision.OPEN), "", "arrow-u-up-left", right=right)
        self.up = add(N_("Up"), lambda: page.move_on_waiting_list(-1), "Alt+Up", "caret-up", right=right)
        self.down = add(N_("Down"), lambda: page.move_on_waiting_list(1), "Alt+Down", "caret-down", right=right)
        self.forget = add(N_("Written down by mistake"), page.forget_applicant, "", "trash", right=right)

    def _add_of_trainees(self, page: CoursesPage) -> None:
        add = page.add
        self.trainee = add(N_("Open the trainee"), page.open_trainee, "", "user")
        self.leaving = add(N_("Leaves, or stays after all"), page.leave, "Ctrl+Delete", "user-minus", right=Right.ENROL)
        self.person = add(N_("Open the person"), page.open_person, "", "users", right=Right.SEE_PEOPLE)
        self.back = add(N_("All trainees"), lambda: page.go_to_view(TRAINEES), "Ctrl+Up", "caret-left")

    def _add_views(self, page: CoursesPage) -> None:
        add = page.add
        self.views: tuple[QAction, ...] = (
            add(N_("Show the trainees"), lambda: page.go_to_view(TRAINEES), "Ctrl+1"),
            add(N_("Show the applicants"), lambda: page.go_to_view(APPLICANTS), "Ctrl+2", right=Right.SELECT_TRAINEES),
            add(N_("Show the modules"), lambda: page.go_to_view(MODULES), "Ctrl+3"),
            add(N_("Show the assessment"), lambda: page.go_to_view(ASSESSMENT), "Ctrl+4"),
        )
