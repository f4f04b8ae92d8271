"""Rows of made-up groups on their way into the tables: ids that are free, slots, sessions and marks."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from peewee import fn
from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.calendar.values import PlannedSession, SlotTimes
from app.demo.names.staff import COORDINATOR
from models.rows import insert_rows

ENTERED_AT = dt.time(17, 5)
_INSERT_MARKS = """
    INSERT INTO mark (session_id, person_id, status, note, walk_in, entered_by, entered_at)
    SELECT value->>0, value->>1, value->>2, '', 0, ?, value->>3 FROM json_each(?)
"""


def last_id(table: Any) -> int:
    """The highest id there is."""
    return int(table.select(fn.MAX(table.id)).scalar() or 0)


def insert(table: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows that all name the same fields."""
    insert_rows(table, list(rows))


def insert_marks(database: SqlCipherDatabase, marks: list[tuple[int, int, str, str]]) -> None:
    """Write marks as (session, person, letter, when): one statement for all of them."""
    database.execute_sql(_INSERT_MARKS, (COORDINATOR.latin, json.dumps(marks)))


def slot_row(slot: SlotTimes) -> dict[str, object]:
    """A weekly time."""
    return {
        "id": slot.id,
        "group": slot.group,
        "weekday": slot.weekday,
        "starts_at": slot.starts,
        "ends_at": slot.ends,
        "valid_from": slot.valid_from,
        "valid_until": slot.valid_until,
    }


def session_row(number: int, session: PlannedSession) -> dict[str, object]:
    """A session whose register was entered and finished."""
    return {
        "id": number,
        "group": session.group,
        "slot": session.slot,
        "date": session.date,
        "starts_at": session.starts,
        "ends_at": session.ends,
        "state": "held",
        "finished_at": dt.datetime.combine(session.date, ENTERED_AT),
        "finished_by": COORDINATOR.latin,
    }
