"""What time it is, passed to whoever needs to know, so that a demonstration and a test can choose their day."""

from __future__ import annotations

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Local time, as the clock on the office wall shows it."""

    def today(self) -> dt.date:
        """The date at the centre."""

    def now(self) -> dt.datetime:
        """Date and time at the centre, without a time zone."""


class SystemClock:
    """The clock of the computer."""

    def today(self) -> dt.date:
        return self.now().date()

    def now(self) -> dt.datetime:
        return dt.datetime.now()


class FixedClock:
    """A chosen date; the time of day still runs (or stands still at `time`)."""

    def __init__(self, date: dt.date, time: dt.time | None = None) -> None:
        self._date = date
        self._time = time

    def today(self) -> dt.date:
        return self._date

    def now(self) -> dt.datetime:
        return dt.datetime.combine(self._date, self._time or dt.datetime.now().time())
