"""Below the grid: the keys, or what is being typed from paper, and why something was refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.attendance.values import STATUS_WORDS, Register, Status
from app.errors import UserError
from app.language import N_, Language
from ui.kit.buttons import IconButton
from ui.kit.words import KeyHint, ShortLabel, label, restyle
from ui.registers.typed_entry import Reading, read_typed
from ui.theme import SPACE, scaled
from ui.tongue import Compose, Tongue

Hints = Sequence[tuple[tuple[str, ...], str]]
_HINTS: Hints = (
    (("Space",), N_("all unmarked present")),
    (("7A 12L",), N_("row and letter")),
    (("P", "A", "L", "E"), N_("mark, next")),
    (("N",), N_("not held")),
    (("W",), N_("walk-in")),
    (("T",), N_("times")),
    (("Ctrl Z",), N_("undo")),
    (("F1",), N_("all keys")),
)
# At the door of a drop-in session.
_DOOR_HINTS: Hints = (
    (("Enter",), N_("let in")),
    (("+", "-", "*", "/"), N_("brothers and sisters")),
    (("←", "→"), N_("other session")),
    (("F9",), N_("activity")),
    (("F10",), N_("others counted")),
    (("Ctrl Z",), N_("undo")),
    (("F1",), N_("all keys")),
)


class TypedLine(QLineEdit):
    """Where row numbers and letters are typed.

    Signals:
        entered(str): Enter was pressed.
        left(): Escape was pressed, or everything was deleted with Backspace.
    """

    entered = Signal(str)
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Backspace and not self.text()):
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TypedFoot(QWidget):
    """Key hints at rest; the typed line with what has been understood while somebody types.

    Signals:
        typed(str): a line of row numbers and letters is complete.
        left(): the keyboard belongs to the grid again.
        menu_requested(QPoint): everything that can be done is asked for, for who does not know the keys.
    """

    typed = Signal(str)
    left = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, tongue: Tongue, hints: Hints, door_hints: Hints = (), parent: QWidget | None = None) -> None:
        """`door_hints` stand there instead while people are let in at the door."""
        super().__init__(parent)
        self._tongue, self._key_hints, self._door_hints = tongue, hints, door_hints
        self.message = label("error", wrap=True)
        self.message.hide()
        self.line = TypedLine()
        self.understood = ShortLabel("quiet")
        self.menu_button = IconButton("list")
        tongue.say(self.menu_button.set_words, N_("Everything that can be done here"))
        self.menu_button.clicked.connect(
            lambda _checked: self.menu_requested.emit(self.menu_button.mapToGlobal(QPoint(0, 0)))
        )
        self._keys: list[KeyHint] = []
        self._door_keys: list[KeyHint] = []
        self._at_door = False
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._hints())
        self._stack.addWidget(self._entry())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.message)
        column.addWidget(self._stack)
        self.line.entered.connect(self._enter)
        self.line.left.connect(self.leave)
        self.line.textChanged.connect(self._explain)

    @property
    def is_typing(self) -> bool:
        """Whether a typed line is open."""
        return self._stack.currentIndex() == 1

    def explanation(self, text: str) -> tuple[str, bool]:
        """What is understood of the line so far, and whether all of it could be read."""
        raise NotImplementedError

    def start(self, text: str) -> None:
        """Open the typed line with what was typed so far, and give it the keyboard."""
        self._stack.setCurrentIndex(1)
        self.line.setText(text)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.end(False)

    def leave(self) -> None:
        """Show the keys again."""
        self._stack.setCurrentIndex(0)
        self.line.clear()
        self.left.emit()

    def forget(self) -> None:
        """Put away what was typed and said: it was meant for what is no longer on screen."""
        self._stack.setCurrentIndex(0)
        self.line.clear()
        self.clear_message()

    def show_refusal(self, error: UserError, text: str) -> None:
        """Say why something was refused, once; the typed text comes back."""
        if text and self.line.text() != text:
            self.start(text)
        self._say("error", error.sentence)
        if self.understood.property("kind") == "error":
            self.understood.setText("")

    def show_success(self, message: str, **values: object) -> None:
        """Say what came of what was typed."""
        self._say("good", lambda language: language.text(message).format(**values))

    def clear_message(self) -> None:
        """Put what was said last away."""
        self.message.hide()

    def _say(self, kind: str, compose: Compose) -> None:
        self.message.setProperty("kind", kind)
        restyle(self.message)
        self._tongue.follow(self.message.setText, compose)
        self.message.show()

    def _enter(self, text: str) -> None:
        self.message.hide()
        if not text.strip():
            self.leave()
            return
        self.typed.emit(text)

    def _explain(self, text: str) -> None:
        words, is_read = self.explanation(text)
        self.understood.setText(words)
        kind = "quiet" if is_read else "error"
        if self.understood.property("kind") != kind:
            self.understood.setProperty("kind", kind)
            restyle(self.understood)
        if self.is_typing:
            self.message.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as many keys as there is room for; the others are behind F1 and in the menu."""
        room = self.width() - self.menu_button.sizeHint().width() - 3 * SPACE
        shown, hidden = (self._door_keys, self._keys) if self._at_door else (self._keys, self._door_keys)
        for hint in hidden:
            hint.hide()
        for hint in shown:
            room -= hint.sizeHint().width() + 3 * SPACE
            hint.setVisible(room >= 0)

    def _hints(self) -> QWidget:
        shelf, row = _shelf()
        for hints, shown in ((self._key_hints, self._keys), (self._door_hints, self._door_keys)):
            for keys, words in hints:
                hint = KeyHint(*keys)
                self._tongue.say(hint.set_words, words)
                row.addWidget(hint)
                shown.append(hint)
        row.addStretch()
        row.addWidget(self.menu_button)
        self._tongue.changed.connect(self._fit)
        return shelf

    def _entry(self) -> QWidget:
        shelf, row = _shelf()
        self.line.setFixedWidth(scaled(280))
        self._tongue.say(self.line.setAccessibleName, N_("Row numbers and letters, as on paper"))
        row.addWidget(self.line)
        row.addWidget(self.understood, 1)
        enter = KeyHint("⏎")
        self._tongue.say(enter.set_words, N_("enter"))
        escape = KeyHint("Esc")
        self._tongue.say(escape.set_words, N_("throw away"))
        row.addWidget(enter)
        row.addWidget(escape)
        return shelf


