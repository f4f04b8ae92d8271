"""Choose one record by typing a part of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from app.language import N_
from ui.kit.dialogs import Dialog
from ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Pickable:
    """A record that can be chosen, and what is shown of it."""

    id: int
    words: str


class PickDialog(Dialog):
    """A search field and what it finds; arrows move in the list while typing, Enter chooses."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        title: str,
        confirm: str,
        find: Callable[[str], Sequence[Pickable]],
        picked: Callable[[int], object],
        *,
        offered: bool = False,
    ) -> None:
        """`find` runs on the data lane; `title` and `confirm` are translated.

        With `offered`, what is found for an empty text is offered before anything is typed.
        """
        super().__init__(parent, bench.tongue.language, title, confirm)
        self._bench, self._find, self._picked = bench, find, picked
        self.edit = QLineEdit()
        words = bench.tongue.language.text(N_("Type a part of the name, the code or a phone"))
        self.edit.setPlaceholderText(words)
        self.edit.setAccessibleName(words)
        self.found = QListWidget()
        self.found.setMinimumHeight(220)
        self.found.setWordWrap(True)
        self.found.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setAccessibleName(title)
        self.body.addWidget(self.edit)
        self.body.addWidget(self.found)
        self.edit.textEdited.connect(self._ask)
        self.edit.installEventFilter(self)
        self.found.itemActivated.connect(lambda _item: self._choose())
        self.confirm_button.clicked.connect(self._choose)
        self.confirm_button.setEnabled(False)
        self.edit.setFocus()
        if offered:
            self._ask("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.found.count():
                row = max(0, min(self.found.count() - 1, self.found.currentRow() + step))
                self.found.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def _ask(self, text: str) -> None:
        find = self._find
        self._bench.ask(self, lambda: find(text), self._show, replaces="pick")

    def _show(self, found: Sequence[Pickable]) -> None:
        self.found.clear()
        for one in found:
            item = QListWidgetItem(one.words, self.found)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
        self.found.setCurrentRow(0 if found else -1)
        self.confirm_button.setEnabled(bool(found))

    def _choose(self) -> None:
        item = self.found.currentItem()
        if item is not None:
            chosen = int(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
            self._picked(chosen)
