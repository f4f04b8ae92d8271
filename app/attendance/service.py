"""Taking registers: marks, walk-ins, sessions that were not held, and what is still to be entered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.attendance import closing, comers, listing, marks, reading
from app.attendance.absences import absences_in_a_row
from app.attendance.arriving import Arrival, Comer
from app.attendance.sessions import ensure, find
from app.attendance.values import (
    Absences,
    CorrectedMark,
    Count,
    DaySession,
    Mark,
    Marked,
    MarkRequest,
    PersonYear,
    Register,
    SessionKey,
    Status,
    WalkInCandidate,
)
from app.people.typed_names import draft_of_name
from app.people.writing import write_new_person
from app.settings.storing import stored_value
from app.settings.values import Thresholds
from app.use_case import Change, Right, Service, command, query


class AttendanceService(Service):
    """The registers of every group."""

    @query(Right.SEE_REGISTERS)
    def register(self, group: int, first: dt.date, last: dt.date, sheet: str = "") -> Register:
        """The register of a group between two dates (inclusive), with the rows of a printed sheet where there is one.

        `sheet` names the sheet; without it the newest that covers all the days is taken. Raises NotFound.
        """
        return reading.register(group, first, last, sheet)

    @query(Right.SEE_REGISTERS)
    def of_day(self, day: dt.date) -> tuple[DaySession, ...]:
        """All sessions of a day, in the order of the day."""
        return listing.day_sessions(day, day)

    @query(Right.SEE_REGISTERS)
    def between(self, first: dt.date, last: dt.date) -> tuple[DaySession, ...]:
        """All sessions between two dates (inclusive), in order of date and hour."""
        return listing.day_sessions(first, last)

    @query(Right.SEE_REGISTERS)
    def not_entered(self, first: dt.date, last: dt.date) -> tuple[DaySession, ...]:
        """Sessions between two dates where somebody expected has no mark yet, oldest first."""
        return tuple(session for session in listing.day_sessions(first, last) if session.due)

    @query(Right.SEE_REGISTERS)
    def absences_in_a_row(self) -> tuple[Absences, ...]:
        """Who was absent as often in a row as the centre's threshold says, or more often."""
        least, today = stored_value("thresholds", Thresholds).absences_in_a_row, self._desk.clock.today()
        return absences_in_a_row(listing.days(today - dt.timedelta(weeks=1), today), today, least)

    @query(Right.SEE_REGISTERS)
    def person_year(self, person: int, year: int) -> PersonYear:
        """Every mark of a person in a calendar year."""
        return listing.person_year(person, year)

    @query(Right.SEE_REGISTERS)
    def walk_in_candidates(self, session: SessionKey, text: str) -> tuple[WalkInCandidate, ...]:
        """At most a dozen people whose names hold `text`, in either script, and who have no mark there yet."""
        return listing.walk_in_candidates(session, text, reading.khmer_first())

    @query(Right.SEE_REGISTERS)
    def corrections(self, session: SessionKey, person: int) -> tuple[CorrectedMark, ...]:
        """How a mark was entered and changed, oldest first."""
        row = find(session)
        return marks.history(row.id, person) if row else ()

    @command(Right.MARK, Change.MARKS)
    def mark(self, requests: Sequence[MarkRequest]) -> Marked:
        """Set or clear marks, all or none; past days are corrected the same way.

        Raises UserError for a session that does not take place or was called off, for somebody who is not expected
        (unless the mark says walk-in), and for anything but an excuse before the day.
        """
        marked = marks.write(requests, self._hand())
        sessions = {request.session for request in requests}
        self._about(
            ", ".join(f"session {key.slot} {key.date}" for key in sorted(sessions)),
            " ".join(f"{r.person}:{marks.in_short(r.mark) or '-'}" for r in requests),
        )
        return marked

    @command(Right.MARK, Change.MARKS)
    def mark_rest_present(self, session: SessionKey) -> Marked:
        """Mark everybody present who is expected and has no mark; other marks stay as they are."""
        people = marks.unmarked(ensure(session))
        requests = [MarkRequest(session, person, Mark(Status.PRESENT)) for person in people]
        self._about(f"session {session.slot} {session.date}", f"{len(people)} unmarked: P")
        return marks.write(requests, self._hand())

    @command(Right.MARK, Change.MARKS)
    def add_walk_in(self, session: SessionKey, person: int) -> Marked:
        """Mark somebody present who came without being expected. Marking `before` of the answer undoes it."""
        self._about(f"session {session.slot} {session.date}", f"walk-in {person}")
        _, expected = marks.stored_mark(session, person)
        request = MarkRequest(session, person, Mark(Status.PRESENT, walk_in=not expected))
        return marks.write([request], self._hand())

    @command(Right.MARK, Change.MARKS | Change.PEOPLE)
    def add_stranger(self, session: SessionKey, name: str) -> Marked:
        """Make a provisional person of a typed name and mark them present. Undone as a walk-in is.

        Raises FieldError when nothing is typed.
        """
        draft = draft_of_name(name)
        person = write_new_person(draft, self._desk.clock.today(), provisional=True)
        self._about(f"session {session.slot} {session.date}", f"provisional person {person}")
        request = MarkRequest(session, person, Mark(Status.PRESENT, walk_in=True))
        return marks.write([request], self._hand())

    @query(Right.SEE_REGISTERS)
    def comers(self, session: SessionKey) -> tuple[Comer, ...]:
        """Everybody who is likely to come to an after-school session, to be found by a few letters."""
        return comers.pool(session)

    @command(Right.MARK, Change.MARKS)
    def let_in(self, session: SessionKey, person: int) -> Arrival:
        """Mark somebody present who stands at the door; once more changes nothing."""
        self._about(f"session {session.slot} {session.date}", f"came {person}")
        return comers.let_in(session, person, self._hand())

    @command(Right.MARK, Change.MARKS)
    def scan(self, session: SessionKey, code: str) -> Arrival:
        """Mark the person present whose card was read; once more changes nothing.

        Raises FieldError for a code that nobody has.
        """
        person = comers.person_of_code(code)
        self._about(f"session {session.slot} {session.date}", f"card of {person}")
        return comers.let_in(session, person, self._hand())

    @command(Right.MARK, Change.MARKS)
    def call_off(self, session: SessionKey, reason: str) -> None:
        """Say that a session was not held: it leaves every rate.

        Raises UserError without a reason, or when people came.
        """
        reason = closing.call_off(session, reason)
        self._about(f"session {session.slot} {session.date}", f"not held: {reason}")

    @command(Right.MARK, Change.MARKS)
    def hold_after_all(self, session: SessionKey) -> None:
        """Take back that a session was not held."""
        closing.hold_after_all(session)
        self._about(f"session {session.slot} {session.date}", "held after all")

    @command(Right.MARK, Change.MARKS)
    def set_paper_total(self, session: SessionKey, total: int | None) -> None:
        """Keep how many children the teacher counted on paper. Raises FieldError for a number that cannot be."""
        self._set_number(session, "paper_total", total)

    @command(Right.MARK, Change.MARKS)
    def set_staff(self, session: SessionKey, staff: int | None) -> None:
        """Keep how many staff were with the children. Raises FieldError for a number that cannot be."""
        self._set_number(session, "staff", staff)

    @command(Right.MARK, Change.MARKS)
    def set_head_count(self, session: SessionKey, people: int | None) -> None:
        """Keep how many came who are not named. Raises FieldError for a number that cannot be."""
        closing.set_head_count(session, people, self._desk.clock.today())
        self._about(f"session {session.slot} {session.date}", f"head_count {people}")

    @command(Right.MARK, Change.MARKS)
    def set_activity(self, session: SessionKey, activity: int | None) -> None:
        """Say what is done at a session. Raises NotFound."""
        closing.set_activity(session, activity)
        self._about(f"session {session.slot} {session.date}", f"activity {activity}")

    @command(Right.MARK, Change.MARKS)
    def set_leader(self, session: SessionKey, leader: str) -> None:
        """Say who leads a session, when it is not the group's leader."""
        self._about(f"session {session.slot} {session.date}", f"leader {closing.set_leader(session, leader)}")

    @command(Right.MARK, Change.MARKS)
    def finish(self, session: SessionKey) -> Count:
        """Say that this register is complete as far as the paper goes. Unmarked people stay "not entered"."""
        self._about(f"session {session.slot} {session.date}", "finished")
        return closing.finish(session, self._hand())

    @command(Right.MARK, Change.MARKS)
    def reopen(self, session: SessionKey) -> None:
        """Take back that a register is complete."""
        closing.reopen(session)
        self._about(f"session {session.slot} {session.date}", "reopened")

    def _set_number(self, session: SessionKey, field: str, number: int | None) -> None:
        closing.set_number(session, field, number)
        self._about(f"session {session.slot} {session.date}", f"{field} {number}")

    def _hand(self) -> marks.Hand:
        return marks.Hand(self._desk.account.name, self._desk.clock.now())
