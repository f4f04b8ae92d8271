"""Forms: a label above each field, the error in a sentence below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.errors import FieldError, UserError
from app.language import Language
from ui.kit.words import label, restyle
from ui.theme import SPACE


class FieldRow(QWidget):
    """One field with its label above, a quiet hint beside the label, and room for an error below."""

    def __init__(self, field: QWidget, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.label = label(text=words, wrap=True)
        self.label.setBuddy(field)
        self.hint = label("small", wrap=True)
        self.error = label("error", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.label, field, self.hint, self.error):
            column.addWidget(part)
        self.hint.hide()
        self.error.hide()
        self.set_label(words)
        for signal in ("textEdited", "textChanged", "currentIndexChanged", "valueChanged"):
            if hasattr(field, signal):
                getattr(field, signal).connect(lambda *_: self.set_error(""))
                break

    def set_label(self, words: str) -> None:
        """What belongs into the field."""
        self.label.setText(words)
        self.field.setAccessibleName(words)

    def set_hint(self, words: str) -> None:
        """A quiet explanation below the field; none when empty."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
        self.field.setAccessibleDescription(words)

    def set_error(self, sentence: str) -> None:
        """Show what is wrong; the typed text stays. Empty: nothing is wrong."""
        if not sentence and self.error.isHidden():
            return
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.field.setProperty("wrong", bool(sentence))
        restyle(self.field)


def fill(field: QLineEdit, text: str) -> None:
    """Show a text from its beginning, also where there is no room for all of it."""
    field.setText(text)
    field.setCursorPosition(0)


def number_field(least: int, most: int) -> QSpinBox:
    """A field for a whole number, both limits included."""
    field = QSpinBox()
    field.setRange(least, most)
    # The style sheet gives every other field this room; Qt does not apply it to a spin box.
    field.lineEdit().setTextMargins(2 * SPACE, 0, 0, 0)
    return field


class Form:
    """The fields of one draft by name, so that a `FieldError` finds its place."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._rows: dict[str, FieldRow] = {}

    def row(self, name: str, field: QWidget, words: str = "", hint: str = "") -> FieldRow:
        """A row for the field `name` of the draft, with its translated label and hint."""
        made = FieldRow(field, words)
        made.set_hint(hint)
        return self.take(name, made)

    def take(self, name: str, row: FieldRow) -> FieldRow:
        """Take a row made elsewhere as that of the field `name`."""
        self._rows[name] = row
        return row

    def __getitem__(self, name: str) -> FieldRow:
        return self._rows[name]

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for row in self._rows.values():
            row.set_error("")

    def place_error(self, error: UserError) -> bool:
        """Show the error beside its field and put the cursor there; False when it belongs to no field here."""
        if not isinstance(error, FieldError) or error.field not in self._rows:
            return False
        row = self._rows[error.field]
        row.set_error(error.sentence(self.language))
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
