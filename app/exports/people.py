"""People as a table whose columns an import recognises: everything that was imported comes out again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.dates import BirthDate, Precision
from app.exports.relatives import GUARDIAN_COLUMNS, GuardianCell
from app.exports.words import sex_word
from app.exports.workbook import Table, Value
from app.exports.writing import name_cell, text_cell, texts_cell
from app.imports.health import NOTE_MEANINGS, lists_word
from app.imports.kinship import KINSHIP
from app.imports.known import Known, KnownPerson, Stay
from app.imports.meanings import TITLES, Meaning
from app.language import Language
from app.people.values import HealthNote
from app.schools.reading import all_schools
from app.schools.values import SHIFT_WORDS, History, School, SchoolPlace
from app.words import N_
from models.groups import Group
from models.people import Person

KHMER, LATIN = N_("Khmer"), N_("Latin letters")
Cell = Callable[["Record"], Value]


@dataclass(frozen=True, slots=True)
class Record:
    """All that is written of one person; `photo` is the name of the file beside the list."""

    known: KnownPerson
    groups: Mapping[int, str]
    schools: Mapping[int, School]
    today: date
    language: Language
    photo: str = ""

    @property
    def stays(self) -> list[Stay]:
        """The person's times in groups, those that ended too, in order."""
        return sorted(self.known.stays, key=lambda stay: stay.starts)

    @property
    def place(self) -> SchoolPlace | None:
        """Where the person goes to school today."""
        return History(self.known.id, self.known.places).on(self.today)


def people_table(
    known: Known, language: Language, today: date, people: Collection[int] | None, photos: Mapping[int, str]
) -> Table:
    """The people with these ids, in the order of lists; None: everybody who is not archived. In a transaction.

    `photos` are the files that were written beside the list, by the id of the person.
    """
    stored, groups, schools = known.people, _group_names(language), all_schools()
    order: Any = Person.select(Person.id).order_by(
        Person.sort_km if language.khmer_first else Person.sort_latin, Person.id
    )
    records = [
        Record(stored[person], groups, schools, today, language, photos.get(person, ""))
        for (person,) in order.tuples()
        if (not stored[person].label.archived if people is None else person in people)
    ]
    headings = tuple(_heading(language, meaning, script) for meaning, script, _cell in _COLUMNS)
    body = tuple(tuple(cell(record) for _meaning, _script, cell in _COLUMNS) for record in records)
    return Table(language.text(N_("People")), headings, body)


def _group_names(language: Language) -> dict[int, str]:
    rows: Any = Group.select(Group.id, Group.name_km, Group.name_en, Group.name_fr)
    return {id_: language.pick(km=km, en=en, fr=fr) for id_, km, en, fr in rows.tuples()}


def _heading(language: Language, meaning: Meaning, script: str) -> str:
    return f"{language.text(TITLES[meaning])} ({language.text(script)})" if script else language.text(TITLES[meaning])


def _birth(record: Record) -> Value:
    """A whole date as a date; less than that as it is known, so that no day is made up."""
    birth: BirthDate | None = record.known.draft.birth
    if birth is None:
        return None
    return birth.value if birth.precision is Precision.DAY else birth.typed()


def _role(record: Record) -> Value:
    role = record.known.draft.role
    return record.language.text(KINSHIP[role]) if role in KINSHIP else ""


def _of_guardians(cell: GuardianCell) -> Cell:
    return lambda record: cell(record.known.guardians, record.language)


def _notes(record: Record, kind: str) -> list[HealthNote]:
    return [note for note in record.known.standing if note.kind == kind]


def _health(kind: str) -> Cell:
    return lambda record: texts_cell(note.text for note in _notes(record, kind))


def _lists(record: Record) -> Value:
    """On which lists each note may stand, in the order of the columns of notes; a dash for none."""
    notes = [note for kind in NOTE_MEANINGS for note in _notes(record, kind)]
    return "; ".join(lists_word(note.lists, record.language) or "-" for note in notes)


