"""From the lines of a list to people as drafts: what can be read is, what cannot is a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from app.dates import BirthDate
from app.errors import UserError
from app.families.guardians import Collects, GuardianDraft
from app.imports import cells
from app.imports.columns import ColumnMap
from app.imports.health import NOTE_MEANINGS, lists_of
from app.imports.kinship import relation_of
from app.imports.lines import people_lines
from app.imports.meanings import Meaning
from app.imports.schooling import NO_PLACE, ReadPlace
from app.imports.spreadsheet import CellValue, Line, Spreadsheet, Tab
from app.people.rules import tidy_person
from app.people.values import ROLES, USUAL_LISTS, HealthNoteDraft, PersonDraft, PrintedList
from app.words import N_

T = TypeVar("T")
U = TypeVar("U")

_PARENTS = {
    "mother": (Meaning.MOTHER, Meaning.MOTHER_PHONE),
    "father": (Meaning.FATHER, Meaning.FATHER_PHONE),
}


@dataclass(frozen=True, slots=True)
class ReadPerson:
    """One person as the list tells it. The family code is the list's own; groups are names."""

    draft: PersonDraft
    guardians: tuple[GuardianDraft, ...] = ()
    health: tuple[HealthNoteDraft, ...] = ()
    groups: tuple[str, ...] = ()
    starts: date | None = None
    family_code: str = ""
    birth_is_age: bool = False
    place: ReadPlace = NO_PLACE


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
            rows += _Reader(tab, columns, today, spreadsheet.name).rows()
    return tuple(rows)


