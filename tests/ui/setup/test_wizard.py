from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.accounts.values import Reminders
from app.backups.values import Reason
from app.centre import Centre, centre_exists, open_centre
from app.vault.format import Cost
from tests.conftest import PASSWORD
from ui.backups.restore_dialog import RestoreDialog
from ui.setup.wizard import SetUp
from ui.workbench import Workbench


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "new"


@pytest.fixture
def wizard(qtbot: QtBot, bench: Workbench, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SetUp]:
    monkeypatch.setattr("app.vault.crypto.calibrated", lambda: Cost(memory=8, passes=1, lanes=1))
    made = SetUp(bench, folder)
    with qtbot.wait_exposed(made):
        made.show()
    yield made
    if isValid(made):  # it goes away by itself once the centre is made
        made.close()


def test_choosing_a_language_speaks_it_at_once(wizard: SetUp, bench: Workbench) -> None:
    wizard.language.buttons["km"].click()
    assert bench.tongue.language.code == "km"
    assert wizard.steps.currentIndex() == 1


def test_a_centre_without_a_name_is_refused_beside_the_field(wizard: SetUp, qtbot: QtBot) -> None:
    wizard.go(1)
    wizard.next_button.click()
    assert wizard.steps.currentIndex() == 1
    assert wizard.centre.form["name_km"].error.text() == "Type the centre's name in at least one language."
    qtbot.keyClicks(wizard.centre.name_km, "M")
    assert wizard.centre.form["name_km"].error.isHidden()


@pytest.mark.parametrize(
    ("name", "password", "again", "field"),
    [
        (" ", "rice and fish", "rice and fish", "name"),
        ("Sokunthea", "short", "short", "password"),
        ("Sokunthea", "rice and fish", "rice and fisch", "again"),
    ],
)
def test_name_and_password_are_checked(
    wizard: SetUp, folder: Path, name: str, password: str, again: str, field: str
) -> None:
    wizard.centre.name_en.setText("Centre")
    wizard.go(2)
    wizard.coordinator.name.setText(name)
    wizard.coordinator.password.setText(password)
    wizard.coordinator.again.setText(again)
    wizard.next_button.click()
    assert wizard.coordinator.form[field].error.text()
    assert not centre_exists(folder)


def test_enter_chooses_a_language_and_goes_on_from_a_field(wizard: SetUp, qtbot: QtBot) -> None:
    wizard.language.buttons["fr"].setFocus()
    qtbot.keyClick(wizard.language.buttons["fr"], Qt.Key.Key_Return)
    assert wizard.steps.currentIndex() == 1
    wizard.centre.name_fr.setFocus()
    qtbot.keyClicks(wizard.centre.name_fr, "Centre de Stung Meanchey")
    qtbot.keyClick(wizard.centre.name_fr, Qt.Key.Key_Return)
    assert wizard.steps.currentIndex() == 2


def test_the_keyboard_is_enough_to_set_up_a_centre(
    wizard: SetUp, qtbot: QtBot, settled: Callable[[], None], folder: Path
) -> None:
    made: list[Centre] = []
    wizard.created.connect(made.append)
    qtbot.keyClick(wizard.language.buttons["en"], Qt.Key.Key_Space)
    qtbot.keyClicks(wizard.centre.name_en, "Stung Meanchey")
    qtbot.keyClick(wizard.next_button, Qt.Key.Key_Space)
    qtbot.keyClicks(wizard.coordinator.name, "Sokunthea")
    qtbot.keyClicks(wizard.coordinator.password, "rice and fish")
    qtbot.keyClicks(wizard.coordinator.again, "rice and fish")
    qtbot.keyClick(wizard.coordinator.again, Qt.Key.Key_Return)
    assert wizard.steps.currentIndex() == 3
    qtbot.keyClicks(wizard.second.name, "Makara")
    qtbot.keyClicks(wizard.second.password, "mango and salt")
    qtbot.keyClicks(wizard.second.again, "mango and salt")
    qtbot.keyClick(wizard.second.again, Qt.Key.Key_Return)
    assert wizard.progress.isVisible()
    settled()
    assert (wizard.coordinator.password.text(), wizard.second.password.text()) == ("", "")
    panel = wizard.panel
    assert panel is not None
    for field, number in zip(panel.fields, panel._asked, strict=True):
        field.setFocus()
        qtbot.keyClicks(field, panel._sheet.groups[number - 1])
    qtbot.keyClick(panel.fields[-1], Qt.Key.Key_Return)
    settled()
    (centre,) = made
    assert [line.name for line in centre.accounts.listing()] == ["Sokunthea", "Makara"]
    assert centre.accounts.reminders() == Reminders(second_coordinator=False, recovery_code=False)
    assert centre.account.name == "Sokunthea"
    assert centre.settings.centre().language == "en"
    assert centre_exists(folder)
    centre.close()


