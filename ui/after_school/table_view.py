"""A table with what stands in its place when it is empty, and the buttons of what can be done with a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from ui.kit.buttons import ActionButton
from ui.kit.cards import EmptyState
from ui.kit.flow import FlowLayout
from ui.kit.tables import PlainTable
from ui.kit.words import quiet
from ui.theme import SPACE


class TableView(QWidget):
    """One of the lists of the after-school page."""

    def __init__(self, model: QAbstractTableModel, empty: EmptyState, actions: Sequence[QAction]) -> None:
        super().__init__()
        self.table, self.empty, self.about = PlainTable(), empty, quiet(wrap=True)
        self.table.setModel(model)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.about)
        column.addWidget(self.table, 1)
        column.addWidget(empty, 1)
        foot = FlowLayout()
        for action in actions:
            foot.addWidget(ActionButton(action, hint=True))
        column.addLayout(foot)
        for hidden in (self.about, empty):
            hidden.hide()

    def keep_cursor(self, show: Callable[[], object]) -> None:
        """Show something else with the cursor in the row where it was, or what stands in place of an empty table."""
        row = self.table.current_row()
        show()
        rows = self.table.model().rowCount()
        self.table.setVisible(rows > 0)
        self.empty.setVisible(not rows)
        if rows and self.table.current_row() < 0:
            self.table.go_to_row(min(max(row, 0), rows - 1))
