"""Moving what belongs to a provisional person to the known one. Inside a use case only.

- Marks move. Where both have one at a session, the better is kept: present before late, excused, absent.
- Enrolments move; those of both in one group that overlap become one.
- What they did in courses moves (`courses`), with the certificates, each of which keeps its number and printed names.
- A place in a camp moves, unless the known person has one.
- Confidential notes stay where their seals are bound to, and are read with those of the known person.
- A family, a photo, places at school and what is done for the start of school move where the known person has none.
- Health notes move; the note is added below the known person's; guardians of this child alone move with the family.
- A family of which nobody else is left goes along (`household`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from app.attendance.values import Status
from app.groups.rules import Period, overlap
from app.merging.courses import move_courses
from app.merging.household import move_household
from app.merging.record import Record, Row, move, rows_of
from app.merging.rules import joined_note, joined_stay, takes_over
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
    move_courses(record, person, into)
    _move_enrolments(record, person, into)
    move(record, CampChild, person, into, ("camp_id",))
    _move_papers(record, person, into)
    move_household(record, person, into, now)
    (own,) = rows_of(Person, Person.id == person)
    record.change(Person, own, archived_at=now)
    return record


def marks_of_both(person: int, into: int) -> tuple[int, int]:
    """How many marks would move, and at how many sessions both have one."""
    own = {row["session_id"] for row in rows_of(Mark, Mark.person == person)}
    both = Mark.select().where(Mark.person == into, Mark.session.in_(sorted(own))).count()
    return len(own), int(both)


def _move_marks(record: Record, person: int, into: int) -> None:
    own = (row["session_id"] for row in rows_of(Mark, Mark.person == person))
    belonged = _sessions_of_own_groups(into, own)
    move(record, Mark, person, into, ("session_id",), _better_mark)
    for row in rows_of(Mark, (Mark.person == into) & Mark.walk_in & Mark.session.in_(sorted(belonged))):
        record.change(Mark, row, walk_in=False)


def _better_mark(own: Row, other: Row) -> bool:
    return takes_over(Status(own["status"]), Status(other["status"]))


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
    for row in rows_of(Enrolment, Enrolment.person == person):
        kept = rows_of(Enrolment, (Enrolment.person == into) & (Enrolment.group == row["group_id"]))
        same = [other for other in kept if overlap(_period(other), _period(row))]
        for other in same:
            record.drop(Enrolment, other)
        record.change(Enrolment, row, person_id=into, **joined_stay([row, *same]))


def _period(row: Row) -> Period:
    return row["starts"], row["ends"]


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
