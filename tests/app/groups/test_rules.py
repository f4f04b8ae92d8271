"""Places and timetables."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from app.groups.rules import clash, has_place, overlap, taken, timetable_change
from app.groups.values import SlotDraft, SlotLine, named_room
from app.language import Language

FIRST = dt.date(2026, 1, 1)
DAYS = st.integers(0, 30).map(lambda n: FIRST + dt.timedelta(days=n))


@st.composite
def periods(draw: st.DrawFn) -> tuple[dt.date, dt.date | None]:
    starts = draw(DAYS)
    return starts, draw(st.none() | st.integers(0, 20).map(lambda n: starts + dt.timedelta(days=n)))


def days_of(period: tuple[dt.date, dt.date | None]) -> set[dt.date]:
    last = period[1] or FIRST + dt.timedelta(days=80)
    return {period[0] + dt.timedelta(days=n) for n in range((last - period[0]).days + 1)}


@given(periods(), periods())
def test_periods_overlap_when_they_share_a_day(one, other):
    assert overlap(one, other) == bool(days_of(one) & days_of(other))


@given(st.lists(periods(), max_size=8), periods())
def test_places_taken_are_those_of_the_fullest_day(enrolments, period):
    fullest = max(sum(day in days_of(e) for e in enrolments) for day in days_of(period))
    assert taken(enrolments, period) == fullest


def test_a_place_that_frees_up_tomorrow_is_free_from_tomorrow_on():
    tomorrow = FIRST + dt.timedelta(days=1)
    leaving = [(FIRST, FIRST)]
    assert not has_place(1, leaving, (FIRST, None))
    assert has_place(1, leaving, (tomorrow, None))
    assert has_place(None, leaving * 99, (FIRST, None))


def slot(weekday: int, hour: int, identity: int = 1, since: dt.date = FIRST) -> SlotLine:
    return SlotLine(identity, weekday, dt.time(hour), dt.time(hour + 2), since, None)


def test_a_slot_that_stays_in_the_timetable_is_left_alone():
    old = [slot(0, 7, 1), slot(2, 7, 2)]
    change = timetable_change(
        old,
        [SlotDraft(0, dt.time(7), dt.time(9)), SlotDraft(4, dt.time(7), dt.time(9))],
        FIRST + dt.timedelta(days=30),
    )
    assert [s.id for s in change.ended] == [2]
    assert change.begun == (SlotDraft(4, dt.time(7), dt.time(9)),)


def test_a_slot_planned_for_later_gives_way_to_the_new_timetable():
    later = slot(0, 7, since=FIRST + dt.timedelta(days=60))
    wanted = SlotDraft(0, dt.time(7), dt.time(9))
    change = timetable_change([later], [wanted], FIRST)
    assert change.ended == (later,)
    assert change.begun == (wanted,)


def test_an_extra_session_outlives_a_new_timetable():
    extra = SlotLine(9, 5, dt.time(8), dt.time(9), FIRST, FIRST)
    assert timetable_change([extra], [], FIRST).ended == ()


def test_two_slots_at_one_time_clash():
    morning, late = SlotDraft(0, dt.time(7), dt.time(11)), SlotDraft(0, dt.time(10), dt.time(12))
    assert clash([late, morning]) == (morning, late)
    assert clash([morning, SlotDraft(0, dt.time(11), dt.time(12)), SlotDraft(1, dt.time(7), dt.time(8))]) is None


def test_a_bare_number_is_called_a_room_in_the_readers_figures() -> None:
    km, en = Language("km"), Language("en")
    assert [named_room(room, km) for room in ("3", "សាលធំ", "")] == ["បន្ទប់ ៣", "សាលធំ", ""]
    assert named_room("12", en) == "Room 12"
