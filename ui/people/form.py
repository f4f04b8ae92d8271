"""A person's record to be filled in, in the pane beside the list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
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

from app.dates import BirthDate
from app.errors import FieldError, UserError
from app.language import N_
from app.people.values import PersonDraft, PossibleDuplicate
from app.people.words import ID_POOR_WORDS, ROLE_WORDS, SEX_WORDS
from ui.kit.choice import Choice
from ui.kit.dates import AgeOrBirthField
from ui.kit.dialogs import scrolled
from ui.kit.forms import FieldRow, Form
from ui.kit.words import heading, label
from ui.people.alike import AlikeCard
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_TEXTS = {
    "family_name_km": N_("Family name (Khmer)"),
    "given_name_km": N_("Given name (Khmer)"),
    "family_name_latin": N_("Family name (Latin)"),
    "given_name_latin": N_("Given name (Latin)"),
    "nickname": N_("Nickname"),
    "village": N_("Village"),
    "phone": N_("Telephone"),
}
_WEIGHED = ("family_name_km", "given_name_km", "family_name_latin", "given_name_latin", "village")
_PAUSE = 250  # ms without a key before look-alikes are asked for


class PersonForm(QWidget):
    """Fields of one person. What is typed stays until it is saved or put away.

    Signals:
        saved(int): the person was stored.
        next_requested(int, PersonDraft): so it was stored, and the next one of the family is to be written down.
        cancelled(): put away without saving.
        person_requested(int): a possible duplicate is to be shown.
    """

    saved = Signal(int)
    next_requested = Signal(int, object)
    cancelled = Signal()
    person_requested = Signal(int)

    def __init__(self, bench: Workbench, draft: PersonDraft, person: int | None, parent: QWidget | None = None) -> None:
        """`person` is None for a new one."""
        super().__init__(parent)
        self._bench, self._person, self._before = bench, person, draft
        self._form = Form(bench.tongue.language)
        self._texts = {name: QLineEdit() for name in _TEXTS}
        self.birth = AgeOrBirthField(bench.tongue, bench.clock)
        self.sex = Choice(bench.tongue, SEX_WORDS, N_("not known"))
        self.role = Choice(bench.tongue, ROLE_WORDS)
        self.id_poor = Choice(bench.tongue, ID_POOR_WORDS, N_("no card"))
        self.note = QPlainTextEdit()
        self.alike = AlikeCard()
        self.error = label("error", wrap=True)
        self._pause = QTimer(self)
        self._lay_out()
        self._fill(draft)
        self._connect()

    def field(self, name: str) -> QLineEdit:
        """The edit of one of the texts."""
        return self._texts[name]

    def row(self, name: str) -> FieldRow:
        """The row of a field, with its error."""
        return self._form[name]

    def draft(self) -> PersonDraft:
        """What is typed. Raises FieldError for a birth date that cannot be read."""
        return replace(self._typed(), birth=self._birth())

    def start(self) -> None:
        """Put the cursor into the first name that is still to be written, in the reader's script."""
        script = "km" if self._bench.tongue.language.khmer_first else "latin"
        names = [self._texts[f"{part}_{script}"] for part in ("family_name", "given_name")]
        first = next((edit for edit in names if not edit.text()), names[0])
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_villages(self, villages: tuple[str, ...]) -> None:
        """Complete villages that are known."""
        completer = QCompleter(list(villages), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._texts["village"].setCompleter(completer)

    def save(self, another: bool = False) -> None:
        """Store the record; an error stands beside its field and everything typed stays."""
        self._form.clear_errors()
        self.error.hide()
        try:
            draft = self.draft()
        except UserError as error:
            self._refuse(error)
            return
        self.save_button.setEnabled(False)
        people, person = self._bench.centre.people, self._person
        if person is None:
            self._bench.do(
                self, lambda: people.add(draft), lambda made: self._stored(made, draft, another), self._refuse
            )
        else:
            self._bench.do(
                self, lambda: people.change(person, draft), lambda _: self._stored(person, draft, another), self._refuse
            )

    def _stored(self, person: int, draft: PersonDraft, another: bool) -> None:
        self.saved.emit(person)
        if another:
            self.next_requested.emit(person, draft)

    def _refuse(self, error: UserError) -> None:
        self.save_button.setEnabled(True)
        if not self._form.place_error(error):
            self.error.setText(error.sentence(self._bench.tongue.language))
            self.error.show()

    def _birth(self) -> BirthDate | None:
        try:
            return self.birth.value()
        except UserError as error:
            raise FieldError("birth", error.message, **error.values) from None

    def _typed(self) -> PersonDraft:
        """Everything but the birth date."""
        typed = {name: edit.text() for name, edit in self._texts.items()}
        return replace(
            self._before,
            birth=None,
            sex=self.sex.value(),
            role=self.role.value(),
            id_poor=self.id_poor.value(),
            note=self.note.toPlainText(),
            family_name_km=typed["family_name_km"],
            given_name_km=typed["given_name_km"],
            family_name_latin=typed["family_name_latin"],
            given_name_latin=typed["given_name_latin"],
            nickname=typed["nickname"],
            village=typed["village"],
            phone=typed["phone"],
        )

    def _fill(self, draft: PersonDraft) -> None:
        for name, edit in self._texts.items():
            edit.setText(getattr(draft, name))
            edit.setCursorPosition(0)
        self.birth.set_value(draft.birth)
        self.sex.set_value(draft.sex)
        self.role.set_value(draft.role)
        self.id_poor.set_value(draft.id_poor)
        self.note.setPlainText(draft.note)

    def _connect(self) -> None:
        for edit in [*self._texts.values(), self.birth.edit]:
            edit.returnPressed.connect(self.save)
        for name in _WEIGHED:
            self._texts[name].textEdited.connect(self._wait)
        self.birth.changed.connect(self._wait)
        self.sex.currentIndexChanged.connect(self._wait)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.ask_alike)
        self.alike.person_requested.connect(self.person_requested)
        for keys, slot in (
            ("Ctrl+S", self.save),
            ("Ctrl+Return", lambda: self.save(another=True)),
            ("Esc", self._cancel),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _cancel(self) -> None:
        self.cancelled.emit()

    def _wait(self, *_: object) -> None:
        self._pause.start()

    def ask_alike(self) -> None:
        """Look for somebody already written down who may be this person."""
        try:
            draft = self.draft()
        except UserError:
            draft = self._typed()
        people, person = self._bench.centre.people, self._person

        def show(alike: tuple[PossibleDuplicate, ...]) -> None:
            self.alike.show_alike(alike, self._bench.clock.today(), self._bench.tongue.language)

        self._bench.ask(self, lambda: people.possible_duplicates(draft, person), show, replaces="duplicates")

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 2 * SPACE, 2 * SPACE)
        column.setSpacing(3 * SPACE)
        title = heading()
        self._bench.tongue.say(title.setText, N_("New person") if self._person is None else N_("Change the record"))
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
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        text = self._texts
        self._put(grid, 0, ("family_name_km", text["family_name_km"]), ("given_name_km", text["given_name_km"]))
        self._put(
            grid, 1, ("family_name_latin", text["family_name_latin"]), ("given_name_latin", text["given_name_latin"])
        )
        grid.addWidget(self.alike, 2, 0, 1, 2)
        grid.addWidget(self._row("birth", self.birth), 3, 0, 1, 2)
        self._put(grid, 4, ("sex", self.sex), ("nickname", text["nickname"]))
        self._put(grid, 5, ("village", text["village"]), ("id_poor", self.id_poor))
        self._put(grid, 6, ("role", self.role), ("phone", text["phone"]))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(scaled(72))
        grid.addWidget(self._row("note", self.note), 7, 0, 1, 2)
        return grid

    def _put(self, grid: QGridLayout, at: int, *fields: tuple[str, QWidget]) -> None:
        for column, (name, field) in enumerate(fields):
            grid.addWidget(self._row(name, field), at, column, Qt.AlignmentFlag.AlignTop)

    def _row(self, name: str, field: QWidget) -> FieldRow:
        row = self._form.row(name, field)
        words = {
            **_TEXTS,
            "birth": N_("Birth date or age"),
            "sex": N_("Sex"),
            "role": N_("Place in the family"),
            "id_poor": N_("ID Poor card"),
            "note": N_("Note"),
        }
        self._bench.tongue.say(row.set_label, words[name])
        if name == "birth":
            self._bench.tongue.say(row.set_hint, N_("3/5/2019, 5/2019, 2019, or an age: 4, 8 months"))
        return row

    def _foot(self) -> QHBoxLayout:
        tongue = self._bench.tongue
        self.save_button, cancel, another = QPushButton(), QPushButton(), QPushButton()
        self.save_button.setProperty("kind", "primary")
        if self._person is not None:
            another.hide()
        for button, words, keys, slot in (
            (self.save_button, N_("Save"), "Ctrl+S", self.save),
            (another, N_("Save, next"), "Ctrl+Enter", lambda: self.save(another=True)),
            (cancel, N_("Cancel"), "Esc", self._cancel),
        ):
            tongue.say(button.setText, words)
            button.setToolTip(keys)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
        foot = QHBoxLayout()
        foot.setSpacing(2 * SPACE)
        foot.addStretch()
        for button in (cancel, another, self.save_button):
            foot.addWidget(button)
        return foot
