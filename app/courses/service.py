"""The catalogue of courses, cohorts from the first applicant to the last day, what was taught and assessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from app.attendance.reading import khmer_first
from app.courses import applicants, applying, catalogue, cohort_lines, cohorts, completion, teaching
from app.courses.persons import person_courses
from app.courses.values.applicants import Applicant, ApplicantDraft, Caution, Decision, IncomeBand, PlaceFree, Source
from app.courses.values.catalogue import Catalogue, CourseDraft, Names
from app.courses.values.cohorts import CohortDraft, CohortLine
from app.courses.values.entries import Assessed, AssessmentRequest, Taught, TaughtSession, TeachingRequest
from app.courses.values.trainees import CohortPaper, Completion, LeavingReason, PersonCourse
from app.errors import UserError
from app.groups.values import SlotDraft
from app.language import N_
from app.use_case import Change, Right, Service, command, query
from models import courses as tables


class CoursesService(Service):
    """Vocational courses."""

    @query(Right.SEE_GROUPS)
    def catalogue(self) -> Catalogue:
        """Trades, courses and criteria."""
        return catalogue.catalogue()

    @query(Right.SEE_GROUPS)
    def listing(self) -> tuple[CohortLine, ...]:
        """Every cohort: running ones first, then planned ones, then those that are over.

        Why one was cancelled was typed freely: told only to who may see people.
        """
        found = cohort_lines.lines(self._today())
        return found if self._desk.may(Right.SEE_PEOPLE) else tuple(replace(line, reason="") for line in found)

    @query(Right.SEE_REGISTERS)
    def completion(self, cohort: int) -> Completion:
        """A cohort with its modules and how far each trainee came. Raises NotFound.

        What families earn only for those who select trainees.
        """
        return self._completion(cohort)

    @query(Right.SELECT_TRAINEES)
    def applicants(self, cohort: int) -> tuple[Applicant, ...]:
        """Who asked for a place: those to be decided first. Raises NotFound."""
        return applicants.applicants(cohorts.the_cohort(cohort))

    @query(Right.SELECT_TRAINEES)
    def cautions(self, cohort: int, person: int, source: Source) -> tuple[Caution, ...]:
        """What would speak against giving somebody a place. Raises NotFound."""
        return applicants.eligibility(cohorts.the_cohort(cohort), person, source)

    @query(Right.SEE_REGISTERS)
    def taught_sessions(self, cohort: int) -> tuple[TaughtSession, ...]:
        """The sessions of a cohort up to today and the modules they were given to. Raises NotFound."""
        return teaching.taught_sessions(cohorts.the_cohort(cohort), self._today())

    @query(Right.SEE_REGISTERS)
    def person_courses(self, person: int) -> tuple[PersonCourse, ...]:
        """The cohorts a person was in, and for those who select trainees also what was asked for, the latest first."""
        found = person_courses(person, self._today())
        if self._desk.may(Right.SELECT_TRAINEES):
            return found
        return tuple(replace(one, decision=None) for one in found if one.trainee)

    @query(Right.PRINT)
    def trainees_paper(self, group: int) -> CohortPaper:
        """What the list of trainees and the assessment sheet of a group tell. Raises UserError when it is no cohort."""
        return self._paper(group)

    @query(Right.SELECT_TRAINEES)
    def applicants_paper(self, group: int) -> CohortPaper:
        """The same with who asks for a place. Raises UserError when the group is no cohort."""
        paper = self._paper(group)
        asked = applicants.applicants(cohorts.the_cohort(paper.completion.cohort.id))
        criteria = [one for one in catalogue.catalogue().criteria if not one.archived]
        return replace(paper, applicants=asked, criteria=len(criteria))

    @command(Right.EDIT_COURSES, Change.COURSES)
    def add_trade(self, names: Names) -> int:
        """A new trade; its id. Raises FieldError."""
        self._about("trade", f"add {names.en or names.km}")
        return catalogue.add_named(tables.Trade, names)

    @command(Right.EDIT_COURSES, Change.COURSES)
    def rename_trade(self, trade: int, names: Names) -> None:
        """Other names for a trade. Raises NotFound, FieldError."""
        self._about(f"trade {trade}", f"rename to {names.en or names.km}")
        catalogue.rename(catalogue.found(tables.Trade, trade), names)

    @command(Right.EDIT_COURSES, Change.COURSES)
    def archive_trade(self, trade: int, back: bool = False) -> None:
        """Put a trade away, or bring it back. Raises NotFound."""
        self._about(f"trade {trade}", "bring back" if back else "archive")
        catalogue.put_away(catalogue.found(tables.Trade, trade), self._archived_at(back))

    @command(Right.EDIT_COURSES, Change.COURSES)
    def add_criterion(self, names: Names) -> int:
        """A new criterion for applicants; its id. Raises FieldError."""
        self._about("criterion", f"add {names.en or names.km}")
        return catalogue.add_named(tables.Criterion, names)

    @command(Right.EDIT_COURSES, Change.COURSES)
    def rename_criterion(self, criterion: int, names: Names) -> None:
        """Other names for a criterion. Raises NotFound, FieldError."""
        self._about(f"criterion {criterion}", f"rename to {names.en or names.km}")
        catalogue.rename(catalogue.found(tables.Criterion, criterion), names)

    @command(Right.EDIT_COURSES, Change.COURSES)
    def archive_criterion(self, criterion: int, back: bool = False) -> None:
        """Put a criterion away, or bring it back. Raises NotFound."""
        self._about(f"criterion {criterion}", "bring back" if back else "archive")
        catalogue.put_away(catalogue.found(tables.Criterion, criterion), self._archived_at(back))

    @command(Right.EDIT_COURSES, Change.COURSES)
    def add_course(self, draft: CourseDraft) -> int:
        """A new course with its modules; its id. Raises FieldError, NotFound."""
        self._about("course", f"add {draft.names.en or draft.names.km}")
        return int(catalogue.add_course(draft).id)

    @command(Right.EDIT_COURSES, Change.COURSES)
    def change_course(self, course: int, draft: CourseDraft) -> None:
        """Teach a course differently from now on; a cohort that has begun keeps its modules and rules."""
        self._about(f"course {course}", f"change {draft.names.en or draft.names.km}")
        catalogue.change_course(catalogue.found(tables.Course, course), draft)

    @command(Right.EDIT_COURSES, Change.COURSES)
    def archive_course(self, course: int, back: bool = False) -> None:
        """Put a course away, or bring it back. Raises NotFound."""
        self._about(f"course {course}", "bring back" if back else "archive")
        catalogue.put_away(catalogue.found(tables.Course, course), self._archived_at(back))

    @command(Right.EDIT_COURSES, Change.COURSES | Change.GROUPS)
    def plan_cohort(self, draft: CohortDraft, slots: Sequence[SlotDraft] = ()) -> int:
        """A new cohort that meets at `slots` from its first day on; its id. Raises FieldError, NotFound."""
        row = cohorts.plan(draft, slots)
        self._about(f"cohort {row.id}", f"plan {cohorts.title(row)} from {draft.starts}")
        return int(row.id)

    @command(Right.EDIT_COURSES, Change.COURSES | Change.GROUPS)
    def change_cohort(self, cohort: int, draft: CohortDraft) -> None:
        """Other dates, place, trainer or capacity. Raises FieldError, NotFound."""
        row = self._cohort(cohort, "change")
        cohorts.change(row, draft)

    @command(Right.EDIT_COURSES, Change.COURSES | Change.GROUPS)
    def start_cohort(self, cohort: int) -> None:
        """Begin: from now on the cohort keeps its modules and rules. Raises UserError, NotFound."""
        cohorts.start(self._cohort(cohort, "start"))

    @command(Right.EDIT_COURSES, Change.COURSES | Change.GROUPS | Change.PEOPLE)
    def finish_cohort(self, cohort: int, last: dt.date) -> None:
        """End the cohort on its last day. Raises UserError, FieldError, NotFound."""
        cohorts.finish(self._cohort(cohort, f"finish on {last}"), last, self._today())

    @command(Right.EDIT_COURSES, Change.COURSES | Change.GROUPS)
    def reopen_cohort(self, cohort: int) -> None:
        """Take back that a cohort is finished. Raises UserError, NotFound."""
        cohorts.reopen(self._cohort(cohort, "reopen"))

    @command(Right.EDIT_COURSES, Change.COURSES | Change.GROUPS)
    def cancel_cohort(self, cohort: int, reason: str) -> None:
        """Call a cohort off. Raises FieldError without a reason, UserError, NotFound."""
        cohorts.cancel(self._cohort(cohort, f"cancel: {reason}"), reason, self._desk.clock.now())

    @command(Right.EDIT_COURSES, Change.COURSES | Change.GROUPS)
    def take_up_cohort(self, cohort: int) -> None:
        """Go on with a cancelled cohort after all. Raises UserError, NotFound."""
        cohorts.take_up(self._cohort(cohort, "take up again"), self._today())

    @command(Right.SELECT_TRAINEES, Change.COURSES)
    def apply(self, cohort: int, draft: ApplicantDraft) -> int:
        """Write down that somebody asks for a place; the applicant's id. Raises FieldError, UserError, NotFound."""
        row = self._cohort(cohort, f"applicant {draft.person} for")
        return applying.add(row, draft, self._today())

    @command(Right.SELECT_TRAINEES, Change.COURSES)
    def change_applicant(self, applicant: int, draft: ApplicantDraft) -> None:
        """Another source, reason, income or other criteria. Raises FieldError, NotFound."""
        row = applying.the_applicant(applicant)
        self._about(f"person {row.person_id}", f"change applicant for {cohorts.title(row.cohort)}")
        applying.change(row, draft)

    @command(Right.SELECT_TRAINEES, Change.COURSES)
    def remove_applicant(self, applicant: int) -> None:
        """Forget a wish written down by mistake. Raises UserError once it was decided, NotFound."""
        row = applying.the_applicant(applicant)
        self._about(f"person {row.person_id}", f"no applicant for {cohorts.title(row.cohort)}")
        applying.remove(row)

    @command(Right.SELECT_TRAINEES, Change.COURSES | Change.GROUPS | Change.PEOPLE)
    def select(self, chosen: Sequence[int]) -> None:
        """Give applicants a place, all or none. Raises UserError when the cohort is full or a caution stands."""
        rows = applying.the_applicants(chosen)
        self._about(f"cohort {rows[0].cohort_id}", f"select {', '.join(str(row.person_id) for row in rows)}")
        applying.select(rows, self._today(), self._desk.account.name)

    @command(Right.SELECT_DESPITE, Change.COURSES | Change.GROUPS | Change.PEOPLE)
    def select_despite(self, applicant: int, reason: str) -> None:
        """Give a place to somebody against whom something speaks, and say why. Raises FieldError, UserError."""
        row = applying.the_applicant(applicant)
        self._about(f"cohort {row.cohort_id}", f"select {row.person_id} despite: {reason}")
        applying.select([row], self._today(), self._desk.account.name, reason)

    @command(Right.SELECT_TRAINEES, Change.COURSES | Change.GROUPS | Change.PEOPLE)
    def decide(self, chosen: Sequence[int], decision: Decision, reason: str = "") -> PlaceFree:
        """Put applicants on the waiting list, refuse them, let them withdraw or open the question anew.

        Tells who could have the place that became free. Raises FieldError when a refusal has no reason, UserError
        for somebody who was marked already.
        """
        rows = applying.the_applicants(chosen)
        self._about(f"cohort {rows[0].cohort_id}", f"{decision}: {', '.join(str(row.person_id) for row in rows)}")
        gave_back = any(row.decision == Decision.SELECTED for row in rows)
        applying.decide(rows, decision, reason, self._today(), self._desk.account.name)
        return applying.free_place(rows[0].cohort, self._today()) if gave_back else PlaceFree()

    @command(Right.SELECT_TRAINEES, Change.COURSES)
    def move_on_waiting_list(self, applicant: int, by: int) -> None:
        """Move somebody who waits further down, or with a negative number up. Raises UserError, NotFound."""
        row = applying.the_applicant(applicant)
        self._about(f"person {row.person_id}", f"moves by {by} on the waiting list of {cohorts.title(row.cohort)}")
        applying.move_on_waiting_list(row, by)

    @command(Right.ENROL, Change.COURSES | Change.GROUPS | Change.PEOPLE)
    def leave(self, cohort: int, person: int, last: dt.date, reason: LeavingReason, note: str = "") -> PlaceFree:
        """A trainee leaves before the end; tells who could have the place. Raises FieldError, UserError, NotFound."""
        row = self._cohort(cohort, f"person {person} leaves after {last} ({reason}):")
        applying.leave(row, person, last, reason, note)
        return applying.free_place(row, last + dt.timedelta(days=1))

    @command(Right.ENROL, Change.COURSES | Change.GROUPS | Change.PEOPLE)
    def stay(self, cohort: int, person: int) -> None:
        """Take back that a trainee left. Raises UserError when the place is taken."""
        applying.stay(self._cohort(cohort, f"person {person} stays:"), person)

    @command(Right.MARK, Change.COURSES)
    def note_teaching(self, cohort: int, requests: Sequence[TeachingRequest]) -> Taught:
        """Note which modules sessions were given to, all or none. Raises UserError, NotFound."""
        row = self._cohort(cohort, f"modules of {len(requests)} sessions of")
        return teaching.note(row, requests, self._today())

    @command(Right.MARK, Change.COURSES)
    def assess(self, cohort: int, requests: Sequence[AssessmentRequest]) -> Assessed:
        """Set or clear results of trainees in modules, all or none. Raises UserError, NotFound."""
        row = self._cohort(cohort, f"{len(requests)} results of")
        return teaching.assess(row, requests, self._desk.account.name, self._desk.clock.now())

    def _paper(self, group: int) -> CohortPaper:
        cohort = cohorts.cohort_of(group)
        if cohort is None:
            raise UserError(N_("This group is no cohort of a course."))
        return CohortPaper(self._completion(cohort), self._desk.clock.now(), self._desk.account.name)

    def _completion(self, cohort: int) -> Completion:
        found = completion.completion(cohort, self._today(), khmer_first())
        if self._desk.may(Right.SELECT_TRAINEES):
            return found
        bare = tuple(replace(trainee, income_band=IncomeBand.UNKNOWN) for trainee in found.trainees)
        return replace(found, trainees=bare)

    def _cohort(self, cohort: int, deed: str) -> tables.Cohort:
        """The row of a cohort, which the running command is about."""
        row: tables.Cohort = cohorts.the_cohort(cohort)
        self._about(f"cohort {cohort}", f"{deed} {cohorts.title(row)}")
        return row

    def _archived_at(self, back: bool) -> dt.datetime | None:
        return None if back else self._desk.clock.now()

    def _today(self) -> dt.date:
        return self._desk.clock.today()
