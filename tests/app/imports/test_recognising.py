from datetime import date

import pytest

from app.imports.headings import guess
from app.imports.meanings import TITLES, Meaning
from app.imports.recognising import recognise
from app.imports.spreadsheet import Line, Spreadsheet, Tab
from app.language import LANGUAGES, Language


def _tab(*rows: tuple[object, ...], name: str = "Sheet1") -> Tab:
    return Tab(name, tuple(Line(number, row) for number, row in enumerate(rows, start=1)))


def _meanings(*rows: tuple[object, ...]) -> list[str]:
    (found,) = recognise(Spreadsheet("a.xlsx", (_tab(*rows),)))
    return [column.meaning.value for column in found.columns]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("នាមត្រកូល", "family_name"),
        ("នាមខ្លួន", "given_name"),
        ("គោត្តនាម និង នាម", "name"),
        ("ឈ្មោះកុមារ", "name"),
        ("ភេទ", "sex"),
        ("ថ្ងៃ ខែ ឆ្នាំ កំណើត", "birth"),
        ("អាយុ", "age"),
        ("ភូមិ", "village"),
        ("លេខទូរស័ព្ទ", "phone"),
        ("ឈ្មោះម្តាយ", "mother"),
        ("ឈ្មោះម្ដាយ", "mother"),
        ("ឈ្មោះឪពុក", "father"),
        ("អាណាព្យាបាល", "guardian"),
        ("ក្រុម", "group"),
        ("ថ្នាក់ទី", "group"),
        ("ល.រ", "nothing"),
        ("No", "nothing"),
        ("N°", "nothing"),
        ("DATE DE NAISSANCE (jj/mm/aaaa)", "birth"),
        ("Prénom", "given_name"),
        ("prenom de l'enfant", "given_name"),
        ("Tél. mère", "mother_phone"),
        ("Téléphone (mère)", "mother_phone"),
        ("Name of child", "name"),
        ("Birth", "birth"),
        ("D.O.B.", "birth"),
        ("Date of Birth / ថ្ងៃខែឆ្នាំកំណើត", "birth"),
        ("Phone number (parent)", "phone"),
        ("Guardian phone", "guardian_phone"),
        ("ID Poor level", "id_poor"),
        ("Alergies", "allergy"),
        ("Telefone", "phone"),
        ("School name", "school"),
        ("ឈ្មោះសាលា", "school"),
        ("École", "school"),
        ("Shift (morning/afternoon)", "shift"),
        ("វេនរៀន", "shift"),
        ("Tour", "shift"),
        ("School grade", "grade"),
        ("ថ្នាក់នៅសាលា", "grade"),
        ("Teacher name", "nothing"),
        ("ភេទ\nSex", "sex"),
        ("", "nothing"),
    ],
)
def test_a_heading_is_understood(heading, meaning):
    assert guess(heading).meaning == meaning


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_heading_that_is_exported_is_understood_again(code):
    for meaning, title in TITLES.items():
        assert guess(Language(code).text(title)).meaning is meaning


def test_titles_above_the_headings_are_passed_over():
    rows = [
        ("List of children 2026", None, None),
        ("Centre X", None, None),
        ("No", "Name", "Sex"),
        (1, "Sok Dara", "M"),
    ]
    (found,) = recognise(Spreadsheet("a.xlsx", (_tab(*rows),)))
    assert found.last_heading == 2
    assert found.taken


def test_a_merged_title_that_speaks_of_names_is_not_the_heading():
    title = "បញ្ជីឈ្មោះកុមារ"
    rows = [(title, title, title), ("ល.រ", "ឈ្មោះ", "ភេទ"), (1, "សុខ ដារ៉ា", "ប្រុស")]
    (found,) = recognise(Spreadsheet("a.xlsx", (_tab(*rows),)))
    assert found.last_heading == 1


