"""People as a table whose columns an import recognises."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.dates import BirthDate, Precision
from app.exports.words import sex_word
from app.exports.workbook import Table, Value
from app.families.guardians import Collects, Guardian
from app.imports.health import NOTE_MEANINGS, lists_word
from app.imports.kinship import KINSHIP
from app.imports.known import KnownPerson, Stay, known
from app.imports.meanings import TITLES, Meaning
from app.language import Language
from app.people.values import HealthNote
from app.schools.reading import all_schools
from app.schools.values import SHIFT_WORDS, History, School, SchoolPlace
from app.words import N_
from models.groups import Group
from models.people import Person

_BETWEEN = "; "
KHMER, LATIN = N_("Khmer"), N_("Latin letters")


@dataclass(frozen=True, slots=True)
class _Record:
    """All that is written of one person; `stays` are the enrolments that have not ended, `place` that at school."""

    known: KnownPerson
    stays: tuple[Stay, ...]
    place: SchoolPlace | None
    groups: dict[int, str]
    schools: dict[int, School]
    language: Language


def people_table(language: Language, today: date, people: Collection[int] | None) -> Table:
    """The people with these ids, in the order of lists; None: everybody who is not archived. In a transaction."""
    stored, groups, schools = known().people, _group_names(language), all_schools()
    order: Any = Person.select(Person.id).order_by(
        Person.sort_km if language.code == "km" else Person.sort_latin, Person.id
    )
    records = [
        _Record(
            stored[person], _current(stored[person], today), _place(stored[person], today), groups, schools, language
        )
        for (person,) in order.tuples()
        if (not stored[person].label.archived if people is None else person in people)
    ]
    _ = language.text
    headings = tuple(_heading(language, meaning, script) for meaning, script, _value in _COLUMNS)
    body = tuple(tuple(value(record) for _meaning, _script, value in _COLUMNS) for record in records)
    return Table(_("People"), headings, body)


def _group_names(language: Language) -> dict[int, str]:
    rows: Any = Group.select(Group.id, Group.name_km, Group.name_en, Group.name_fr)
    return {id_: language.pick(km=km, en=en, fr=fr) for id_, km, en, fr in rows.tuples()}


def _current(person: KnownPerson, today: date) -> tuple[Stay, ...]:
    running = [stay for stay in person.stays if stay.ends is None or stay.ends >= today]
    return tuple(sorted(running, key=lambda stay: stay.starts))


def _place(person: KnownPerson, today: date) -> SchoolPlace | None:
    return History(person.id, person.places).on(today)


def _heading(language: Language, meaning: Meaning, script: str) -> str:
    return f"{language.text(TITLES[meaning])} ({language.text(script)})" if script else language.text(TITLES[meaning])


def _birth(record: _Record) -> Value:
    """A whole date as a date; less than that as it is known, so that no day is made up."""
    birth: BirthDate | None = record.known.draft.birth
    if birth is None:
        return None
    return birth.value if birth.precision is Precision.DAY else birth.typed()


def _sex(record: _Record) -> Value:
    return sex_word(record.known.draft.sex, record.language)


def _kinship(record: _Record, stored: str) -> str:
    return record.language.text(KINSHIP[stored]) if stored in KINSHIP else ""


def _collecting(record: _Record) -> list[Guardian]:
    return [one for one in record.known.guardians if one.collects is not Collects.MUST_NOT]


def _first(record: _Record, relation: str) -> Guardian | None:
    return next((one for one in _collecting(record) if one.relation == relation), None)


def _others(record: _Record) -> list[Guardian]:
    parents = {one.id for one in (_first(record, "mother"), _first(record, "father")) if one}
    return [one for one in _collecting(record) if one.id not in parents]


def _kept_away(record: _Record) -> list[Guardian]:
    return [one for one in record.known.guardians if one.collects is Collects.MUST_NOT]


def _both_names(named: Guardian | School) -> str:
    if named.name_km and named.name_latin:
        return f"{named.name_km} ({named.name_latin})"
    return named.name_km or named.name_latin


def _joined(texts: Iterable[str]) -> str:
    """Texts in one cell; an empty one keeps its place, for names, relations and phones belong together."""
    found = [text.replace(_BETWEEN.strip(), ",") for text in texts]
    return _BETWEEN.join(text or "-" for text in found) if any(found) else ""


def _parent(relation: str, tell: Callable[[Guardian], str]) -> Callable[[_Record], Value]:
    def value(record: _Record) -> Value:
        parent = _first(record, relation)
        return tell(parent) if parent else ""

    return value


def _phone(guardian: Guardian) -> str:
    return guardian.phone


def _notes(record: _Record, kind: str) -> list[HealthNote]:
    return [note for note in record.known.standing if note.kind == kind]


def _health(kind: str) -> Callable[[_Record], Value]:
    return lambda record: _joined(note.text for note in _notes(record, kind))


def _lists(record: _Record) -> Value:
    """On which lists each note may stand, in the order of the columns of notes; a dash for none."""
    notes = [note for kind in NOTE_MEANINGS for note in _notes(record, kind)]
    return _BETWEEN.join(lists_word(note.lists, record.language) or "-" for note in notes)


def _school(record: _Record) -> Value:
    school = record.schools.get(record.place.school or 0) if record.place else None
    return _both_names(school) if school else ""


def _shift(record: _Record) -> Value:
    shift = record.place.shift if record.place else None
    return record.language.text(SHIFT_WORDS[shift]) if shift else ""


def _unsaid(record: _Record) -> Value:
    return _joined(_both_names(one) for one in record.known.guardians if one.collects is Collects.NOT_SAID)


_COLUMNS: tuple[tuple[Meaning, str, Callable[[_Record], Value]], ...] = (
    (Meaning.PERSON_CODE, "", lambda one: one.known.draft.code),
    (Meaning.FAMILY_NAME, KHMER, lambda one: one.known.draft.family_name_km),
    (Meaning.GIVEN_NAME, KHMER, lambda one: one.known.draft.given_name_km),
    (Meaning.FAMILY_NAME, LATIN, lambda one: one.known.draft.family_name_latin),
    (Meaning.GIVEN_NAME, LATIN, lambda one: one.known.draft.given_name_latin),
    (Meaning.NICKNAME, "", lambda one: one.known.draft.nickname),
    (Meaning.SEX, "", _sex),
    (Meaning.BIRTH, "", _birth),
    (Meaning.VILLAGE, "", lambda one: one.known.label.village),
    (Meaning.ID_POOR, "", lambda one: one.known.draft.id_poor or one.known.family_id_poor),
    (Meaning.FAMILY_CODE, "", lambda one: one.known.family_code),
    (Meaning.ROLE, "", lambda one: _kinship(one, one.known.draft.role)),
    (Meaning.OWN_PHONE, "", lambda one: one.known.draft.phone),
    (Meaning.MOTHER, "", _parent("mother", _both_names)),
    (Meaning.MOTHER_PHONE, "", _parent("mother", _phone)),
    (Meaning.FATHER, "", _parent("father", _both_names)),
    (Meaning.FATHER_PHONE, "", _parent("father", _phone)),
    (Meaning.GUARDIAN, "", lambda one: _joined(map(_both_names, _others(one)))),
    (Meaning.GUARDIAN_RELATION, "", lambda one: _joined(_kinship(one, other.relation) for other in _others(one))),
    (Meaning.GUARDIAN_PHONE, "", lambda one: _joined(map(_phone, _others(one)))),
    (Meaning.MUST_NOT_COLLECT, "", lambda one: _joined(map(_both_names, _kept_away(one)))),
    (Meaning.MUST_NOT_REASON, "", lambda one: _joined(other.reason for other in _kept_away(one))),
    (Meaning.MUST_NOT_RELATION, "", lambda one: _joined(_kinship(one, other.relation) for other in _kept_away(one))),
    (Meaning.MUST_NOT_PHONE, "", lambda one: _joined(map(_phone, _kept_away(one)))),
    (Meaning.NOT_SAID, "", _unsaid),
    *((meaning, "", _health(kind)) for kind, meaning in NOTE_MEANINGS.items()),
    (Meaning.NOTE_LISTS, "", _lists),
    (Meaning.GROUP, "", lambda one: _joined(dict.fromkeys(one.groups[stay.group] for stay in one.stays))),
    (Meaning.STARTS, "", lambda one: one.stays[0].starts if one.stays else None),
    (Meaning.SCHOOL, "", _school),
    (Meaning.GRADE, "", lambda one: one.place.grade if one.place else None),
    (Meaning.SHIFT, "", _shift),
    (Meaning.SCHOOL_SINCE, "", lambda one: one.place.starts if one.place else None),
    (Meaning.NOTE, "", lambda one: one.known.draft.note),
)
