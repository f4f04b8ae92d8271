"""What does not fit into one row a person, on tabs of its own: an import leaves these alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from app.exports.workbook import Table, Value
from app.exports.writing import name_cell, text_cell
from app.imports.known import Known, KnownPerson
from app.imports.meanings import EMPTY_FAMILIES, NOTES_PUT_AWAY, SCHOOL_HISTORY, TITLES, Meaning
from app.language import Language
from app.people.words import NOTE_WORDS
from app.schools.reading import all_schools
from app.schools.values import SHIFT_WORDS, School, SchoolPlace
from app.words import N_

Row = tuple[Value, ...]
_SCHOOL_HEADINGS = (
    TITLES[Meaning.PERSON_CODE],
    TITLES[Meaning.SCHOOL_SINCE],
    N_("Until"),
    TITLES[Meaning.SCHOOL],
    TITLES[Meaning.GRADE],
    TITLES[Meaning.SHIFT],
)
_NOTE_HEADINGS = (TITLES[Meaning.PERSON_CODE], N_("Kind"), N_("Note"))
_FAMILY_HEADINGS = (
    TITLES[Meaning.FAMILY_CODE],
    TITLES[Meaning.FAMILY_CALLED],
    TITLES[Meaning.FAMILY_VILLAGE],
    TITLES[Meaning.FAMILY_ADDRESS],
    TITLES[Meaning.FAMILY_PHONE],
    TITLES[Meaning.FAMILY_ID_POOR],
    TITLES[Meaning.FAMILY_NOTE],
)


def beside_tables(stored: Known, language: Language, people: Collection[int] | None) -> list[Table]:
    """The tabs beside these people (None: all who are not archived), as far as there is something to write."""
    chosen = [one for one in stored.people.values() if (not one.label.archived if people is None else one.id in people)]
    tables = (
        (SCHOOL_HISTORY, _SCHOOL_HEADINGS, _schools(chosen, language)),
        (NOTES_PUT_AWAY, _NOTE_HEADINGS, _notes(chosen, language)),
        (EMPTY_FAMILIES, _FAMILY_HEADINGS, _families(stored) if people is None else ()),
    )
    written = [(name, headings, tuple(rows)) for name, headings, rows in tables]
    return [
        Table(language.text(name), tuple(map(language.text, headings)), rows)
        for name, headings, rows in written
        if rows
    ]


def _schools(people: Iterable[KnownPerson], language: Language) -> Iterator[Row]:
    schools = all_schools()
    for person in people:
        for place in person.places:
            yield person.label.code, *_place(place, schools, language)


def _place(place: SchoolPlace, schools: dict[int, School], language: Language) -> Row:
    school = schools.get(place.school or 0)
    name = name_cell(school.name_km, school.name_latin) if school else ""
    return place.starts, place.ends, name, place.grade, language.text(SHIFT_WORDS[place.shift]) if place.shift else ""


def _notes(people: Iterable[KnownPerson], language: Language) -> Iterator[Row]:
    for person in people:
        for note in person.put_away:
            yield person.label.code, language.text(NOTE_WORDS[note.kind]), text_cell(note.text)


def _families(stored: Known) -> Iterator[Row]:
    lived_in = {person.label.family for person in stored.people.values()}
    codes = {family: code for code, family in stored.families.items()}
    for family, home in stored.homes.items():
        if family not in lived_in:
            name = name_cell(home.name_km, home.name_latin)
            where = (text_cell(home.village), text_cell(home.address), home.phone, home.id_poor, text_cell(home.note))
            yield codes[family].upper(), name, *where
