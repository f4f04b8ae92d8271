"""Doing something once for many movements."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.kit.calm import Calm


def test_the_first_is_at_once_and_many_are_one_more(qtbot: QtBot, qapp: QObject) -> None:
    calls: list[int] = []
    calm = Calm(lambda: calls.append(1), qapp)
    calm.ask()
    assert len(calls) == 1
    for _each in range(20):
        calm.ask()
    assert len(calls) == 1
    qtbot.wait_until(lambda: len(calls) == 2)
    calm.deleteLater()
