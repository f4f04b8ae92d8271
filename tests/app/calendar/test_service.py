"""Closures and changed hours in a real centre."""

import datetime as dt

import pytest

from app.attendance.values import Mark, MarkRequest, SessionKey, SessionState, Status
from app.calendar.values import ChangedHoursDraft, ClosureDraft
from app.centre import Centre
from app.errors import FieldError, UserError
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.people.values import PersonDraft

FRIDAY, NEXT_FRIDAY = dt.date(2026, 11, 6), dt.date(2026, 11, 13)
MORNING = SlotDraft(4, dt.time(7), dt.time(11))


def group(centre: Centre, *slots: SlotDraft) -> int:
    return centre.groups.add(GroupDraft(Programme.DAYCARE, "កូនផ្កាយ", "Small stars"), slots or (MORNING,)).value


def mark_somebody(centre: Centre, group_id: int) -> None:
    person = centre.people.add(PersonDraft(given_name_latin="Sophea")).value
    centre.groups.enrol(group_id, [person], dt.date(2026, 11, 1))
    slot = centre.groups.group(group_id).slots[0].id
    centre.attendance.mark([MarkRequest(SessionKey(slot, FRIDAY), person, Mark(Status.PRESENT))])


def test_a_new_centre_knows_the_holidays_of_last_this_and_next_year(centre):
    assert centre.calendar.missing_years() == ()
    for year in (2025, 2026, 2027):
        assert centre.calendar.year(year).holidays_known
    khmer_new_year = next(c for c in centre.calendar.year(2026).closures if c.first == dt.date(2026, 4, 14))
    assert khmer_new_year.days == 3


def test_holidays_are_filled_in_once(centre):
    assert centre.calendar.fill_public_holidays((2028,)).value > 15
    assert centre.calendar.fill_public_holidays((2028,)).value == 0


def test_a_closed_week_has_no_session_and_can_be_opened_again(centre):
    group_id = group(centre)
    assert centre.calendar.close(ClosureDraft(FRIDAY, dt.date(2026, 11, 12), name_km="ទឹកជំនន់")).value == 6
    assert centre.attendance.of_day(FRIDAY) == ()
    centre.calendar.open_again(FRIDAY, dt.date(2026, 11, 12))
    (session,) = centre.attendance.of_day(FRIDAY)
    assert session.group.id == group_id
    assert next(c for c in centre.calendar.year(2026).closures if c.first.month == 11).public


def test_a_holiday_can_be_worked_and_kept_after_all(centre):
    holiday = dt.date(2026, 11, 9)  # Independence Day, a Monday
    group(centre, SlotDraft(0, dt.time(7), dt.time(11)))
    centre.calendar.open_again(holiday, holiday)
    assert len(centre.attendance.of_day(holiday)) == 1
    centre.calendar.keep_holiday(holiday, holiday)
    assert centre.attendance.of_day(holiday) == ()


def test_a_day_with_an_entered_register_cannot_be_closed(centre):
    mark_somebody(centre, group(centre))
    with pytest.raises(UserError, match="06/11/2026"):
        centre.calendar.close(ClosureDraft(FRIDAY, FRIDAY, name_en="Flood"))


def test_a_day_on_which_children_were_counted_cannot_be_closed(centre):
    draft = GroupDraft(Programme.AFTER_SCHOOL, name_en="Library", drop_in=True)
    club = centre.groups.add(draft, (MORNING,)).value
    centre.attendance.set_head_count(SessionKey(centre.groups.group(club).slots[0].id, FRIDAY), 12)
    with pytest.raises(UserError, match="06/11/2026"):
        centre.calendar.close(ClosureDraft(FRIDAY, FRIDAY, name_en="Flood"))


def test_an_excuse_in_advance_does_not_keep_the_centre_open_and_counts_only_while_it_is(centre):
    group_id = group(centre)
    person = centre.people.add(PersonDraft(given_name_latin="Sophea")).value
    centre.groups.enrol(group_id, [person], dt.date(2026, 11, 1))
    session = SessionKey(centre.groups.group(group_id).slots[0].id, NEXT_FRIDAY)
    centre.attendance.mark([MarkRequest(session, person, Mark(Status.EXCUSED))])
    centre.calendar.close(ClosureDraft(NEXT_FRIDAY, NEXT_FRIDAY, name_en="Flood"))
    (column,) = centre.attendance.register(group_id, NEXT_FRIDAY, NEXT_FRIDAY).columns
    assert (column.state, column.reason) == (SessionState.NOT_HELD, "Flood")
    assert centre.attendance.person_year(person, 2026).count.excused == 0
    centre.calendar.open_again(NEXT_FRIDAY, NEXT_FRIDAY)
    assert centre.attendance.register(group_id, NEXT_FRIDAY, NEXT_FRIDAY).columns[0].state is SessionState.PLANNED
    assert centre.attendance.person_year(person, 2026).count.excused == 1


