"""What of a day, a week and some people wants attention. Pure: today is an argument."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.attendance.values import Count, DaySession, SessionState
from app.calendar.rules import dates
from app.calendar.values import ClosedDay
from app.dates import BirthDate, has_birthday, reaches_school_age
from app.today.values import WeekDay

DAYS_BACK = 14
BIRTHDAYS_AHEAD = 7


class Enrolled(NamedTuple):
    """Somebody who is in a group today."""

    person: int
    birth: BirthDate | None
    daycare: bool


class Turning(NamedTuple):
    """Somebody who turns so many years on a day."""

    person: int
    date: dt.date
    years: int


def week_of(today: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the week."""
    monday = today - dt.timedelta(days=today.weekday())
    return monday, monday + dt.timedelta(days=6)


def week(
    sessions: Iterable[DaySession],
    closures: Mapping[dt.date, ClosedDay],
    today: dt.date,
    school_days: frozenset[int],
) -> tuple[WeekDay, ...]:
    """The week of `today`, day by day: school days, and other days on which a session takes place."""
    counts: defaultdict[dt.date, list[Count]] = defaultdict(list)
    for session in sessions:
        if session.state is not SessionState.NOT_HELD and not session.group.drop_in:
            counts[session.session.date].append(session.count)
    return tuple(
        WeekDay(day, added(counts[day]), closures.get(day))
        for day in dates(*week_of(today))
        if day.weekday() in school_days or day in counts
    )


def added(counts: Iterable[Count]) -> Count:
    """Several counts as one."""
    total = Count()
    for count in counts:
        total = Count(
            total.present + count.present,
            total.late + count.late,
            total.absent + count.absent,
            total.excused + count.excused,
            total.to_enter + count.to_enter,
        )
    return total


def not_entered(sessions: Iterable[DaySession], today: dt.date) -> tuple[DaySession, ...]:
    """Sessions of the 14 days before today with somebody to enter, if not finished: newest first, by hour."""
    since = today - dt.timedelta(days=DAYS_BACK)
    due = [s for s in sessions if since <= s.session.date < today and s.due and not s.finished]
    return tuple(sorted(due, key=lambda s: (-s.session.date.toordinal(), s.starts, s.session)))


def birthdays(people: Iterable[Enrolled], today: dt.date) -> list[Turning]:
    """Whose birthday is today or in the coming seven days, in order of date."""
    days = list(dates(today, today + dt.timedelta(days=BIRTHDAYS_AHEAD)))
    months = {day.month for day in days}
    found = [
        Turning(p.person, day, day.year - p.birth.value.year)
        for p in people
        if p.birth is not None and p.birth.value.month in months
        for day in days
        if has_birthday(p.birth, day)
    ]
    return sorted(found, key=lambda turning: turning.date)


def turning_six(people: Iterable[Enrolled], today: dt.date, school_starts: dt.date) -> list[int]:
    """Daycare children too young for school today and old enough when it starts, the eldest first."""
    known = [
        (p.birth.value, p.person)
        for p in people
        if p.daycare and p.birth is not None and reaches_school_age(p.birth, today, school_starts)
    ]
    return [person for _, person in sorted(known, key=lambda pair: pair[0])]
