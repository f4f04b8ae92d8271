"""Rows as the driver gives and takes them, for long lists: to convert each value takes longer than to read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

# Thousands are converted for one page: to look these up each time takes longer than to convert.
_as_date, _as_time = dt.date.fromisoformat, dt.time.fromisoformat


def plain_rows(query: Any) -> list[tuple[Any, ...]]:
    """All rows of a query, not converted: a date is what `as_date` takes, yes and no are 1 and 0."""
    rows: list[tuple[Any, ...]] = query.model._meta.database.execute(query).fetchall()
    return rows


def rows_among(query: Any, column: Any, wanted: Collection[int] | None) -> Any:
    """The rows of a query in which a column is one of these; all when None: to name each takes longer than to read."""
    return query if wanted is None else query.where(column.in_(list(wanted)))


def insert_rows(table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same fields; the others get their defaults.

    One statement is prepared and carried out for each: to word one for hundreds takes longer than to store them.
    """
    if not rows:
        return
    defaults = {field.name: value() if callable(value) else value for field, value in table._meta.defaults.items()}
    named = [field for field in table._meta.sorted_fields if field.name in rows[0] or field.name in defaults]
    wanted = [{**defaults, **row} for row in rows]
    stored = [[field.db_value(row[field.name]) for field in named] for row in wanted]
    sql, _ = table.insert_many([stored[0]], fields=named).sql()
    table._meta.database.cursor().executemany(sql, stored)


def as_date(stored: str | dt.date) -> dt.date:
    """A date as a column of dates holds it; a driver may give it converted."""
    return _as_date(stored) if isinstance(stored, str) else stored


def as_date_or_none(stored: str | dt.date | None) -> dt.date | None:
    """The same of a column that may be empty."""
    return None if stored is None else as_date(stored)


def as_moment(stored: str | dt.datetime) -> dt.datetime:
    """A moment as a column of moments holds it; a driver may give it converted."""
    return stored if isinstance(stored, dt.datetime) else dt.datetime.fromisoformat(stored)


def day_of(stored: str | dt.datetime) -> dt.date:
    """The day of a moment as a column of moments holds it."""
    return stored.date() if isinstance(stored, dt.datetime) else dt.date.fromisoformat(stored[:10])


def as_time(stored: str | dt.time) -> dt.time:
    """A time as a column of times holds it; a driver may give it converted."""
    return _as_time(stored) if isinstance(stored, str) else stored
