"""Add somebody who came without being enrolled: type a name, Enter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from app.attendance.values import SessionKey, WalkInCandidate
from app.language import N_, Language
from ui.kit.cards import Card
from ui.kit.words import KeyHint, label
from ui.theme import SPACE, row_height
from ui.workbench import Workbench

_SHOWN = 4
"""Candidates that are in view at once."""


class NameLine(QLineEdit):
    """Where the name is typed; up and down choose among the candidates.

    Signals:
        moved(int): up (-1) or down (1).
        left(): Escape.
    """

    moved = Signal(int)
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class WalkInPanel(Card):
    """A name, the people it may mean, and a way to write down somebody new.

    Signals:
        person_chosen(SessionKey, int): somebody known is to be added.
        stranger_chosen(SessionKey, str): nobody knows this person yet; the name as typed.
        left(): put away without a choice.
    """

    person_chosen = Signal(object, int)
    stranger_chosen = Signal(object, str)
    left = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(3 * SPACE, parent)
        self._bench = bench
        self._session: SessionKey | None = None
        self._answered_for = ""
        self._candidates: tuple[WalkInCandidate, ...] = ()
        self._enter_waits = self._sure = False
        self.name, self.people, self.words = NameLine(), QListWidget(), label("quiet", wrap=True)
        self._lay_out()
        self.name.textChanged.connect(self._search)
        self.name.returnPressed.connect(self._enter)
        self.name.moved.connect(self._move)
        self.name.left.connect(self.leave)
        self.people.itemClicked.connect(lambda _item: self._enter())
        self.hide()

    def start(self, session: SessionKey) -> None:
        """Ask whom to add to a session."""
        self._session = session
        self._candidates, self._answered_for = (), ""
        self.name.clear()
        self._tell(N_("Type a name in Khmer or Latin letters."))
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Put the panel away."""
        self._session = None
        self.hide()
        self.left.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(3 * SPACE)
        caption = label("strong")
        self._bench.tongue.say(caption.setText, N_("Walk-in"))
        self._bench.tongue.say(self.name.setAccessibleName, N_("Name of the walk-in"))
        self._bench.tongue.say(self.people.setAccessibleName, N_("People of that name"))
        escape = KeyHint("Esc")
        self._bench.tongue.say(escape.set_words, N_("throw away"))
        for widget in (caption, self.name, self.words, escape):
            row.addWidget(widget, 1 if widget is not caption and widget is not escape else 0)
        self.people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.people.setUniformItemSizes(True)
        self.people.hide()
        self.body.addLayout(row)
        self.body.addWidget(self.people)

    def _search(self, text: str) -> None:
        self._sure = self._enter_waits = False
        session, text = self._session, text.strip()
        if session is None or not text:
            self._answer("", ())
            return
        attendance = self._bench.centre.attendance
        self._bench.ask(
            self,
            lambda: attendance.walk_in_candidates(session, text),
            lambda found: self._answer(text, found),
            replaces="candidates",
        )

    def _answer(self, text: str, found: tuple[WalkInCandidate, ...]) -> None:
        # Who has exactly this code stands first: a card was read.
        found = tuple(sorted(found, key=lambda one: one.code != text.upper()))
        self._answered_for, self._candidates = text, found
        language = self._bench.tongue.language
        self.people.clear()
        lines = [_candidate_words(one, language) for one in found]
        if found:
            lines.append(language.text(N_("Somebody else: write down “{name}” as new")).format(name=text))
        for line in lines:
            item = QListWidgetItem(line, self.people)
            item.setSizeHint(QSize(0, row_height()))
        self.people.setCurrentRow(0)
        self.people.setVisible(bool(found))
        self.people.setFixedHeight(min(_SHOWN, self.people.count()) * row_height() + 4)
        if found:
            self._tell(N_("Enter adds the chosen person."))
        elif text:
            self._tell(N_("Nobody of that name is known. Enter twice writes down a new person."))
        if self._enter_waits and (len(found) <= 1 or found[0].code == text.upper()):
            self._enter()
        self._enter_waits = False

    def _enter(self) -> None:
        text, session = self.name.text().strip(), self._session
        if session is None or not text:
            return
        if text != self._answered_for:
            self._enter_waits = True
        elif 0 <= self.people.currentRow() < len(self._candidates):
            self._choose(session, self._candidates[self.people.currentRow()].person)
        elif self._sure:
            self._put_away()
            self.stranger_chosen.emit(session, text)
        else:
            self._sure = True
            self._tell(N_("Press Enter once more to write down “{name}”; the rest is added later."), name=text)

    def _choose(self, session: SessionKey, person: int) -> None:
        self._put_away()
        self.person_chosen.emit(session, person)

    def _put_away(self) -> None:
        self._session = None
        self.hide()

    def _move(self, step: int) -> None:
        self._sure = False
        row = self.people.currentRow() + step
        self.people.setCurrentRow(max(0, min(self.people.count() - 1, row)))

    def _tell(self, message: str, **values: object) -> None:
        self._bench.tongue.say(self.words.setText, message, **values)


def _candidate_words(one: WalkInCandidate, language: Language) -> str:
    groups = ", ".join(group.name(language) for group in one.groups)
    age = language.plural("{count} year", "{count} years", one.age) if one.age is not None else ""
    return "  ·  ".join(filter(None, (one.name_km, one.name_latin, age, groups, one.code)))
