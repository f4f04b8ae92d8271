from datetime import date

from app.dates import BirthDate, Precision
from app.families.guardians import Collects, GuardianDraft
from app.imports.recognising import recognise
from app.imports.rows import ReadRow, read_rows
from app.imports.spreadsheet import Line, Spreadsheet, Tab
from app.people.values import USUAL_LISTS, PrintedList

TODAY = date(2026, 11, 6)


def _read(*rows: tuple[object, ...], name: str = "Sheet1") -> tuple[ReadRow, ...]:
    lines = tuple(Line(number, row) for number, row in enumerate(rows, start=1) if any(row))
    spreadsheet = Spreadsheet("list.xlsx", (Tab(name, lines),))
    return read_rows(spreadsheet, recognise(spreadsheet), TODAY)


def _person(heading: tuple[object, ...], row: tuple[object, ...]):
    (read,) = _read(heading, row)
    assert read.person is not None, read.refused
    return read.person


def test_a_khmer_list_is_read():
    person = _person(
        ("ល.រ", "គោត្តនាម និងនាម", "ឈ្មោះឡាតាំង", "ភេទ", "ថ្ងៃខែឆ្នាំកំណើត", "ភូមិ", "ឈ្មោះម្តាយ", "លេខទូរស័ព្ទ", "ថ្នាក់", "ប័ណ្ណក្រីក្រ"),
        ("១", "សុខ ដារ៉ា", "SOK Dara", "ប្រុស", "០៣/០៥/២០១៩", "ទ្រា", "ចាន់ ធី", 12345678, "កូនផ្កាយ", "កម្រិត១"),
    )
    draft = person.draft
    assert (draft.family_name_km, draft.given_name_km) == ("សុខ", "ដារ៉ា")
    assert (draft.family_name_latin, draft.given_name_latin) == ("SOK", "Dara")
    assert (draft.sex, draft.birth, draft.village) == ("M", BirthDate(date(2019, 5, 3)), "ទ្រា")
    assert (draft.id_poor, draft.phone, person.groups) == ("1", "", ("កូនផ្កាយ",))
    assert person.answering == (GuardianDraft("ចាន់ ធី", "", "mother", "+855 12 345 678"),)


def test_a_french_list_is_read():
    person = _person(
        ("N°", "Nom", "Prénom", "Sexe", "Âge", "Quartier", "Père", "Tél. père", "Allergies", "Remarques"),
        (1, "SOK", "Dara", "G", "7 ans", "Trea", "Sok Vuthy", "012 345 678", "arachides; œufs", "timide"),
    )
    assert person.draft.sex == "M"
    assert person.draft.birth == BirthDate(date(2019, 1, 1), Precision.YEAR)
    assert person.birth_is_age
    assert [note.text for note in person.health] == ["arachides", "œufs"]
    assert person.answering[0].relation == "father"
    assert person.draft.note == "timide"


def test_both_scripts_in_one_cell_are_both_names():
    draft = _person(("Name", "Sex"), ("សុខ ដារ៉ា SOK Dara", "M")).draft
    assert (draft.name_km, draft.name_latin) == ("សុខ ដារ៉ា", "SOK Dara")


def test_a_phone_without_a_guardian_is_the_persons_own():
    assert _person(("Name", "Phone"), ("Sok Dara", "012345678")).draft.phone == "+855 12 345 678"


def test_several_guardians_of_an_export_keep_their_relations_and_phones():
    person = _person(
        ("Name", "Guardian", "Guardian's relation", "Guardian's phone"),
        ("Sok Dara", "Chan Thy; Sok Vanna", "Grandmother; Aunt", "012345678; 097 1234567"),
    )
    assert [(one.relation, one.phone) for one in person.answering] == [
        ("grandmother", "+855 12 345 678"),
        ("aunt", "+855 97 123 4567"),
    ]


def test_who_must_not_collect_is_kept_with_a_reason():
    (guardian,) = _person(("Name", "Must not collect"), ("Sok Dara", "Sok Vuthy")).answering
    assert (guardian.collects, guardian.reason) == (Collects.MUST_NOT, "list.xlsx")


