"""When to ask, and what belongs to an answer. Pure: no clock, no database."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from app.courses.values.applicants import IncomeBand
from app.outcomes.values import MONTHS, Contract, OutcomeEntry, OutcomeState, StartSupport

_LAST_CALL_FOR = 3  # months for which the last call stays due


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def due_dates(ends: dt.date) -> dict[int, dt.date]:
    """On which day the call of each month begins to be due, for a course that ended on a day."""
    return {month: months_after(ends, month) for month in MONTHS}


def due_month(ends: dt.date, today: dt.date) -> int | None:
    """Which call is due, unless it was made: the latest whose time has come, until the next one's."""
    past = [month for month, due in due_dates(ends).items() if due <= today]
    over = today >= months_after(ends, MONTHS[-1] + _LAST_CALL_FOR)
    return past[-1] if past and not over else None


def fitting(entry: OutcomeEntry) -> OutcomeEntry:
    """The entry without what does not belong to its state: an employer of somebody who studies."""
    employed, alone = entry.state is OutcomeState.EMPLOYED, entry.state is OutcomeState.SELF_EMPLOYED
    return replace(
        entry,
        in_trade=entry.in_trade if entry.working else None,
        employer=entry.employer if employed else None,
        contract=entry.contract if employed else Contract.NOT_SAID,
        income_band=entry.income_band if entry.working else IncomeBand.UNKNOWN,
        support=entry.support if alone else StartSupport.NONE,
    )


def resolved(employer: int, merged: Mapping[int, int]) -> int:
    """The employer that one was found to be, by way of any others; itself when it was not merged."""
    while employer in merged:
        employer = merged[employer]
    return employer
