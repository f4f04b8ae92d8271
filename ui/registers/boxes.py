"""Small fields above the grid: a number from the foot of a sheet, and the code of a sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.language import Language
from app.text import latin_digits
from ui import theme


class NumberBox(QLineEdit):
    """A number of at most three digits, Khmer or Latin; empty when nobody counted.

    Signals:
        entered(object): another number (int), or None, was typed; with Enter, or by leaving the box.
        left(): Enter or Escape was pressed: the keyboard belongs to the grid again.
    """

    entered = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored: int | None = None
        self._language = Language("en")
        self.setMaxLength(3)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(theme.scaled(42))
        self.editingFinished.connect(self._finish)

    def number(self) -> int | None:
        """The number as typed; None when it is none."""
        text = latin_digits(self.text().strip())
        return int(text) if text.isascii() and text.isdecimal() else None

    def show_number(self, number: int | None, language: Language) -> None:
        """Show what is stored, unless somebody is typing."""
        self._stored, self._language = number, language
        if not self.hasFocus() or not self.isModified():
            self._show_stored()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._show_stored()
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.left.emit()

    def _show_stored(self) -> None:
        self.setText("" if self._stored is None else self._language.digits(str(self._stored)))

    def _finish(self) -> None:
        self.setModified(False)
        number = self.number()
        if number is None and self.text().strip():
            self._show_stored()
        elif number != self._stored:
            self._stored = number
            self.entered.emit(number)


class CodeBox(QLineEdit):
    """The code of a printed sheet: that of the register on screen, until another is typed over it.

    Signals:
        entered(str): Enter was pressed.
        left(): Escape was pressed: the keyboard belongs to the grid again.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setMaxLength(12)
        self.returnPressed.connect(lambda: self.entered.emit(self.text()))

    def show_code(self, code: str) -> None:
        """Show the code of the register on screen, unless somebody is typing."""
        self._shown = code
        if not self.hasFocus():
            self.setText(code)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.left.emit()
        else:
            super().keyPressEvent(event)
