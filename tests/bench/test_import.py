"""Importing a list of a thousand children into an empty centre."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from app.centre import Centre

TODAY = dt.date(2026, 11, 6)
Compare = Callable[..., None]


@pytest.fixture
def thousand_rows(tmp_path: Path) -> Path:
    """A spreadsheet of 1,000 children as a centre keeps it."""
    from openpyxl import Workbook

    from app.demo.content import content

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["បញ្ជីឈ្មោះកុមារ · List of children"])
    sheet.append(["ល.រ", "គោត្តនាម និងនាម", "Name", "ភេទ", "ថ្ងៃខែឆ្នាំកំណើត", "ភូមិ", "Phone", "Group"])
    people = content(1000, 3, 2, TODAY).people[:1000]
    for number, person in enumerate(people, start=1):
        sex = "ស្រី" if person.sex == "F" else "ប្រុស"
        born = person.birth.value.strftime("%d/%m/%Y")
        sheet.append([number, person.name.km, person.name.latin, sex, born, "ភូមិថ្មី", "012 000 417", "កូនផ្កាយ"])
    file = tmp_path / "children.xlsx"
    book.save(file)
    return file


def test_import_of_a_thousand_rows(compare: Compare, thousand_rows: Path, centre: Centre, tmp_path: Path) -> None:
    """The floor reads the same cells and commits a thousand rows of eight values. The centre holds nobody before."""
    from app.imports.reading import read_spreadsheet
    from app.imports.recognising import recognise
    from tests.bench.conftest import bare_connection

    table = bare_connection(tmp_path / "floor.db", b"k" * 32)
    table.execute("CREATE TABLE floor (id INTEGER PRIMARY KEY, a, b, c, d, e, f, g, h)")

    def floor() -> None:
        from openpyxl import load_workbook

        book = load_workbook(thousand_rows, read_only=True)
        cells = [row[:8] for row in book.worksheets[0].values][2:]
        book.close()
        table.execute("BEGIN")
        table.executemany("INSERT INTO floor (a, b, c, d, e, f, g, h) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", cells)
        table.execute("COMMIT")

    def ours() -> None:
        spreadsheet = read_spreadsheet(thousand_rows)
        plan = centre.imports.plan(spreadsheet, recognise(spreadsheet))
        centre.imports.apply(plan, {}, create_groups=True)

    compare("import of 1,000 rows", ours, floor, rounds=1, warmup=0)
