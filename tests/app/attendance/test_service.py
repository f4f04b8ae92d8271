"""Registers through the use cases, on a real encrypted file."""

import datetime as dt
from typing import Any

import pytest

from app.attendance.values import Count, Flag, Mark, MarkRequest, SessionState, Status
from app.centre import Centre
from app.errors import FieldError, UserError
from models.audit import AuditLine
from models.groups import Closure, Enrolment, Slot
from models.people import Person

MONDAY = dt.date(2026, 11, 2)
TUESDAY = dt.date(2026, 11, 3)
FRIDAY = dt.date(2026, 11, 6)
NEXT_TUESDAY = dt.date(2026, 11, 10)
PRESENT, ABSENT, EXCUSED = Mark(Status.PRESENT), Mark(Status.ABSENT), Mark(Status.EXCUSED)


def marks_on(centre: Centre, daycare: Any, day: dt.date) -> dict[int, Mark | None]:
    register = centre.attendance.register(daycare.group, day, day)
    return {row.person: row.cells[0].mark for row in register.rows}


def test_a_register_shows_who_is_enrolled_at_the_date_of_the_session(centre: Centre, daycare: Any) -> None:
    always = daycare.child("Always")
    left = daycare.child("Left", ends=MONDAY)
    new = daycare.child("New", starts=TUESDAY)
    assert set(marks_on(centre, daycare, MONDAY)) == {always, left}
    assert set(marks_on(centre, daycare, TUESDAY)) == {always, new}


def test_a_later_change_never_rewrites_an_earlier_register(centre: Centre, daycare: Any) -> None:
    child = daycare.child("Dara")
    centre.attendance.mark([MarkRequest(daycare.session(MONDAY), child, ABSENT)])
    Enrolment.update(ends=dt.date(2026, 10, 1)).execute()
    Slot.update(valid_until=dt.date(2026, 10, 1)).execute()
    assert marks_on(centre, daycare, MONDAY) == {child: ABSENT}


def test_all_present_touches_unmarked_rows_only(centre: Centre, daycare: Any) -> None:
    first, second = daycare.child("A"), daycare.child("B")
    session = daycare.session(FRIDAY)
    centre.attendance.mark([MarkRequest(session, first, EXCUSED)])
    done = centre.attendance.mark_rest_present(session)
    assert marks_on(centre, daycare, FRIDAY) == {first: EXCUSED, second: PRESENT}
    assert done.value.before == (MarkRequest(session, second, None),)


def test_marking_what_was_before_undoes_and_what_was_after_redoes(centre: Centre, daycare: Any) -> None:
    child = daycare.child("A")
    session = daycare.session(FRIDAY)
    centre.attendance.mark([MarkRequest(session, child, Mark(Status.LATE, arrived=dt.time(8, 5)))])
    marked = centre.attendance.mark([MarkRequest(session, child, PRESENT)]).value
    centre.attendance.mark(marked.before)
    assert marks_on(centre, daycare, FRIDAY) == {child: Mark(Status.LATE, arrived=dt.time(8, 5))}
    centre.attendance.mark(marked.after)
    assert marks_on(centre, daycare, FRIDAY) == {child: PRESENT}


def test_who_corrected_what_and_when_is_kept(centre: Centre, daycare: Any) -> None:
    child = daycare.child("A")
    session = daycare.session(MONDAY)
    centre.attendance.mark([MarkRequest(session, child, PRESENT)])
    centre.attendance.mark([MarkRequest(session, child, ABSENT)])
    assert [(line.before, line.after) for line in centre.attendance.corrections(session, child)] == [
        ("", "P"),
        ("P", "A"),
    ]


def test_an_excuse_may_be_entered_in_advance_and_nothing_else(centre: Centre, daycare: Any) -> None:
    child = daycare.child("A")
    session = daycare.session(NEXT_TUESDAY)
    centre.attendance.mark([MarkRequest(session, child, EXCUSED)])
    with pytest.raises(UserError, match="not come yet"):
        centre.attendance.mark([MarkRequest(session, child, PRESENT)])


def test_several_marks_are_set_all_or_none(centre: Centre, daycare: Any) -> None:
    child, other = daycare.child("A"), daycare.stranger_to_the_group("B")
    session = daycare.session(FRIDAY)
    with pytest.raises(UserError, match="walk-in"):
        centre.attendance.mark([MarkRequest(session, child, PRESENT), MarkRequest(session, other, PRESENT)])
    assert marks_on(centre, daycare, FRIDAY) == {child: None}


