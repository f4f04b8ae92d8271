"""A list of things of which several can be ticked, by Space or the mouse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.theme import row_height

_ID = Qt.ItemDataRole.UserRole


class CheckList(QListWidget):
    """Lines with a box each.

    Signals:
        changed(): something was ticked, or no longer is.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(lambda _item: self.changed.emit())

    def fill(self, lines: Sequence[tuple[object, str]], ticked: Iterable[object] = ()) -> None:
        """Show these things with their words; those in `ticked` have their box ticked."""
        chosen = set(ticked)
        self.blockSignals(True)
        self.clear()
        for value, words in lines:
            item = QListWidgetItem(words, self)
            item.setData(_ID, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, row_height()))
        if self.count():
            self.setCurrentRow(0)
        self.blockSignals(False)

    def ticked(self) -> list[object]:
        """What is ticked, in the order of the list."""
        return [item.data(_ID) for item in self._items() if item.checkState() is Qt.CheckState.Checked]

    def unticked(self) -> list[object]:
        """What is not ticked."""
        return [item.data(_ID) for item in self._items() if item.checkState() is not Qt.CheckState.Checked]

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(at) for at in range(self.count())]
