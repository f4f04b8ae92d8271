"""The page of the audit book: filters, older lines, the verdict, and that nothing but reading writes a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.audit import Deed
from app.audit_book.service import PAGE
from app.people.values import PersonDraft
from app.rights import Role
from app.use_case import Account
from models.audit import AuditLine
from ui.audit.model import AuditModel, Column
from ui.audit.page import AuditBookPage
from ui.page import Place
from ui.printing.paper_dialog import PaperDialog
from ui.settings.page import SettingsPage
from ui.window import Window
from ui.workbench import Workbench

Settled = Callable[[], None]


@pytest.fixture
def dara(bench: Workbench) -> int:
    """A child who was written down."""
    return bench.centre.people.add(PersonDraft(given_name_latin="Dara", given_name_km="ដារ៉ា")).value


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, settled: Settled) -> AuditBookPage:
    made = AuditBookPage(bench)
    qtbot.add_widget(made)
    made.reload()
    settled()
    return made


def write(bench: Workbench, count: int) -> None:
    with bench.centre._desk.database.atomic():
        for number in range(count):
            deed = Deed("sheets.issue", f"sheet A{number}", "group 7 2026-11-02 2026-11-07")
            bench.centre._desk.book.add(dt.datetime(2026, 11, 1, 7), "Bopha", deed)


def cells(model: AuditModel, row: int) -> list[str]:
    return [str(model.index(row, column).data()) for column in Column]


def lines() -> int:
    return int(AuditLine.select().count())


@pytest.mark.usefixtures("dara")
def test_a_line_is_told_in_words(page: AuditBookPage) -> None:
    number, at, *words = cells(page.model, 0)
    assert (number, at[:10]) == (str(lines() - 1), "06/11/2026")
    assert words == ["Sokunthea", "added a person", "Dara", ""]


def test_the_line_with_the_cursor_is_said_in_full(page: AuditBookPage, bench: Workbench, settled: Settled) -> None:
    write(bench, 2)
    page.read()
    settled()
    page.table.go_to_row(1)
    assert page.whole.text().endswith("Bopha · printed a sheet · A0 · group 7, 02/11/2026 – 07/11/2026")
    bench.tongue.use("fr")
    page.reload()
    settled()
    assert "a imprimé une feuille · A0" in page.whole.text()


def test_days_and_names_are_written_as_the_reader_writes_them(
    page: AuditBookPage, bench: Workbench, settled: Settled
) -> None:
    write(bench, 1)
    page.read()
    settled()
    assert cells(page.model, 0)[Column.SUBJECT :] == ["A0", "group 7, 02/11/2026 – 07/11/2026"]


@pytest.mark.usefixtures("dara")
def test_another_language_says_the_same_lines_and_reads_nothing(
    page: AuditBookPage, bench: Workbench, settled: Settled
) -> None:
    before = lines()
    bench.tongue.use("km")
    page.reload()
    settled()
    assert lines() == before
    assert cells(page.model, 0)[Column.AT].startswith("០៦/១១/២០២៦ ")
    assert cells(page.model, 0)[Column.SUBJECT] == "ដារ៉ា"


def test_typing_leaves_no_line_and_enter_leaves_one(page: AuditBookPage, bench: Workbench, settled: Settled) -> None:
    write(bench, 12)
    before = lines()
    QTest.keyClicks(page.filters.text, "A11")
    settled()
    assert lines() == before
    QTest.keyClick(page.filters.text, Qt.Key.Key_Return)
    settled()
    assert lines() == before + 1
    assert [entry.subject for entry in page.model.entries] == ["sheet A11"]


def test_who_and_what_are_offered_in_words_and_filter_when_chosen(
    page: AuditBookPage, bench: Workbench, settled: Settled
) -> None:
    write(bench, 3)
    page.read()
    settled()
    combo = page.filters.action
    assert "printed a sheet" in [combo.itemText(at) for at in range(combo.count())]
    page.filters.account.setCurrentIndex(page.filters.account.findText("Bopha"))
    page.filters.account.activated.emit(page.filters.account.currentIndex())
    settled()
    assert {entry.account for entry in page.model.entries} == {"Bopha"}
    page.clear_action.trigger()
    settled()
    assert "Sokunthea" in {entry.account for entry in page.model.entries}


def test_a_day_that_does_not_exist_is_told_and_nothing_is_read(page: AuditBookPage, settled: Settled) -> None:
    before = lines()
    page.filters.first.edit.setText("31/2/2026")
    page.again_action.trigger()
    settled()
    assert page.error.text()
    assert not page.error.isHidden()
    assert lines() == before


def test_older_lines_are_added_below(page: AuditBookPage, bench: Workbench, settled: Settled) -> None:
    write(bench, PAGE + 20)
    page.read()
    settled()
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert (page.model.rowCount(), page.older_action.isEnabled()) == (PAGE, True)
    page.older_action.trigger()
    settled()
    numbers = [entry.number for entry in page.model.entries]
    assert numbers == list(range(numbers[0], 0, -1))
    assert not page.older_action.isEnabled()
    tester.deleteLater()


def test_when_no_line_fits_the_page_says_so(page: AuditBookPage, settled: Settled) -> None:
    page.filters.text.setText("nobody wrote this")
    page.read()
    settled()
    assert not page.empty.isHidden()
    assert page.table.isHidden()


def test_a_sound_book_is_told_in_a_sentence(page: AuditBookPage, settled: Settled) -> None:
    count = lines()
    page.verify_action.trigger()
    settled()
    assert page.verdict.text().startswith(f"All {count} lines are as they were written")
    assert page.verdict.property("kind") == "good"


def test_a_book_that_was_changed_is_told_with_its_line(page: AuditBookPage, bench: Workbench, settled: Settled) -> None:
    database = bench.centre._desk.database
    database.execute_sql("DROP TRIGGER audit_line_is_never_updated")
    database.execute_sql("UPDATE audit_line SET account = 'Nobody' WHERE id = 1")
    page.verify_action.trigger()
    settled()
    assert page.verdict.text().startswith("From line 1 on, the book is not as it was written")
    assert page.verdict.property("kind") == "error"


def test_the_settings_lead_to_the_book(window: Window, settled: Settled) -> None:
    window.go(Place("settings"))
    settled()
    assert isinstance(window.page, SettingsPage)
    window.page.audit_action.trigger()
    settled()
    assert isinstance(window.page, AuditBookPage)


def test_who_may_not_read_the_book_is_not_offered_it(window: Window, bench: Workbench, settled: Settled) -> None:
    bench.centre.account = bench.centre._desk.account = Account(7, "Bopha", Role.DAYCARE)
    window.enter(bench.centre)
    settled()
    before = lines()
    window.go(Place("audit"))
    window.go(Place("settings"))
    settled()
    assert window.page is not None
    assert window.page.top_actions() == []
    assert "Audit book" not in [action.text() for action in window._searchable_actions() if action.isVisible()]
    assert lines() == before


def test_names_are_left_out_on_the_screen_as_they_will_be_on_paper(dara: int, page: AuditBookPage) -> None:
    row = next(row for row in range(page.model.rowCount()) if cells(page.model, row)[3] == "added a person")
    page.table.go_to_row(row)
    page.filters.names.setChecked(False)
    assert cells(page.model, row)[4] == f"person {dara}"
    assert page.table.current_row() == row
    page.filters.names.setChecked(True)
    assert cells(page.model, row)[4] == "Dara"


@pytest.mark.usefixtures("dara")
def test_the_lines_are_printed_by_key_and_the_printing_is_a_line(
    page: AuditBookPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.filters.action.setCurrentIndex(page.filters.action.findData("people.add"))
    page.print_action.trigger()
    qtbot.waitUntil(lambda: page.findChild(PaperDialog) is not None)
    dialog = page.findChild(PaperDialog)
    qtbot.waitUntil(lambda: bool(dialog.pdf))
    file = tmp_path / "book.pdf"
    dialog.save_to(file)
    qtbot.waitUntil(file.exists)
    assert file.read_bytes().startswith(b"%PDF")
    line = AuditLine.select().order_by(AuditLine.id.desc()).first()
    assert (line.action, line.detail) == ("audit_book.record_print", "1 lines: people.add")
    assert page.print_action.shortcut().toString() == "Ctrl+P"


@pytest.mark.usefixtures("dara")
def test_the_lines_are_written_as_a_spreadsheet(
    page: AuditBookPage, settled: Settled, qtbot: QtBot, tmp_path: Path
) -> None:
    page.export_action.trigger()
    dialog = page.findChild(QFileDialog)
    file = tmp_path / "book.xlsx"
    with qtbot.waitSignal(dialog.fileSelected):
        dialog.fileSelected.emit(str(file))
    settled()
    assert file.exists()
    assert "book.xlsx" in page.written.text()


def test_a_day_that_cannot_be_read_is_told_before_anything_is_printed(page: AuditBookPage) -> None:
    page.filters.first.edit.setText("someday")
    page.print_action.trigger()
    assert page.error.isVisibleTo(page)
    assert page.findChild(PaperDialog) is None
