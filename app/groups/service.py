"""Making groups, planning their week, enrolling."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.errors import UserError
from app.groups import enrolling, planning, reading
from app.groups.openings import openings
from app.groups.values import (
    Candidate,
    Ended,
    Enrolled,
    GroupDetails,
    GroupDraft,
    GroupLine,
    Opening,
    Programme,
    SlotDraft,
)
from app.language import N_
from app.rights import may
from app.text import clean
from app.use_case import Change, Right, Service, command, query


class GroupService(Service):
    """Groups of every programme and who belongs to them."""

    @query(Right.SEE_GROUPS)
    def listing(self, programme: Programme | None = None, archived: bool = False) -> tuple[GroupLine, ...]:
        """Groups with their counts today: in use, or with `archived` those put away (a camp that is over)."""
        return reading.lines(self._desk.clock.today(), programme, archived)

    @query(Right.SEE_GROUPS)
    def group(self, group: int, on: dt.date | None = None) -> GroupDetails:
        """One group on a day (today); its people only for who may see people. Raises NotFound."""
        named = may(self._desk.account.role, Right.SEE_PEOPLE)
        return reading.details(enrolling.the_group(group), on or self._desk.clock.today(), named=named)

    @query(Right.SEE_PEOPLE)
    def candidates(self, group: int, text: str) -> tuple[Candidate, ...]:
        """People to enrol whose name or code holds `text`, in either script; empty without a text."""
        return reading.candidates(group, text, self._desk.clock.today())

    @query(Right.ENROL)
    def openings(self, people: Sequence[int], starts: dt.date) -> tuple[Opening, ...]:
        """The groups these people could join from `starts` on, those for their ages first."""
        return openings(people, starts, self._desk.clock.today())

    @command(Right.EDIT_GROUPS, Change.GROUPS)
    def add(self, draft: GroupDraft, slots: Sequence[SlotDraft] = ()) -> int:
        """A new group that meets at `slots` from today on; its id. Raises FieldError."""
        today = self._desk.clock.today()
        row = planning.add(draft)
        planning.set_timetable(row, slots, draft.starts or today)
        self._about(f"group {row.id}", f"add {enrolling.group_name(row)}")
        return int(row.id)

    @command(Right.EDIT_GROUPS, Change.GROUPS)
    def change(self, group: int, draft: GroupDraft) -> None:
        """Other particulars. Raises NotFound, FieldError."""
        row = enrolling.the_group(group)
        self._about(f"group {group}", f"change {enrolling.group_name(row)}")
        planning.change(row, draft)

    @command(Right.EDIT_GROUPS, Change.GROUPS)
    def archive(self, group: int, reason: str = "") -> None:
        """Put a group away from today on: it no longer meets. Registers and enrolments stay as they are."""
        row = enrolling.the_group(group)
        self._about(f"group {group}", f"archive {enrolling.group_name(row)}")
        row.archived_at, row.archived_reason = self._desk.clock.now(), clean(reason)
        row.save()

    @command(Right.EDIT_GROUPS, Change.GROUPS)
    def bring_back(self, group: int) -> None:
        """Use an archived group again, with its timetable and its people; what was due meanwhile was not held."""
        row = enrolling.the_group(group)
        self._about(f"group {group}", f"bring back {enrolling.group_name(row)}")
        away, reason = row.archived_at, row.archived_reason
        row.archived_at, row.archived_reason = None, ""
        row.save()
        if away is not None:
            planning.rest(row, away.date(), self._desk.clock.today(), reason or "–")

    @command(Right.EDIT_GROUPS, Change.GROUPS | Change.CALENDAR)
    def set_timetable(self, group: int, slots: Sequence[SlotDraft], since: dt.date) -> None:
        """Meet at `slots` from `since` on; until then all stays. Raises UserError, FieldError."""
        row = enrolling.the_group(group)
        self._about(f"group {group}", f"timetable of {enrolling.group_name(row)} since {since}")
        planning.set_timetable(row, slots, since)

    @command(Right.EDIT_GROUPS, Change.GROUPS | Change.CALENDAR)
    def add_extra_session(
        self, group: int, date: dt.date, starts: dt.time, ends: dt.time, any_shift: bool = False
    ) -> int:
        """Meet once more, on one day; the id of its slot. Raises UserError when the centre is closed then.

        `any_shift`: after school, children of either school shift are expected.
        """
        row = enrolling.the_group(group)
        self._about(f"group {group}", f"extra session of {enrolling.group_name(row)} on {date}")
        return planning.add_extra_session(row, date, starts, ends, any_shift)

    @command(Right.EDIT_GROUPS, Change.GROUPS | Change.CALENDAR)
    def cancel_extra_session(self, slot: int) -> None:
        """Do not meet on that day after all. Raises UserError once its register was entered."""
        row = planning.the_slot(slot)
        self._about(f"group {row.group_id}", f"no extra session on {row.valid_from}")
        planning.cancel_extra_session(row)

    @command(Right.ENROL, Change.GROUPS | Change.PEOPLE)
    def enrol(self, group: int, people: Sequence[int], starts: dt.date, ends: dt.date | None = None) -> Enrolled:
        """Enrol a whole selection, in its order; whom the group has no place for goes on the waiting list.

        Raises UserError, and enrols nobody, when one of them is enrolled there already or archived.
        """
        row = enrolling.the_group(group)
        enrolling.check_here(people)
        names = ", ".join(str(person) for person in people)
        self._about(f"group {group}", f"enrol {names} in {enrolling.group_name(row)} from {starts}")
        made = [enrolling.enrol(row, person, starts, ends) for person in people]
        return Enrolled(tuple(e.id for e in made if not e.waiting), tuple(e.id for e in made if e.waiting))

    @command(Right.ENROL, Change.GROUPS | Change.PEOPLE)
    def take_from_waiting_list(self, enrolment: int, starts: dt.date) -> None:
        """Give somebody who waits a place from `starts` on. Raises UserError when the group is full."""
        row = enrolling.the_enrolment(enrolment)
        self._about(f"person {row.person_id}", f"place in {enrolling.group_name(row.group)} from {starts}")
        enrolling.place(row, starts)

    @command(Right.ENROL, Change.GROUPS | Change.PEOPLE)
    def end_enrolment(self, enrolment: int, last: dt.date, reason: str = "") -> Ended:
        """The last day in the group, and why; tells who is next on the waiting list. Raises UserError."""
        row = enrolling.the_enrolment(enrolment)
        self._about(f"person {row.person_id}", f"leaves {enrolling.group_name(row.group)} after {last}")
        enrolling.end(row, last, reason)
        return Ended(row.group_id, reading.details(row.group, last + enrolling.ONE_DAY).offered)

    @command(Right.ENROL, Change.GROUPS | Change.PEOPLE)
    def reopen_enrolment(self, enrolment: int) -> None:
        """Take back an end. Raises UserError when the group is full or a later enrolment follows."""
        row = enrolling.the_enrolment(enrolment)
        self._about(f"person {row.person_id}", f"stays in {enrolling.group_name(row.group)}")
        enrolling.reopen(row)

    @command(Right.ENROL, Change.GROUPS | Change.PEOPLE)
    def remove_enrolment(self, enrolment: int) -> None:
        """Undo an enrolment or a place on the waiting list. Raises UserError once the person was marked."""
        row = enrolling.the_enrolment(enrolment)
        self._about(f"person {row.person_id}", f"not enrolled in {enrolling.group_name(row.group)}")
        enrolling.remove(row)

    @command(Right.ENROL, Change.GROUPS | Change.PEOPLE)
    def move(self, enrolments: Sequence[int], group: int, since: dt.date, reason: str = "") -> tuple[int, ...]:
        """Change to another group from `since` on, in one step; the new enrolments. Raises UserError."""
        if not enrolments:
            raise UserError(N_("Choose somebody first."))
        target = enrolling.the_group(group)
        rows = [enrolling.the_enrolment(enrolment) for enrolment in enrolments]
        names = ", ".join(str(row.person_id) for row in rows)
        self._about(f"group {group}", f"move {names} to {enrolling.group_name(target)} from {since}")
        return tuple(enrolling.move(row, target, since, reason).id for row in rows)
