"""Closing the centre, working on a holiday, changing hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from peewee import fn

from app.attendance.values import SessionState, Status
from app.calendar.public_holidays import public_holidays
from app.calendar.rules import check_range, closures_of, dates, is_closed
from app.calendar.timetable import changed_hours, closed_days
from app.calendar.values import CalendarYear, ChangedHoursDraft, ClosedDay, ClosureDraft
from app.errors import FieldError, NotFound, UserError
from app.language import N_
from app.text import clean
from app.use_case import Change, Right, Service, command, query
from models import attendance, courses, groups
from models.rows import as_date, plain_rows

_CLOSING = Change.CALENDAR | Change.MARKS  # excuses in advance count nowhere on a closed day


class CalendarService(Service):
    """The days and hours of the centre."""

    @query(Right.SEE_GROUPS)
    def year(self, year: int) -> CalendarYear:
        """Everything the calendar shows of one year."""
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        days = tuple(closed_days(first, last).values())
        return CalendarYear(year, days, closures_of(days), changed_hours(first, last), any(day.public for day in days))

    @query(Right.SEE_GROUPS)
    def closed_days(self, first: dt.date, last: dt.date) -> tuple[ClosedDay, ...]:
        """Public holidays and closures from `first` to `last`, with those that are worked all the same."""
        return tuple(closed_days(first, last).values())

    @query(Right.SEE_GROUPS)
    def missing_years(self) -> tuple[int, ...]:
        """Of last, this and next year, those whose public holidays have not been filled in."""
        return missing_years(self._desk.clock.today())

    @command(Right.EDIT_GROUPS, _CLOSING)
    def fill_public_holidays(self, years: Sequence[int]) -> int:
        """Write the public holidays of `years` that are not there yet; how many days were added."""
        self._about("calendar", "public holidays " + ", ".join(map(str, years)))
        return sum(fill_public_holidays(year) for year in years)

    @command(Right.EDIT_GROUPS, _CLOSING)
    def close(self, draft: ClosureDraft) -> int:
        """Close the centre for a range of days; how many were open before.

        Raises FieldError for a range that cannot be, UserError when a register was already entered in it.
        """
        closure = _checked(draft)
        self._about("calendar", f"close {closure.first} - {closure.last}")
        return _close(closure)

    @command(Right.EDIT_GROUPS, _CLOSING)
    def change_closure(self, first: dt.date, last: dt.date, draft: ClosureDraft) -> None:
        """Replace the centre's own closure from `first` to `last` by another; public holidays in it stay."""
        closure = _checked(draft)
        self._about("calendar", f"close {closure.first} - {closure.last} instead of {first} - {last}")
        _hold_again(first, last)
        _delete_own(first, last)
        _close(closure)

    @command(Right.EDIT_GROUPS, _CLOSING)
    def open_again(self, first: dt.date, last: dt.date) -> None:
        """Work from `first` to `last`: own closures there go, public holidays stay known but are worked."""
        self._about("calendar", f"open {first} - {last}")
        _hold_again(first, last)
        _delete_own(first, last)
        table = groups.Closure
        table.update(worked=True).where(table.date.between(first, last)).execute()

    @command(Right.EDIT_GROUPS, _CLOSING)
    def keep_holiday(self, first: dt.date, last: dt.date) -> None:
        """Do not work after all on public holidays from `first` to `last`.

        Raises UserError when a register was already entered there.
        """
        self._about("calendar", f"keep the holiday {first} - {last}")
        _refuse_entered(first, last)
        table = groups.Closure
        table.update(worked=False).where(table.date.between(first, last)).execute()
        _call_off(first, last)

    @command(Right.EDIT_GROUPS, Change.CALENDAR)
    def change_hours(self, draft: ChangedHoursDraft) -> int:
        """Meet at other hours for a range of days; the id of the change. Raises FieldError."""
        change = _checked_hours(draft)
        self._about("calendar", f"hours {change.first} - {change.last}")
        row = groups.ChangedHours.create(
            group=change.group,
            first=change.first,
            last=change.last,
            starts_at=change.starts,
            ends_at=change.ends,
            minutes_earlier=change.minutes_earlier,
            reason=change.reason,
        )
        return int(row.id)

    @command(Right.EDIT_GROUPS, Change.CALENDAR)
    def cancel_changed_hours(self, change: int) -> None:
        """Go back to the hours of the timetable. Registers already entered keep the hours they had."""
        row = groups.ChangedHours.get_or_none(id=change)
        if row is None:
            raise NotFound
        self._about("calendar", f"hours of the timetable {row.first} - {row.last}")
        row.delete_instance()


