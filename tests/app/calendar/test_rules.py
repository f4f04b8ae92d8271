"""Which sessions a timetable foresees."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from app.calendar.rules import closures_of, hours, planned
from app.calendar.values import ChangedHours, ClosedDay, SlotTimes

DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31))
MONDAY = dt.date(2026, 11, 2)


@st.composite
def slots(draw: st.DrawFn) -> SlotTimes:
    first = draw(DAYS)
    last = draw(st.none() | st.integers(0, 400).map(lambda n: first + dt.timedelta(days=n)))
    hour = draw(st.integers(6, 18))
    return SlotTimes(
        draw(st.integers(1, 99)),
        draw(st.integers(1, 5)),
        draw(st.integers(0, 6)),
        dt.time(hour),
        dt.time(hour + 2),
        first,
        last,
    )


CLOSED = st.sets(DAYS, max_size=60).map(lambda days: {day: ClosedDay(day, public=True) for day in days})


def slot(weekday: int = 0, group: int = 1, identity: int = 1) -> SlotTimes:
    return SlotTimes(identity, group, weekday, dt.time(7), dt.time(11), dt.date(2026, 1, 1))


@given(st.lists(slots(), max_size=6), CLOSED, DAYS, st.integers(0, 60))
def test_a_session_is_planned_on_every_valid_open_weekday_and_on_no_other(all_slots, closed, first, length):
    last = first + dt.timedelta(days=length)
    expected = sorted(
        (first + dt.timedelta(days=n), s.starts, s.ends, s.id)
        for n in range(length + 1)
        for s in all_slots
        if (first + dt.timedelta(days=n)).weekday() == s.weekday
        and s.valid_from <= first + dt.timedelta(days=n)
        and (s.valid_until is None or first + dt.timedelta(days=n) <= s.valid_until)
        and first + dt.timedelta(days=n) not in closed
    )
    found = [(p.date, p.starts, p.ends, p.slot) for p in planned(all_slots, closed, (), first, last)]
    assert found == expected


@given(st.lists(slots(), max_size=6), CLOSED, DAYS, st.integers(0, 30), st.integers(0, 30))
def test_a_range_plans_what_its_two_halves_plan(all_slots, closed, first, left, right):
    middle = first + dt.timedelta(days=left)
    last = middle + dt.timedelta(days=right + 1)
    halves = planned(all_slots, closed, (), first, middle) + planned(
        all_slots, closed, (), middle + dt.timedelta(days=1), last
    )
    assert planned(all_slots, closed, (), first, last) == halves


def test_a_worked_holiday_has_its_session():
    holiday = ClosedDay(MONDAY, public=True)
    worked = ClosedDay(MONDAY, public=True, worked=True)
    assert planned([slot()], {MONDAY: holiday}, (), MONDAY, MONDAY) == ()
    assert len(planned([slot()], {MONDAY: worked}, (), MONDAY, MONDAY)) == 1


def test_new_hours_hold_for_their_dates_only():
    change = ChangedHours(1, None, MONDAY, MONDAY, dt.time(8), dt.time(10))
    first, second = planned([slot()], {}, [change], MONDAY, MONDAY + dt.timedelta(days=7))
    assert (first.starts, first.ends, first.changed) == (dt.time(8), dt.time(10), True)
    assert (second.starts, second.ends, second.changed) == (dt.time(7), dt.time(11), False)


def test_the_change_for_one_group_counts_before_the_change_for_all():
    own = ChangedHours(1, 1, MONDAY, MONDAY, dt.time(9), dt.time(12))
    for_all = ChangedHours(2, None, MONDAY, MONDAY, minutes_earlier=30)
    assert hours(slot(group=1), MONDAY, [own, for_all]) == (dt.time(9), dt.time(12))
    assert hours(slot(group=2), MONDAY, [own, for_all]) == (dt.time(6, 30), dt.time(10, 30))


@given(st.integers(-2000, 2000))
def test_moved_hours_stay_in_their_day_and_in_order(minutes):
    starts, ends = hours(slot(), MONDAY, [ChangedHours(1, None, MONDAY, MONDAY, minutes_earlier=minutes)])
    assert starts <= ends


@given(CLOSED)
def test_closures_cover_exactly_the_closed_days(closed):
    closures = closures_of(closed.values())
    covered = [c.first + dt.timedelta(days=n) for c in closures for n in range(c.days)]
    assert covered == sorted(closed)


def test_days_of_different_names_are_different_closures():
    days = [ClosedDay(MONDAY, name_en="One"), ClosedDay(MONDAY + dt.timedelta(days=1), name_en="Two")]
    assert len(closures_of(days)) == 2
