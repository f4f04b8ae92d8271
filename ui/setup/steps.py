"""The first and the last step of the set-up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import FieldError, UserError
from app.language import LANGUAGE_NAMES, N_
from app.text import clean
from app.vault.errors import NameNotFit
from app.vault.format import LONGEST_NAME
from ui.kit.forms import FieldRow, Form
from ui.kit.new_password import NewPassword
from ui.kit.words import label
from ui.setup.creating import Newcomer
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
    """Name and password of a coordinator; the password is typed twice."""

    def __init__(self, tongue: Tongue, words: str) -> None:
        """`words`, marked with N_, ask for the name."""
        super().__init__()
        self._tongue = tongue
        self.form = Form(tongue.language)
        self.name = QLineEdit()
        row = self.form.take("name", FieldRow(self.name))
        tongue.say(row.set_label, words)
        self.new = NewPassword(tongue, self.form, N_("Password"))
        self.password, self.again = self.new.first, self.new.again
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * SPACE)
        column.addWidget(row)
        column.addWidget(self.new)
        column.addStretch()

    def check(self) -> None:
        """Raise FieldError for the first field that is not right."""
        if not 0 < len(clean(self.name.text()).encode()) <= LONGEST_NAME:
            raise FieldError("name", NameNotFit().message)
        self.new.value()

    def newcomer(self) -> Newcomer:
        """What is typed."""
        return Newcomer(clean(self.name.text()), self.password.text())

    def forget(self) -> None:
        """Keep no password in the fields."""
        self.new.forget()

    def place_error(self, error: UserError) -> bool:
        """Show the error beside its field; False when it belongs to none of these."""
        self.form.language = self._tongue.language
        if isinstance(error, NameNotFit):
            error = FieldError("name", error.message)
        return self.form.place_error(error)
