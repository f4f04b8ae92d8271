"""A field for a password, with everything that helps to type one right unseen."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.language import N_, Language
from app.vault.delay import TooSoon
from app.vault.errors import WrongPassword
from ui.kit.caps_lock import CapsLock
from ui.kit.forms import FieldRow
from ui.tongue import Tongue

_KHMER = range(0x1780, 0x1800)


class PasswordField(QWidget):
    """Label, field and error; Caps Lock and the script of the keyboard are told, and the pause after wrong ones.

    Signals:
        ready_changed(bool): the pause began, or is over.
    """

    ready_changed = Signal(bool)

    def __init__(self, tongue: Tongue, words: str = N_("Password")) -> None:
        """`words` is marked with N_."""
        super().__init__()
        self._tongue = tongue
        self._left = 0  # seconds
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.row = FieldRow(self.edit)
        tongue.say(self.row.set_label, words)
        self.caps = CapsLock(self.edit, tongue)
        self.script = _Script(self.edit, tongue)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.pass_second)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.row, self.caps, self.script):
            column.addWidget(part)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Keep no password and no complaint."""
        self.edit.clear()
        self.caps.hide()
        if self.is_ready():
            self.row.set_error("")

    def is_ready(self) -> bool:
        """Whether a password may be tried now."""
        return self._left == 0

    def refuse(self, error: UserError) -> None:
        """Say why it was not accepted; during a pause the seconds count down."""
        self._tongue.follow(self.row.set_error, error.sentence)
        self.edit.selectAll()
        self.edit.setFocus()
        if isinstance(error, WrongPassword | TooSoon):
            self.wait(error.seconds)

    def wait(self, seconds: int) -> None:
        """Let nothing be tried for so long; 0 ends a pause."""
        paused = not self.is_ready()
        self._left = seconds
        if seconds:
            self.edit.setReadOnly(True)
            self._second.start()
            self._count_down()
            self.ready_changed.emit(False)
        elif paused:
            self._second.stop()
            self.edit.setReadOnly(False)
            self._tongue.silence(self.row.set_error)
            self.row.set_error("")
            self.ready_changed.emit(True)

    def pass_second(self) -> None:
        """One second of the pause is over."""
        if self._left > 1:
            self._left -= 1
            self._count_down()
        else:
            self.wait(0)

    def _count_down(self) -> None:
        seconds = self._left

        def sentence(language: Language) -> str:
            return language.plural(
                "Too many wrong passwords. You can try again in {count} second.",
                "Too many wrong passwords. You can try again in {count} seconds.",
                seconds,
            )

        self._tongue.follow(self.row.set_error, sentence)


class _Script(QLabel):
    """Which letters the keyboard types: unseen, a password in the wrong ones looks like the right one."""

    def __init__(self, field: QLineEdit, tongue: Tongue) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setWordWrap(True)
        self._field, self._tongue = field, tongue
        self.hide()
        field.textChanged.connect(lambda _text: self._tell())

    def _tell(self) -> None:
        typed = next((letter for letter in reversed(self._field.text()) if letter.isalpha()), "")
        khmer = ord(typed) in _KHMER if typed else False
        self.setVisible(bool(typed))
        self._tongue.say(
            self.setText,
            N_("The keyboard types Khmer letters.") if khmer else N_("The keyboard types Latin letters."),
        )
