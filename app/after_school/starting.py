"""Children of the daycare who are old enough for school, out of the tables. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.after_school.values import EntryDraft, Starter, Starters
from app.attendance.sessions import labels
from app.dates import reaches_school_age
from app.families.guardians import Collects
from app.groups.values import GroupName, Programme
from app.people.records import label_of, selection
from app.schools.reading import all_schools
from app.schools.values import Shift
from app.settings.storing import stored_value
from app.settings.values import Thresholds
from models.groups import Enrolment, Group
from models.people import Family, Guardian, Person
from models.rows import plain_rows
from models.schools import SchoolEntry


def next_starters(today: dt.date) -> Starters:
    """The children who turn six before school starts next, and where they can go."""
    school_starts = stored_value("thresholds", Thresholds).school_start(today)
    schools = tuple(school for school in all_schools().values() if not school.archived)
    return Starters(school_starts, starters(today, school_starts), schools, clubs())


def starters(today: dt.date, school_starts: dt.date) -> tuple[Starter, ...]:
    """Who is in the daycare today, too young for school now and old enough when it starts, the eldest first."""
    children = [
        (label, group, enrolment)
        for label, group, enrolment in _in_daycare(today)
        if label.birth is not None and reaches_school_age(label.birth, today, school_starts)
    ]
    groups, entries, phones = labels(), _entries(), _phones({label.family for label, _, _ in children})
    found = [
        Starter(
            label.id, label.code, label.name_km, label.name_latin, label.sex, label.birth, groups[group], enrolment,
            entries.get(label.id, EntryDraft()), phones.get(label.family, ""),
        )
        for label, group, enrolment in children
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.birth.value, one.person)))


def clubs() -> tuple[GroupName, ...]:
    """The after-school groups in use."""
    rows = Group.select().where(Group.programme == Programme.AFTER_SCHOOL, Group.archived_at.is_null())
    return tuple(
        GroupName(row.id, row.name_km, row.name_en, row.name_fr, Programme.AFTER_SCHOOL)
        for row in rows.order_by(Group.name_km, Group.name_en, Group.id)
    )


def club_ids() -> list[int]:
    """Every after-school group, archived ones too."""
    rows: Any = Group.select(Group.id).where(Group.programme == Programme.AFTER_SCHOOL)
    return [group for (group,) in plain_rows(rows)]


def entry_of(person: int) -> EntryDraft:
    """What is done for a child's start of school."""
    return _entries(person).get(person, EntryDraft())


def keep_entry(person: int, draft: EntryDraft) -> None:
    """Write down what is done for a child's start of school."""
    columns = {
        "birth_certificate": draft.birth_certificate,
        "registered": draft.registered,
        "school": draft.school,
        "shift": draft.shift.value if draft.shift else "",
    }
    if not SchoolEntry.update(**columns).where(SchoolEntry.person == person).execute():
        SchoolEntry.insert(person=person, **columns).execute()


def _entries(person: int | None = None) -> dict[int, EntryDraft]:
    entry = SchoolEntry
    rows: Any = entry.select(entry.person, entry.birth_certificate, entry.registered, entry.school, entry.shift)
    if person is not None:
        rows = rows.where(entry.person == person)
    return {
        who: EntryDraft(bool(certificate), bool(registered), school, Shift(shift) if shift else None)
        for who, certificate, registered, school, shift in rows.tuples()
    }


def _phones(families: set[int | None]) -> dict[int | None, str]:
    """By family, its phone; where it has none, that of whoever may collect the children and was written down first."""
    known = families - {None}
    guardians: Any = Guardian.select(Guardian.family, Guardian.phone).where(
        Guardian.family.in_(known),
        Guardian.phone != "",
        Guardian.collects != Collects.MUST_NOT,
        Guardian.archived_at.is_null(),
    )
    own: Any = Family.select(Family.id, Family.phone).where(Family.id.in_(known), Family.phone != "")
    return dict(guardians.order_by(Guardian.id.desc()).tuples()) | dict(own.tuples())


def _in_daycare(today: dt.date) -> list[tuple[Any, int, int]]:
    """Labels of the daycare's children today, with the group and the enrolment."""
    rows = (
        selection(Enrolment.group, Enrolment.id)
        .switch(Person)
        .join(Enrolment, on=(Enrolment.person == Person.id))
        .join(Group, on=(Enrolment.group == Group.id))
        .where(
            Group.programme == Programme.DAYCARE,
            Group.archived_at.is_null(),
            Person.archived_at.is_null(),
            Enrolment.waiting == False,  # noqa: E712 - SQL
            Enrolment.starts <= today,
            Enrolment.ends.is_null() | (Enrolment.ends >= today),
        )
    )
    return [(label_of(row), row[-2], row[-1]) for row in plain_rows(rows)]
