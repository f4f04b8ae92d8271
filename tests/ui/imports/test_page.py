"""The import page, with real key presses on a real centre."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QAbstractItemModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.imports.meanings import Meaning
from app.people.values import PeopleFilter, PersonDraft
from tests.conftest import PASSWORD
from ui.imports.model import Column
from ui.imports.page import ImportPage
from ui.page import Place
from ui.window import Window
from ui.workbench import Workbench

Settled = Callable[[], None]
HEAD = ("ល.រ", "ឈ្មោះ", "Name", "ភេទ", "ថ្ងៃខែឆ្នាំកំណើត", "Where from", "ក្រុម")
ROWS = (
    (1, "សុខ ដារ៉ា", "Sok Dara", "ប្រុស", "3/5/2021", "ទ្រា", "កូនផ្កាយ"),
    (2, "ចាន់ បុប្ផា", "Chan Bopha", "ស្រី", "soon", "ទ្រា", "កូនផ្កាយ"),
    (3, None, "KEO DARA", "M", "1/1/2020", "ទ្រា", None),
    (4, "លី វិសាល", "Ly Visal", "ប្រុស", "2020", "ទ្រា", None),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    book = Workbook()
    for row in (("បញ្ជីឈ្មោះ",), (), HEAD, *ROWS):
        book.active.append(row)
    book.save(tmp_path / "children.xlsx")
    return tmp_path / "children.xlsx"


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench) -> ImportPage:
    bench.centre.people.add(PersonDraft("", "", "Keo", "Dara", sex="M", village="ទ្រា"))
    made = ImportPage(bench)
    bench.tongue.changed.connect(made.reload)
    qtbot.add_widget(made)
    made.resize(1000, 640)
    made.show()
    made.activateWindow()
    made.reload()
    return made


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifier)


def shown(model: QAbstractItemModel, column: Column) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def people(bench: Workbench) -> list[str]:
    return sorted(row.label.name_latin for row in bench.centre.people.listing(PeopleFilter()))


def test_a_file_shows_what_becomes_of_each_row_in_words(page: ImportPage, settled: Settled, file: Path) -> None:
    assert not page.would_be_missed()
    page.open_file(file)
    settled()
    model = page.preview.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert shown(model, Column.FATE) == ["New", "Rejected", "Duplicate?", "New"]
    assert shown(model, Column.ROW) == ["4", "5", "6", "7"]
    assert "This is not a date" in shown(model, Column.WHY)[1]
    assert "looks like Keo Dara (P0001)" in shown(model, Column.WHY)[2]
    assert page.preview.filter.itemText(1) == "New: 2"
    assert page.preview.counts.text() == "New 2 · Duplicate? 1 · Rejected 1"
    assert page.subtitle() == "children.xlsx"
    assert page.would_be_missed()


def test_duplicates_are_decided_and_the_list_imported_without_the_mouse(
    page: ImportPage, bench: Workbench, qtbot: QtBot, settled: Settled, file: Path
) -> None:
    page.open_file(file)
    settled()
    assert page.preview.table.current_row() == 2, "the cursor waits on the first row to decide"
    assert page.preview.about_row.text().startswith("looks like Keo Dara (P0001): same name")
    press(qtbot, Qt.Key.Key_S)
    assert shown(page.preview.model, Column.FATE)[2] == "Same as Keo Dara"
    page.preview.create_groups.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert people(bench) == ["Keo Dara", "Ly Visal", "Sok Dara"]
    assert [group.name_km for group in bench.centre.groups.listing()] == ["កូនផ្កាយ"]
    assert page.preview.told.text().startswith("Imported: 2 new people · 1 updated · 1 group made · 1 enrolled")
    assert not page.import_action.isEnabled()


def test_a_decision_is_made_changed_and_taken_back(
    page: ImportPage, qtbot: QtBot, settled: Settled, file: Path
) -> None:
    page.open_file(file)
    settled()
    table, model = page.preview.table, page.preview.model
    for key, words in (
        (Qt.Key.Key_N, "New, decided"),
        (Qt.Key.Key_X, "Left out"),
        (Qt.Key.Key_Backspace, "Duplicate?"),
    ):
        table.go_to_row(2)
        table.setFocus()
        press(qtbot, key)
        assert shown(model, Column.FATE)[2] == words
    table.go_to_row(0)
    press(qtbot, Qt.Key.Key_D)
    assert table.current_row() == 2


def test_an_undecided_duplicate_is_left_out(page: ImportPage, bench: Workbench, settled: Settled, file: Path) -> None:
    page.open_file(file)
    settled()
    page.import_action.trigger()
    settled()
    assert people(bench) == ["Keo Dara", "Ly Visal", "Sok Dara"]
    assert "1 left out" in page.preview.told.text()


def test_a_column_is_corrected(page: ImportPage, qtbot: QtBot, settled: Settled, file: Path) -> None:
    page.open_file(file)
    settled()
    panel = page.preview.columns
    assert panel.maps[0].meaning_at(5) is Meaning.NOTHING
    box = panel.boxes[5]
    box.setFocus()
    box.setCurrentIndex(list(Meaning).index(Meaning.VILLAGE) - 1)
    press(qtbot, Qt.Key.Key_Down)
    settled()
    assert panel.maps[0].meaning_at(5) is Meaning.VILLAGE
    assert shown(page.preview.model, Column.VILLAGE)[0] == "ទ្រា"


def test_a_list_without_headings_says_what_to_do(page: ImportPage, settled: Settled, tmp_path: Path) -> None:
    (tmp_path / "bare.csv").write_text("1,Sok Dara\n2,Ly Visal\n", encoding="utf-8")
    page.show_record(tmp_path / "bare.csv")
    settled()
    assert page.preview.model.rowCount() == 0
    assert page.preview.about_row.text() == "Choose at the left which column holds the names."


def test_everybody_on_a_sheet_is_put_into_the_group_that_is_typed(
    page: ImportPage, qtbot: QtBot, settled: Settled, file: Path
) -> None:
    page.open_file(file)
    settled()
    panel = page.preview.columns
    assert not panel.group_row.isVisible(), "the list has a column of groups"
    box = panel.boxes[6]
    box.setFocus()
    box.setCurrentIndex(1)
    press(qtbot, Qt.Key.Key_Up)
    settled()
    panel.group.setFocus()
    qtbot.keyClicks(panel.group, "Little stars")
    press(qtbot, Qt.Key.Key_Return)
    settled()
    assert page.preview.model.plan.new_groups == ("Little stars",)


def test_the_rows_are_narrowed_to_one_fate(page: ImportPage, qtbot: QtBot, settled: Settled, file: Path) -> None:
    page.open_file(file)
    settled()
    page.preview.filter.setFocus()
    press(qtbot, Qt.Key.Key_End)
    assert shown(page.preview.model, Column.NAME) == ["2 ចាន់ បុប្ផា Chan Bopha ស្រី soon ទ្រា កូនផ្កាយ"]


def test_the_rows_not_taken_are_saved(page: ImportPage, settled: Settled, file: Path, tmp_path: Path) -> None:
    page.open_file(file)
    settled()
    page.save_leftovers(tmp_path / "back.xlsx")
    settled()
    assert load_workbook(tmp_path / "back.xlsx").worksheets[0].max_row == 3
    assert page.preview.told.text() == "2 rows were saved in back.xlsx."


def test_a_file_that_is_no_list_is_refused_in_a_sentence(
    page: ImportPage, bench: Workbench, settled: Settled, file: Path, tmp_path: Path
) -> None:
    page.open_file(file)
    settled()
    (tmp_path / "photo.xlsx").write_bytes(b"\x89PNG....")
    page.open_file(tmp_path / "photo.xlsx")
    settled()
    assert "is not a list" in page.preview.told.text()
    bench.tongue.use("pseudo")
    settled()
    assert page.preview.told.text().count("is not a list") == 2


def test_a_file_can_be_dropped(page: ImportPage, settled: Settled, file: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
    settled()
    assert page.preview.model.rowCount() == 4


def test_stopping_takes_everything_back(page: ImportPage, bench: Workbench, settled: Settled, file: Path) -> None:
    page.open_file(file)
    settled()
    before = people(bench)
    page.import_action.trigger()
    page.preview.strip.stop.click()
    settled()
    assert people(bench) == before
    assert page.preview.told.text() == "Stopped. Nothing was changed."
    assert page.import_action.isEnabled()


def test_the_page_is_found_from_the_window(window: Window, settled: Settled, file: Path) -> None:
    window.go(Place("import", file))
    settled()
    assert isinstance(window.page, ImportPage)
    assert window.page.preview.model.rowCount() == 4
    assert any(action.text() == "Import a list" for action in window.actions())


def test_the_window_leads_back_to_an_open_file_after_a_lock_and_nothing_decided_in_it_is_lost_by_going_back(
    window: Window, settled: Settled, file: Path, qtbot: QtBot
) -> None:
    window.go(Place("import", file))
    settled()
    press(qtbot, Qt.Key.Key_X)
    window.go(Place("people"))
    window.back()
    settled()
    page = window.page
    assert isinstance(page, ImportPage)
    assert "Left out" in shown(page.preview.model, Column.FATE)
    window.lock()
    QTest.keyClicks(window.sign_in.password, PASSWORD)
    QTest.keyClick(window.sign_in.password, Qt.Key.Key_Return)
    settled()
    assert window.page is not None
    assert window.page is not page
    assert window.page.subtitle() == "children.xlsx"
