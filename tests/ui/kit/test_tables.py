from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QStringListModel, Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ui.kit.tables import PlainTable
from ui.memory import Memory


@pytest.fixture
def table(qtbot: QtBot) -> PlainTable:
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(["Name", "Age"])
    for name, age in (("Sok Dara", "4"), ("Heng\nBopha", "5"), ("Kim Ly", "3")):
        model.appendRow([QStandardItem(name), QStandardItem(age)])
    made = PlainTable()
    qtbot.add_widget(made)
    made.setModel(model)
    model.setParent(made)
    return made


def test_a_copied_selection_pastes_as_cells(table: PlainTable, qtbot: QtBot) -> None:
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Sok Dara\t4\nHeng Bopha\t5\nKim Ly\t3"


def test_copied_columns_stand_as_on_screen_and_hidden_ones_are_left_out(table: PlainTable) -> None:
    table.horizontalHeader().moveSection(1, 0)
    table.go_to_row(0)
    table.copy()
    assert QGuiApplication.clipboard().text() == "4\tSok Dara"
    table.setColumnHidden(1, True)
    table.copy()
    assert QGuiApplication.clipboard().text() == "Sok Dara"


def test_enter_opens_the_current_row(table: PlainTable, qtbot: QtBot) -> None:
    table.go_to_row(2)
    with qtbot.wait_signal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0].row() == 2


def test_columns_and_sorting_are_remembered(table: PlainTable, tmp_path: Path, qtbot: QtBot) -> None:
    memory = Memory(tmp_path / "window.ini", "1")
    table.setSortingEnabled(True)
    table.remember(memory, "people")
    table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    table.horizontalHeader().resizeSection(0, 222)
    other = PlainTable()
    qtbot.add_widget(other)
    other.setModel(table.model())
    other.remember(Memory(tmp_path / "window.ini", "1"), "people")
    assert other.horizontalHeader().sortIndicatorSection() == 1
    assert other.columnWidth(0) == 222


def test_what_one_person_remembers_is_not_another_ones(tmp_path: Path) -> None:
    Memory(tmp_path / "window.ini", "1").put("theme", "dark")
    assert Memory(tmp_path / "window.ini", "2").word("theme", "system") == "system"
    assert Memory(tmp_path / "window.ini", "1").word("theme") == "dark"


def test_a_column_is_as_wide_as_qt_makes_it_for_its_words(table: PlainTable) -> None:
    assert table.sizeHintForColumn(0) == QTableView.sizeHintForColumn(table, 0) > table.sizeHintForColumn(1) > 0
    table.setShowGrid(True)
    assert table.sizeHintForColumn(0) == QTableView.sizeHintForColumn(table, 0)


def test_figures_of_one_length_are_not_of_one_width(table: PlainTable) -> None:
    model = table.model()
    assert isinstance(model, QStandardItemModel)
    for figures in ("១៩២", "១៨៨", "១៨៤", "១៨៤", "២៤៨", "៣៣៦"):
        model.appendRow([QStandardItem(""), QStandardItem(figures)])
    assert table.sizeHintForColumn(1) == QTableView.sizeHintForColumn(table, 1)


def test_a_column_is_measured_by_its_widest_words(qtbot: QtBot) -> None:
    asked: list[int] = []

    class Model(QStringListModel):
        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            asked.append(role)
            return super().data(index, role)

    table, model = PlainTable(), Model([f"word {number}" for number in range(200)])
    qtbot.add_widget(table)
    model.setParent(table)
    table.setModel(model)
    asked.clear()
    table.sizeHintForColumn(0)
    assert len(asked) < 300


def test_a_column_is_measured_anew_only_when_its_words_or_their_size_change(table: PlainTable) -> None:
    model, asked = table.model(), []
    assert isinstance(model, QStandardItemModel)

    class Counting(QStyledItemDelegate):
        @override
        def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
            asked.append(index.row())
            return super().sizeHint(option, index)

    table.setItemDelegate(Counting(table))
    before = table.sizeHintForColumn(0)
    assert table.sizeHintForColumn(0) == before
    assert sorted(asked) == [0, 1, 2]
    model.item(0, 0).setText("Sok Dara of a much longer name")
    longer = table.sizeHintForColumn(0)
    model.appendRow([QStandardItem("Sok Dara of a name that is longer still")])
    longest = table.sizeHintForColumn(0)
    assert before < longer < longest
    model.removeRow(3)
    assert table.sizeHintForColumn(0) == longer
    larger = table.font()
    larger.setPixelSize(2 * table.fontInfo().pixelSize())
    table.setFont(larger)
    assert table.sizeHintForColumn(0) > longest
    model.clear()
    assert table.sizeHintForColumn(0) == 0
