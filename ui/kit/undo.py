"""What was just done, with a button that undoes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.changes import Done
from ui.kit.buttons import ActionButton, IconButton
from ui.kit.cards import Card
from ui.kit.words import label
from ui.theme import SPACE


class UndoStrip(QWidget):
    """Hidden until something is done that can be undone; it remembers the last deed only."""

    def __init__(self, undo: QAction, parent: QWidget | None = None) -> None:
        """`undo` is enabled while there is something to undo; the page carries out what `take` gives."""
        super().__init__(parent)
        self._undo = undo
        self._job: Callable[[], Done[Any]] | None = None
        self.words = label(wrap=True)
        self.close_button = IconButton("x", "quiet")
        self.close_button.clicked.connect(lambda _checked=False: self.clear())
        card = Card(2 * SPACE)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        self.button = ActionButton(undo, hint=True)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        card.body.addLayout(row)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.clear()

    def offer(self, words: str, job: Callable[[], Done[Any]]) -> None:
        """Say what was done; `job` is the command that undoes it."""
        self._job = job
        self.words.setText(words)
        self._undo.setEnabled(True)
        self.button.show()
        self.show()

    def tell(self, words: str) -> None:
        """Say what was done where nothing is to be undone."""
        self.clear()
        self.words.setText(words)
        self.button.hide()
        self.show()

    def take(self) -> Callable[[], Done[Any]] | None:
        """The command that undoes, once."""
        job = self._job
        self.clear()
        return job

    def clear(self) -> None:
        """Nothing to undo any more."""
        self._job = None
        self._undo.setEnabled(False)
        self.hide()
