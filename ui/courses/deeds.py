"""What the page Courses does to cohorts and their people: commands and the dialogs before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.courses.values.applicants import Applicant, Decision, PlaceFree
from app.courses.values.catalogue import Catalogue, Criterion
from app.courses.values.cohorts import CohortLine
from app.courses.values.trainees import Trainee
from app.groups.values import Candidate
from app.language import N_
from app.rights import Right
from ui.courses import wording
from ui.courses.applicant_dialog import ApplicantDialog
from ui.courses.dialogs import CohortDialog, DespiteDialog, FinishDialog, LeaveDialog, ReasonAsked
from ui.groups.wording import names as names_of_candidate
from ui.kit.dialogs import ask_first
from ui.kit.undo import UndoStrip
from ui.page import Page


class Deeds:
    """Carries out what was asked for and offers to undo it. Owned by the page."""

    def __init__(self, page: Page, undo: UndoStrip) -> None:
        self._page, self._undo = page, undo

    def plan(self, catalogue: Catalogue) -> None:
        """Ask for a new cohort, which is then shown."""
        CohortDialog(self._page.bench, self._page, catalogue, None, self._page.show_record).open()

    def change(self, catalogue: Catalogue, line: CohortLine) -> None:
        """Ask for other particulars."""
        CohortDialog(self._page.bench, self._page, catalogue, line).open()

    def start(self, line: CohortLine) -> None:
        """Begin a cohort after a question: from now on its modules stay as they are."""
        courses, text = self._page.bench.centre.courses, self._page.language.text
        ask_first(
            self._page,
            self._page.language,
            text(N_("Start the cohort?")),
            text(N_("From now on it keeps its modules and rules, whatever is changed in the catalogue.")),
            text(N_("Start")),
            lambda: self._page.do(lambda: courses.start_cohort(line.id)),
        )

    def finish(self, line: CohortLine) -> None:
        """Ask for the last day."""
        FinishDialog(self._page.bench, self._page, line).open()

    def cancel(self, line: CohortLine) -> None:
        """Ask why the cohort is called off."""
        courses, text = self._page.bench.centre.courses, self._page.language.text
        ReasonAsked(
            self._page.bench,
            self._page,
            text(N_("Cancel the cohort")),
            text(N_("Call it off")),
            lambda dialog, reason: dialog.save(lambda: courses.cancel_cohort(line.id, reason)),
            text(N_("It no longer meets. What was entered stays, and the cohort can be taken up again.")),
        ).open()

    def reopen(self, line: CohortLine) -> None:
        """Take back that a cohort is finished or cancelled."""
        courses = self._page.bench.centre.courses
        is_finished = line.state == "finished"
        self._page.do(lambda: courses.reopen_cohort(line.id) if is_finished else courses.take_up_cohort(line.id))

    def add_applicant(self, line: CohortLine, candidate: Candidate, criteria: Sequence[Criterion]) -> None:
        """Ask what is to be noted of somebody new."""
        name = names_of_candidate(candidate, self._page.language)[0]
        ApplicantDialog(self._page.bench, self._page, line.id, name, candidate.person, criteria).open()

    def change_applicant(self, applicant: Applicant, criteria: Sequence[Criterion]) -> None:
        """Show what is noted of somebody, to be changed."""
        bench, name = self._page.bench, wording.names(applicant.label, self._page.language)[0]
        ApplicantDialog(bench, self._page, applicant.cohort, name, applicant.label.id, criteria, applicant).open()

    def select(self, chosen: Sequence[Applicant]) -> None:
        """Give places; where something speaks against somebody, ask why it does not count."""
        courses = self._page.bench.centre.courses
        doubtful = [applicant for applicant in chosen if applicant.cautions]
        if len(chosen) == 1 and doubtful and self._page.bench.centre.may(Right.SELECT_DESPITE):
            DespiteDialog(self._page.bench, self._page, doubtful[0]).open()
            return
        ids = [applicant.id for applicant in chosen]
        words = self._words(N_("{name} has a place."), chosen)
        self._page.do(
            lambda: courses.select(ids),
            lambda _none: self._undo.offer(words, lambda: courses.decide(ids, Decision.OPEN)),
        )

    def decide(self, chosen: Sequence[Applicant], decision: Decision) -> None:
        """Put on the waiting list, or let it be decided anew."""
        self._carry_out(chosen, decision, "")

    def refuse(self, chosen: Sequence[Applicant]) -> None:
        """Ask why applicants are refused."""
        self._ask_reason(chosen, Decision.REFUSED, N_("Why is {name} refused?"), N_("Refuse"))

    def withdraw(self, chosen: Sequence[Applicant]) -> None:
        """Ask why applicants withdraw."""
        self._ask_reason(chosen, Decision.WITHDRAWN, N_("Why does {name} withdraw?"), N_("Withdraw"))

    def move(self, applicant: Applicant, by: int) -> None:
        """Let somebody who waits go up or down."""
        courses = self._page.bench.centre.courses
        self._page.do(
            lambda: courses.move_on_waiting_list(applicant.id, by),
            lambda _none: self._undo.offer(
                self._words(N_("{name} has another place on the waiting list."), [applicant]),
                lambda: courses.move_on_waiting_list(applicant.id, -by),
            ),
        )

    def remove_applicant(self, applicant: Applicant) -> None:
        """Forget a wish written down by mistake; undone by writing it down again."""
        courses = self._page.bench.centre.courses
        words = self._words(N_("{name} no longer asks for a place."), [applicant])
        self._page.do(
            lambda: courses.remove_applicant(applicant.id),
            lambda _none: self._undo.offer(words, lambda: courses.apply(applicant.cohort, applicant.draft)),
        )

    def leave(self, cohort: int, trainee: Trainee) -> None:
        """Ask for the last day and the reason."""
        courses, name = self._page.bench.centre.courses, wording.names(trainee.label, self._page.language)[0]
        words = self._page.language.text(N_("{name} leaves the course.")).format(name=name)

        def left(place: PlaceFree) -> None:
            told = " ".join(filter(None, (words, self._offered(place))))
            self._undo.offer(told, lambda: courses.stay(cohort, trainee.person))

        LeaveDialog(self._page.bench, self._page, cohort, trainee, left).open()

    def stay(self, cohort: int, trainee: Trainee) -> None:
        """Take back that a trainee left."""
        courses = self._page.bench.centre.courses
        self._page.do(lambda: courses.stay(cohort, trainee.person))

    def undo(self) -> None:
        """Undo the last deed."""
        job = self._undo.take()
        if job is not None:
            self._page.do(job)

    def _ask_reason(self, chosen: Sequence[Applicant], decision: Decision, title: str, confirm: str) -> None:
        courses, text = self._page.bench.centre.courses, self._page.language.text
        ids = [applicant.id for applicant in chosen]

        def decide(dialog: ReasonAsked, reason: str) -> None:
            dialog.save(lambda: courses.decide(ids, decision, reason), self._told(chosen, decision))

        ReasonAsked(self._page.bench, self._page, self._words(title, chosen), text(confirm), decide).open()

    def _carry_out(self, chosen: Sequence[Applicant], decision: Decision, reason: str) -> None:
        courses, ids = self._page.bench.centre.courses, [applicant.id for applicant in chosen]
        self._page.do(lambda: courses.decide(ids, decision, reason), self._told(chosen, decision))

    def _told(self, chosen: Sequence[Applicant], decision: Decision) -> Callable[[PlaceFree], object]:
        """Says what was decided and who could have the place, and offers to take it back."""
        messages = {
            Decision.WAITING: N_("{name} is on the waiting list."),
            Decision.REFUSED: N_("{name} is refused."),
            Decision.WITHDRAWN: N_("{name} withdrew."),
            Decision.OPEN: N_("It is to be decided anew about {name}."),
        }
        words = self._words(messages[decision], chosen)
        courses, before = self._page.bench.centre.courses, {applicant.decision for applicant in chosen}
        ids = [applicant.id for applicant in chosen]

        def tell(place: PlaceFree) -> None:
            told = " ".join(filter(None, (words, self._offered(place))))
            if before == {Decision.OPEN}:
                self._undo.offer(told, lambda: courses.decide(ids, Decision.OPEN))
            else:
                self._undo.tell(told)

        return tell

    def _offered(self, place: PlaceFree) -> str:
        if place.offered is None:
            return ""
        name = wording.names(place.offered, self._page.language)[0]
        return self._page.language.text(N_("A place is free: {name} is next on the waiting list.")).format(name=name)

    def _words(self, message: str, chosen: Sequence[Applicant]) -> str:
        names = ", ".join(wording.names(applicant.label, self._page.language)[0] for applicant in chosen)
        return self._page.language.text(message).format(name=names)
