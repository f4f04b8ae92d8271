"""After school, who is expected follows from the school shift at the session's date."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.calendar.values import ChangedHoursDraft
from app.centre import Centre
from app.errors import UserError
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.schools.values import PlaceDraft, Shift, ShiftChange
from app.sheets.values import SheetOptions, SheetRequest
from models.groups import Slot
from tests.app.after_school.conftest import MONDAY, Club

DECEMBER = dt.date(2026, 12, 1)
DAYS = [dt.date(2026, 11, 26) + dt.timedelta(days=offset) for offset in range(13)]


def test_a_child_is_expected_in_the_half_that_school_leaves_free(club: Club) -> None:
    early, late, both = club.child("Early", Shift.MORNING), club.child("Late", Shift.AFTERNOON), club.child("Both")
    assert club.expected(club.session(MONDAY, Shift.AFTERNOON)) == {early, both}
    assert club.expected(club.session(MONDAY, Shift.MORNING)) == {late, both}


def test_a_slot_can_be_one_for_any_shift(club: Club) -> None:
    child = club.child("Early", Shift.MORNING)
    key = club.session(MONDAY, Shift.MORNING)
    Slot.update(any_shift=True).where(Slot.id == key.slot).execute()
    assert club.expected(key) == {child}


def test_when_the_shifts_swap_only_what_comes_after_changes(club: Club) -> None:
    child = club.child("Early", Shift.MORNING)
    swapped = club.centre.schools.change_shifts(ShiftChange(DECEMBER)).value
    assert club.expected(club.session(dt.date(2026, 11, 30))) == {child}
    assert club.expected(club.session(DECEMBER)) == set()
    assert club.expected(club.session(DECEMBER, Shift.MORNING)) == {child}
    club.centre.schools.put_back(swapped)
    assert club.expected(club.session(DECEMBER)) == {child}


def test_a_change_that_was_followed_by_another_cannot_be_undone(club: Club) -> None:
    child = club.child("Early", Shift.MORNING)
    swapped = club.centre.schools.change_shifts(ShiftChange(DECEMBER)).value
    club.centre.schools.set_place(child, dt.date(2026, 12, 5), PlaceDraft(shift=Shift.MORNING))
    with pytest.raises(UserError, match="changed again"):
        club.centre.schools.put_back(swapped)


def test_only_the_school_and_grade_named_change(club: Club) -> None:
    schools = club.centre.schools
    from app.schools.values import SchoolDraft

    school = schools.add_school(SchoolDraft(name_latin="Wat Damnak")).value
    one, other = club.child("One"), club.child("Other")
    schools.set_place(one, MONDAY, PlaceDraft(school, 3, Shift.MORNING))
    schools.set_place(other, MONDAY, PlaceDraft(None, 3, Shift.MORNING))
    assert schools.preview(ShiftChange(DECEMBER, school, 3)).to_afternoon == 1
    schools.change_shifts(ShiftChange(DECEMBER, school, 3))
    assert club.expected(club.session(DECEMBER)) == {other}


def test_whom_school_keeps_away_stands_on_no_count_list_or_sheet_of_that_half(club: Club) -> None:
    early, late = club.child("Early", Shift.MORNING), club.child("Late", Shift.AFTERNOON)
    attendance = club.centre.attendance
    counts = {s.session: s.count.expected for s in attendance.of_day(MONDAY)}
    assert counts == {club.session(MONDAY, half): 1 for half in Shift}
    marked = attendance.mark_rest_present(club.session(MONDAY)).value
    assert [request.person for request in marked.after] == [early]
    with pytest.raises(UserError, match="not expected"):
        attendance.mark([MarkRequest(club.session(MONDAY), late, Mark(Status.PRESENT))])
    sheet = club.centre.sheets.proposed(SheetRequest(club.id, MONDAY, MONDAY, SheetOptions()))
    boxes = {(tick.row, sheet.days[tick.day].slot) for tick in sheet.layout.pages[0].ticks if tick.row <= 2}
    rows = {person.id: number for number, person in enumerate(sheet.people, start=1)}
    assert boxes == {
        (rows[early], club.session(MONDAY, Shift.AFTERNOON).slot),
        (rows[late], club.session(MONDAY, Shift.MORNING).slot),
    }


def test_a_sheet_that_was_kept_still_says_at_which_sessions_nobody_was_expected(club: Club) -> None:
    club.child("Early", Shift.MORNING)
    sheet = club.centre.sheets.proposed(SheetRequest(club.id, MONDAY, MONDAY, SheetOptions()))
    club.centre.sheets.issue(sheet)
    assert club.centre.sheets.sheet(sheet.code) == sheet


def test_changed_hours_move_a_session_and_who_is_free_for_it(club: Club) -> None:
    child = club.child("Early", Shift.MORNING)
    club.centre.calendar.change_hours(ChangedHoursDraft(club.id, DECEMBER, DECEMBER, dt.time(9), dt.time(10)))
    assert club.expected(club.session(DECEMBER)) == set()
    assert club.expected(club.session(DECEMBER - dt.timedelta(days=1))) == {child}


def test_the_hot_season_half_an_hour_earlier_changes_nobodys_half(club: Club) -> None:
    child = club.child("Early", Shift.MORNING)
    club.centre.calendar.change_hours(ChangedHoursDraft(None, DECEMBER, DECEMBER, minutes_earlier=30))
    assert club.expected(club.session(DECEMBER)) == {child}
    (column,) = [c for c in club.register(DECEMBER, DECEMBER).columns if c.session == club.session(DECEMBER)]
    assert column.starts == dt.time(13, 30)


def test_a_timetable_keeps_what_its_slots_say_about_shifts(club: Club, centre: Centre) -> None:
    slots = [SlotDraft(0, dt.time(8), dt.time(10), any_shift=True)]
    centre.groups.set_timetable(club.id, slots, dt.date(2026, 12, 7))
    (slot,) = [s for s in centre.groups.group(club.id, dt.date(2026, 12, 7)).slots if s.meets(dt.date(2026, 12, 7))]
    assert slot.any_shift


def test_an_extra_session_can_be_for_any_shift(club: Club) -> None:
    early, late = club.child("Early", Shift.MORNING), club.child("Late", Shift.AFTERNOON)
    saturday = dt.date(2026, 11, 7)
    for hour, any_shift in ((8, True), (10, False)):
        times = dt.time(hour), dt.time(hour + 1)
        slot = club.centre.groups.add_extra_session(club.id, saturday, *times, any_shift).value
        assert club.expected(SessionKey(slot, saturday)) == ({early, late} if any_shift else {late})


weeks = st.lists(
    st.tuples(st.integers(0, 6), st.sampled_from([8, 10, 14, 16]), st.booleans()),
    min_size=1, max_size=6, unique_by=lambda slot: slot[:2],
)  # fmt: skip


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(weeks, st.lists(st.sampled_from([None, *Shift]), min_size=1, max_size=4))
def test_each_time_of_the_week_says_for_itself_whether_shifts_matter(
    centre: Centre, week: list[tuple[int, int, bool]], shifts: list[Shift | None]
) -> None:
    draft = GroupDraft(Programme.AFTER_SCHOOL, name_en="Any club", starts=MONDAY)
    slots = [SlotDraft(day, dt.time(hour), dt.time(hour + 1), any_shift) for day, hour, any_shift in week]
    club = Club(centre)
    club.id = centre.groups.add(draft, slots).value
    children = {club.child("Any", shift): shift for shift in shifts}
    told = {(key.date.weekday(), time): club.expected(key) for key, time in _times(club)}
    assert told == {
        (day, hour): {
            child
            for child, shift in children.items()
            if any_shift or shift is None or shift is not (Shift.MORNING if hour < 12 else Shift.AFTERNOON)
        }
        for day, hour, any_shift in week
    }


def _times(club: Club) -> list[tuple[SessionKey, int]]:
    """The sessions of a week, with the hour at which each starts."""
    register = club.register(MONDAY, MONDAY + dt.timedelta(days=6))
    return [(c.session, c.starts.hour) for c in register.columns if c.session is not None and c.starts is not None]


histories = st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from([None, *Shift])), min_size=0, max_size=4)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(histories, min_size=1, max_size=3), st.sampled_from(DAYS))
def test_over_random_histories_a_swap_changes_no_register_before_it(
    club: Club, shifts: list[list[tuple[dt.date, Shift | None]]], since: dt.date
) -> None:
    for history in shifts:
        child = club.child("Any")
        for day, shift in history:
            club.centre.schools.set_place(child, day, PlaceDraft(shift=shift))
    before = club.expected_between(DAYS[0], DAYS[-1])
    if club.centre.schools.preview(ShiftChange(since)).children == 0:
        return
    swapped = club.centre.schools.change_shifts(ShiftChange(since)).value
    for key, people in club.expected_between(DAYS[0], DAYS[-1]).items():
        half = Shift.MORNING if key == club.session(key.date, Shift.MORNING) else Shift.AFTERNOON
        assert people == before[club.session(key.date, half if key.date < since else half.other)]
    club.centre.schools.put_back(swapped)
    assert club.expected_between(DAYS[0], DAYS[-1]) == before
