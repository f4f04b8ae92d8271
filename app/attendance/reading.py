"""Building a register out of the tables. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any

from app.attendance.expected import Expectation, SessionTime, Stay, expectation
from app.attendance.marks import marks_of
from app.attendance.rules import birthday_between, flags_of, numbered
from app.attendance.sessions import columns, group_label
from app.attendance.values import Cell, Column, Flag, Mark, Register, Row, SessionKey
from app.dates import age_at
from app.families.guardian_rows import kept_away
from app.merging.reading import merged_into
from app.people.records import in_order, label_of, selection
from app.people.values import PersonLabel
from models import people as tables
from models.centre import CentreRecord
from models.sheets import Sheet, SheetRow


@dataclass(frozen=True, slots=True)
class _Material:
    """What the rows of one register are made of; sets hold ids of people."""

    first: dt.date
    last: dt.date
    columns: tuple[Column, ...]
    sessions: Mapping[SessionKey, int]
    marks: Mapping[tuple[int, int], Mark]
    stays: list[Stay]
    expected: Mapping[SessionKey, Set[int]]
    people: Mapping[int, PersonLabel]
    on_sheet: Mapping[int, int]
    allergic: set[int]
    kept: set[int]
    photographed: set[int]
    provisional: set[int]

    def is_new(self, person: int) -> bool:
        """Whether somebody joined in these days a group that was there before; in a group that is new all are."""
        joined = any(stay.person == person and stay.starts >= self.first for stay in self.stays)
        return joined and any(stay.starts < self.first for stay in self.stays)


def register(group: int, first: dt.date, last: dt.date, code: str = "") -> Register:
    """A group's register between two dates. With `code`, or when a sheet of these days was printed, in its row order.

    Raises NotFound when there is no such group.
    """
    label = group_label(group)
    code, on_sheet = _sheet_rows(group, first, last, code)
    material = _material(group, first, last, on_sheet)
    rows = tuple(_row(number, person, material) for number, person in numbered(on_sheet, material.people))
    return Register(label, first, last, material.columns, rows, code)


def khmer_first() -> bool:
    """Whether the centre's lists are in Khmer order."""
    return bool(CentreRecord.select(CentreRecord.language).get().language == "km")


def _material(group: int, first: dt.date, last: dt.date, on_sheet: Mapping[int, int]) -> _Material:
    all_columns, sessions = columns(group, first, last)
    marks = marks_of(sessions.values())
    expecting = expectation(first, last, [group])
    group_stays = expecting.stays.get(group, [])
    expected = {c.session: expecting.at(_time(group, c)) for c in all_columns if c.session}
    wanted = _listed(group, expecting, expected) | {person for _, person in marks} | set(on_sheet.values())
    people, provisional = _people(wanted)
    return _Material(
        first,
        last,
        all_columns,
        sessions,
        marks,
        group_stays,
        expected,
        people,
        on_sheet,
        _with_allergy(wanted),
        kept_away((label.id, label.family) for label in people.values()),
        _with_photo(wanted),
        provisional,
    )


def _listed(group: int, expecting: Expectation, expected: Mapping[SessionKey, Set[int]]) -> set[int]:
    """Who stands on the register before anything is marked: after school only who can come at one of its sessions."""
    if group in expecting.after_school | expecting.drop_in:
        return set().union(*expected.values())
    return {stay.person for stay in expecting.stays.get(group, [])}


def _time(group: int, column: Column) -> SessionTime:
    """A column that has a session, as that which decides who is expected."""
    slot = column.session.slot if column.session else 0
    return SessionTime(group, slot, column.date, column.starts or dt.time.min, column.ends or dt.time.max)


def _sheet_rows(group: int, first: dt.date, last: dt.date, code: str) -> tuple[str, dict[int, int]]:
    """The code and the frozen rows (number to person) of the sheet asked for, or of the newest that covers the days."""
    covering = Sheet.select().where(Sheet.group == group, Sheet.first <= last, Sheet.last >= first)
    if code:
        covering = covering.where(Sheet.code == code)
    else:
        covering = covering.where(Sheet.first <= first, Sheet.last >= last)
    sheet: Any = covering.order_by(Sheet.id.desc()).first()
    if sheet is None:
        return "", {}
    rows: Any = SheetRow.select(SheetRow.number, SheetRow.person).where(SheetRow.sheet == sheet.id).tuples()
    return sheet.code, _as_known_now(dict(rows))


def _as_known_now(rows: dict[int, int]) -> dict[int, int]:
    """The rows of a sheet with whom the people on it turned out to be; who has a row of their own keeps only that."""
    known = merged_into(rows.values())
    own = set(rows.values())
    return {n: known.get(p, p) for n, p in rows.items() if known.get(p) not in own}


def _people(wanted: set[int]) -> tuple[dict[int, PersonLabel], set[int]]:
    """Labels in the order of a list, and who is provisional."""
    query = in_order(selection(tables.Person.provisional), khmer_first())
    rows = list(query.where(tables.Person.id.in_(sorted(wanted))))
    labels = [label_of(row) for row in rows]
    return {label.id: label for label in labels}, {row[0] for row in rows if row[-1]}


def _with_allergy(people: Iterable[int]) -> set[int]:
    note = tables.HealthNote
    allergies: Any = note.select(note.person).where(
        note.kind == "allergy", note.archived_at.is_null(), note.person.in_(sorted(people))
    )
    return {person for (person,) in allergies.tuples()}


def _with_photo(people: Iterable[int]) -> set[int]:
    photos: Any = tables.Photo.select(tables.Photo.person).where(tables.Photo.person.in_(sorted(people)))
    return {person for (person,) in photos.tuples()}


def _row(number: int, person: int, material: _Material) -> Row:
    label = material.people[person]
    cells = tuple(_cell(person, column, material) for column in material.columns)
    return Row(
        number,
        person,
        label.name_km,
        label.name_latin,
        age_at(label.birth, material.last) if label.birth else None,
        label.sex,
        _flags(label, cells, material),
        cells,
        on_sheet=material.on_sheet.get(number) == person,
        has_photo=person in material.photographed,
        code=label.code,
    )


def _cell(person: int, column: Column, material: _Material) -> Cell:
    if column.session is None:
        return Cell()
    mark = material.marks.get((material.sessions.get(column.session, 0), person))
    return Cell(person in material.expected[column.session], mark)


def _flags(label: PersonLabel, cells: tuple[Cell, ...], material: _Material) -> frozenset[Flag]:
    return flags_of(
        allergy=label.id in material.allergic,
        must_not_collect=label.id in material.kept,
        birthday=birthday_between(label.birth, material.first, material.last),
        new=material.is_new(label.id),
        walk_in=any(cell.mark is not None and cell.mark.walk_in for cell in cells),
        provisional=label.id in material.provisional,
    )
