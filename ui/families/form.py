"""A family's record to be filled in, in the pane beside the list."""

from __future__ import annotations

from dataclasses import replace

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
from app.families.values import FamilyDraft
from app.language import N_
from app.people.words import ID_POOR_WORDS
from ui.kit.choice import Choice
from ui.kit.dialogs import scrolled
from ui.kit.forms import FieldRow, Form
from ui.kit.words import heading, label
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_WORDS = {
    "name_km": N_("Name of the family (Khmer)"),
    "name_latin": N_("Name of the family (Latin)"),
    "village": N_("Village"),
    "phone": N_("Telephone"),
    "address": N_("Address"),
    "id_poor": N_("ID Poor card"),
    "note": N_("Note"),
}
_TEXTS = ("name_km", "name_latin", "village", "phone", "address")


class FamilyForm(QWidget):
    """Fields of one family. What is typed stays until it is saved or put away.

    Signals:
        saved(int): the family was stored.
        cancelled(): put away without saving.
    """

    saved = Signal(int)
    cancelled = Signal()

    def __init__(self, bench: Workbench, draft: FamilyDraft, family: int | None, parent: QWidget | None = None) -> None:
        """`family` is None for a new one."""
        super().__init__(parent)
        self._bench, self._family = bench, family
        self._form = Form(bench.tongue.language)
        self._texts = {name: QLineEdit(getattr(draft, name)) for name in _TEXTS}
        self.id_poor = Choice(bench.tongue, ID_POOR_WORDS, N_("no card"))
        self.id_poor.set_value(draft.id_poor)
        self.note = QPlainTextEdit(draft.note)
        self.error = label("error", wrap=True)
        self._lay_out()
        for edit in self._texts.values():
            edit.setCursorPosition(0)
            edit.returnPressed.connect(self.save)
        for keys, slot in (("Ctrl+S", self.save), ("Esc", self.cancelled.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def field(self, name: str) -> QLineEdit:
        """The edit of one of the texts."""
        return self._texts[name]

    def row(self, name: str) -> FieldRow:
        """The row of a field, with its error."""
        return self._form[name]

    def start(self) -> None:
        """Put the cursor into the first field."""
        name = "name_km" if self._bench.tongue.language.khmer_first else "name_latin"
        self._texts[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_villages(self, villages: tuple[str, ...]) -> None:
        """Complete villages that are known."""
        completer = QCompleter(list(villages), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._texts["village"].setCompleter(completer)

    def draft(self) -> FamilyDraft:
        """What is typed."""
        typed = {name: edit.text() for name, edit in self._texts.items()}
        return replace(FamilyDraft(**typed), id_poor=self.id_poor.value(), note=self.note.toPlainText())

    def save(self) -> None:
        """Store the record; an error stands beside its field and everything typed stays."""
        self._form.clear_errors()
        self.error.hide()
        self.save_button.setEnabled(False)
        families, family, draft = self._bench.centre.families, self._family, self.draft()
        if family is None:
            self._bench.do(self, lambda: families.add(draft), self.saved.emit, self._refuse)
        else:
            self._bench.do(
                self, lambda: families.change(family, draft), lambda _before: self.saved.emit(family), self._refuse
            )

    def _refuse(self, error: UserError) -> None:
        self.save_button.setEnabled(True)
        if not self._form.place_error(error):
            self.error.setText(error.sentence(self._bench.tongue.language))
            self.error.show()

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 2 * SPACE, 2 * SPACE)
        column.setSpacing(3 * SPACE)
        title = heading()
        self._bench.tongue.say(title.setText, N_("New family") if self._family is None else N_("Change the record"))
        column.addWidget(title)
        column.addLayout(self._grid())
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2 * SPACE)
        outer.addWidget(scrolled(content), 1)
        self.error.hide()
        outer.addWidget(self.error)
        outer.addLayout(self._foot())

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(3 * SPACE)
        top = Qt.AlignmentFlag.AlignTop
        pairs: list[tuple[str, QWidget]] = [(name, self._texts[name]) for name in _TEXTS]
        pairs.append(("id_poor", self.id_poor))
        for at, (name, field) in enumerate(pairs):
            grid.addWidget(self._row(name, field), at // 2, at % 2, top)
            grid.setColumnStretch(at % 2, 1)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(scaled(72))
        grid.addWidget(self._row("note", self.note), 3, 0, 1, 2)
        return grid

    def _row(self, name: str, field: QWidget) -> FieldRow:
        row = self._form.row(name, field)
        self._bench.tongue.say(row.set_label, _WORDS[name])
        return row

    def _foot(self) -> QHBoxLayout:
        self.save_button, cancel = QPushButton(), QPushButton()
        self.save_button.setProperty("kind", "primary")
        foot = QHBoxLayout()
        foot.setSpacing(2 * SPACE)
        foot.addStretch()
        for button, words, keys, slot in (
            (cancel, N_("Cancel"), "Esc", self.cancelled.emit),
            (self.save_button, N_("Save"), "Ctrl+S", self.save),
        ):
            self._bench.tongue.say(button.setText, words)
            button.setToolTip(keys)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
            foot.addWidget(button)
        return foot
