"""A box to tick whose words go over several lines where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from ui.theme import SPACE


class Check(QWidget):
    """A check box and its words.

    Signals:
        toggled(bool): ticked or not ticked now.
    """

    toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.toggled.connect(self.toggled)
        self.setFocusProxy(self.box)
        self._words = _Words(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * SPACE)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def set_text(self, words: str) -> None:
        """What ticking means."""
        self._words.setText(words)
        self.box.setAccessibleName(words)

    def is_checked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_checked(self, checked: bool) -> None:
        """Tick it or not."""
        self.box.setChecked(checked)


class _Words(QLabel):
    """Words that tick the box when they are clicked."""

    def __init__(self, box: QCheckBox) -> None:
        super().__init__()
        self._box = box
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._box.click()
