"""The first and the last step of the set-up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import FieldError, UserError
from app.language import LANGUAGE_NAMES, N_
from app.vault.errors import NameNotFit, ShortPassword
from app.vault.service import LEAST_PASSWORD
from ui.kit.caps_lock import CapsLock
from ui.kit.forms import FieldRow, Form
from ui.kit.words import label
from ui.theme import SPACE, scaled
from ui.tongue import Tongue

# Said in all three languages at once: nobody has chosen one yet.
_CHOOSE = {"km": "ជ្រើសរើសភាសា", "en": "Choose your language", "fr": "Choisissez votre langue"}


class LanguageStep(QWidget):
    """Three large buttons, each in its own language.

    Signals:
        chosen(str): "km", "en" or "fr".
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * SPACE)
        column.addStretch()
        for code, name in LANGUAGE_NAMES.items():
            words = label("quiet", text=_CHOOSE[code])
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            button = QPushButton(name)
            button.setProperty("kind", "large")
            button.setAccessibleName(f"{name}: {_CHOOSE[code]}")
            button.setMinimumWidth(scaled(320))
            button.clicked.connect(lambda _checked, code=code: self.chosen.emit(code))
            self.buttons[code] = button
            column.addWidget(words)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()


class CoordinatorStep(QWidget):
    """Name and password of the first coordinator; the password is typed twice."""

    def __init__(self, tongue: Tongue) -> None:
        super().__init__()
        self._tongue = tongue
        self.form = Form(tongue.language)
        self.name, self.password, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self.password, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * SPACE)
        for name, field, words in (
            ("name", self.name, N_("Your name")),
            ("password", self.password, N_("Password")),
            ("again", self.again, N_("The same password again")),
        ):
            row = self.form.take(name, FieldRow(field))
            tongue.say(row.set_label, words)
            column.addWidget(row)
        tongue.say(
            self.form["password"].set_hint,
            N_("At least {least} characters. Three or four words are easy to remember and hard to guess."),
            least=LEAST_PASSWORD,
        )
        column.insertWidget(2, CapsLock(self.password, tongue))
        column.addStretch()

    def check(self) -> None:
        """Raise FieldError for the first field that is not right."""
        if not self.name.text().strip():
            raise FieldError("name", N_("Type your name."))
        if len(self.password.text()) < LEAST_PASSWORD:
            raise FieldError("password", ShortPassword(LEAST_PASSWORD).message, least=LEAST_PASSWORD)
        if self.again.text() != self.password.text():
            raise FieldError("again", N_("The two passwords are not the same. Type them once more."))

    def forget(self) -> None:
        """Keep no password in the fields."""
        for field in (self.password, self.again):
            field.clear()

    def place_error(self, error: UserError) -> bool:
        """Show the error beside its field; False when it belongs to none of these."""
        self.form.language = self._tongue.language
        if isinstance(error, NameNotFit):
            error = FieldError("name", error.message)
        return self.form.place_error(error)
