"""The field at the door of a drop-in session: a card is read or a few letters are typed, and somebody is present."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget
from typing_extensions import override

from app.attendance.arriving import SHOWN, Comer, ranked, siblings
from app.language import N_, Language
from app.text import latin_digits
from ui.kit.cards import Card
from ui.kit.flow import FlowLayout
from ui.kit.words import label, restyle
from ui.theme import SPACE, row_height
from ui.tongue import Compose, Tongue

OFFER_KEYS = "+-*/"
"""In an empty field each of them lets in one of the brothers and sisters offered; all are on the number pad."""


class ArrivalLine(QLineEdit):
    """Always ready for the next card or name.

    Signals:
        entered(str): Enter.
        moved(int): up (-1) or down (1) in the list.
        offered(int): a key for the brother or sister of that place was pressed.
        stepped(int): to the session before (-1) or after (1).
        left(): Escape in the empty field.
    """

    entered = Signal(str)
    moved = Signal(int)
    offered = Signal(int)
    stepped = Signal(int)
    left = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        # Undo and redo are those of the register: nothing typed here is worth them.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, empty = event.key(), not self.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit(self.text())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif empty and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        elif empty and event.text() and event.text() in OFFER_KEYS:
            self.offered.emit(OFFER_KEYS.index(event.text()))
        elif key == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self.text():
            self.clear()
        else:
            self.left.emit()


class Arrivals(Card):
    """The field, whom the letters may mean, what came of the last entry, and who is offered next.

    Signals:
        person_chosen(int): somebody known came.
        code_read(str): a code that is not among those known here.
        others_wanted(str): nobody here begins so; who else is called so?
        stranger_chosen(str): nobody knows this person; the name as typed.
    """

    person_chosen = Signal(int)
    code_read = Signal(str)
    others_wanted = Signal(str)
    stranger_chosen = Signal(str)

    def __init__(self, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(3 * SPACE, parent)
        self._tongue = tongue
        self._pool: Sequence[Comer] = ()
        self._others: tuple[str, Sequence[Comer]] = ("", ())
        self._here: frozenset[int] = frozenset()
        self._just_in: list[int] = []
        self._found: list[Comer] = []
        self._sure = False
        self.line, self.people = ArrivalLine(), QListWidget()
        self.message, self._offers = label("quiet", wrap=True), QWidget()
        self._lay_out()
        self._connect()
        self.hide()

    def show_pool(self, pool: Sequence[Comer], here: frozenset[int]) -> None:
        """Who may come, and who is here already."""
        self._pool, self._here = pool, here
        self._search(self.line.text())
        self._offer()

    def show_here(self, here: frozenset[int]) -> None:
        """Who is here now."""
        self._here = here
        self._offer()

    def show_others(self, text: str, others: Sequence[Comer]) -> None:
        """Who else is called so; dropped when something else is typed by now."""
        if text == self.line.text().strip():
            self._others = (text, others)
            self._search(text)

    def begin(self) -> None:
        """Another session: nobody has just come in."""
        self._just_in.clear()
        self.line.clear()
        self.invite()
        self._offer()

    def invite(self) -> None:
        """Say what to do, and nothing more of the last entry."""
        self.say("quiet", N_("Read a card, or type the beginning of a name. Enter lets in the first one."))

    def came(self, person: int) -> None:
        """Somebody was let in: the family's other children are offered. What is being typed is the next one."""
        self._just_in = [*[other for other in self._just_in if other != person], person]
        self._here |= {person}
        self._offer()

    def say(self, kind: str, message: str, **values: object) -> None:
        """What came of the last entry; `kind` as in `ui.kit.words.label`."""
        self._tongue.say(self.message.setText, message, **values)
        if self.message.property("kind") != kind:
            self.message.setProperty("kind", kind)
            restyle(self.message)

    def refuse(self, compose: Compose, text: str) -> None:
        """Say why something was refused; what was typed comes back chosen, so that the next card overwrites it."""
        if not self.line.text():
            self.line.setText(text)
            self.line.selectAll()
        self._tongue.follow(self.message.setText, compose)
        self.message.setProperty("kind", "error")
        restyle(self.message)

    def _lay_out(self) -> None:
        say = self._tongue.say
        say(self.line.setAccessibleName, N_("Code or name of who comes"))
        say(self.line.setPlaceholderText, N_("Code or name"))
        say(self.people.setAccessibleName, N_("People of that name"))
        self.people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.people.setUniformItemSizes(True)
        self.people.hide()
        self._row = FlowLayout(self._offers)
        self._row.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.setSpacing(3 * SPACE)
        top.addWidget(self.line, 1)
        top.addWidget(self.message, 1)
        self.body.addLayout(top)
        self.body.addWidget(self.people)
        self.body.addWidget(self._offers)
        self._offers.hide()

    def _connect(self) -> None:
        self.line.textChanged.connect(self._typed)
        self.line.entered.connect(self._enter)
        self.line.moved.connect(self._move)
        self.line.offered.connect(self._take)
        self.people.itemClicked.connect(lambda _item: self._enter(self.line.text()))

    def _typed(self, text: str) -> None:
        self._sure = False
        self._search(text)
        if text and self.message.property("kind") == "error":
            self.invite()
        if text.strip() and not self._found and not _is_code(text):
            self.others_wanted.emit(text.strip())

    def _search(self, text: str) -> None:
        others = self._others[1] if self._others[0] == text.strip() else ()
        self._found = (ranked(self._pool, text, self._here, self._just_in) or list(others))[:SHOWN]
        self.people.clear()
        for one in self._found:
            item = QListWidgetItem(_words(one, self._here, self._tongue.language), self.people)
            item.setSizeHint(QSize(0, row_height()))
        self.people.setCurrentRow(0)
        self.people.setVisible(bool(self._found))
        self.people.setFixedHeight(len(self._found) * row_height() + 4)

    def _enter(self, text: str) -> None:
        text = text.strip()
        if not text:
            return
        if self._found:
            self.person_chosen.emit(self._found[max(0, self.people.currentRow())].person)
        elif _is_code(text):
            self.code_read.emit(text)
        elif self._sure:
            self.stranger_chosen.emit(text)
        else:
            self._sure = True
            self.say("late", N_("Nobody of that name is known. Enter again writes down “{name}” as new."), name=text)

    def _take(self, place: int) -> None:
        offered = siblings(self._pool, self._here, self._just_in)
        if place < len(offered):
            self.person_chosen.emit(offered[place].person)

    def _take_one(self, person: int) -> None:
        self.line.setFocus()
        self.person_chosen.emit(person)

    def _move(self, step: int) -> None:
        row = self.people.currentRow() + step
        self.people.setCurrentRow(max(0, min(self.people.count() - 1, row)))

    def _offer(self) -> None:
        for old in self._offers.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._row.removeWidget(old)
            old.deleteLater()
        offered = siblings(self._pool, self._here, self._just_in)
        if offered:
            self._row.addWidget(label("quiet", text=self._tongue.language.text(N_("Also here:"))))
        for key, one in zip(OFFER_KEYS, offered, strict=False):
            self._row.addWidget(self._offer_button(key, one))
        self._offers.setVisible(bool(offered))

    def _offer_button(self, key: str, one: Comer) -> QPushButton:
        name = self._tongue.language.names(one.name_km, one.name_latin)[0]
        button = QPushButton(f"{key}  {name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: self._take_one(one.person))
        return button


def _is_code(text: str) -> bool:
    return any(character.isdecimal() for character in latin_digits(text))


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def _words(one: Comer, here: frozenset[int], language: Language) -> str:
    first, second = language.names(one.name_km, one.name_latin)
    is_here = language.text(N_("here already")) if one.person in here else ""
    return "  ·  ".join(filter(None, (first, second, one.code, is_here)))