def _school(record: Record) -> Value:
    school = record.schools.get(record.place.school or 0) if record.place else None
    return name_cell(school.name_km, school.name_latin) if school else ""


def _shift(record: Record) -> Value:
    shift = record.place.shift if record.place else None
    return record.language.text(SHIFT_WORDS[shift]) if shift else ""


def _starts(record: Record) -> Value:
    """One day as a date; several in one cell, in the order of the groups."""
    days = [stay.starts for stay in record.stays]
    return days[0] if len(days) == 1 else texts_cell(f"{day:%d/%m/%Y}" for day in days)


def _ends(record: Record) -> Value:
    return texts_cell(f"{stay.ends:%d/%m/%Y}" if stay.ends else "" for stay in record.stays)


def _waiting(record: Record) -> Value:
    yes = record.language.text(N_("yes"))
    return texts_cell(yes if stay.waiting else "" for stay in record.stays)


_COLUMNS: tuple[tuple[Meaning, str, Cell], ...] = (
    (Meaning.PERSON_CODE, "", lambda one: text_cell(one.known.draft.code)),
    (Meaning.FAMILY_NAME, KHMER, lambda one: name_cell(one.known.draft.family_name_km, "")),
    (Meaning.GIVEN_NAME, KHMER, lambda one: name_cell(one.known.draft.given_name_km, "")),
    (Meaning.FAMILY_NAME, LATIN, lambda one: name_cell("", one.known.draft.family_name_latin)),
    (Meaning.GIVEN_NAME, LATIN, lambda one: name_cell("", one.known.draft.given_name_latin)),
    (Meaning.NICKNAME, "", lambda one: text_cell(one.known.draft.nickname)),
    (Meaning.SEX, "", lambda one: sex_word(one.known.draft.sex, one.language)),
    (Meaning.BIRTH, "", _birth),
    (Meaning.VILLAGE, "", lambda one: text_cell(one.known.label.village)),
    (Meaning.ID_POOR, "", lambda one: one.known.draft.id_poor or one.known.family.id_poor),
    (Meaning.FAMILY_CODE, "", lambda one: text_cell(one.known.family_code)),
    (Meaning.ROLE, "", _role),
    (Meaning.OWN_PHONE, "", lambda one: one.known.draft.phone),
    *((meaning, "", _of_guardians(cell)) for meaning, cell in GUARDIAN_COLUMNS.items()),
    *((meaning, "", _health(kind)) for kind, meaning in NOTE_MEANINGS.items()),
    (Meaning.NOTE_LISTS, "", _lists),
    (Meaning.GROUP, "", lambda one: texts_cell(one.groups[stay.group] for stay in one.stays)),
    (Meaning.STARTS, "", _starts),
    (Meaning.ENDS, "", _ends),
    (Meaning.ENDS_REASON, "", lambda one: texts_cell(stay.reason for stay in one.stays)),
    (Meaning.WAITING, "", _waiting),
    (Meaning.SCHOOL, "", _school),
    (Meaning.GRADE, "", lambda one: one.place.grade if one.place else None),
    (Meaning.SHIFT, "", _shift),
    (Meaning.SCHOOL_SINCE, "", lambda one: one.place.starts if one.place else None),
    (Meaning.FAMILY_CALLED, KHMER, lambda one: name_cell(one.known.family.name_km, "")),
    (Meaning.FAMILY_CALLED, LATIN, lambda one: name_cell("", one.known.family.name_latin)),
    (Meaning.FAMILY_VILLAGE, "", lambda one: text_cell(one.known.family.village)),
    (Meaning.FAMILY_ADDRESS, "", lambda one: text_cell(one.known.family.address)),
    (Meaning.FAMILY_PHONE, "", lambda one: one.known.family.phone),
    (Meaning.FAMILY_ID_POOR, "", lambda one: one.known.family.id_poor),
    (Meaning.FAMILY_NOTE, "", lambda one: text_cell(one.known.family.note)),
    (Meaning.PHOTO, "", lambda one: one.photo),
    (Meaning.NOTE, "", lambda one: text_cell(one.known.draft.note)),
)
