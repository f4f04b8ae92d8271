"""The centre's details and settings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CentreDetails:
    """The centre as it signs its papers. `logo` is a PNG; `school_days` are weekdays, 0 = Monday."""

    name_km: str = ""
    name_en: str = ""
    name_fr: str = ""
    address: str = ""
    phone: str = ""
    logo: bytes | None = None
    school_days: frozenset[int] = frozenset(range(6))
    language: str = "km"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers from which the Today page speaks up."""

    absences_in_a_row: int = 3
    children_per_staff: int = 10
    school_starts_month: int = 11
    school_starts_day: int = 1

    def school_start(self, today: dt.date) -> dt.date:
        """The first day of the school year that begins on or after `today`."""
        start = dt.date(today.year, self.school_starts_month, self.school_starts_day)
        return start if start >= today else start.replace(year=today.year + 1)


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the window looks. `theme`: system, light or dark; `text_size` in percent, 100 to 150."""

    theme: str = "system"
    text_size: int = 100


@dataclass(frozen=True, slots=True)
class Safety:
    """After how many minutes without a key or a click the window locks, 1 to 15."""

    lock_after: int = 5
