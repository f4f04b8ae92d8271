"""How reliably a child comes: its own habit, the weekday, the rain, illness, and the one who stops coming."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random

RAINY_MONTHS = range(5, 11)
RAIN = 1.35  # absences in the rainy season, against 1 in the dry one
WEEKDAYS = (1.15, 0.9, 0.9, 0.95, 1.2, 1.6, 1.6)  # Mondays, Fridays and Saturdays are thinner
DAYS_BETWEEN_ILLNESSES = 120
EXCUSED_SHARE = 0.6  # of the illnesses the family lets the centre know of


@dataclass(frozen=True, slots=True)
class Habit:
    """One child's chances on an ordinary day, and the days on which it is ill (True: the family said so)."""

    absent: float
    late: float
    ill: dict[dt.date, bool] = field(default_factory=dict)
    gone_since: dt.date | None = None

    def status(self, rng: Random, day: dt.date) -> str:
        """The letter of the mark on a day: P, A, L or E."""
        if self.gone_since is not None and day >= self.gone_since:
            return "A"
        if day in self.ill:
            return "E" if self.ill[day] else "A"
        roll = rng.random()
        absent = self.absent * WEEKDAYS[day.weekday()] * (RAIN if day.month in RAINY_MONTHS else 1.0)
        if roll < absent:
            return "E" if roll < absent * 0.25 else "A"
        return "L" if roll < absent + self.late else "P"


def habit(rng: Random, first: dt.date, last: dt.date, gone_since: dt.date | None = None) -> Habit:
    """Draws a child's habit for its years at the centre."""
    return Habit(
        absent=rng.betavariate(2, 24),
        late=rng.betavariate(1.2, 36),
        ill=_illnesses(rng, first, last),
        gone_since=gone_since,
    )


def _illnesses(rng: Random, first: dt.date, last: dt.date) -> dict[dt.date, bool]:
    days: dict[dt.date, bool] = {}
    day = first
    while (day := day + dt.timedelta(days=round(rng.expovariate(1 / DAYS_BETWEEN_ILLNESSES)) + 1)) <= last:
        if day.month in RAINY_MONTHS or rng.random() < 0.5:
            excused = rng.random() < EXCUSED_SHARE
            for offset in range(rng.randrange(1, 6)):
                days[day + dt.timedelta(days=offset)] = excused
    return days
