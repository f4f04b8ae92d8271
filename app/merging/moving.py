"""Moving what belongs to a provisional person to the known one. Inside a use case only.

- Marks move. Where both have one at a session, the better is kept: present before late, excused, absent.
- Enrolments move, unless the known person is in that group during it.
- A place in a camp moves, unless the known person has one.
- A family, a photo, places at school and what is done for the start of school move where the known person has none.
- Health notes move; the note is added below the known person's; guardians of this child alone move with the family.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from app.attendance.values import Status
from app.groups.rules import overlap
from app.merging.record import Record, Row, rows_of
from app.merging.rules import joined_note, takes_over
from models.attendance import Mark, MarkChange, Session
from models.camps import CampChild
from models.groups import Enrolment
from models.people import Guardian, HealthNote, Person, Photo
from models.schools import SchoolEntry, SchoolPlace


def move_everything(person: int, into: int, now: dt.datetime) -> Record:
    """Give the known person everything, and archive the provisional one; the record of what was done."""
    record = Record()
    _move_marks(record, person, into)
    for row in rows_of(MarkChange, MarkChange.person == person):
        record.change(MarkChange, row, person_id=into)
    _move_enrolments(record, person, into)
    _move_camps(record, person, into)
    _move_papers(record, person, into)
    (own,) = rows_of(Person, Person.id == person)
    record.change(Person, own, archived_at=now)
    return record


def marks_of_both(person: int, into: int) -> tuple[int, int]:
    """How many marks would move, and at how many sessions both have one."""
    own = {row["session_id"] for row in rows_of(Mark, Mark.person == person)}
    both = Mark.select().where(Mark.person == into, Mark.session.in_(sorted(own))).count()
    return len(own), int(both)


def _move_marks(record: Record, person: int, into: int) -> None:
    known = {row["session_id"]: row for row in rows_of(Mark, Mark.person == into)}
    rows = rows_of(Mark, Mark.person == person)
    belonged = _sessions_of_own_groups(into, (row["session_id"] for row in rows))
    for row in rows:
        own = known.get(row["session_id"])
        if own is not None and not takes_over(Status(own["status"]), Status(row["status"])):
            record.drop(Mark, row)
            continue
        if own is not None:
            record.drop(Mark, own)
        record.change(Mark, row, person_id=into, walk_in=row["walk_in"] and row["session_id"] not in belonged)


def _sessions_of_own_groups(person: int, sessions: Iterable[int]) -> set[int]:
    """Those of some sessions at whose date somebody was enrolled in the group: there they were no walk-in."""
    enrolments = rows_of(Enrolment, (Enrolment.person == person) & (Enrolment.waiting == False))  # noqa: E712 - SQL
    rows: Any = Session.select(Session.id, Session.group, Session.date).where(Session.id.in_(sorted(sessions)))
    return {
        id_
        for id_, group, date in rows.tuples()
        if any(row["group_id"] == group and overlap((row["starts"], row["ends"]), (date, date)) for row in enrolments)
    }


def _move_enrolments(record: Record, person: int, into: int) -> None:
    kept = rows_of(Enrolment, Enrolment.person == into)
    for row in rows_of(Enrolment, Enrolment.person == person):
        period = (row["starts"], row["ends"])
        same = [other for other in kept if other["group_id"] == row["group_id"]]
        if not any(overlap((other["starts"], other["ends"]), period) for other in same):
            record.change(Enrolment, row, person_id=into)


def _move_camps(record: Record, person: int, into: int) -> None:
    known = {row["camp_id"] for row in rows_of(CampChild, CampChild.person == into)}
    for row in rows_of(CampChild, CampChild.person == person):
        if row["camp_id"] in known:
            record.drop(CampChild, row)
        else:
            record.change(CampChild, row, person_id=into)


def _move_papers(record: Record, person: int, into: int) -> None:
    (own,), (known,) = rows_of(Person, Person.id == person), rows_of(Person, Person.id == into)
    family = known["family_id"] or own["family_id"]
    record.change(Person, known, family_id=family, note=joined_note(known["note"], own["note"]))
    for row in rows_of(HealthNote, HealthNote.person == person):
        record.change(HealthNote, row, person_id=into)
    if family is not None:
        for row in rows_of(Guardian, Guardian.child == person):
            record.change(Guardian, row, child_id=into, family_id=family)
    for table in (Photo, SchoolPlace, SchoolEntry):
        if not table.select().where(table.person == into).exists():
            for row in rows_of(table, table.person == person):
                record.change(table, _plain(row), person_id=into)


def _plain(row: Row) -> Row:
    """A row without its pictures: only its key is needed."""
    return {name: value for name, value in row.items() if not isinstance(value, bytes | memoryview)}
