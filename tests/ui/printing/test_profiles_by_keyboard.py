"""Options kept under a name, chosen and forgotten without the mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.groups.values import GroupDraft, Programme
from ui.page import Place
from ui.printing.page import PrintPage
from ui.printing.profiles import NameDialog
from ui.window import Window


@pytest.fixture
def page(window: Window, settled: Callable[[], None]) -> PrintPage:
    window.bench.centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Small stars"))
    window.go(Place("print"))
    window.activateWindow()
    settled()
    assert isinstance(window.page, PrintPage)
    return window.page


def press(key: Qt.Key) -> None:
    """A key for whoever has the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_options_are_kept_chosen_and_forgotten_by_keyboard(
    page: PrintPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    bar = page.choices.profiles
    page.choices.form.photos.box.setFocus()
    press(Qt.Key.Key_Space)
    bar.list.setFocus()
    press(Qt.Key.Key_Tab)
    assert bar.keep.hasFocus()
    press(Qt.Key.Key_Space)
    dialog = page.findChild(NameDialog)
    assert dialog is not None
    qtbot.wait_until(dialog.name.hasFocus)
    QTest.keyClicks(dialog.name, "With photos")
    press(Qt.Key.Key_Return)
    qtbot.wait_until(lambda: bar.current() == "With photos")
    page.window().activateWindow()
    qtbot.wait_until(page.window().isActiveWindow)
    page.choices.form.photos.box.setFocus()
    press(Qt.Key.Key_Space)
    assert not page.choices.options().photos
    bar.list.setFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Down)
    assert page.choices.options().photos
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert bar.rename.hasFocus()
    press(Qt.Key.Key_Space)
    renaming = next(one for one in page.findChildren(NameDialog) if one.isVisible())
    qtbot.wait_until(renaming.name.hasFocus)
    assert renaming.name.selectedText() == "With photos"
    QTest.keyClicks(renaming.name, "Faces")
    press(Qt.Key.Key_Return)
    qtbot.wait_until(lambda: bar.current() == "Faces")
    page.window().activateWindow()
    qtbot.wait_until(page.window().isActiveWindow)
    bar.rename.setFocus()
    press(Qt.Key.Key_Tab)
    assert bar.drop.hasFocus()
    press(Qt.Key.Key_Space)
    qtbot.wait_until(lambda: bar.list.count() == 1)
    settled()
