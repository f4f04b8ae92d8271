"""Which columns of a table take the room that the others leave."""

from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from ui.kit.tables import PlainTable
from ui.kit.widths import give_room


def test_wide_columns_share_what_is_left_beside_columns_as_wide_as_their_words(qtbot: QtBot) -> None:
    table = PlainTable()
    qtbot.add_widget(table)
    model = QStandardItemModel(table)
    model.setHorizontalHeaderLabels(["No.", "Name", "Reason"])
    model.appendRow([QStandardItem("12"), QStandardItem("Sok Dara"), QStandardItem("ill")])
    table.setModel(model)
    give_room(table, (1, 2))
    table.resize(600, 200)
    table.show()
    number, name, reason = (table.columnWidth(column) for column in range(3))
    assert number == max(table.sizeHintForColumn(0), table.horizontalHeader().sectionSizeHint(0))
    assert number + name + reason == table.viewport().width()
    assert abs(name - reason) <= 1
    model.item(0, 0).setText("12 000 000")
    assert table.columnWidth(0) > number
    assert sum(table.columnWidth(column) for column in range(3)) == table.viewport().width()