def test_a_folder_that_holds_a_centre_already_is_told(
    qtbot: QtBot, bench: Workbench, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.vault.crypto.calibrated", lambda: Cost(memory=8, passes=1, lanes=1))
    bench.centre.close()
    wizard = SetUp(bench, bench.centre.folder)
    qtbot.add_widget(wizard)
    wizard.centre.name_en.setText("Centre")
    wizard.go(2)
    wizard.coordinator.name.setText("Sokunthea")
    for field in (wizard.coordinator.password, wizard.coordinator.again):
        field.setText("rice and fish")
    wizard.forward()
    wizard.other_button.click()
    settled()
    assert "There is a centre in" in wizard.error.text()
    assert wizard.next_button.isEnabled()


def to_the_sheet(wizard: SetUp, settled: Callable[[], None]) -> None:
    wizard.centre.name_en.setText("Centre")
    wizard.coordinator.name.setText("Sokunthea")
    for field in (wizard.coordinator.password, wizard.coordinator.again):
        field.setText("rice and fish")
    wizard.go(3)
    assert wizard.other_button.text() == "Later"
    wizard.other_button.click()
    settled()


def test_the_second_coordinator_and_the_sheet_can_wait_and_are_reminded_of(
    wizard: SetUp, settled: Callable[[], None]
) -> None:
    made: list[Centre] = []
    wizard.created.connect(made.append)
    to_the_sheet(wizard, settled)
    wizard.other_button.click()
    assert made[0].accounts.reminders() == Reminders(second_coordinator=True, recovery_code=True)
    made[0].close()


def test_a_group_that_was_copied_wrong_is_told_and_the_window_waits(
    wizard: SetUp, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    to_the_sheet(wizard, settled)
    panel = wizard.panel
    assert panel is not None
    qtbot.keyClicks(panel.fields[0], "0O0O")
    wizard.next_button.click()
    assert panel.rows[0].error.text() == "This is not what stands on the sheet."
    assert not wizard.back_button.isVisible()


def test_closing_the_window_at_the_sheet_closes_the_centre(
    wizard: SetUp, settled: Callable[[], None], folder: Path, bench: Workbench
) -> None:
    to_the_sheet(wizard, settled)
    wizard.close()
    settled()
    open_centre(folder, "rice and fish", clock=bench.clock).close()  # nobody holds it any more


def test_the_second_coordinator_has_another_name(wizard: SetUp) -> None:
    for step in (wizard.coordinator, wizard.second):
        step.name.setText("Sokunthea")
        for field in (step.password, step.again):
            field.setText("rice and fish")
    wizard.go(3)
    wizard.next_button.click()
    assert "has a password in this centre already" in wizard.second.form["name"].error.text()


def test_a_backup_is_put_back_on_a_fresh_pc_with_a_password_of_that_time(
    qtbot: QtBot, bench: Workbench, folder: Path
) -> None:
    backup = bench.centre.back_up(Reason.ASKED).value.backup.file
    bench.centre.close()
    bench.take(None)
    wizard = SetUp(bench, folder)
    wizard.show()
    wizard.go(1)
    assert wizard.other_button.text() == "Put back a backup instead"
    wizard.backup.preview(backup)
    qtbot.wait_until(lambda: bool(wizard.findChildren(RestoreDialog)))
    (dialog,) = wizard.findChildren(RestoreDialog)
    qtbot.keyClicks(dialog.secret, PASSWORD)
    with qtbot.wait_signal(wizard.restored):
        dialog.confirm_button.click()
    with open_centre(folder, PASSWORD, clock=bench.clock) as centre:
        assert centre.settings.centre().name_en == "Steung Meanchey centre"
        bench.take(None)
