import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from app.attendance.values import (
    Count,
    DaySession,
    GroupLabel,
    Register,
    SessionKey,
    SessionState,
)
from app.groups.values import Programme
from ui.registers.moving import after_marking, day_beside, first_day, first_row, next_due

FRIDAY = dt.date(2026, 11, 6)
MONDAY = dt.date(2026, 11, 2)
MakeRegister = Callable[..., Register]


def session(
    group: int = 1, day: dt.date = FRIDAY, hour: int = 7, to_enter: int = 5, *, finished: bool = False
) -> DaySession:
    label = GroupLabel(group, "", f"Group {group}", "", Programme.DAYCARE)
    count = Count(to_enter=to_enter)
    starts, ends = dt.time(hour), dt.time(hour + 3)
    return DaySession(label, SessionKey(group, day), starts, ends, SessionState.PLANNED, "", finished, count)


def test_the_cursor_begins_on_the_day_asked_for_or_on_today(make_register: MakeRegister) -> None:
    week = make_register(first=MONDAY, days=7)
    assert first_day(week, MONDAY, FRIDAY) == 0
    assert first_day(week, None, FRIDAY) == 4


def test_in_another_week_it_begins_where_something_is_to_enter(make_register: MakeRegister) -> None:
    week = make_register(first=MONDAY, days=7, people=1, r1="PP")
    assert first_day(week, None, FRIDAY + dt.timedelta(days=30)) == 2


def test_a_register_of_closed_days_has_no_place_for_the_cursor(make_register: MakeRegister) -> None:
    assert first_day(make_register(first=dt.date(2026, 11, 8)), None, FRIDAY) is None


def test_the_work_goes_on_at_the_first_person_without_a_mark(make_register: MakeRegister) -> None:
    assert first_row(make_register(r1="P", r2="A"), 0) == 2
    assert first_row(make_register(people=2, r1="P", r2="A"), 0) == 0


def test_marking_goes_down_and_stays_at_the_last_person(make_register: MakeRegister) -> None:
    day = make_register()
    assert after_marking(day, 0, 0, across=False) == (1, 0)
    assert after_marking(day, 3, 0, across=False) == (3, 0)


def test_marking_along_the_row_passes_over_closed_days_and_wraps(make_register: MakeRegister) -> None:
    days = make_register(first=dt.date(2026, 11, 7), days=3)  # Saturday, Sunday, Monday
    assert after_marking(days, 0, 0, across=True) == (0, 2)
    assert after_marking(days, 0, 2, across=True) == (1, 0)
    assert after_marking(days, 3, 2, across=True) == (3, 2)


def test_the_next_day_is_the_next_on_which_the_group_meets(make_register: MakeRegister) -> None:
    columns = make_register(first=dt.date(2026, 11, 7), days=3).columns
    assert day_beside(columns, 0, 1) == 2
    assert day_beside(columns, 2, -1) == 0
    assert day_beside(columns, 2, 1) is None


def test_after_one_register_comes_the_next_of_the_same_day() -> None:
    done, later, earlier = session(1, hour=8), session(2, hour=13), session(3, hour=7)
    assert next_due([earlier, done, later], done, FRIDAY) == later
    assert next_due([earlier, done], done, FRIDAY) == earlier


def test_then_come_today_and_the_newest_day_that_was_missed() -> None:
    done = session(1, MONDAY)
    old, newer, today = (session(2, day) for day in (MONDAY.replace(day=1), FRIDAY.replace(day=5), FRIDAY))
    assert next_due([old, newer, today], done, FRIDAY) == today
    assert next_due([old, newer], done, FRIDAY) == newer


def test_what_is_finished_entered_or_still_to_come_is_not_opened() -> None:
    done = session(1)
    others = [
        session(2, to_enter=0),
        session(3, finished=True),
        session(4, FRIDAY + dt.timedelta(days=1)),
        replace(session(5), state=SessionState.NOT_HELD),
    ]
    assert next_due([done, *others], done, FRIDAY) is None