def test_totals_titles_signatures_and_repeated_headings_are_no_people():
    heading = ("No", "Name", "Sex", "Village")
    rows = _read(
        ("List of children", None, None, None),
        heading,
        (1, "Sok Dara", "M", "Trea"),
        (None, None, None, None),
        heading,
        (2, "Chan Bopha", "F", None),
        (3, None, None, None),
        ("Total: 2", None, "1", None),
        (None, "Phnom Penh, 3 May", None, None),
        (None, None, None, "The director"),
    )
    assert [row.number for row in rows] == [3, 6]


def test_somebody_named_sum_is_not_a_total():
    assert len(_read(("Name", "Sex"), ("Sum Dara", "M"), ("Totey Chan", "M"), ("សរុបរួម", "2"))) == 2


def test_a_title_between_the_rows_names_the_group_of_those_below():
    rows = _read(
        ("ល.រ", "ឈ្មោះ", "ភេទ"),
        ("ក្រុម ក", "ក្រុម ក", "ក្រុម ក"),
        (1, "សុខ ដារ៉ា", "ប្រុស"),
        ("ក្រុម ខ", None, None),
        (1, "ចាន់ បុប្ផា", "ស្រី"),
    )
    assert [row.person.groups for row in rows if row.person] == [("ក្រុម ក",), ("ក្រុម ខ",)]


def test_a_row_without_a_name_or_with_an_impossible_date_is_refused_with_the_reason():
    rows = _read(
        ("Name", "Sex", "Date of birth"), (None, "M", "3/5/2019"), ("Sok Dara", "M", "soon"), ("Chan", "?!xyz", None)
    )
    assert [str(row.refused) for row in rows] == [
        "There is no name in this row.",
        "This is not a date. Write day, month, year, such as 3/5/2026.",
        "“?!xyz” is not a sex. Write F or M, ស្រី or ប្រុស.",
    ]


def test_an_unreadable_phone_does_not_cost_the_child_its_place():
    (row,) = _read(("Name", "Phone", "ID Poor"), ("Sok Dara", "ask neighbour", "perhaps"))
    assert row.person is not None
    assert len(row.left_out) == 2


def test_an_age_stands_in_for_an_unreadable_birth_date():
    (row,) = _read(("Name", "Date of birth", "Age"), ("Sok Dara", "soon", 7))
    assert row.person.draft.birth.value.year == 2019
    assert len(row.left_out) == 1


def test_the_lists_of_a_note_are_read_in_any_language_and_otherwise_are_the_usual_one():
    (read,) = _read(
        ("Name", "Allergies", "Diet", "Health notes stand on"),
        ("Sok Dara", "peanuts; eggs", "no pork; no beef", "សន្លឹកវត្តមាន, roster; -; the wall"),
    )
    assert read.person is not None
    assert [(note.kind, note.text, note.lists) for note in read.person.health] == [
        ("allergy", "peanuts", {PrintedList.ATTENDANCE_SHEET, PrintedList.ROSTER}),
        ("allergy", "eggs", set()),
        ("diet", "no pork", USUAL_LISTS),
        ("diet", "no beef", USUAL_LISTS),
    ]
    assert [str(error) for error in read.left_out] == ["“the wall” is not a printed list."]


def test_boys_and_girls_by_one_letter():
    rows = _read(("Name", "Sex"), ("Sok Dara", "B"), ("Sok Bopha", "G"))
    assert [row.person.draft.sex for row in rows] == ["M", "F"]


def test_a_title_between_the_rows_names_the_group_behind_its_colon():
    rows = _read(
        ("Name", "Sex", "Age"),
        ("Group: Stars",),
        ("Sok Dara", "M", 4),
        ("ក្រុម៖ ផ្កាយ",),
        ("Sok Bopha", "F", 5),
        ("ក្រុម កូនផ្កាយ",),
        ("Ly Visal", "M", 3),
    )
    assert [row.person.groups for row in rows] == [("Stars",), ("ផ្កាយ",), ("ក្រុម កូនផ្កាយ",)]
