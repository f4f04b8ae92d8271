"""A record to be filled in, in the pane beside the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserError
from app.language import N_
from ui.kit.dialogs import scrolled
from ui.kit.forms import FieldRow, Form
from ui.kit.words import heading, label
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

Button = tuple[QPushButton, str, str, Callable[[], object]]
"""A button at the foot: its words, its keys, and what it does."""


class PaneForm(QWidget):
    """Fields in two columns, an error below them, and at the foot Cancel and Save.

    What is typed stays until it is saved or put away. A form names its fields, places them in `grid`, and is finished
    with `finish`.

    Signals:
        saved(int): the record was stored.
        cancelled(): put away without saving.
    """

    saved = Signal(int)
    cancelled = Signal()

    def __init__(
        self, bench: Workbench, words: Mapping[str, str], texts: Iterable[str], parent: QWidget | None = None
    ) -> None:
        """`words` are the labels of all fields by name; `texts` names those that are a line of text."""
        super().__init__(parent)
        self._bench, self._words = bench, words
        self._form = Form(bench.tongue.language)
        self._texts = {name: QLineEdit() for name in texts}
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(scaled(72))
        self.error = label("error", wrap=True)
        self.error.hide()
        self.save_button = QPushButton()
        self.save_button.setProperty("kind", "primary")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(3 * SPACE)
        self.grid.setVerticalSpacing(3 * SPACE)
        for column in range(2):
            self.grid.setColumnStretch(column, 1)
        for edit in self._texts.values():
            edit.returnPressed.connect(self.save)

    def save(self) -> None:
        """Store the record."""
        raise NotImplementedError

    def field(self, name: str) -> QLineEdit:
        """The edit of one of the texts."""
        return self._texts[name]

    def row(self, name: str) -> FieldRow:
        """The row of a field, with its error."""
        return self._form[name]

    def offer_villages(self, villages: tuple[str, ...]) -> None:
        """Complete villages that are known."""
        completer = QCompleter(list(villages), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._texts["village"].setCompleter(completer)

    def place(self, at: int, *fields: tuple[str, QWidget]) -> None:
        """Put one field, or two side by side, into a row of the grid."""
        for column, (name, field) in enumerate(fields):
            row = self._form.row(name, field)
            self._bench.tongue.say(row.set_label, self._words[name])
            self.grid.addWidget(row, at, column, 1, 3 - len(fields), Qt.AlignmentFlag.AlignTop)

    def fill(self, draft: object) -> None:
        """Write the texts and the note of a draft into their fields."""
        for name, edit in self._texts.items():
            edit.setText(getattr(draft, name))
            edit.setCursorPosition(0)
        self.note.setPlainText(getattr(draft, "note", ""))

    def start_saving(self) -> None:
        """Nothing is wrong so far; the button rests until the answer is there."""
        self._form.clear_errors()
        self.error.hide()
        self.save_button.setEnabled(False)

    def refuse(self, error: UserError) -> None:
        """An error stands beside its field, or below all of them."""
        self.save_button.setEnabled(True)
        if not self._form.place_error(error):
            self.error.setText(error.sentence(self._bench.tongue.language))
            self.error.show()

    def finish(self, title: str, more: Sequence[Button] = ()) -> None:
        """Lay everything out below a title; `more` buttons stand before Save."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 2 * SPACE, 2 * SPACE)
        column.setSpacing(3 * SPACE)
        words = heading()
        self._bench.tongue.say(words.setText, title)
        column.addWidget(words)
        column.addLayout(self.grid)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2 * SPACE)
        outer.addWidget(scrolled(content, self), 1)
        outer.addWidget(self.error)
        outer.addLayout(self._foot(more))

    def _foot(self, more: Sequence[Button]) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(2 * SPACE)
        foot.addStretch()
        cancel: Button = (QPushButton(), N_("Cancel"), "Esc", self.cancelled.emit)
        for button, words, keys, slot in (cancel, *more, (self.save_button, N_("Save"), "Ctrl+S", self.save)):
            self._bench.tongue.say(button.setText, words)
            button.setToolTip(keys.replace("Return", "Enter"))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
            foot.addWidget(button)
            shortcut = QShortcut(QKeySequence(keys), self)
            # Saving works wherever the keyboard is while the form is in front; Escape has other work elsewhere.
            if keys == "Esc":
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        return foot
