"""What became of trainees: asking and recording; and who employs them."""

from __future__ import annotations

from collections.abc import Sequence

from app.attendance.reading import khmer_first
from app.outcomes import calling, reading, writing
from app.outcomes.values import (
    Call,
    Employer,
    EmployerDraft,
    OutcomeGrid,
    OutcomeList,
    OutcomeRequest,
    Recorded,
)
from app.use_case import Change, Right, Service, command, query


class OutcomesService(Service):
    """Outcomes after courses, and employers."""

    @query(Right.SEE_REGISTERS)
    def calls(self) -> tuple[Call, ...]:
        """Whom to call now, those who have waited longest first."""
        return calling.calls(self._desk.clock.today())

    @query(Right.SEE_REGISTERS)
    def grid(self, cohort: int) -> OutcomeGrid:
        """Who completed a cohort and what became of them. Raises UserError before it is finished, NotFound."""
        return reading.grid(cohort, self._desk.clock.today(), khmer_first())

    @query(Right.PRINT)
    def outcome_list(self, cohort: int) -> OutcomeList:
        """The same, to be printed. Raises UserError, NotFound."""
        now = self._desk.clock.now()
        return OutcomeList(reading.grid(cohort, now.date(), khmer_first()), now, self._desk.account.name)

    @query(Right.SEE_REGISTERS)
    def employers(self) -> tuple[Employer, ...]:
        """All employers, those put away last."""
        return reading.employers()

    @command(Right.RECORD_OUTCOMES, Change.OUTCOMES)
    def record(self, cohort: int, requests: Sequence[OutcomeRequest]) -> Recorded:
        """Set and clear outcomes, all or none. Raises UserError, FieldError, NotFound."""
        people = ", ".join(f"person {request.person} month {request.month}" for request in requests)
        self._about(f"cohort {cohort}", people)
        return writing.record(cohort, requests, self._desk.account.name, self._desk.clock.now())

    @command(Right.RECORD_OUTCOMES, Change.OUTCOMES)
    def add_employer(self, draft: EmployerDraft) -> int:
        """A new employer; its id. Raises FieldError."""
        self._about("employer", f"add {draft.name_latin or draft.name_km}")
        return writing.add_employer(draft)

    @command(Right.RECORD_OUTCOMES, Change.OUTCOMES)
    def change_employer(self, employer: int, draft: EmployerDraft) -> None:
        """Other details of an employer. Raises FieldError, NotFound."""
        self._about(f"employer {employer}", f"change {draft.name_latin or draft.name_km}")
        writing.change_employer(employer, draft)

    @command(Right.RECORD_OUTCOMES, Change.OUTCOMES)
    def archive_employer(self, employer: int, back: bool = False) -> None:
        """Put an employer away; or bring it back, also when it was merged. Raises NotFound."""
        self._about(f"employer {employer}", "bring back" if back else "archive")
        writing.archive_employer(employer, None if back else self._desk.clock.now())

    @command(Right.RECORD_OUTCOMES, Change.OUTCOMES)
    def merge_employers(self, employer: int, into: int) -> None:
        """Say that one employer is another; bringing it back undoes this. Raises UserError, NotFound."""
        self._about(f"employer {employer}", f"is employer {into}")
        writing.merge_employers(employer, into, self._desk.clock.now())
