"""The week after school, and the step from the daycare to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.after_school import moving, starting
from app.after_school.values import EntryDraft, Moved, Starters, StartersPaper, WeekPlan
from app.attendance.expected import Expectation, expectation
from app.attendance.listing import days
from app.attendance.values import DaySession, SessionState
from app.calendar.rules import dates
from app.calendar.timetable import closed_days
from app.errors import UserError
from app.groups import enrolling
from app.people.writing import existing_person
from app.schools.rules import AtSchool
from app.schools.values import Shift
from app.settings.service import school_days
from app.use_case import Change, Right, Service, command, query
from app.words import N_

_WEEK = dt.timedelta(days=6)
_MOVED = Change.GROUPS | Change.PEOPLE | Change.SCHOOLS


class AfterSchoolService(Service):
    """What the page of the after-school programme shows and does."""

    @query(Right.SEE_REGISTERS)
    def week(self, day: dt.date | None = None) -> WeekPlan:
        """The week in which a day (today) lies."""
        today = self._desk.clock.today()
        of = day or today
        first = of - dt.timedelta(days=of.weekday())
        last = first + _WEEK
        clubs = starting.club_ids()
        found = days(first, last, groups=clubs)
        sessions = found.sessions()
        met = {session.session.date for session in sessions}
        working = school_days()
        used = {club.id for club in starting.clubs()} | {session.group.id for session in sessions}
        return WeekPlan(
            first,
            last,
            today,
            tuple(date for date in dates(first, last) if date.weekday() in working or date in met),
            tuple(closed for closed in closed_days(first, last).values() if not closed.worked),
            tuple(label for label in found.groups.values() if label.id in used),
            sessions,
            _without_shift(found.expecting if first <= today <= last else expectation(today, today, clubs), today),
            sum(_lacks_activity(session, today) for session in sessions),
        )

    @query(Right.SEE_PEOPLE)
    def starters(self) -> Starters:
        """The children who turn six before school starts next."""
        return starting.next_starters(self._desk.clock.today())

    @command(Right.EDIT_PEOPLE, Change.SCHOOLS)
    def keep_entry(self, person: int, draft: EntryDraft) -> EntryDraft:
        """Write down what is done for a child's start of school; the value is what stood there before."""
        existing_person(person)
        before = starting.entry_of(person)
        starting.keep_entry(person, draft)
        self._about(f"person {person}", f"start of school: {draft}")
        return before

    @query(Right.PRINT)
    def starters_paper(self) -> StartersPaper:
        """The children who turn six before school starts next, to be printed."""
        return StartersPaper(
            starting.next_starters(self._desk.clock.today()), self._desk.clock.now(), self._desk.account.name
        )

    @command(Right.ENROL, _MOVED)
    def move(self, people: Sequence[int], group: int, since: dt.date) -> tuple[Moved, ...]:
        """From the daycare to an after-school group from `since` on, with the school and shift chosen.

        The value is what `move_back` takes. What was before stays in the history. Raises UserError for who is in no
        daycare group, or when it is full.
        """
        if not people:
            raise UserError(N_("Choose somebody first."))
        target = enrolling.the_group(group)
        names = ", ".join(map(str, people))
        self._about(f"group {group}", f"{names} from the daycare to {enrolling.group_name(target)} from {since}")
        left = {
            starter.person: starter.enrolment for starter in starting.next_starters(self._desk.clock.today()).children
        }
        if not set(people) <= left.keys():
            raise UserError(N_("Only children of the daycare who reach school age can be moved here."))
        return tuple(moving.move(left[person], target, since) for person in people)

    @command(Right.ENROL, _MOVED)
    def move_back(self, moved: Sequence[Moved]) -> None:
        """Undo `move`. Raises UserError, and moves nobody, when one of them was marked in the club or changed since."""
        self._about(f"{len(moved)} children", "back in the daycare as before")
        for child in moved:
            moving.move_back(child)


def _without_shift(expecting: Expectation, day: dt.date) -> int:
    """How many children enrolled after school have no known shift, so that they are expected in both halves."""
    people = {
        stay.person for group in expecting.after_school for stay in expecting.stays.get(group, []) if stay.covers(day)
    }
    at_school = expecting.at_school or AtSchool({})
    return len(people - at_school.on(day, Shift.MORNING) - at_school.on(day, Shift.AFTERNOON))


def _lacks_activity(session: DaySession, today: dt.date) -> bool:
    held = session.state is SessionState.HELD
    return held and session.session.date <= today and session.activity is None
