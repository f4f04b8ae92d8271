"""Rows as the driver gives them, for long lists: to convert each value takes longer than to read it."""

from __future__ import annotations

import datetime as dt
from typing import Any


def plain_rows(query: Any) -> list[tuple[Any, ...]]:
    """All rows of a query, not converted: a date is what `as_date` takes, yes and no are 1 and 0."""
    rows: list[tuple[Any, ...]] = query.model._meta.database.execute(query).fetchall()
    return rows


def as_date(stored: str | dt.date) -> dt.date:
    """A date as a column of dates holds it; a driver may give it converted."""
    return stored if isinstance(stored, dt.date) else dt.date.fromisoformat(stored)


def day_of(stored: str | dt.datetime) -> dt.date:
    """The day of a moment as a column of moments holds it."""
    return stored.date() if isinstance(stored, dt.datetime) else dt.date.fromisoformat(stored[:10])


def as_time(stored: str | dt.time) -> dt.time:
    """A time as a column of times holds it; a driver may give it converted."""
    return stored if isinstance(stored, dt.time) else dt.time.fromisoformat(stored)
