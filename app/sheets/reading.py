"""Sheets and lists built out of the tables. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.attendance import reading as registers
from app.attendance.expected import SessionTime, expectation, stays
from app.attendance.rules import birthday_between
from app.attendance.sessions import columns, meeting_slots
from app.attendance.values import Column, Register, SessionKey
from app.calendar.timetable import timetable
from app.dates import age_at
from app.errors import UserError
from app.families.guardian_rows import guardian_of
from app.families.guardians import Collects, Guardian
from app.people.records import health_note_of, in_order, label_of, selection
from app.people.values import HealthNote, PersonLabel, PrintedList
from app.sheets.values import Card, Cards, PickupPerson, RosterPerson, SheetDay, SheetPerson
from app.words import N_
from models.people import Family, Person, Photo
from models.people import Guardian as GuardianTable
from models.people import HealthNote as HealthNoteTable


def sheet_days(group: int, first: dt.date, last: dt.date) -> tuple[SheetDay, ...]:
    """The days of a sheet: sessions, and closed days that would have had one. Raises UserError when none is left."""
    all_columns, _ = columns(group, first, last)
    kept = [all_columns[index] for index in _kept(all_columns, group, first, last)]
    days = tuple(_day(column) for column in kept)
    if not any(day.slot is not None for day in days):
        raise UserError(N_("This group does not meet on any of these days."))
    return days


def register_of_days(group: int, first: dt.date, last: dt.date) -> tuple[tuple[SheetDay, ...], Register]:
    """The days of a filled sheet, and the register with exactly these columns."""
    register = registers.register(group, first, last)
    kept = _kept(register.columns, group, first, last)
    rows = tuple(replace(row, cells=tuple(row.cells[i] for i in kept)) for row in register.rows)
    shown = tuple(register.columns[i] for i in kept)
    return tuple(_day(column) for column in shown), replace(register, columns=shown, rows=rows)


def sheet_people(group: int, first: dt.date, last: dt.date, days: Sequence[SheetDay]) -> tuple[SheetPerson, ...]:
    """Who is expected on one of the days, in the order of the centre's lists."""
    expected = _expected(group, first, last, days)
    allergic = {person for person, note in _notes(expected, PrintedList.ATTENDANCE_SHEET) if note.kind == "allergy"}
    return tuple(
        SheetPerson(
            label.id,
            label.name_km,
            label.name_latin,
            age_at(label.birth, first) if label.birth else None,
            label.sex,
            frozenset(key.date for key in expected[label.id]),
            allergy=label.id in allergic,
            birthday=birthday_between(label.birth, first, last),
            not_at=_others_of_these_days(expected[label.id], days),
        )
        for label in _labels(expected)
    )


def _expected(group: int, first: dt.date, last: dt.date, days: Iterable[SheetDay]) -> dict[int, set[SessionKey]]:
    """At which sessions of a sheet each person is expected."""
    expecting = expectation(first, last, [group])
    found: defaultdict[int, set[SessionKey]] = defaultdict(set)
    for day in days:
        if day.slot is not None and day.starts and day.ends:
            for person in expecting.at(SessionTime(group, day.slot, day.date, day.starts, day.ends)):
                found[person].add(SessionKey(day.slot, day.date))
    return found


def _others_of_these_days(keys: set[SessionKey], days: Iterable[SheetDay]) -> frozenset[SessionKey]:
    """The sessions on the days of `keys` that are not among them."""
    dates = {key.date for key in keys}
    all_keys = {SessionKey(day.slot, day.date) for day in days if day.slot is not None and day.date in dates}
    return frozenset(all_keys - keys)


def filled_people(register: Register) -> tuple[SheetPerson, ...]:
    """The rows of a filled sheet: everybody of the register, in its order."""
    return tuple(
        SheetPerson(row.person, row.name_km, row.name_latin, row.age, row.sex, frozenset()) for row in register.rows
    )


def roster_people(group: int, day: dt.date) -> tuple[RosterPerson, ...]:
    """Who belongs to a group on a day."""
    people = _members(group, day)
    notes = _notes_by_person(people, PrintedList.ROSTER)
    phones = _phones(label.id for label in people)
    return tuple(
        RosterPerson(number, label, _age(label, day), phones.get(label.id, ""), notes[label.id])
        for number, label in enumerate(people, start=1)
    )


