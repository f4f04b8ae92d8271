"""Writes a made-up centre into the open database, which holds no people yet."""

from __future__ import annotations

import json
from collections.abc import Callable

from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.demo import rows
from app.demo.attendance import Register
from app.demo.camp_rows import write_camps
from app.demo.content import Content
from app.demo.course_rows import write_courses
from app.demo.meeting_rows import write_meetings
from app.demo.names.staff import COORDINATOR
from app.demo.outcomes import write_outcomes
from app.demo.tables import insert
from models import attendance, groups, people, schools

Progress = Callable[[float], None]  # is told which share is done, 0 to 1

# One statement for a month: with the wiping of memory that `cipher_memory_security` does, every value that is bound
# to a statement costs more than writing it.
_INSERT_MARKS = """
    INSERT INTO mark (session_id, person_id, status, arrived, "left", note, walk_in, entered_by, entered_at)
    SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, ?, value->>7
    FROM json_each(?)
"""


def write(content: Content, database: SqlCipherDatabase, progress: Progress) -> None:
    """Write everything: the people first, then a transaction for each month of registers."""
    with database.atomic():
        groups.Closure.delete().execute()  # setting up a centre fills in this year's holidays
        insert(people.Family, rows.family_rows(content))
        insert(people.Person, rows.person_rows(content))
        insert(people.Guardian, rows.guardian_rows(content))
        insert(people.HealthNote, rows.health_note_rows(content))
        insert(people.Photo, rows.photo_rows(content))
        insert(groups.Group, rows.group_rows(content))
        insert(groups.Slot, rows.slot_rows(content))
        insert(groups.Enrolment, rows.enrolment_rows(content))
        insert(schools.School, rows.school_rows())
        insert(schools.SchoolPlace, rows.school_place_rows(content))
        insert(attendance.Activity, rows.activity_rows())
        insert(groups.Closure, rows.closure_rows(content))
        insert(groups.ChangedHours, rows.changed_hours_rows(content))
    persons, done = rows.persons_of(content), 0
    for _, registers in content.registers():
        _write_month(database, registers, persons)
        done += len(registers)
        progress(done / len(content.sessions))
    write_meetings(content, database)
    write_courses(content, database)
    write_outcomes(content, database)
    write_camps(content, database)


def _write_month(database: SqlCipherDatabase, registers: list[Register], persons: list[int]) -> None:
    marks = [mark for register in registers for mark in rows.mark_values(register, persons)]
    with database.atomic():
        insert(attendance.Session, map(rows.session_row, registers))
        database.execute_sql(_INSERT_MARKS, (COORDINATOR.latin, json.dumps(marks, ensure_ascii=False)))
