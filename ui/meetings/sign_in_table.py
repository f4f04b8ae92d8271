"""The families of a sign-in as a table that is filled by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from typing_extensions import override

from ui.kit.tables import PlainTable, rows_led
from ui.meetings.letters import OF_LETTER, Said
from ui.registers.letters import command_typed, is_space, starts_typed_entry


class SignInTable(PlainTable):
    """The families. Has the keyboard, and says what a key means.

    Signals:
        said(Who or Said, bool): a letter for the current row; with Shift, to be added to who came already.
        digit_typed(str): a digit, which begins the typed entry.
        rest_requested(): the space bar.
        command_typed(str): N or W.
        left(): Escape.
    """

    said = Signal(object, bool)
    digit_typed = Signal(str)
    rest_requested = Signal()
    command_typed = Signal(str)
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if bare == Qt.KeyboardModifier.NoModifier and (self._typed(event) or self._pressed(event.key())):
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.Copy) or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def step(self, rows: int) -> None:
        """Go down (or up) so many families."""
        self.go_to_row(max(0, min(self.model().rowCount() - 1, self.current_row() + rows)))

    def _typed(self, event: QKeyEvent) -> bool:
        text = event.text()
        if (said := OF_LETTER.get(text.upper())) is not None:
            self.said.emit(said, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif (command := command_typed(text)) in ("N", "W"):
            self.command_typed.emit(command)
        elif starts_typed_entry(text):
            self.digit_typed.emit(text)
        elif is_space(text):
            self.rest_requested.emit()
        else:
            return False
        return True

    def _pressed(self, key: int) -> bool:
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.said.emit(Said.NOBODY, False)
        elif (rows := rows_led(key, self.model().rowCount())) is not None:
            self.step(rows)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True
