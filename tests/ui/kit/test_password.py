"""Typing a password unseen, and being asked for it once more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.language import Language
from app.vault.errors import WrongPassword
from tests.conftest import PASSWORD
from ui.kit.ask_password import AskPassword, ask_password
from ui.kit.password import PasswordField
from ui.tongue import Tongue
from ui.workbench import Workbench


def field(qtbot: QtBot) -> PasswordField:
    made = PasswordField(Tongue(Language("en")))
    qtbot.add_widget(made)
    made.show()
    return made


def asked(qtbot: QtBot, bench: Workbench, then: Callable[[], object]) -> AskPassword:
    parent = QWidget()
    qtbot.add_widget(parent)
    parent.show()
    dialog = ask_password(bench, parent, "This note is confidential.", then)
    dialog._keeps = parent  # type: ignore[attr-defined]
    return dialog


def test_the_script_of_the_keyboard_is_told_while_nothing_can_be_seen(qtbot: QtBot) -> None:
    made = field(qtbot)
    assert made.script.isHidden()
    qtbot.keyClicks(made.edit, "p")
    assert made.script.text() == "The keyboard types Latin letters."
    made.edit.setText("ភាសា")
    assert made.script.text() == "The keyboard types Khmer letters."
    made.clear()
    assert made.script.isHidden()


def test_the_pause_counts_down_beside_the_field_and_nothing_can_be_typed(qtbot: QtBot) -> None:
    made, told = field(qtbot), []
    made.ready_changed.connect(told.append)
    made.refuse(WrongPassword(2))
    assert made.row.error.text() == "Too many wrong passwords. You can try again in 2 seconds."
    qtbot.keyClicks(made.edit, "x")
    assert made.text() == ""
    made.pass_second()
    assert made.row.error.text() == "Too many wrong passwords. You can try again in 1 second."
    made.pass_second()
    assert made.row.error.isHidden()
    assert told == [False, True]
    qtbot.keyClicks(made.edit, "x")
    assert made.text() == "x"


def test_a_wrong_password_costs_nothing_at_first(qtbot: QtBot) -> None:
    made = field(qtbot)
    made.refuse(WrongPassword())
    assert made.row.error.text() == "The password is not right."
    assert made.is_ready()


def test_what_was_asked_for_happens_after_the_right_password_only(
    qtbot: QtBot, bench: Workbench, settled: Callable[[], None]
) -> None:
    done: list[bool] = []
    dialog = asked(qtbot, bench, lambda: done.append(True))
    qtbot.keyClicks(dialog.password.edit, "not right")
    qtbot.keyClick(dialog.password.edit, Qt.Key.Key_Return)
    settled()
    assert dialog.password.row.error.text() == "The password is not right."
    assert done == []
    qtbot.keyClicks(dialog.password.edit, PASSWORD)  # in place of the wrong one
    qtbot.keyClick(dialog.password.edit, Qt.Key.Key_Return)
    settled()
    assert done == [True]


def test_the_third_wrong_password_closes_the_way_for_some_seconds(
    qtbot: QtBot, bench: Workbench, settled: Callable[[], None]
) -> None:
    dialog = asked(qtbot, bench, lambda: None)
    for _ in range(3):
        qtbot.keyClicks(dialog.password.edit, "not right")
        qtbot.keyClick(dialog.password.edit, Qt.Key.Key_Return)
        settled()
    assert "in 5 seconds" in dialog.password.row.error.text()
    assert not dialog.confirm_button.isEnabled()
    dialog.close()
