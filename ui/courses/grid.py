"""A grid that is filled from paper by keyboard: one key a cell, and the cursor goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from ui.kit.tables import PlainTable, selection_as_cells
from ui.registers import letters


class KeyGrid(PlainTable):
    """One cell is chosen; what its keys mean is told by signals.

    Signals:
        key_typed(str): a letter, a digit or a sign of the number pad.
        space_typed(): the space bar, in any keyboard layout.
        enter_typed(): Enter.
        clear_requested(): Backspace or Delete.
    """

    key_typed = Signal(str)
    space_typed = Signal()
    enter_typed = Signal()
    clear_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(True)

    def step(self, rows: int) -> None:
        """Go down (or up) so many rows, staying in the column."""
        here = self.currentIndex()
        row = max(0, min(self.model().rowCount() - 1, here.row() + rows))
        self.go(row, here.column())

    def go(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        self.setCurrentIndex(self.model().index(row, column))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(selection_as_cells(self))
        elif plain != Qt.KeyboardModifier.NoModifier or not self._typed(event):
            super().keyPressEvent(event)

    def _typed(self, event: QKeyEvent) -> bool:
        if letters.is_space(event.text()):
            self.space_typed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_typed.emit()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.clear_requested.emit()
        elif event.text().strip() and event.text().isprintable():
            self.key_typed.emit(event.text())
        else:
            return False
        event.accept()
        return True