def test_a_session_of_which_nothing_was_entered_is_not_due_once_the_day_is_closed(centre):
    group_id = group(centre)
    person = centre.people.add(PersonDraft(given_name_latin="Sophea")).value
    centre.groups.enrol(group_id, [person], dt.date(2026, 11, 1))
    session = SessionKey(centre.groups.group(group_id).slots[0].id, FRIDAY)
    centre.attendance.set_staff(session, 2)
    marked = centre.attendance.mark([MarkRequest(session, person, Mark(Status.PRESENT))]).value
    centre.attendance.mark(marked.before)
    centre.calendar.close(ClosureDraft(FRIDAY, FRIDAY, name_en="Flood"))
    assert centre.attendance.of_day(FRIDAY) == ()
    (column,) = centre.attendance.register(group_id, FRIDAY, FRIDAY).columns
    assert (column.session, column.closed_en) == (None, "Flood")
    centre.calendar.open_again(FRIDAY, FRIDAY)
    assert centre.attendance.register(group_id, FRIDAY, FRIDAY).columns[0].staff == 2


def test_a_holiday_for_which_a_register_was_entered_was_worked(centre):
    labour_day = dt.date(2024, 5, 1)
    draft = GroupDraft(Programme.DAYCARE, "កូនផ្កាយ", starts=dt.date(2024, 1, 1))
    group_id = centre.groups.add(draft, [SlotDraft(2, dt.time(7), dt.time(11))]).value
    person = centre.people.add(PersonDraft(given_name_latin="Sophea")).value
    centre.groups.enrol(group_id, [person], dt.date(2024, 1, 1))
    slot = centre.groups.group(group_id).slots[0].id
    centre.attendance.mark([MarkRequest(SessionKey(slot, labour_day), person, Mark(Status.PRESENT))])
    centre.calendar.fill_public_holidays((2024,))
    worked = [day.date for day in centre.calendar.year(2024).days if day.worked]
    assert worked == [labour_day]


def test_a_closure_moves_to_other_days(centre):
    centre.calendar.close(ClosureDraft(FRIDAY, FRIDAY, name_en="Camp"))
    later = dt.date(2026, 11, 13)
    centre.calendar.change_closure(FRIDAY, FRIDAY, ClosureDraft(later, later, name_en="Camp"))
    own = [c.first for c in centre.calendar.year(2026).closures if not c.public]
    assert own == [later]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ClosureDraft(FRIDAY, FRIDAY), "name"),
        (ClosureDraft(FRIDAY, FRIDAY - dt.timedelta(days=1), name_en="Flood"), "last"),
        (ClosureDraft(FRIDAY, FRIDAY + dt.timedelta(days=400), name_en="Flood"), "last"),
    ],
)
def test_a_closure_that_cannot_be_is_told_beside_its_field(centre, draft, field):
    with pytest.raises(FieldError) as refused:
        centre.calendar.close(draft)
    assert refused.value.field == field


def test_changed_hours_hold_for_their_days_and_can_be_cancelled(centre):
    group_id = group(centre)
    change = ChangedHoursDraft(group_id, FRIDAY, FRIDAY, minutes_earlier=30, reason="Rain")
    number = centre.calendar.change_hours(change).value
    assert centre.attendance.of_day(FRIDAY)[0].starts == dt.time(6, 30)
    centre.calendar.cancel_changed_hours(number)
    assert centre.attendance.of_day(FRIDAY)[0].starts == dt.time(7)


@pytest.mark.parametrize(
    "draft",
    [
        ChangedHoursDraft(None, FRIDAY, FRIDAY),
        ChangedHoursDraft(None, FRIDAY, FRIDAY, dt.time(8)),
        ChangedHoursDraft(None, FRIDAY, FRIDAY, dt.time(8), dt.time(8)),
    ],
)
def test_hours_that_cannot_be_are_refused(centre, draft):
    with pytest.raises(FieldError):
        centre.calendar.change_hours(draft)
