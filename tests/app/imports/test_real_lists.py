"""Spreadsheets as centres really have them, from the file to the people."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from app.dates import BirthDate, Precision
from app.imports.reading import read_spreadsheet
from app.imports.recognising import recognise
from app.imports.rows import ReadRow, read_rows

TODAY = date(2026, 11, 6)


def _read(path: Path) -> tuple[ReadRow, ...]:
    spreadsheet = read_spreadsheet(path)
    return read_rows(spreadsheet, recognise(spreadsheet), TODAY)


def _people(path: Path) -> list:
    rows = _read(path)
    assert [str(row.refused) for row in rows if row.refused] == []
    return [row.person for row in rows]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.xlsx"


def test_a_ministry_form_with_merged_headings_dates_in_three_columns_and_ticks(path):
    book = Workbook()
    tab = book.active
    for row in (
        ["ព្រះរាជាណាចក្រកម្ពុជា"],
        ["ជាតិ សាសនា ព្រះមហាក្សត្រ"],
        [],
        ["បញ្ជីឈ្មោះកុមារមត្តេយ្យ ឆ្នាំសិក្សា ២០២៥-២០២៦"],
        ["ល.រ", "គោត្តនាម និងនាម", None, "ភេទ", None, "ថ្ងៃខែឆ្នាំកំណើត", None, None, "អាណាព្យាបាល", None, "ផ្សេងៗ"],
        [None, "ខ្មែរ", "ឡាតាំង", "ប្រុស", "ស្រី", "ថ្ងៃ", "ខែ", "ឆ្នាំ", "ឈ្មោះ", "ទូរស័ព្ទ", None],
        ["១", "សុខ ដារ៉ា", "SOK DARA", "x", None, "៣", "៥", "២០២១", "ចាន់ ធី", "០១២ ៣៤៥ ៦៧៨", None],
        ["២", "ចាន់ បុប្ផា", "CHAN BOPHA", None, "x", 12, "មករា", 2022, "ចាន់ សុខ", 97123456, "ស្លូត"],
        ["សរុប", "២ នាក់", None, 1, 1],
        [],
        [None, None, None, None, None, None, None, None, "ភ្នំពេញ ថ្ងៃទី ៣ ខែ វិច្ឆិកា"],
    ):
        tab.append(row)
    for merge in ("A1:K1", "A2:K2", "A4:K4", "B5:C5", "D5:E5", "F5:H5", "I5:J5", "A5:A6", "K5:K6"):
        tab.merge_cells(merge)
    tab["A1"].font = Font(bold=True)
    book.save(path)
    dara, bopha = _people(path)
    assert (dara.draft.name_km, dara.draft.name_latin, dara.draft.sex) == ("សុខ ដារ៉ា", "SOK DARA", "M")
    assert dara.draft.birth == BirthDate(date(2021, 5, 3))
    assert bopha.draft.birth == BirthDate(date(2022, 1, 12))
    assert (bopha.draft.sex, bopha.draft.note) == ("F", "ស្លូត")
    assert [(one.name_km, one.phone) for one in dara.answering] == [("ចាន់ ធី", "+855 12 345 678")]
    assert bopha.answering[0].phone == "+855 97 123 456"


def test_a_french_volunteers_workbook_with_a_sheet_for_each_group(path):
    book = Workbook()
    book.active.title = "Bons de riz"
    book.active.append(["Mois", "Kg"])
    book.active.append(["Janvier", 250])
    for name, child in (("Petits", ("SOK", "Dara", "G", "4 ans")), ("Grands", ("CHAN", "Bopha", "F", 6))):
        tab = book.create_sheet(name)
        tab.append([f"Groupe des {name.lower()} — année 2026"])
        tab.append(["N°", "NOM", "PRÉNOM", "SEXE (G/F)", "ÂGE", "TÉL. DES PARENTS"])
        tab.append([1, *child, "012 34 56 78 / 097 1234567"])
        tab.append(["TOTAL", None, None, 1])
    book.save(path)
    dara, bopha = _people(path)
    assert (dara.groups, bopha.groups) == (("Petits",), ("Grands",))
    assert (dara.draft.family_name_latin, dara.draft.given_name_latin, dara.draft.sex) == ("SOK", "Dara", "M")
    assert dara.draft.birth == BirthDate(date(2022, 1, 1), Precision.YEAR)


def test_pages_glued_together_with_their_headings_and_subtotals(path):
    book = Workbook()
    for page in range(3):
        book.active.append(["Page", page + 1])
        book.active.append(["No", "Name of child", "Sex", "DOB", "Village"])
        for number in range(2):
            book.active.append(
                [number + 1, f"Child Number{'ABCDEF'[page * 2 + number]}", "F", date(2020, 1, 5), "Trea"]
            )
        book.active.append(["Sub-total", 2])
        book.active.append([])
    book.save(path)
    assert len(_people(path)) == 6


def test_a_village_merged_over_brothers_and_sisters_is_that_of_each(path):
    book = Workbook()
    for row in (
        ["Family code", "Name", "Village"],
        ["F1", "Sok Dara", "Trea"],
        [None, "Sok Bopha", None],
        ["F2", "Ly Visal", "Russey"],
    ):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("C2:C3")
    book.save(path)
    assert [(one.family_code, one.draft.village) for one in _people(path)] == [
        ("F1", "Trea"), ("F1", "Trea"), ("F2", "Russey"),
    ]  # fmt: skip


def test_dates_in_every_way_within_one_column(path):
    book = Workbook()
    book.active.append(["ឈ្មោះ", "ថ្ងៃខែឆ្នាំកំណើត"])
    cells = [date(2020, 2, 1), "1/2/2020", "០១-០២-២០២០", "01.02.20", 43862, "1 កុម្ភៈ 2020", "ថ្ងៃទី១ ខែកុម្ភៈ ឆ្នាំ២០២០"]
    for number, cell in enumerate(cells):
        book.active.append([f"ដារ៉ា {'កខគឃងចឆ'[number]}", cell])
    book.save(path)
    assert {one.draft.birth for one in _people(path)} == {BirthDate(date(2020, 2, 1))}


def test_a_list_of_an_old_program_in_the_windows_code_page(tmp_path):
    text = "Matricule;Nom;Prénom;Né(e) le;Remarque\r\nE-01;Sok;Dara;03/05/2019;allergique à l'œuf\r\n;;;;\r\n"
    (tmp_path / "export.csv").write_bytes(text.encode("cp1252"))
    (dara,) = _people(tmp_path / "export.csv")
    assert (dara.draft.code, dara.draft.note) == ("E-01", "allergique à l'œuf")
    assert dara.draft.birth == BirthDate(date(2019, 5, 3))


def test_five_thousand_rows_are_read(path):
    book = Workbook(write_only=True)
    tab = book.create_sheet("List")
    tab.append(["Name", "Sex", "Date of birth"])
    for number in range(5_000):
        tab.append([f"Child {number:x}a".translate(str.maketrans("0123456789", "ghijklmnop")), "F", date(2020, 1, 1)])
    book.save(path)
    assert len(_people(path)) == 5_000
