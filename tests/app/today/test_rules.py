"""What wants attention today."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.attendance.values import Count, DaySession, GroupLabel, SessionKey, SessionState
from app.calendar.values import ClosedDay
from app.dates import BirthDate, Precision
from app.groups.values import Programme
from app.today.rules import Enrolled, added, birthdays, not_entered, turning_six, week

TODAY = dt.date(2026, 11, 6)  # a Friday
GROUP = GroupLabel(1, "កូនផ្កាយ", "Small stars", "", Programme.DAYCARE)
COUNTS = st.builds(Count, *[st.integers(0, 40)] * 5)


def session(day: dt.date, count: Count, state: SessionState = SessionState.HELD, slot: int = 1) -> DaySession:
    return DaySession(GROUP, SessionKey(slot, day), dt.time(7), dt.time(11), state, "", False, count)


def enrolled(person: int, birth: BirthDate | None, daycare: bool = True) -> Enrolled:
    return Enrolled(person, birth, daycare)


@given(st.lists(COUNTS))
def test_added_counts_keep_everybody(counts):
    total = added(counts)
    assert total.expected == sum(count.expected for count in counts)
    assert total.came == sum(count.came for count in counts)


def test_the_week_shows_school_days_and_an_extra_sunday_but_no_free_one():
    sunday = dt.date(2026, 11, 8)
    friday = session(TODAY, Count(present=3, absent=1))
    days = week([friday], {}, TODAY, frozenset(range(6)))
    assert [d.date.weekday() for d in days] == [0, 1, 2, 3, 4, 5]
    with_sunday = week([friday, session(sunday, Count(to_enter=2))], {}, TODAY, frozenset(range(6)))
    assert with_sunday[-1].date == sunday
    assert days[4].count == Count(present=3, absent=1)


def test_a_session_that_was_not_held_leaves_the_week():
    off = session(TODAY, Count(to_enter=9), SessionState.NOT_HELD)
    (friday,) = (d for d in week([off], {}, TODAY, frozenset(range(6))) if d.date == TODAY)
    assert friday.count.expected == 0


def test_a_closed_day_says_why():
    closure = ClosedDay(TODAY, name_en="Water Festival", public=True)
    (friday,) = (d for d in week([], {TODAY: closure}, TODAY, frozenset(range(6))) if d.date == TODAY)
    assert friday.closed == closure


def test_missing_registers_are_those_of_fourteen_days_with_somebody_to_enter_newest_first():
    due = Count(present=5, to_enter=2)
    sessions = [session(TODAY - dt.timedelta(days=n), due) for n in (0, 1, 14, 15)]
    sessions.append(session(TODAY - dt.timedelta(days=2), Count(present=7)))
    sessions.append(session(TODAY - dt.timedelta(days=3), due, SessionState.NOT_HELD))
    assert [(TODAY - s.session.date).days for s in not_entered(sessions, TODAY)] == [1, 14]


def test_birthdays_come_from_today_to_the_coming_seven_days():
    people = [enrolled(n, BirthDate(dt.date(2021, 11, 5) + dt.timedelta(days=n))) for n in range(10)]
    found = birthdays(reversed(people), TODAY)
    assert [b.person for b in found] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert {b.years for b in found} == {5}


def test_a_birthday_across_the_new_year_counts_the_year_it_falls_in():
    (found,) = birthdays([enrolled(1, BirthDate(dt.date(2021, 1, 2)))], dt.date(2026, 12, 30))
    assert (found.date, found.years) == (dt.date(2027, 1, 2), 6)


def test_a_year_only_birth_date_has_no_birthday():
    assert birthdays([enrolled(1, BirthDate(TODAY, Precision.YEAR)), enrolled(2, None)], TODAY) == []


def test_only_daycare_children_who_reach_six_by_the_first_school_day_turn_six():
    starts = dt.date(2027, 11, 1)
    people = [
        enrolled(1, BirthDate(dt.date(2021, 11, 1))),  # six on the very day
        enrolled(2, BirthDate(dt.date(2021, 11, 2))),  # one day too young
        enrolled(3, BirthDate(dt.date(2020, 11, 6))),  # six today
        enrolled(4, BirthDate(dt.date(2021, 3, 1))),
        enrolled(5, BirthDate(dt.date(2021, 3, 1)), daycare=False),
        enrolled(6, None),
    ]
    assert turning_six(people, TODAY, starts) == [4, 1]


def test_two_slots_of_a_day_both_stay_in_the_list():
    due = Count(to_enter=1)
    yesterday = TODAY - dt.timedelta(days=1)
    morning, later = session(yesterday, due), replace(session(yesterday, due, slot=2), starts=dt.time(13))
    assert not_entered([later, morning], TODAY) == (morning, later)
