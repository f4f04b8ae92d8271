"""From the lines of a list to people as drafts: what can be read is, what cannot is a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.dates import BirthDate
from app.errors import UserError
from app.families.guardians import Collects, GuardianDraft
from app.families.values import FamilyDraft
from app.imports import cells
from app.imports.columns import ColumnMap
from app.imports.health import health_of
from app.imports.lines import people_lines
from app.imports.meanings import Meaning
from app.imports.pictures import photo_of
from app.imports.relatives import ReadGuardian, family_of, guardians_of
from app.imports.row_cells import Places, RowCells, places_of
from app.imports.schooling import NO_PLACE, ReadPlace, place_of
from app.imports.spreadsheet import CellValue, Line, Spreadsheet, Tab
from app.imports.stays import ReadStay, stays_of
from app.people.rules import tidy_person
from app.people.values import ROLES, HealthNoteDraft, PersonDraft
from app.words import N_


@dataclass(frozen=True, slots=True)
class ReadPerson:
    """One person as the list tells it. The family code is the list's own; `family` is None where no column is of it."""

    draft: PersonDraft
    guardians: tuple[ReadGuardian, ...] = ()
    health: tuple[HealthNoteDraft, ...] = ()
    stays: tuple[ReadStay, ...] = ()
    family_code: str = ""
    family: FamilyDraft | None = None
    birth_is_age: bool = False
    photo: Path | None = None
    place: ReadPlace = NO_PLACE

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups, each once."""
        return tuple(dict.fromkeys(stay.group for stay in self.stays))

    @property
    def village(self) -> str:
        """Where the person lives, by what the list says of the person or of the family."""
        return self.draft.village or (self.family.village if self.family else "")

    @property
    def answering(self) -> tuple[GuardianDraft, ...]:
        """The guardians, whichever child they are for."""
        return tuple(one.draft for one in self.guardians)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One line of a list: who it names, or why it names nobody; `left_out` says which cells were not understood."""

    tab: str
    number: int
    cells: tuple[CellValue, ...]
    person: ReadPerson | None
    refused: UserError | None = None
    left_out: tuple[UserError, ...] = ()


def read_rows(spreadsheet: Spreadsheet, maps: tuple[ColumnMap, ...], today: date) -> tuple[ReadRow, ...]:
    """Every row of the taken tabs that is meant as a person; see `people_lines` for the others."""
    rows: list[ReadRow] = []
    for tab, columns in zip(spreadsheet.tabs, maps, strict=True):
        if columns.taken and columns.has_name:
            rows += _Reader(spreadsheet, tab, columns, today).rows()
    return tuple(rows)


