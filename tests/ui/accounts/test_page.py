"""The page of those who sign in, by keyboard, on a real centre."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.accounts.values import AccountDraft, RecoverySheet, Reminders
from app.centre import Centre, open_centre
from app.rights import Role
from app.vault.errors import UnknownPerson, WrongPassword
from tests.conftest import PASSWORD
from ui.accounts.dialogs import AddDialog, OwnPasswordDialog, PasswordDialog, RoleDialog
from ui.accounts.model import Column
from ui.accounts.page import AccountsPage
from ui.accounts.sheet import SheetDialog
from ui.kit.ask_password import AskPassword
from ui.settings.page import SettingsPage
from ui.workbench import Workbench

Key, Mod = Qt.Key, Qt.KeyboardModifier
THY = "mango tree 7"
T = TypeVar("T", bound=QDialog)


@pytest.fixture
def thy(centre: Centre) -> int:
    return centre.accounts.add(AccountDraft("Thy", Role.SOCIAL_WORKER), THY).value


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, settled: Callable[[], None]) -> AccountsPage:
    made = AccountsPage(bench)
    qtbot.add_widget(made)
    made.resize(1100, 640)
    with qtbot.wait_exposed(made):
        made.show()
    made.activateWindow()
    made.reload()
    settled()
    return made


def dialog(page: AccountsPage | SettingsPage, kind: type[T]) -> T:
    (found,) = [one for one in page.findChildren(kind) if one.isVisible()]
    return found


def fill(qtbot: QtBot, *typed: tuple[object, str]) -> None:
    for field, words in typed:
        qtbot.keyClicks(field, words)
    qtbot.keyClick(typed[-1][0], Key.Key_Return)


def choose(page: AccountsPage, account: int) -> None:
    page.show_record(account)


@pytest.mark.usefixtures("thy")
def test_everybody_stands_there_with_what_they_may_do(page: AccountsPage) -> None:
    QAbstractItemModelTester(page.model)
    rows = [[page.model.index(row, column).data() for column in (Column.NAME, Column.ROLE)] for row in range(2)]
    assert rows == [["Sokunthea (you)", "Coordinator"], ["Thy", "Social worker"]]
    assert "confidential notes" in page.model.index(1, Column.MAY).data()
    assert "At least two people" in page.reminder.text()


def test_a_second_coordinator_is_let_in_by_keyboard_and_the_reminder_goes(
    qtbot: QtBot, page: AccountsPage, centre: Centre, settled: Callable[[], None]
) -> None:
    qtbot.keyClick(page, Key.Key_N, Mod.ControlModifier)
    asked = dialog(page, AddDialog)
    assert asked.role.role() is Role.COORDINATOR  # proposed, because one is alone
    fill(qtbot, (asked.name, "Dara"), (asked.password.first, "short"), (asked.password.again, "short"))
    assert "too short" in asked.form["password"].error.text()
    asked.password.forget()
    fill(qtbot, (asked.password.first, "rice field 9"), (asked.password.again, "rice field 9"))
    settled()
    assert not centre.accounts.reminders().second_coordinator
    page.reload()
    settled()
    assert "At least two" not in page.reminder.text()
    assert len(page.model.lines) == 2


def test_a_name_that_is_taken_is_told_beside_its_field(
    qtbot: QtBot, page: AccountsPage, settled: Callable[[], None]
) -> None:
    page.add_somebody()
    asked = dialog(page, AddDialog)
    fill(
        qtbot, (asked.name, "Sokunthea"), (asked.password.first, "rice field 9"), (asked.password.again, "rice field 9")
    )
    settled()
    assert "has a password in this centre already" in asked.form["name"].error.text()
    asked.close()


def test_a_role_is_changed_and_its_sentence_follows_the_choice(
    qtbot: QtBot, thy: int, page: AccountsPage, centre: Centre, settled: Callable[[], None]
) -> None:
    choose(page, thy)
    qtbot.keyClick(page, Key.Key_F2)
    asked = dialog(page, RoleDialog)
    asked.role.choice.set_value(Role.VISITOR)
    assert asked.role.may.text() == "Sees groups, hours and numbers, and no names."
    qtbot.keyClick(asked, Key.Key_Return)
    assert not page.strip.isHidden()  # the notes get a new key, which takes its time
    settled()
    assert page.strip.isHidden()
    assert next(line.role for line in centre.accounts.listing() if line.id == thy) is Role.VISITOR


def test_a_forgotten_password_is_reset(
    qtbot: QtBot, thy: int, page: AccountsPage, centre: Centre, settled: Callable[[], None]
) -> None:
    choose(page, thy)
    qtbot.keyClick(page, Key.Key_G, Mod.ControlModifier)
    asked = dialog(page, PasswordDialog)
    fill(qtbot, (asked.password.first, "green field 3"), (asked.password.again, "green field 3"))
    settled()
    centre.close()
    open_centre(centre.folder, "green field 3", clock=centre.clock, account="Thy").close()
    with pytest.raises(WrongPassword):
        open_centre(centre.folder, THY, clock=centre.clock, account="Thy")


def test_somebody_is_let_go_after_the_own_password_and_stays_by_name(
    qtbot: QtBot, thy: int, page: AccountsPage, centre: Centre, settled: Callable[[], None]
) -> None:
    choose(page, thy)
    qtbot.keyClick(page, Key.Key_Delete, Mod.ControlModifier)
    asked = dialog(page, AskPassword)
    fill(qtbot, (asked.password.edit, "not right"))
    settled()
    assert len(centre.accounts.listing()) == 2
    fill(qtbot, (asked.password.edit, PASSWORD))
    settled()
    page.reload()
    settled()
    assert page.former.text() == "No longer sign in: Thy"
    centre.close()
    with pytest.raises(UnknownPerson):
        open_centre(centre.folder, THY, clock=centre.clock, account="Thy")


def test_nothing_can_be_done_to_the_own_account(page: AccountsPage) -> None:
    actions = page.role_action, page.password_action, page.remove_action
    assert not any(action.isEnabled() for action in actions)
    assert not page.pane.own.isHidden()


def test_a_photo_is_shown_and_taken_away(
    thy: int, page: AccountsPage, tmp_path: Path, settled: Callable[[], None]
) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(stream, "PNG")
    (tmp_path / "thy.png").write_bytes(stream.getvalue())
    choose(page, thy)
    for file in (tmp_path / "thy.png", None):
        page.set_photo(file)
        settled()
        page.reload()
        settled()
        picture = page.model.index(1, Column.PHOTO).data(Qt.ItemDataRole.DecorationRole)
        assert (picture is not None) is (file is not None)


def test_a_new_sheet_is_made_after_the_password_and_counts_when_two_groups_were_typed_back(
    qtbot: QtBot, page: AccountsPage, centre: Centre, settled: Callable[[], None]
) -> None:
    qtbot.keyClick(page, Key.Key_R, Mod.ControlModifier)
    fill(qtbot, (dialog(page, AskPassword).password.edit, PASSWORD))
    settled()
    shown = dialog(page, SheetDialog)
    panel = shown.panel
    centre.accounts.try_recovery_code(panel._sheet.code)
    assert centre.accounts.reminders() == Reminders(second_coordinator=True, recovery_code=True)
    qtbot.keyClicks(panel.fields[0], "0000")
    shown.confirm_button.click()
    assert panel.rows[0].error.text() == "This is not what stands on the sheet."
    for field, number in zip(panel.fields, panel._asked, strict=True):
        field.setText(panel._sheet.groups[number - 1].lower())
    shown.confirm_button.click()
    settled()
    assert not centre.accounts.reminders().recovery_code


def test_the_own_password_is_changed_in_the_settings(
    qtbot: QtBot, bench: Workbench, centre: Centre, settled: Callable[[], None]
) -> None:
    page = SettingsPage(bench)
    qtbot.add_widget(page)
    page.show()
    page.reload()
    settled()
    page.change_password()
    asked = dialog(page, OwnPasswordDialog)
    fill(qtbot, (asked.old.edit, "not right"), (asked.new.first, "green field 3"), (asked.new.again, "green field 3"))
    settled()
    assert asked.old.row.error.text() == "The password is not right."
    fill(qtbot, (asked.old.edit, PASSWORD), (asked.new.again, ""))
    settled()
    centre.close()
    open_centre(centre.folder, "green field 3", clock=centre.clock).close()


def test_the_sheet_tells_nothing_when_it_is_written_down_by_mistake() -> None:
    sheet = RecoverySheet("7K3M-Q9ZT", None, None, "")  # type: ignore[arg-type]
    assert "7K3M" not in repr(sheet)