def test_a_walk_in_is_added_and_undone_without_leaving_the_register(centre: Centre, daycare: Any) -> None:
    visitor = daycare.stranger_to_the_group("Visitor")
    marked = centre.attendance.add_walk_in(daycare.session(FRIDAY), visitor).value
    assert marks_on(centre, daycare, FRIDAY) == {visitor: Mark(Status.PRESENT, walk_in=True)}
    centre.attendance.mark(marked.before)
    assert marks_on(centre, daycare, FRIDAY) == {}


def test_a_stranger_becomes_a_provisional_person_and_goes_when_undone(centre: Centre, daycare: Any) -> None:
    marked = centre.attendance.add_stranger(daycare.session(FRIDAY), "ចាន់ សុភា").value
    person = Person.get_by_id(marked.after[0].person)
    assert (person.family_name_km, person.given_name_km, person.provisional) == ("ចាន់", "សុភា", True)
    centre.attendance.mark(marked.before)
    assert Person.get_by_id(person.id).archived_at is not None
    centre.attendance.mark(marked.after)
    assert Person.get_by_id(person.id).archived_at is None


def test_a_session_that_was_not_held_takes_no_marks_and_leaves_the_count(centre: Centre, daycare: Any) -> None:
    child = daycare.child("A")
    session = daycare.session(FRIDAY)
    centre.attendance.call_off(session, "flood")
    with pytest.raises(UserError, match="not held"):
        centre.attendance.mark([MarkRequest(session, child, PRESENT)])
    register = centre.attendance.register(daycare.group, FRIDAY, FRIDAY)
    assert register.columns[0].state is SessionState.NOT_HELD
    assert register.total() == Count()
    centre.attendance.hold_after_all(session)
    centre.attendance.mark([MarkRequest(session, child, PRESENT)])


def test_a_session_is_what_its_marks_make_of_it(centre: Centre, daycare: Any) -> None:
    child, session = daycare.child("A"), daycare.session(FRIDAY)

    def state() -> SessionState:
        return centre.attendance.register(daycare.group, FRIDAY, FRIDAY).columns[0].state

    marked = centre.attendance.mark([MarkRequest(session, child, ABSENT)]).value
    assert state() is SessionState.HELD
    centre.attendance.call_off(session, "flood")
    centre.attendance.hold_after_all(session)
    assert state() is SessionState.HELD
    centre.attendance.mark(marked.before)
    assert state() is SessionState.PLANNED


def test_a_session_people_came_to_cannot_be_called_off(centre: Centre, daycare: Any) -> None:
    child = daycare.child("A")
    session = daycare.session(FRIDAY)
    centre.attendance.mark([MarkRequest(session, child, PRESENT)])
    with pytest.raises(UserError, match="1 people are marked present"):
        centre.attendance.call_off(session, "flood")
    with pytest.raises(UserError, match="Say why"):
        centre.attendance.call_off(daycare.session(MONDAY), " ")


def test_nothing_can_be_marked_on_a_closed_day(centre: Centre, daycare: Any) -> None:
    child = daycare.child("A")
    Closure.create(date=TUESDAY, name_en="Water festival")
    register = centre.attendance.register(daycare.group, MONDAY, TUESDAY)
    assert [column.session is None for column in register.columns] == [False, True]
    assert register.columns[1].closed
    with pytest.raises(UserError, match="no session"):
        centre.attendance.mark([MarkRequest(daycare.session(TUESDAY), child, PRESENT)])


def test_the_rate_is_present_and_late_of_everybody_marked() -> None:
    assert Count(present=2, late=1, absent=1, excused=1, to_enter=5).rate == 3 / 5
    assert Count(to_enter=5).rate is None


def test_registers_with_unmarked_people_are_not_entered(centre: Centre, daycare: Any) -> None:
    child = daycare.child("A")
    centre.attendance.mark([MarkRequest(daycare.session(MONDAY), child, PRESENT)])
    due = centre.attendance.not_entered(MONDAY, FRIDAY)
    assert [session.session.date.day for session in due] == [3, 4, 5, 6]
    today = centre.attendance.of_day(FRIDAY)
    assert [(session.count.expected, session.begun) for session in today] == [(1, False)]