@dataclass(slots=True)
class _Reader:
    """Reads one tab."""

    spreadsheet: Spreadsheet
    tab: Tab
    columns: ColumnMap
    today: date
    letter_g: str = ""
    places: Places = field(default_factory=dict)

    def rows(self) -> Iterator[ReadRow]:
        self.places = places_of(self.columns)
        for one in self.columns.columns:
            if one.meaning is Meaning.SEX:
                column = (line.cell(one.position) for line in self.tab.lines)
                self.letter_g = cells.meaning_of_g(column, one.heading)
        for line, section in people_lines(self.tab, self.columns):
            yield self._row(line, section)

    def _row(self, line: Line, section: str) -> ReadRow:
        row = RowCells(line, self.places)
        try:
            person, refused = self._person(row, section), None
        except UserError as error:
            person, refused = None, error
        return ReadRow(self.tab.name, line.number, line.cells, person, refused, tuple(row.left_out))

    def _person(self, row: RowCells, section: str) -> ReadPerson:
        family_km, given_km, family_latin, given_latin = _names(row)
        birth, is_age = self._birth(row)
        phone, guardians = _phone(row, guardians_of(row, self.spreadsheet.name))
        draft = PersonDraft(
            family_name_km=family_km,
            given_name_km=given_km,
            family_name_latin=family_latin,
            given_name_latin=given_latin,
            nickname=row.text(Meaning.NICKNAME),
            sex=self._sex(row),
            birth=birth,
            role=_role(row),
            village=row.text(Meaning.VILLAGE),
            phone=phone,
            id_poor=row.lenient(lambda: cells.id_poor_of(row.one(Meaning.ID_POOR)), ""),
            note=row.joined(Meaning.NOTE),
            code=row.text(Meaning.PERSON_CODE),
        )
        family = family_of(row)
        return ReadPerson(
            draft=tidy_person(_besides(draft, family), self.today),
            guardians=guardians,
            health=health_of(row),
            stays=stays_of(row, section or self.columns.group, self.today),
            family_code=row.text(Meaning.FAMILY_CODE),
            family=family,
            birth_is_age=is_age,
            photo=photo_of(row, self.spreadsheet.folder),
            place=place_of(row, self.today),
        )

    def _birth(self, row: RowCells) -> tuple[BirthDate | None, bool]:
        """The birth date; where there is none that can be read, the age."""
        age, cell = row.one(Meaning.AGE), _birth_cell(row)
        try:
            if (birth := cells.birth_of(cell, self.today)) is not None:
                return birth, cells.is_age(cell)
        except UserError as error:
            if not cells.said(age):
                raise
            row.left_out.append(error)
        return cells.age_of(age, self.today), True

    def _sex(self, row: RowCells) -> str:
        """The sex; of a column for boys and one for girls, the one that is ticked."""
        several = len(row.places.get(Meaning.SEX, ())) > 1
        for position in row.places.get(Meaning.SEX, ()):
            cell = row.line.cell(position)
            ticked = several and cells.is_tick(cell)
            if ticked or cells.said(cell):
                return cells.sex_of(self.columns.heading_at(position) if ticked else cell, self.letter_g)
        return ""


def _names(row: RowCells) -> tuple[str, str, str, str]:
    """Family and given name in Khmer, then in Latin letters; parts in columns of their own count first."""
    whole = row.names(Meaning.NAME)
    family = row.names(Meaning.FAMILY_NAME)
    given = row.names(Meaning.GIVEN_NAME)
    if not any((*whole, *family, *given)):
        raise UserError(N_("There is no name in this row."))
    names = [
        (family[script], given[script]) if family[script] or given[script] else cells.name_parts(whole[script])
        for script in (0, 1)
    ]
    return (*names[0], *names[1])


def _birth_cell(row: RowCells) -> CellValue:
    """The cell of the birth date; day, month and year in columns of their own are put together."""
    found = row.all(Meaning.BIRTH)
    parts = [text for cell in found if (text := cells.said(cell)) and not isinstance(cell, date)]
    if len(parts) > 1 and all(len(part) <= 4 or not any(map(str.isdigit, part)) for part in parts):
        return "/".join(parts)
    return next((cell for cell in found if cell is not None), None)


def _role(row: RowCells) -> str:
    relation = row.relation(row.text(Meaning.ROLE))
    if relation and relation not in ROLES:
        return "other"
    return relation or "child"


def _phone(row: RowCells, guardians: tuple[ReadGuardian, ...]) -> tuple[str, tuple[ReadGuardian, ...]]:
    """A child's "phone" is that of the first guardian without one; of whom there is none, the person's own."""
    own = row.phones(row.one(Meaning.OWN_PHONE))
    waiting = list(filter(None, map(row.phones, row.all(Meaning.PHONE))))
    filled: list[ReadGuardian] = []
    for one in guardians:
        takes = waiting and not one.draft.phone and one.draft.collects is not Collects.MUST_NOT
        filled.append(replace(one, draft=replace(one.draft, phone=waiting.pop(0))) if takes else one)
    return own or (waiting[0] if waiting else ""), tuple(filled)


def _besides(draft: PersonDraft, family: FamilyDraft | None) -> PersonDraft:
    """Without what the list says of the whole family as well."""
    if family is None:
        return draft
    return replace(
        draft,
        village="" if draft.village == family.village else draft.village,
        id_poor="" if draft.id_poor == family.id_poor else draft.id_poor,
    )
