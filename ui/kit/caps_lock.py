"""A hint below a password field while Caps Lock turns its letters round."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit
from typing_extensions import override

from app.language import N_
from ui.tongue import Tongue


class CapsLock(QLabel):
    """Watches what is typed: Qt does not tell the state of the key, but letters and Shift give it away."""

    def __init__(self, field: QLineEdit, tongue: Tongue) -> None:
        super().__init__()
        self.setProperty("kind", "error")
        self.setWordWrap(True)
        tongue.say(self.setText, N_("Caps Lock is on: capital and small letters are exchanged."))
        self.hide()
        field.installEventFilter(self)

    @override
    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = event.text()
            if text.isalpha() and text.upper() != text.lower():
                shift = bool(event.modifiers() & event.modifiers().ShiftModifier)
                self.setVisible(text.isupper() != shift)
        return super().eventFilter(field, event)
