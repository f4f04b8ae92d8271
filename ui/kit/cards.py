"""Surfaces: cards, empty states and the strip that shows progress."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.kit.buttons import ActionButton
from ui.kit.words import label, quiet
from ui.theme import SPACE, scaled


class Card(QFrame):
    """A white surface with a thin line around it; put widgets into `body`."""

    def __init__(self, margin: int = 4 * SPACE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(2 * SPACE)


class EmptyState(QWidget):
    """What belongs here, and the first step: an icon, a sentence, a button."""

    def __init__(self, icon_name: str, action: QAction | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(icon_name, "quiet")
        self.picture = QLabel()
        self.picture.setPixmap(self._icon.pixmap(scaled(40), scaled(40)))
        self.words = quiet(wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, 6 * SPACE, 6 * SPACE, 6 * SPACE)
        column.setSpacing(3 * SPACE)
        column.addStretch()
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words)
        self.button = ActionButton(action, primary=True) if action is not None else None
        if self.button is not None:
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def set_words(self, words: str) -> None:
        """The sentence."""
        self.words.setText(words)


class ProgressStrip(QWidget):
    """How far long work is, with a Stop button; hidden while nothing is under way.

    Signals:
        stop_requested(): the person pressed Stop.
    """

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label("quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = QPushButton()
        self.stop.clicked.connect(lambda _checked: self.stop_requested.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * SPACE)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Show `done` of `total` steps; 0 of 0 while the number is not known yet."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.show()
