"""Everything the Today page shows, in one question."""

from __future__ import annotations

import datetime as dt

from app.accounts.reminders import reminders
from app.attendance.absences import absences_in_a_row
from app.attendance.listing import days
from app.backups.service import days_without_copy
from app.calendar.rules import dates
from app.calendar.service import missing_years
from app.calendar.timetable import closed_days
from app.calendar.values import ClosedDay
from app.camps.reading import to_prepare as camps_to_prepare
from app.certificates.reading import ready as certificates_ready
from app.courses.due import due
from app.outcomes.calling import due_calls
from app.settings.service import school_days
from app.settings.storing import stored_value
from app.settings.values import Thresholds
from app.today import reading, rules
from app.today.values import Birthday, Child, Today, TurningSix
from app.use_case import Right, Service, query

_CLOSED_AHEAD = 7  # days in which a coming closure is announced


class TodayService(Service):
    """What is due, what is missing, who wants attention."""

    @query(Right.SEE_REGISTERS)
    def overview(self) -> Today:
        """The page of today. It reads only the days it speaks of, however many years are kept."""
        now = self._desk.clock.now()
        today = now.date()
        monday, sunday = rules.week_of(today)
        week_ago, since = today - dt.timedelta(weeks=1), today - dt.timedelta(days=rules.DAYS_BACK)
        recent = days(week_ago, sunday, unfinished_since=since)
        sessions = recent.sessions()
        closures = closed_days(monday, max(sunday, today + dt.timedelta(days=_CLOSED_AHEAD)))
        thresholds = stored_value("thresholds", Thresholds)
        birthdays, turning_six = _birthdays(today, thresholds.school_start(today))
        todays = tuple(s for s in sessions if s.session.date == today)
        this_week = [s for s in sessions if monday <= s.session.date <= sunday]
        return Today(
            date=today,
            now=now.time(),
            registers=todays,
            not_entered=rules.not_entered(sessions, today),
            week=rules.week(this_week, closures, today, school_days()),
            absences=absences_in_a_row(recent, today, thresholds.absences_in_a_row),
            birthdays=birthdays,
            turning_six=turning_six,
            crowded=reading.crowded(todays),
            free_places=reading.free_places(today),
            certificates_ready=certificates_ready(today),
            calls=len(due_calls(today)),
            next_closed=_next_closed(closures, today),
            years_without_holidays=missing_years(today),
            groups=reading.groups_in_use(),
            meetings=reading.meetings(today),
            work_after=reading.work_after(now),
            off_pc_days=days_without_copy(now) if self._desk.may(Right.BACK_UP) else None,
            sign_in=reminders(self._desk.folder) if self._desk.may(Right.MANAGE_ACCOUNTS) else None,
            camps=camps_to_prepare(today) if self._desk.may(Right.HOLD_CAMPS) else (),
            courses=due(today, selecting=self._desk.may(Right.SELECT_TRAINEES)),
        )


def _birthdays(today: dt.date, school_starts: dt.date) -> tuple[tuple[Birthday, ...], TurningSix]:
    """Whose birthday comes, and who turns six; nobody else is read by name."""
    enrolled = reading.enrolled(today)
    turning, six = rules.birthdays(enrolled, today), rules.turning_six(enrolled, today, school_starts)
    children = reading.children({*six, *(one.person for one in turning)})
    return (
        tuple(_birthday(children[one.person], one) for one in turning),
        TurningSix(school_starts, tuple(children[person] for person in six)),
    )


def _birthday(child: Child, turning: rules.Turning) -> Birthday:
    return Birthday(child.person, child.name_km, child.name_latin, turning.date, turning.years)


def _next_closed(closures: dict[dt.date, ClosedDay], today: dt.date) -> ClosedDay | None:
    """The first day, from today to a week ahead, on which the centre is closed."""
    days = dates(today, today + dt.timedelta(days=_CLOSED_AHEAD))
    return next((closures[day] for day in days if day in closures and not closures[day].worked), None)