def missing_years(today: dt.date) -> tuple[int, ...]:
    """Of last, this and next year, those without any public holiday."""
    years = (today.year - 1, today.year, today.year + 1)
    closure = groups.Closure
    public: Any = closure.select(closure.date).where(closure.public, closure.date >= dt.date(years[0], 1, 1))
    filled = {as_date(day).year for (day,) in plain_rows(public)}
    return tuple(year for year in years if year not in filled)


def fill_public_holidays(year: int) -> int:
    """Add the public holidays of `year` to the closures; how many. For use cases, inside a transaction.

    A day that is closed already stays as it is. A holiday for which a register was entered was worked.
    """
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    known, entered = closed_days(first, last), _entered(first, last)
    missing = [day for day in public_holidays(year) if day.date not in known]
    for day in missing:
        _insert(replace(day, worked=day.date in entered))
    _call_off(first, last)
    return len(missing)


def _checked(draft: ClosureDraft) -> ClosureDraft:
    check_range(draft.first, draft.last)
    names = [clean(name) for name in (draft.name_km, draft.name_en, draft.name_fr)]
    if not any(names):
        raise FieldError("name", N_("Write why the centre is closed, in one language at least."))
    return ClosureDraft(draft.first, draft.last, *names)


def _checked_hours(draft: ChangedHoursDraft) -> ChangedHoursDraft:
    check_range(draft.first, draft.last)
    if (draft.starts is None) != (draft.ends is None):
        raise FieldError("ends", N_("Write both hours: when it starts and when it ends."))
    if draft.starts is not None and draft.ends is not None and draft.ends <= draft.starts:
        raise FieldError("ends", N_("It must end later than it starts."))
    if draft.starts is None and not draft.minutes_earlier:
        raise FieldError("starts", N_("Write the new hours, or how many minutes earlier."))
    if draft.group is not None and not groups.Group.select().where(groups.Group.id == draft.group).exists():
        raise NotFound
    return replace(draft, reason=clean(draft.reason))


def _close(closure: ClosureDraft) -> int:
    """Close every day of the range that is open; a holiday that was to be worked is kept again."""
    _refuse_entered(closure.first, closure.last)
    known = closed_days(closure.first, closure.last)
    table = groups.Closure
    table.update(worked=False).where(table.date.between(closure.first, closure.last)).execute()
    new = [day for day in dates(closure.first, closure.last) if day not in known]
    for day in new:
        _insert(ClosedDay(day, closure.name_km, closure.name_en, closure.name_fr))
    _call_off(closure.first, closure.last)
    return len(new) + sum(day.worked for day in known.values())


def _insert(day: ClosedDay) -> None:
    groups.Closure.create(
        date=day.date,
        name_km=day.name_km,
        name_en=day.name_en,
        name_fr=day.name_fr,
        public=day.public,
        worked=day.worked,
    )


def _delete_own(first: dt.date, last: dt.date) -> None:
    table = groups.Closure
    table.delete().where(table.date.between(first, last), ~table.public).execute()


def _call_off(first: dt.date, last: dt.date) -> None:
    """Say of closed days that sessions for which somebody was excused in advance are not held, so that no rate counts
    the excuse.
    """
    session, closed = attendance.Session, closed_days(first, last)
    excused = fn.EXISTS(attendance.Mark.select().where(attendance.Mark.session == session.id))
    rows = session.select().where(session.date.between(first, last), session.state == SessionState.PLANNED, excused)
    for row in rows:
        if is_closed(closed, row.date):
            row.state, row.reason = SessionState.NOT_HELD, _name(closed[row.date])
            row.save()


def _hold_again(first: dt.date, last: dt.date) -> None:
    """Undo `_call_off` of days that will be open."""
    session = attendance.Session
    for day in closed_days(first, last).values():
        called_off = (session.state == SessionState.NOT_HELD) & (session.reason == _name(day))
        session.update(state=SessionState.PLANNED, reason="").where(session.date == day.date, called_off).execute()


def _name(day: ClosedDay) -> str:
    return day.name_km or day.name_en or day.name_fr


def _refuse_entered(first: dt.date, last: dt.date) -> None:
    entered = sorted(_entered(first, last))
    if entered:
        raise UserError(
            N_("A register was already entered for {date}. The centre cannot be closed on that day."),
            date=entered[0],
        )


def _entered(first: dt.date, last: dt.date) -> set[dt.date]:
    """The dates on which somebody was marked or counted, or something was taught; an excuse in advance is neither."""
    session, mark, hours = attendance.Session, attendance.Mark, courses.ModuleHours
    marked = mark.select().where(mark.session == session.id, mark.status != Status.EXCUSED)
    taught = hours.select().where(hours.session == session.id)
    entered = fn.EXISTS(marked) | fn.EXISTS(taught) | (session.head_count > 0)
    rows = session.select(session.date).where(session.date.between(first, last), entered)
    return {row.date for row in rows}
