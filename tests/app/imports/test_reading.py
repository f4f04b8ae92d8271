import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from app.errors import UserError
from app.imports import reading, spreadsheet, workbook
from app.imports.reading import read_spreadsheet
from app.imports.recognising import recognise
from app.imports.rows import read_rows


def _save(path: Path, rows: list[list[object]], merges: tuple[str, ...] = ()) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for merge in merges:
        book.active.merge_cells(merge)
    book.save(path)
    return path


def _cells(path: Path) -> list[tuple[object, ...]]:
    return [line.cells for tab in read_spreadsheet(path).tabs for line in tab.lines]


def _refused(path: Path, words: str) -> None:
    with pytest.raises(UserError, match=words):
        read_spreadsheet(path)


def test_a_workbook_gives_plain_values_and_row_numbers(tmp_path):
    path = _save(tmp_path / "a.xlsx", [["ឈ្មោះ", "Age"], [], ["សុខ ដារ៉ា", 4.0], [None, datetime(2019, 5, 3)]])
    lines = read_spreadsheet(path).tabs[0].lines
    assert [line.number for line in lines] == [1, 3, 4]
    assert [line.cells for line in lines] == [("ឈ្មោះ", "Age"), ("សុខ ដារ៉ា", 4), (None, date(2019, 5, 3))]


def test_a_merged_block_gives_its_value_to_each_of_its_lines(tmp_path):
    rows = [
        ["List of children", None, None],
        ["Name", "Village", "Phone"],
        ["Dara", "Trea", 1],
        ["Bopha", None, 2],
    ]
    path = _save(tmp_path / "a.xlsx", rows, ("A1:C1", "B3:B4"))
    assert _cells(path)[0] == ("List of children",) * 3
    assert _cells(path)[3] == ("Bopha", "Trea", 2)


def test_a_formula_is_never_evaluated_and_an_error_value_is_empty(tmp_path):
    path = _save(tmp_path / "a.xlsx", [["Name", "Total"], ["Dara", "=1+1"], ["Bopha", "#REF!"]])
    assert _cells(path) == [("Name", "Total"), ("Dara",), ("Bopha",)]


def test_a_hidden_sheet_is_left_out(tmp_path):
    book = Workbook()
    book.active.append(["Name"])
    hidden = book.create_sheet("old")
    hidden.append(["Secret"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert [tab.name for tab in read_spreadsheet(tmp_path / "a.xlsx").tabs] == ["Sheet"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_is_read_in_every_encoding_and_with_every_delimiter(tmp_path, encoding, delimiter):
    path = tmp_path / "a.csv"
    rows = [["ឈ្មោះ", "Sexe", "Prénom"], ["សុខ ដារ៉ា", "ប្រុស", "Éric"]]
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert _cells(path) == [tuple(row) for row in rows]


def test_windows_code_page_is_recognised(tmp_path):
    (tmp_path / "a.csv").write_bytes("Nom;Prénom\nSok;Hélène\n".encode("cp1252"))
    assert _cells(tmp_path / "a.csv") == [("Nom", "Prénom"), ("Sok", "Hélène")]


def test_vietnamese_names_in_their_windows_code_page_are_read(tmp_path):
    (tmp_path / "a.csv").write_bytes("Name,Village\nĐan Văn Sơn,Trea\n".encode("cp1258"))
    (tab,) = read_spreadsheet(tmp_path / "a.csv").tabs
    assert tab.lines[1].cells == ("Đan Văn Sơn", "Trea")


def test_commas_inside_a_cell_do_not_hide_the_semicolons(tmp_path):
    (tmp_path / "a.csv").write_text('Name;Address\nDara;"12, road 3, Trea"\nBopha;12, Trea\n', encoding="utf-8")
    assert _cells(tmp_path / "a.csv")[2] == ("Bopha", "12, Trea")


def test_an_excel_separator_line_is_obeyed(tmp_path):
    (tmp_path / "a.csv").write_text("sep=;\nName;Age\nDara;4\n", encoding="utf-8")
    assert _cells(tmp_path / "a.csv") == [("Name", "Age"), ("Dara", "4")]


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b";;;\n;;;\n", b"\0\0\0\0"])
def test_an_empty_file_is_refused(tmp_path, content):
    (tmp_path / "a.csv").write_bytes(content)
    _refused(tmp_path / "a.csv", "is empty")


def test_an_empty_workbook_is_refused(tmp_path):
    _refused(_save(tmp_path / "a.xlsx", []), "is empty")


def test_a_missing_file_is_refused(tmp_path):
    _refused(tmp_path / "a.xlsx", "was not found")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 hello", "is not a list"),
        (b"\x89PNG\r\n", "is not a list"),
        (b"PK\x03\x04 nothing that follows", "is damaged"),
        (b"PK\x03\x04" + b"....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "LibreOffice"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 600, "old Excel"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "has a password",
        ),
        (bytes(range(256)) * 9, "not a table"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_its_reason(tmp_path, content, words):
    (tmp_path / "a.xlsx").write_bytes(content)
    _refused(tmp_path / "a.xlsx", words)


def test_a_workbook_cut_in_the_middle_is_refused(tmp_path):
    path = _save(tmp_path / "a.xlsx", [["Name"], ["Dara"]])
    path.write_bytes(path.read_bytes()[:-200])
    _refused(path, "is damaged")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_workbook_with_a_broken_part_is_refused(tmp_path, part):
    whole = _save(tmp_path / "a.xlsx", [["Name"], ["Dara"]])
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<garbage" if name == part else source.read(name))
    _refused(tmp_path / "b.xlsx", "is damaged")


def test_a_document_type_is_refused_before_it_is_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>')
    _refused(tmp_path / "a.xlsx", "is damaged")


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (spreadsheet.MAX_UNPACKED_BYTES + 1))
    _refused(tmp_path / "a.xlsx", "is too large")


def test_too_many_rows_columns_or_bytes_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MAX_LINES", 3)
    _refused(_save(tmp_path / "a.xlsx", [["a"]] * 4), "more than 3 rows")
    _refused(_save(tmp_path / "b.xlsx", [["a"] * 121]), "more than 120 columns")
    monkeypatch.setattr(reading, "MAX_FILE_BYTES", 100)
    _refused(_save(tmp_path / "c.xlsx", [["a"]]), "is too large")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_garbage_ends_in_values_or_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "garbage.csv"
    path.write_bytes(content)
    _read_or_refuse(path)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 255)), min_size=1, max_size=8))
def test_a_workbook_with_flipped_bytes_ends_in_values_or_a_sentence(tmp_path_factory, flips):
    folder = tmp_path_factory.getbasetemp()
    content = bytearray(_save(folder / "flipped.xlsx", [["Name", "Age"], ["Dara", 4]]).read_bytes())
    for place, flip in flips:
        content[place % len(content)] ^= flip
    (folder / "flipped.xlsx").write_bytes(content)
    _read_or_refuse(folder / "flipped.xlsx")


def _read_or_refuse(path: Path) -> None:
    try:
        spreadsheet = read_spreadsheet(path)
    except UserError:
        return
    read_rows(spreadsheet, recognise(spreadsheet), date(2026, 11, 6))