class RegisterFoot(TypedFoot):
    """The foot of an attendance register."""

    def __init__(self, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(tongue, _HINTS, _DOOR_HINTS, parent)
        self._register: Register | None = None

    def show_register(self, register: Register | None) -> None:
        """The register whose rows are typed."""
        self._register = register
        self._at_door = register is not None and register.group.drop_in
        self._fit()

    @override
    def explanation(self, text: str) -> tuple[str, bool]:
        numbers = {row.number: row.person for row in self._register.rows} if self._register else {}
        reading = read_typed(text, numbers)
        return explained(reading, self._register, self._tongue.language), reading.fault is None


def explained(reading: Reading[Status], register: Register | None, language: Language) -> str:
    """What was understood last, with the names: "12 Prak Makara: absent"; a fault is told in its sentence."""
    if reading.fault is not None:
        return reading.fault.sentence(language)
    names = _names(register, language)
    parts = [
        f"{mark.number} {names.get(mark.number, '')}: {language.text(STATUS_WORDS[mark.status])}"
        for mark in reading.marks
    ]
    parts += [f"{number} {names.get(number, '')}: …" for number in reading.waiting]
    return "  ·  ".join(parts[-3:])


def _names(register: Register | None, language: Language) -> dict[int, str]:
    rows = register.rows if register else ()
    return {row.number: language.pick(km=row.name_km, en=row.name_latin) for row in rows}


def _shelf() -> tuple[QWidget, QHBoxLayout]:
    shelf = QWidget()
    row = QHBoxLayout(shelf)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(3 * SPACE)
    return shelf, row
