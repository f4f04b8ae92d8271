"""When the window locks by itself, and the own password."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.language import N_
from app.settings.values import Safety
from ui.kit.buttons import ActionButton
from ui.kit.forms import FieldRow, Form, number_field
from ui.kit.words import quiet
from ui.theme import SPACE
from ui.tongue import Tongue


class SafetyForm(QWidget):
    """The minutes are one for the whole centre; the password is everybody's own."""

    def __init__(self, tongue: Tongue, password: QAction) -> None:
        """`password` changes the password of who is signed in."""
        super().__init__()
        self._tongue = tongue
        self.form = Form(tongue.language)
        self.minutes = number_field(1, 15)
        self.row = self.form.take("lock_after", FieldRow(self.minutes))
        tongue.say(self.row.set_label, N_("Minutes without a key or a click until the window locks"))
        about = quiet(wrap=True)
        tongue.say(about.setText, N_("It also locks with the PC, and at once with Ctrl+L."))
        self.password = ActionButton(password)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * SPACE)
        for part in (self.row, about, self.password):
            column.addWidget(part)
        column.setAlignment(self.password, Qt.AlignmentFlag.AlignLeft)

    def allow(self, allowed: bool) -> None:
        """Whether the minutes may be changed."""
        self.row.setEnabled(allowed)

    def safety(self) -> Safety:
        """What is chosen now."""
        return Safety(self.minutes.value())

    def show_safety(self, safety: Safety) -> None:
        """Fill the field."""
        self.minutes.setValue(safety.lock_after)

    def place_error(self, error: UserError) -> bool:
        """Show the error beside its field; False when it belongs to none of these."""
        self.form.language = self._tongue.language
        return self.form.place_error(error)
