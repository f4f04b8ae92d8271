"""Where in the registers a person is."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.attendance.values import DaySession
from app.groups.values import Programme


class Span(StrEnum):
    """How many days stand side by side."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    @classmethod
    def between(cls, first: dt.date, last: dt.date) -> "Span":
        """The span that shows these days."""
        days = (last - first).days + 1
        return cls.DAY if days == 1 else cls.WEEK if days <= 7 else cls.MONTH


@dataclass(frozen=True, slots=True)
class RegisterPlace:
    """One group's register between two days, both inclusive; `sheet` fixes the order of a printed sheet.

    `slot` is the one to begin with where a group meets more than once a day.
    """

    group: int
    first: dt.date
    last: dt.date
    sheet: str = ""
    slot: int = 0

    @property
    def span(self) -> Span:
        return Span.between(self.first, self.last)

    def stretched(self, span: Span, around: dt.date) -> "RegisterPlace":
        """The same group for the day, week (Monday to Sunday) or month around a day, in its own order."""
        first, last = days_of(span, around)
        return RegisterPlace(self.group, first, last)

    def moved(self, steps: int) -> "RegisterPlace":
        """The next (1) or previous (-1) day, week or month."""
        span = self.span
        if span == Span.MONTH:
            middle = self.first.replace(day=15) + dt.timedelta(days=30 * steps)
            return self.stretched(span, middle)
        days = 1 if span == Span.DAY else 7
        return self.stretched(span, self.first + dt.timedelta(days=days * steps))


def place_of(session: DaySession) -> RegisterPlace:
    """The register of one session, on its day."""
    day, once_a_day = session.session.date, session.group.programme is not Programme.AFTER_SCHOOL
    return RegisterPlace(session.group.id, day, day, slot=0 if once_a_day else session.session.slot)


def days_of(span: Span, around: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the day, week or month around a day."""
    if span == Span.DAY:
        return around, around
    if span == Span.WEEK:
        monday = around - dt.timedelta(days=around.weekday())
        return monday, monday + dt.timedelta(days=6)
    first = around.replace(day=1)
    return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
