"""A list of lines that is as high as its lines, and hands the cursor on to its neighbours at its ends."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from ui.today.delegate import LineDelegate
from ui.today.line import Line

_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NEIGHBOURS = {
    Qt.Key.Key_Up: "above",
    Qt.Key.Key_Down: "below",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}


class LineModel(QAbstractListModel):
    """Lines; the whole `Line` as UserRole, one sentence as DisplayRole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        """Show other lines; of as many as before, only those that differ are drawn again."""
        if len(lines) == len(self.lines):
            changed = [row for row, (new, old) in enumerate(zip(lines, self.lines, strict=True)) if new != old]
            self.lines = lines
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return line.spoken if role == Qt.ItemDataRole.ToolTipRole else None


class LineList(QListView):
    """Lines, one Enter away from where they lead.

    Signals:
        opened(Line): Enter, or a click, on a line.
        left(str): the cursor wants to leave: "above", "below", "left" or "right".
        moved(): the cursor is on another line, or has come into the list.
    """

    opened = Signal(object)
    left = Signal(str)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.moved.emit() if self.hasFocus() else None)

    def show_lines(self, lines: list[Line]) -> None:
        """Show other lines, with the cursor in the row where it was."""
        if lines == self.lines.lines:
            return
        row = self.currentIndex().row()
        self.lines.show(lines)
        self._fit()
        if row >= 0 and lines:
            self.go_to(min(row, len(lines) - 1))

    def go_to(self, row: int) -> None:
        """Put the cursor on a row; negative rows count from the end."""
        rows = self.lines.rowCount()
        if rows:
            self.setCurrentIndex(self.lines.index(row % rows, 0))

    def current_line(self) -> Line | None:
        """The line with the cursor."""
        index = self.currentIndex()
        return self.lines.lines[index.row()] if index.isValid() else None

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """All lines are always on the list: the page scrolls, the list never does."""

    @override
    def sizeHint(self) -> QSize:
        hints = (self.sizeHintForRow(row) for row in range(self.lines.rowCount()))
        border = max(self.height() - self.viewport().height(), 2)
        return QSize(200, sum(hints) + border)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        # Enter opens the line with the cursor, also where the page has a shortcut for the next register.
        if event.type() == QEvent.Type.ShortcutOverride and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, last = self.currentIndex().row(), self.lines.rowCount() - 1
        key = Qt.Key(event.key())
        at_end = (key == Qt.Key.Key_Up and row <= 0) or (key == Qt.Key.Key_Down and row >= last)
        if key in _KEYS and row >= 0:
            self._open(self.currentIndex())
        elif at_end or key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.left.emit(_NEIGHBOURS[key])
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(0)
        self.viewport().update()
        self.moved.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _takes(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.key() in _KEYS and self.currentIndex().isValid()

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(self.sizeHint().height())

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.lines.lines[index.row()])
