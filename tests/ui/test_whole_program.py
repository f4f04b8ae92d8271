"""The program from its first start on a PC to the closing of its window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.centre import centre_exists, open_centre
from app.clock import SystemClock
from app.vault.errors import WrongPassword
from app.vault.format import Cost
from ui.main import main
from ui.setup.wizard import SetUp
from ui.sign_in.screen import SignIn
from ui.window import Window

PASSWORD = "rice and fish"


def top(kind: type[QWidget]) -> QWidget:
    (found,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible())
    return found


def in_the_program(act: Callable[[], None]) -> None:
    """Act once the event loop of the program runs; a failure ends the program and the test."""

    def guarded() -> None:
        try:
            act()
        except BaseException:
            QApplication.exit(70)
            raise

    QTimer.singleShot(0, QApplication.instance(), guarded)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("app.vault.crypto.calibrated", lambda: Cost(memory=8, passes=1, lanes=1))
    return tmp_path / "centre"


def first_start(folder: Path) -> int:
    def window_opened() -> None:
        window = top(Window)
        assert isinstance(window, Window)
        assert window.page is not None
        assert window.page.title()
        window.bench.data.became_idle.connect(lambda: in_the_program(window.close))

    def set_up() -> None:
        wizard = top(SetUp)
        assert isinstance(wizard, SetUp)
        wizard.language.buttons["en"].click()
        wizard.centre.name_en.setText("Stung Meanchey")
        wizard.next_button.click()
        wizard.coordinator.name.setText("Sokunthea")
        wizard.coordinator.password.setText(PASSWORD)
        wizard.coordinator.again.setText(PASSWORD)
        wizard.created.connect(lambda _centre: in_the_program(window_opened))
        wizard.next_button.click()
        wizard._bench.data.became_idle.connect(sheet_shown)
        wizard.other_button.click()  # the second coordinator comes later

    def sheet_shown() -> None:
        wizards = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, SetUp)]
        if wizards and wizards[0].panel is not None:
            in_the_program(wizards[0].other_button.click)  # and the recovery sheet, too

    in_the_program(set_up)
    return main(["--data", str(folder)])


@pytest.mark.usefixtures("qapp")
def test_set_up_then_window_then_close_then_sign_in_again(folder: Path) -> None:
    assert first_start(folder) == 0
    assert centre_exists(folder)
    with open_centre(folder, PASSWORD, clock=SystemClock()) as centre:  # closed, and free for the next program
        assert centre.account.name == "Sokunthea"
        assert centre.settings.centre().name_en == "Stung Meanchey"
    with pytest.raises(WrongPassword):
        open_centre(folder, "something else", clock=SystemClock())

    def sign_in() -> None:
        window = top(Window)
        assert isinstance(window, Window)
        assert window.page is None
        window.page_shown.connect(lambda _page: in_the_program(window.close))
        screen = window.findChild(SignIn)
        assert screen is not None
        screen.password.setText(PASSWORD)
        screen.try_password()

    in_the_program(sign_in)
    assert main(["--data", str(folder)]) == 0


@pytest.mark.usefixtures("qapp")
def test_a_set_up_that_is_abandoned_leaves_nothing(folder: Path) -> None:
    in_the_program(lambda: in_the_program(top(SetUp).close))
    assert main(["--data", str(folder)]) == 0
    assert not centre_exists(folder)
