"""What the actions of a cohort do with the applicants or the trainee that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.courses.values.applicants import Decision
from app.courses.values.trainees import Trainee
from app.groups.values import Candidate
from ui.courses.card import TRAINEE
from ui.courses.place import ASSESSMENT, MODULES

if TYPE_CHECKING:
    from ui.courses.page import CoursesPage


class Chosen:
    """Owned by the page."""

    def __init__(self, page: CoursesPage) -> None:
        self._page, self._card = page, page.cohorts.card

    def add_applicant(self, candidate: Candidate) -> None:
        """Write down that somebody asks for a place."""
        deeds, criteria = self._page.deeds, self._page.taught.criteria
        self._page.with_line(lambda line: deeds.add_applicant(line, candidate, criteria))

    def note(self) -> None:
        """Show what is noted of the applicant."""
        for applicant in self._card.applicants.chosen()[:1]:
            self._page.deeds.change_applicant(applicant, self._page.taught.criteria)

    def decide(self, decision: Decision) -> None:
        """Decide about the applicants."""
        deeds, chosen = self._page.deeds, self._card.applicants.chosen()
        others = {
            Decision.SELECTED: deeds.select,
            Decision.REFUSED: deeds.refuse,
            Decision.WITHDRAWN: deeds.withdraw,
        }
        if chosen:
            others.get(decision, lambda people: deeds.decide(people, decision))(chosen)

    def move(self, by: int) -> None:
        """Let the applicant go up or down on the waiting list."""
        for applicant in self._card.applicants.chosen()[:1]:
            self._page.deeds.move(applicant, by)

    def forget(self) -> None:
        """The applicant was written down by mistake."""
        for applicant in self._card.applicants.chosen()[:1]:
            self._page.deeds.remove_applicant(applicant)

    def open(self) -> None:
        """Show the trainee's own page."""
        trainee = self._card.trainees.chosen()
        if trainee is not None:
            self._page.cohorts.show_trainee(trainee.person)

    def leave(self) -> None:
        """The trainee leaves, or stays after all."""
        trainee, line = self.trainee(), self._page.cohorts.line
        if trainee is not None and line is not None:
            (self._page.deeds.leave if trainee.left is None else self._page.deeds.stay)(line.id, trainee)

    def trainee(self) -> Trainee | None:
        """The trainee whose page is shown, else the one with the cursor."""
        return self._card.trainee.trainee if self._card.view == TRAINEE else self._card.trainees.chosen()

    def take_back(self) -> None:
        """Undo what was done last in this view."""
        if self._card.view == ASSESSMENT:
            self._card.assessment.entering.undo()
        elif self._card.view == MODULES:
            self._card.teaching.entering.undo()
        else:
            self._page.deeds.undo()

    def do_again(self) -> None:
        """Redo what was undone last in this grid."""
        if self._card.view == ASSESSMENT:
            self._card.assessment.entering.redo()
        elif self._card.view == MODULES:
            self._card.teaching.entering.redo()