def test_absences_in_a_row_end_with_presence_or_an_excuse(centre: Centre, daycare: Any) -> None:
    gone, excused, back = daycare.child("Gone"), daycare.child("Excused"), daycare.child("Back")
    for offset, letters in enumerate(("AAA", "AAA", "AAA", "AEP")):
        session = daycare.session(MONDAY + dt.timedelta(offset))
        marks = zip((gone, excused, back), letters, strict=True)
        centre.attendance.mark([MarkRequest(session, who, Mark(Status(letter))) for who, letter in marks])
    assert [(row.person, row.in_a_row, row.since) for row in centre.attendance.absences_in_a_row()] == [
        (gone, 4, MONDAY)
    ]


def test_nobody_is_missed_in_a_group_that_is_archived(centre: Centre, daycare: Any) -> None:
    child = daycare.child("A")
    days = [dt.date(2026, 11, day) for day in (3, 4, 5)]
    centre.attendance.mark([MarkRequest(daycare.session(day), child, ABSENT) for day in days])
    assert [line.in_a_row for line in centre.attendance.absences_in_a_row()] == [3]
    centre.groups.archive(daycare.group)
    assert centre.attendance.absences_in_a_row() == ()


def test_a_year_of_marks_leaves_out_sessions_that_were_not_held(centre: Centre, daycare: Any) -> None:
    child = daycare.child("A")
    centre.attendance.mark([MarkRequest(daycare.session(MONDAY), child, PRESENT)])
    centre.attendance.mark([MarkRequest(daycare.session(NEXT_TUESDAY), child, EXCUSED)])
    centre.attendance.call_off(daycare.session(NEXT_TUESDAY), "feast")
    year = centre.attendance.person_year(child, 2026)
    assert [(mark.date, mark.status) for mark in year.marks] == [(MONDAY, Status.PRESENT)]


def test_walk_in_candidates_are_found_in_either_script_and_stand_once(centre: Centre, daycare: Any) -> None:
    child = daycare.child("Bopha")
    session = daycare.session(FRIDAY)
    assert [c.person for c in centre.attendance.walk_in_candidates(session, "boph")] == [child]
    centre.attendance.mark([MarkRequest(session, child, PRESENT)])
    assert centre.attendance.walk_in_candidates(session, "boph") == ()


def test_numbers_at_the_foot_of_the_sheet_are_kept(centre: Centre, daycare: Any) -> None:
    session = daycare.session(FRIDAY)
    centre.attendance.set_paper_total(session, 26)
    centre.attendance.set_staff(session, 3)
    column = centre.attendance.register(daycare.group, FRIDAY, FRIDAY).columns[0]
    assert (column.paper_total, column.staff) == (26, 3)
    with pytest.raises(FieldError):
        centre.attendance.set_paper_total(session, 1000)


def test_a_finished_register_can_be_reopened(centre: Centre, daycare: Any) -> None:
    child = daycare.child("A")
    session = daycare.session(FRIDAY)
    assert centre.attendance.finish(session).value == Count(to_enter=1)
    assert centre.attendance.of_day(FRIDAY)[0].finished
    centre.attendance.reopen(session)
    centre.attendance.mark([MarkRequest(session, child, PRESENT)])
    assert not centre.attendance.of_day(FRIDAY)[0].finished


def test_every_deed_is_in_the_audit_book(centre: Centre, daycare: Any) -> None:
    child = daycare.child("A")
    centre.attendance.mark([MarkRequest(daycare.session(FRIDAY), child, PRESENT)])
    line = AuditLine.select().order_by(AuditLine.id.desc()).first()
    assert (line.account, line.action, line.detail) == ("Sokunthea", "attendance.mark", f"{child}:P")


def test_who_joins_a_group_is_flagged_as_new_unless_the_whole_group_is(daycare):
    first = daycare.child("Dara", starts=MONDAY)
    (row,) = daycare.centre.attendance.register(daycare.group, MONDAY, MONDAY).rows
    assert Flag.NEW not in row.flags
    daycare.child("Bopha")
    rows = daycare.centre.attendance.register(daycare.group, MONDAY, MONDAY).rows
    assert [row.person for row in rows if Flag.NEW in row.flags] == [first]