@dataclass(slots=True)
class _Reader:
    """Reads one tab; `left_out` gathers what was not understood of the current line."""

    tab: Tab
    columns: ColumnMap
    today: date
    source: str
    letter_g: str = ""
    section: str = ""
    left_out: list[UserError] = field(default_factory=list)

    def rows(self) -> Iterator[ReadRow]:
        for one in self.columns.columns:
            if one.meaning is Meaning.SEX:
                column = (line.cell(one.position) for line in self.tab.lines)
                self.letter_g = cells.meaning_of_g(column, one.heading)
        for line, section in people_lines(self.tab, self.columns):
            self.section = section
            yield self._row(line)

    def _row(self, line: Line) -> ReadRow:
        self.left_out = []
        try:
            person, refused = self._person(line), None
        except UserError as error:
            person, refused = None, error
        return ReadRow(self.tab.name, line.number, line.cells, person, refused, tuple(self.left_out))

    def _person(self, line: Line) -> ReadPerson:
        family_km, given_km, family_latin, given_latin = self._names(line)
        birth, is_age = self._birth(line)
        guardians = self._guardians(line)
        phone, guardians = self._phone(line, guardians)
        draft = PersonDraft(
            family_name_km=family_km,
            given_name_km=given_km,
            family_name_latin=family_latin,
            given_name_latin=given_latin,
            nickname=self._text(line, Meaning.NICKNAME),
            sex=self._sex(line),
            birth=birth,
            role=self._role(line),
            village=self._text(line, Meaning.VILLAGE),
            phone=phone,
            id_poor=self._lenient(lambda: cells.id_poor_of(self._one(line, Meaning.ID_POOR)), ""),
            note=self._joined(line, Meaning.NOTE),
            code=self._text(line, Meaning.PERSON_CODE),
        )
        return ReadPerson(
            draft=tidy_person(draft, self.today),
            guardians=guardians,
            health=self._health(line),
            groups=self._groups(line),
            starts=self._lenient(lambda: cells.date_of(self._one(line, Meaning.STARTS), self.today), None),
            family_code=self._text(line, Meaning.FAMILY_CODE),
            birth_is_age=is_age,
            place=self._place(line),
        )

    def _names(self, line: Line) -> tuple[str, str, str, str]:
        """Family and given name in Khmer, then in Latin letters; parts in columns of their own count first."""
        whole = self._both_scripts(line, Meaning.NAME)
        family = self._both_scripts(line, Meaning.FAMILY_NAME)
        given = self._both_scripts(line, Meaning.GIVEN_NAME)
        if not any((*whole, *family, *given)):
            raise UserError(N_("There is no name in this row."))
        names = [
            (family[script], given[script]) if family[script] or given[script] else cells.name_parts(whole[script])
            for script in (0, 1)
        ]
        return (*names[0], *names[1])

    def _both_scripts(self, line: Line, meaning: Meaning) -> tuple[str, str]:
        khmer = latin = ""
        for position in self.columns.positions(meaning):
            here = cells.scripts(line.cell(position))
            khmer, latin = khmer or here[0], latin or here[1]
        return khmer, latin

    def _birth(self, line: Line) -> tuple[BirthDate | None, bool]:
        """The birth date; where there is none that can be read, the age."""
        age, cell = self._one(line, Meaning.AGE), self._birth_cell(line)
        try:
            if (birth := cells.birth_of(cell, self.today)) is not None:
                return birth, cells.is_age(cell)
        except UserError as error:
            if not cells.said(age):
                raise
            self.left_out.append(error)
        return cells.age_of(age, self.today), True

    def _birth_cell(self, line: Line) -> CellValue:
        """The cell of the birth date; day, month and year in columns of their own are put together."""
        found = [line.cell(position) for position in self.columns.positions(Meaning.BIRTH)]
        parts = [text for cell in found if (text := cells.said(cell)) and not isinstance(cell, date)]
        if len(parts) > 1 and all(len(part) <= 4 or not any(map(str.isdigit, part)) for part in parts):
            return "/".join(parts)
        return next((cell for cell in found if cell is not None), None)

    def _sex(self, line: Line) -> str:
        """The sex; of a column for boys and one for girls, the one that is ticked."""
        for column in self.columns.columns:
            cell = line.cell(column.position)
            ticked = cells.is_tick(cell) and len(self.columns.positions(Meaning.SEX)) > 1
            if column.meaning is Meaning.SEX and (ticked or cells.said(cell)):
                return cells.sex_of(column.heading if ticked else cell, self.letter_g)
        return ""

    def _guardians(self, line: Line) -> tuple[GuardianDraft, ...]:
        found = self._named(line, Meaning.GUARDIAN, Meaning.GUARDIAN_RELATION, Meaning.GUARDIAN_PHONE)
        for relation, (name, number) in _PARENTS.items():
            phone = self._phones(self._one(line, number))
            found.append(self._guardian(self._text(line, name), relation, phone))
        unsaid = {cells.scripts(name) for name in self._list(line, Meaning.NOT_SAID)}
        found = [
            replace(one, collects=Collects.NOT_SAID) if (one.name_km, one.name_latin) in unsaid else one
            for one in found
        ]
        found += self._kept_away(line)
        return tuple(one for one in found if one.name_km or one.name_latin or (one.phone and one.relation in _PARENTS))

    def _kept_away(self, line: Line) -> list[GuardianDraft]:
        """Who must not collect; the reason is required, so the list itself stands for one that it does not give."""
        named = self._named(line, Meaning.MUST_NOT_COLLECT, Meaning.MUST_NOT_RELATION, Meaning.MUST_NOT_PHONE)
        reasons = self._list(line, Meaning.MUST_NOT_REASON)
        return [
            replace(one, collects=Collects.MUST_NOT, reason=reason or self.source[:200])
            for one, reason in _aligned(named, reasons)
        ]

    def _named(self, line: Line, name: Meaning, relation: Meaning, phone: Meaning) -> list[GuardianDraft]:
        """Those named in one column, with the relation and the phone that stand for each in two others."""
        phones = _aligned(self._list(line, name), self._list(line, phone))
        return [
            self._guardian(called, self._relation(word), self._phones(number))
            for (called, number), word in _aligned(phones, self._list(line, relation))
        ]

    def _guardian(self, name: CellValue, relation: str, phone: str) -> GuardianDraft:
        khmer, latin = self._lenient(lambda: cells.scripts(cells.said(name, limit=80)), ("", ""))
        return GuardianDraft(khmer, latin, relation, phone)  # tidy: each part has been cleaned

    def _relation(self, word: str) -> str:
        return self._lenient(lambda: relation_of(word), "")

    def _role(self, line: Line) -> str:
        relation = self._relation(self._text(line, Meaning.ROLE))
        if relation and relation not in ROLES:
            return "other"
        return relation or "child"

    def _phone(self, line: Line, guardians: tuple[GuardianDraft, ...]) -> tuple[str, tuple[GuardianDraft, ...]]:
        """A child's "phone" is that of the first guardian without one; of whom there is none, the person's own."""
        own = self._phones(self._one(line, Meaning.OWN_PHONE))
        numbers = [self._phones(line.cell(position)) for position in self.columns.positions(Meaning.PHONE)]
        waiting = list(filter(None, numbers))
        filled: list[GuardianDraft] = []
        for one in guardians:
            takes = waiting and not one.phone and one.collects is not Collects.MUST_NOT
            filled.append(replace(one, phone=waiting.pop(0)) if takes else one)
        return own or (waiting[0] if waiting else ""), tuple(filled)

    def _phones(self, cell: CellValue) -> str:
        return self._lenient(lambda: cells.phones_of(cell), "")

    def _health(self, line: Line) -> tuple[HealthNoteDraft, ...]:
        found = [
            HealthNoteDraft(kind, text)
            for kind, meaning in NOTE_MEANINGS.items()
            for text in filter(None, self._list(line, meaning, limit=300))
        ]
        lists = map(self._stands_on, self._list(line, Meaning.NOTE_LISTS))
        told = [replace(note, lists=stands) for note, stands in zip(found, lists, strict=False)]
        return tuple(dict.fromkeys([*told, *found[len(told) :]]))

    def _stands_on(self, text: str) -> frozenset[PrintedList]:
        return self._lenient(lambda: lists_of(text), USUAL_LISTS)

    def _place(self, line: Line) -> ReadPlace:
        khmer, latin = self._lenient(lambda: cells.scripts(self._text(line, Meaning.SCHOOL)[:80]), ("", ""))
        return ReadPlace(
            khmer,
            latin,
            self._lenient(lambda: cells.grade_of(self._one(line, Meaning.GRADE)), None),
            self._lenient(lambda: cells.shift_of(self._one(line, Meaning.SHIFT)), None),
            self._lenient(lambda: cells.date_of(self._one(line, Meaning.SCHOOL_SINCE), self.today), None),
        )

    def _groups(self, line: Line) -> tuple[str, ...]:
        named = filter(None, self._list(line, Meaning.GROUP, limit=80))
        return tuple(dict.fromkeys(named)) or tuple(filter(None, (self.section or self.columns.group,)))

    def _one(self, line: Line, *meanings: Meaning) -> CellValue:
        """The first filled cell of these meanings."""
        for meaning in meanings:
            for position in self.columns.positions(meaning):
                if (cell := line.cell(position)) is not None:
                    return cell
        return None

    def _text(self, line: Line, meaning: Meaning) -> str:
        return cells.said(self._one(line, meaning))

    def _joined(self, line: Line, meaning: Meaning) -> str:
        texts = [cells.lines_of(line.cell(position)) for position in self.columns.positions(meaning)]
        return "\n".join(dict.fromkeys(filter(None, texts)))

    def _list(self, line: Line, meaning: Meaning, limit: int = 200) -> list[str]:
        """The parts of all cells of a meaning, as exports join them with semicolons."""
        joined = [str(cells.said(line.cell(position), 2000)) for position in self.columns.positions(meaning)]
        parts = [part.strip() for text in joined for part in text.split(";")]
        return [cells.said(part, limit) for part in parts if part]  # "-" keeps the place of one that is not said

    def _lenient(self, read: Callable[[], T], otherwise: T) -> T:
        """A cell that is not worth refusing the row for: it is left out, and said so."""
        try:
            return read()
        except UserError as error:
            self.left_out.append(error)
            return otherwise


def _aligned(named: list[U], words: list[str]) -> list[tuple[U, str]]:
    """The n-th word belongs to the n-th that is named; "" where there are fewer words."""
    return list(zip(named, [*words, *[""] * (len(named) - len(words))], strict=False))
