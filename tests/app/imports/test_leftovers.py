from openpyxl import Workbook, load_workbook

from app.imports.leftovers import leftovers, write_leftovers
from app.imports.reading import read_spreadsheet
from app.imports.recognising import recognise
from app.imports.values import Choice, Decision
from app.language import Language


def _plan(centre, path, *rows):
    book = Workbook()
    for row in (("Name", "Sex", "Date of birth", "Phone"), *rows):
        book.active.append(row)
    book.save(path)
    spreadsheet = read_spreadsheet(path)
    return centre.imports.plan(spreadsheet, recognise(spreadsheet))


def test_rows_not_taken_come_back_with_their_reasons_and_can_be_imported_when_mended(centre, tmp_path):
    rows = [("Sok Dara", "M", "soon", None), ("Chan Bopha", "F", "2019", "ask"), ("Ly Visal", "M", "2019", None)]
    plan = _plan(centre, tmp_path / "list.xlsx", *rows)
    assert write_leftovers(tmp_path / "back.xlsx", plan, {}, Language("en")) == 2
    sheet = load_workbook(tmp_path / "back.xlsx").worksheets[0]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0] == ["Name", "Sex", "Date of birth", "Phone", "What happened", "Reason", "Sheet", "Row"]
    assert lines[1][4:6] == ["Rejected", "This is not a date. Write day, month, year, such as 3/5/2026."]
    assert lines[1][:3] == ["Sok Dara", "M", "soon"]
    assert "telephone" in lines[2][5]
    sheet["C2"] = "3/5/2019"
    sheet.parent.save(tmp_path / "mended.xlsx")
    mended = read_spreadsheet(tmp_path / "mended.xlsx")
    assert centre.imports.plan(mended, recognise(mended)).rows[0].read.person is not None


def test_a_duplicate_stays_a_leftover_until_it_is_decided(centre, tmp_path):
    row = ("Sok Dara", "M", "3/5/2019", None)
    plan = _plan(centre, tmp_path / "list.xlsx", row, row)
    assert len(leftovers(plan, {})) == 1
    assert len(leftovers(plan, {1: Decision(Choice.NEW)})) == 0
    assert len(leftovers(plan, {0: Decision(Choice.SKIP), 1: Decision(Choice.NEW)})) == 1
