"""When the demo centre is closed, and when it starts earlier because of the heat."""

from __future__ import annotations

import datetime as dt

from app.calendar.public_holidays import public_holidays
from app.calendar.values import ChangedHours, ClosedDay

CHILDRENS_DAY = (6, 1)  # a public holiday on which the centre keeps open: it is the children's feast
FRIDAY = 4
MINUTES_EARLIER = 30


def closed_days(start: dt.date, today: dt.date) -> list[ClosedDay]:
    """Public holidays and the centre's own closed days, from the first year to the next one."""
    return [day for year in range(start.year, today.year + 2) for day in _year(year)]


def hot_seasons(start: dt.date, today: dt.date) -> list[ChangedHours]:
    """Every April everybody comes and goes half an hour earlier."""
    return [
        ChangedHours(
            id=number,
            group=None,
            first=dt.date(year, 4, 1),
            last=dt.date(year, 4, 30),
            minutes_earlier=MINUTES_EARLIER,
            reason="រដូវក្តៅ · Hot season",
        )
        for number, year in enumerate(range(start.year, today.year + 2), start=1)
    ]


def _year(year: int) -> list[ClosedDay]:
    days = {day.date: day for day in public_holidays(year)}
    feast = dt.date(year, *CHILDRENS_DAY)
    days[feast] = ClosedDay(
        feast, "ទិវាកុមារអន្តរជាតិ", "International Children's Day", "Journée internationale de l'enfance", True, True
    )
    training = _second_friday_of_february(year)
    names = "វគ្គបណ្តុះបណ្តាលបុគ្គលិក", "Staff training", "Formation de l'équipe"
    days.setdefault(training, ClosedDay(training, *names))
    return [days[day] for day in sorted(days)]


def _second_friday_of_february(year: int) -> dt.date:
    first = dt.date(year, 2, 1)
    return first + dt.timedelta(days=(FRIDAY - first.weekday()) % 7 + 7)
