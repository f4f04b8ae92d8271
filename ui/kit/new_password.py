"""A new password, typed twice."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import FieldError
from app.language import N_
from app.vault.errors import ShortPassword
from app.vault.service import LEAST_PASSWORD
from ui.kit.caps_lock import CapsLock
from ui.kit.forms import FieldRow, Form
from ui.theme import SPACE
from ui.tongue import Tongue


class NewPassword(QWidget):
    """Two fields of a form, "password" and "again"."""

    def __init__(self, tongue: Tongue, form: Form, words: str = N_("New password")) -> None:
        """`words` is marked with N_."""
        super().__init__()
        self.first, self.again = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * SPACE)
        for name, field, asked in (
            ("password", self.first, words),
            ("again", self.again, N_("The same password again")),
        ):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            row = form.take(name, FieldRow(field))
            tongue.say(row.set_label, asked)
            column.addWidget(row)
        tongue.say(
            form["password"].set_hint,
            N_("At least {least} characters. Three or four words are easy to remember and hard to guess."),
            least=LEAST_PASSWORD,
        )
        column.insertWidget(1, CapsLock(self.first, tongue))

    def value(self) -> str:
        """The new password. Raises FieldError when it is too short or not the same twice."""
        if len(self.first.text()) < LEAST_PASSWORD:
            raise FieldError("password", ShortPassword(LEAST_PASSWORD).message, least=LEAST_PASSWORD)
        if self.again.text() != self.first.text():
            raise FieldError("again", N_("The two passwords are not the same. Type them once more."))
        return self.first.text()

    def forget(self) -> None:
        """Keep no password in the fields."""
        self.first.clear()
        self.again.clear()