def test_two_lines_of_headings_are_one():
    rows = [
        ("ល.រ", "ឈ្មោះ", "ឈ្មោះ", "ម្តាយ", "ម្តាយ", "ភេទ"),
        (None, "ខ្មែរ", "ឡាតាំង", "ឈ្មោះ", "ទូរស័ព្ទ", None),
        (1, "សុខ ដារ៉ា", "Sok Dara", "ចាន់ ធី", "012345678", "ប្រុស"),
    ]
    assert _meanings(*rows) == ["nothing", "name", "name", "mother", "mother_phone", "sex"]


def test_nom_beside_prenom_is_the_family_name():
    assert _meanings(("Nom", "Prénom", "Sexe"), ("Sok", "Dara", "G")) == ["family_name", "given_name", "sex"]
    assert _meanings(("ឈ្មោះ", "Prénom", "Nom"), ("x", "Dara", "Sok")) == ["name", "given_name", "family_name"]


def test_name_beside_surname_is_the_given_name():
    assert _meanings(("Surname", "Name"), ("Sok", "Dara")) == ["family_name", "given_name"]


def test_a_meaning_that_is_read_once_goes_to_the_surest_heading():
    assert _meanings(("Name", "Village chief", "Village"), ("Dara", "x", "Trea")) == ["name", "nothing", "village"]


def test_a_correction_takes_the_meaning_from_the_other_column():
    (found,) = recognise(Spreadsheet("a.xlsx", (_tab(("Name", "Village", "Home place"), ("Dara", "a", "b")),)))
    corrected = found.corrected(2, Meaning.VILLAGE)
    assert corrected.positions(Meaning.VILLAGE) == (2,)
    assert corrected.meaning_at(1) is Meaning.NOTHING


def test_each_tab_with_names_is_a_group_and_others_are_left_out():
    head, row = ("Name", "Sex"), ("Sok Dara", "M")
    tabs = (_tab(head, row, name="ក្រុម ក"), _tab(head, row, name="Sheet2"), _tab(("Prices",), (3,), name="Rice"))
    maps = recognise(Spreadsheet("a.xlsx", tabs))
    assert [(one.group, one.taken) for one in maps] == [("ក្រុម ក", True), ("", True), ("", False)]


def test_a_single_tab_is_not_a_group():
    (found,) = recognise(Spreadsheet("a.xlsx", (_tab(("Name", "Sex"), ("Dara", "M"), name="Daycare 2026"),)))
    assert found.group == ""


def test_a_list_of_names_under_one_word_is_a_list():
    assert _meanings(("Name",), ("Sok Dara",), ("Chan Bopha",)) == ["name"]


def test_the_columns_of_a_list_without_headings_are_guessed_by_what_stands_in_them():
    rows = (
        ("Centre X",),
        (1, "សុខ ដារ៉ា", "Sok Dara", "ប្រុស", "03/05/2021", "ទ្រា", "012 345 678", None),
        (2, "ចាន់ បុប្ផា", "Chan Bopha", "ស្រី", "2022", "ទ្រា", "097 1234567", 5),
        (3, "កែវ ធីតា", "Keo Thida", "ស្រី", date(2020, 1, 7), "ទ្រា", 12999888, 6),
    )
    (found,) = recognise(Spreadsheet("a.xlsx", (_tab(*rows),)))
    meanings = ["nothing", "name", "name", "sex", "birth", "nothing", "phone", "age"]
    assert [column.meaning.value for column in found.columns] == meanings
    assert (found.taken, found.last_heading) == (True, 0)


@pytest.mark.parametrize(
    "rows",
    [
        (("Stars", 12), ("Frogs", 9), ("Butterflies", 14)),
        (("rent", 120.5, "2026"), ("water", 30, "2025")),
        (("Bring a photo of the family to the next meeting, please.",), ("The gate is closed at five o'clock.",)),
        ((None,), (5,)),
    ],
)
def test_a_table_of_something_else_waits_for_a_person(rows):
    (found,) = recognise(Spreadsheet("a.xlsx", (_tab(*rows),)))
    assert not found.taken