def pickup_people(group: int, day: dt.date) -> tuple[PickupPerson, ...]:
    """Who belongs to a group on a day, with those who may and must not collect them."""
    people = _members(group, day)
    notes = _notes_by_person(people, PrintedList.PICKUP_LIST)
    guardians = _guardians({label.family for label in people if label.family is not None})
    lines = []
    for number, label in enumerate(people, start=1):
        own = [one for one in guardians[label.family or 0] if one.child in (None, label.id)]
        may = tuple(one for one in own if one.collects is Collects.MAY)
        kept = tuple(one for one in own if one.collects is Collects.MUST_NOT)
        lines.append(PickupPerson(number, label, _age(label, day), may, kept, notes[label.id]))
    return tuple(lines)


def members_on(group: int, day: dt.date) -> set[int]:
    """Who belongs to a group on a day."""
    return {stay.person for stay in stays(day, day, [group])}


def cards_of(people: Iterable[int]) -> Cards:
    """The cards of some people, in the order of the centre's lists."""
    labels = _labels(people)
    pictures = _pictures(label.id for label in labels)
    return Cards(tuple(Card(label, pictures.get(label.id)) for label in labels))


def _pictures(people: Iterable[int]) -> dict[int, bytes]:
    rows: Any = Photo.select(Photo.person, Photo.picture).where(Photo.person.in_(sorted(people))).tuples()
    return {person: bytes(picture) for person, picture in rows}


def thumbs(people: Iterable[int]) -> dict[int, bytes]:
    """Small photos (JPEG) by person."""
    rows: Any = Photo.select(Photo.person, Photo.thumb).where(Photo.person.in_(sorted(people))).tuples()
    return {person: bytes(thumb) for person, thumb in rows}


def _kept(all_columns: tuple[Column, ...], group: int, first: dt.date, last: dt.date) -> list[int]:
    """Which columns go on paper: sessions, and closed days on a weekday on which the group meets."""
    slots = timetable(first, last, [group]).slots
    weekdays = {slot.weekday for slot in slots if not slot.once}
    meetings = meeting_slots(first, last)  # these have sign-in sheets
    return [
        index
        for index, column in enumerate(all_columns)
        if (column.session is not None and column.session.slot not in meetings)
        or (column.closed and column.date.weekday() in weekdays)
    ]


def _day(column: Column) -> SheetDay:
    slot = column.session.slot if column.session else None
    closed = column.closed_km, column.closed_en, column.closed_fr
    return SheetDay(column.date, slot, column.starts, *closed, column.ends)


def _members(group: int, day: dt.date) -> list[PersonLabel]:
    return _labels(members_on(group, day))


def _labels(people: Iterable[int]) -> list[PersonLabel]:
    query = in_order(selection(), registers.khmer_first())
    return [label_of(row) for row in query.where(Person.id.in_(sorted(people)))]


def _age(label: PersonLabel, day: dt.date) -> int | None:
    return age_at(label.birth, day) if label.birth else None


def _notes(people: Iterable[int], printed: PrintedList) -> list[tuple[int, HealthNote]]:
    """The health notes of these people that may stand on this list, allergies first."""
    note = HealthNoteTable
    allowed = {
        PrintedList.ATTENDANCE_SHEET: note.on_attendance_sheet,
        PrintedList.ROSTER: note.on_roster,
        PrintedList.PICKUP_LIST: note.on_pickup_list,
    }[printed]
    shown = (allowed == True) & note.archived_at.is_null()  # noqa: E712 - SQL
    wanted = note.person.in_(sorted(people))
    rows: Any = note.select().where(shown, wanted).order_by(note.id)
    return sorted(((row.person_id, health_note_of(row)) for row in rows), key=lambda n: n[1].kind != "allergy")


def _notes_by_person(people: list[PersonLabel], printed: PrintedList) -> defaultdict[int, tuple[HealthNote, ...]]:
    notes: defaultdict[int, tuple[HealthNote, ...]] = defaultdict(tuple)
    for person, note in _notes([label.id for label in people], printed):
        notes[person] += (note,)
    return notes


def _phones(people: Iterable[int]) -> dict[int, str]:
    rows: Any = Person.select(Person.id, Person.phone, Family.phone).left_outer_join(Family)
    rows = rows.where(Person.id.in_(sorted(people))).tuples()
    return {person: own or family or "" for person, own, family in rows}


def _guardians(families: set[int]) -> defaultdict[int, list[Guardian]]:
    rows = GuardianTable.select().where(GuardianTable.family.in_(sorted(families)), GuardianTable.archived_at.is_null())
    found: defaultdict[int, list[Guardian]] = defaultdict(list)
    for row in rows.order_by(GuardianTable.id):
        guardian = guardian_of(row)
        found[guardian.family].append(guardian)
    return found
