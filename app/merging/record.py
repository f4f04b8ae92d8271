"""What a merge did to the rows of tables, exactly: kept as JSON and undone from there. Inside a use case only."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import reduce
from operator import and_
from typing import Any

from peewee import AutoField, IntegrityError, Model

from app.errors import UserError
from app.words import N_
from models.attendance import Mark, MarkChange
from models.camps import CampChild
from models.certificates import Certificate
from models.courses import Applicant, ApplicantCriterion, Assessment, Leaving
from models.groups import Enrolment
from models.meetings import Invitation
from models.outcomes import Outcome
from models.people import Family, Guardian, HealthNote, Person, Photo
from models.schools import SchoolEntry, SchoolPlace

_TABLES: tuple[type[Model], ...] = (
    Mark, MarkChange, Enrolment, Guardian, HealthNote, Person, Photo, SchoolEntry, SchoolPlace,
    Applicant, ApplicantCriterion, Assessment, Leaving, Outcome, Certificate, CampChild, Family, Invitation,
)  # fmt: skip
_BY_NAME = {table.__name__: table for table in _TABLES}
# Rows that may be deleted while a merge stands, and whose number another row may have by then.
_KEYS: dict[type[Model], set[str]] = {
    Mark: {"session_id", "person_id"},
    Enrolment: {"id", "group_id", "person_id"},
    Applicant: {"cohort_id", "person_id"},
    Outcome: {"cohort_id", "person_id", "month"},
}

Row = dict[str, Any]


class Record:
    """Changes rows and remembers what they were. Columns are those of the database; keys are all key columns."""

    def __init__(self) -> None:
        self._steps: list[Row] = []

    def change(self, table: type[Model], row: Row, **columns: Any) -> None:
        """Give columns of a row other values."""
        before = {name: row[name] for name in columns}
        if before != columns:
            key = _key(table, row)
            _update(table, key, columns)
            changed = {"key": key | _within(table, columns), "before": before, "after": columns}
            self._steps.append({"table": table.__name__, **changed})

    def drop(self, table: type[Model], row: Row) -> None:
        """Take a row away, to be kept here."""
        table.delete().where(_is(table, _key(table, row))).execute()
        self._steps.append({"table": table.__name__, "row": row})

    def as_json(self) -> str:
        """Everything that was done, in order."""
        return json.dumps(self._steps, ensure_ascii=False, default=str)


def rows_of(table: type[Model], condition: Any) -> list[Row]:
    """The rows of a table by the names of their columns."""
    columns = [field.column_name for field in table._meta.sorted_fields]
    rows: Any = table.select().where(condition).tuples()
    return [dict(zip(columns, row, strict=True)) for row in rows]


def move(
    record: Record,
    table: type[Model],
    person: int,
    into: int,
    alike: tuple[str, ...],
    better: Callable[[Row, Row], bool] | None = None,
) -> None:
    """Give a table's rows to the known person; of two alike in these columns the better one is kept."""
    column: Any = table._meta.fields["person"]
    known = {tuple(row[name] for name in alike): row for row in rows_of(table, column == into)}
    for row in rows_of(table, column == person):
        own = known.get(tuple(row[name] for name in alike))
        if own is None or (better is not None and better(own, row)):
            if own is not None:
                record.drop(table, own)
            record.change(table, row, person_id=into)
        else:
            record.drop(table, row)


def undo(text: str) -> None:
    """Go back through what was done; what somebody changed since stays as it is.

    Raises UserError when the records were changed in a way that leaves no room.
    """
    for step in reversed(json.loads(text)):
        table = _BY_NAME[step["table"]]
        try:
            if "row" in step:
                _put_back(table, step["row"])
            else:
                _take_back(table, step)
        except IntegrityError as error:
            raise UserError(N_("This was changed again since, so it cannot be undone.")) from error


def _put_back(table: type[Model], row: Row) -> None:
    """Insert a row that was dropped, under another number where a row that nothing refers to lost its own."""
    meta: Any = table._meta
    fields = _fields(table, row)
    taken = isinstance(meta.primary_key, AutoField) and table.select().where(meta.primary_key == row["id"]).exists()
    if taken and not meta.backrefs:
        del fields[meta.primary_key]
    table.insert(fields).execute()


def _take_back(table: type[Model], step: Row) -> None:
    before, after = step["before"], step.get("after")  # nothing of it is known of merges of earlier programs
    for row in rows_of(table, _is(table, step["key"])):
        now = json.loads(json.dumps({name: row[name] for name in before}, default=str))
        kept = {name: value for name, value in before.items() if after is None or now[name] == after[name]}
        if kept:
            _update(table, step["key"], kept)


def _update(table: type[Model], key: Row, columns: Row) -> None:
    table.update(_fields(table, columns)).where(_is(table, key)).execute()


def _is(table: type[Model], key: Row) -> Any:
    """The condition that a row has this key."""
    fields = table._meta.columns
    return reduce(and_, (fields[name] == value for name, value in key.items()))


def _key(table: type[Model], row: Row) -> Row:
    return {name: row[name] for name in _key_names(table)}


def _within(table: type[Model], columns: Row) -> Row:
    """Those of the new values that are part of the key."""
    return {name: value for name, value in columns.items() if name in _key_names(table)}


def _key_names(table: type[Model]) -> set[str]:
    meta: Any = table._meta
    return _KEYS.get(table) or {field.column_name for field in meta.get_primary_keys()}


def _fields(table: type[Model], columns: Row) -> dict[Any, Any]:
    return {table._meta.columns[name]: value for name, value in columns.items()}
