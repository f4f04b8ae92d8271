"""Signing in with real keys, on a real centre with several people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.accounts.values import AccountDraft
from app.centre import DATABASE, Centre, open_centre
from app.clock import FixedClock
from app.language import Language
from app.rights import Role
from app.vault.copies import KEY_FILES
from tests.conftest import PASSWORD
from ui.lanes import Lane
from ui.memory import Memory
from ui.sign_in.forgotten import ForgottenDialog
from ui.sign_in.gate import Gate
from ui.sign_in.screen import SignIn
from ui.tongue import Tongue
from ui.workbench import Workbench

Key = Qt.Key
THY, SREY = "mango tree 7", "blue river 5"


@pytest.fixture
def code(centre_folder: Path, clock: FixedClock) -> str:
    """Lets Thy and Srey in beside Sokunthea; gives the recovery code."""
    with open_centre(centre_folder, PASSWORD, clock=clock) as centre:
        centre.accounts.add(AccountDraft("Thy", Role.SOCIAL_WORKER), THY)
        centre.accounts.add(AccountDraft("Srey", Role.DAYCARE), SREY)
        return centre.accounts.renew_recovery_code().value


@pytest.fixture
def bench(clock: FixedClock, tmp_path: Path) -> Iterator[Workbench]:
    data, paper = Lane("data"), Lane("paper")
    yield Workbench(None, Tongue(Language("en")), data, paper, clock, Memory(tmp_path / "window.ini"))
    data.close()
    paper.close()


@pytest.fixture
def opened() -> Iterator[list[Centre]]:
    """The centres that were opened; they are closed at the end."""
    found: list[Centre] = []
    yield found
    for centre in found:
        centre.close()


Shown = Callable[[], SignIn]


@pytest.fixture
def shown(qtbot: QtBot, bench: Workbench, centre_folder: Path, opened: list[Centre]) -> Shown:
    """Builds the screen as the program does when it starts."""

    def show() -> SignIn:
        screen = SignIn(bench, Gate(centre_folder, bench.clock))
        screen.opened.connect(opened.append)
        qtbot.add_widget(screen)
        with qtbot.wait_exposed(screen):
            screen.show()
        screen.activateWindow()
        screen.start()
        wait(qtbot, screen)
        return screen

    return show


def wait(qtbot: QtBot, screen: SignIn) -> None:
    qtbot.wait_until(screen._bench.data.is_idle)


def type_in(qtbot: QtBot, screen: SignIn, password: str) -> None:
    qtbot.keyClicks(screen.password, password)
    qtbot.keyClick(screen.password, Key.Key_Return)
    wait(qtbot, screen)


def listed(screen: SignIn) -> list[str]:
    return [screen.names.item(row).text() for row in range(screen.names.count())]


@pytest.mark.usefixtures("code")
def test_everybody_is_listed_and_found_by_letter_then_enter_leads_to_the_password(
    qtbot: QtBot, shown: Shown, opened: list[Centre]
) -> None:
    screen = shown()
    assert listed(screen) == ["Sokunthea", "Thy", "Srey"]
    assert QApplication.focusWidget() is screen.names  # nobody is remembered yet
    assert [item.text() for item in screen.names.selectedItems()] == ["Sokunthea"]
    qtbot.keyClick(screen.names, Key.Key_Down)
    assert screen.names.name() == "Thy"
    qtbot.keyClick(screen.names, Key.Key_Up)
    qtbot.keyClicks(screen.names, "th")
    qtbot.keyClick(screen.names, Key.Key_Return)
    assert QApplication.focusWidget() is screen.password
    type_in(qtbot, screen, THY)
    assert [centre.account.name for centre in opened] == ["Thy"]
    assert screen.password.text() == ""


@pytest.mark.usefixtures("code")
def test_who_signed_in_last_types_the_password_at_once_and_arrows_choose_another(
    qtbot: QtBot, shown: Shown, opened: list[Centre], bench: Workbench
) -> None:
    screen = shown()
    qtbot.keyClicks(screen.names, "thy")
    type_in(qtbot, screen, THY)
    opened.pop().close()
    screen = shown()
    assert (screen.names.name(), QApplication.focusWidget()) == ("Thy", screen.password)
    qtbot.keyClick(screen.password, Key.Key_Down)
    assert screen.names.name() == "Srey"
    type_in(qtbot, screen, THY)
    assert screen.row.error.text() == "The password is not right."  # it is somebody else's
    qtbot.keyClick(screen.password, Key.Key_Up)
    type_in(qtbot, screen, THY)
    assert opened[0].account.name == "Thy"
    assert "Thy" not in (bench.memory._file.read_text() if bench.memory._file.exists() else "")


@pytest.mark.usefixtures("code")
def test_somebody_else_is_asked_for_the_name_first(qtbot: QtBot, shown: Shown) -> None:
    screen = shown()
    screen._bench.memory.of("").put("last_person", 1)
    screen.start(switching=True)
    wait(qtbot, screen)
    assert (screen.names.name(), QApplication.focusWidget()) == ("Thy", screen.names)


def test_a_centre_with_one_person_asks_for_the_password_only(qtbot: QtBot, shown: Shown, opened: list[Centre]) -> None:
    screen = shown()
    assert (screen.names.name(), QApplication.focusWidget()) == ("Sokunthea", screen.password)
    qtbot.keyClick(screen.password, Key.Key_Return)
    assert screen.row.error.text() == "Type your password first."
    type_in(qtbot, screen, PASSWORD)
    assert len(opened) == 1


def test_the_pause_counts_down_and_stands_again_after_a_new_start(qtbot: QtBot, shown: Shown) -> None:
    screen = shown()
    for _ in range(3):
        type_in(qtbot, screen, "not right")
    for each in (screen, shown()):
        assert each.row.error.text() == "Too many wrong passwords. You can try again in 5 seconds."
        assert not each.button.isEnabled()
    for _ in range(5):
        screen.field.pass_second()
    assert screen.button.isEnabled()
    assert screen.row.error.isHidden()


def test_a_wrong_password_a_damaged_key_file_and_a_damaged_database_are_three_sentences(
    qtbot: QtBot, shown: Shown, centre_folder: Path
) -> None:
    screen = shown()
    type_in(qtbot, screen, "not right")
    told = [screen.row.error.text()]
    database = centre_folder / DATABASE
    database.write_bytes(bytes(database.stat().st_size))
    type_in(qtbot, screen, PASSWORD)
    told.append(screen.trouble.text())
    for name in KEY_FILES:
        (centre_folder / name).write_bytes(b"no key file")
    screen = shown()
    told.append(screen.trouble.text())
    assert told[0] == "The password is not right."
    assert "damaged" in told[1]
    assert told[2] == "The key file is damaged, so that no password can open the records. Put back a backup."
    assert len(set(told)) == 3


def forgotten(qtbot: QtBot, screen: SignIn) -> ForgottenDialog:
    screen.names.setCurrentRow(1)
    qtbot.mouseClick(screen.forgotten, Qt.MouseButton.LeftButton)
    (dialog,) = screen.findChildren(ForgottenDialog)
    return dialog


def fill(qtbot: QtBot, dialog: ForgottenDialog, code: str, password: str, again: str) -> None:
    for field, words in ((dialog.code, code), (dialog.password.first, password), (dialog.password.again, again)):
        field.clear()
        qtbot.keyClicks(field, words)
    qtbot.keyClick(dialog.password.again, Key.Key_Return)
    qtbot.wait_until(dialog._bench.data.is_idle)


def test_the_recovery_code_opens_with_a_new_password(
    qtbot: QtBot, shown: Shown, opened: list[Centre], code: str
) -> None:
    dialog = forgotten(qtbot, shown())
    fill(qtbot, dialog, code.lower().replace("-", " "), "green field 3", "green field 3")
    assert opened[0].account.name == "Thy"
    opened.pop().close()
    screen = shown()
    assert screen.names.name() == "Thy"
    type_in(qtbot, screen, "green field 3")
    assert len(opened) == 1


def test_what_is_wrong_with_the_code_or_the_password_stands_beside_its_field(
    qtbot: QtBot, shown: Shown, opened: list[Centre], code: str
) -> None:
    dialog = forgotten(qtbot, shown())
    fill(qtbot, dialog, code, "short", "short")
    assert "too short" in dialog.form["password"].error.text()
    fill(qtbot, dialog, code, "green field 3", "green field 4")
    assert "not the same" in dialog.form["again"].error.text()
    typo = code[:-1] + ("A" if code[-1] != "A" else "B")
    fill(qtbot, dialog, typo, "green field 3", "green field 3")
    assert "typing mistake" in dialog.form["code"].error.text()
    assert opened == []
    dialog.close()
