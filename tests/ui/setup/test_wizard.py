from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.centre import Centre, centre_exists
from app.vault.format import Cost
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
    assert wizard.progress.isVisible()
    settled()
    (centre,) = made
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
    settled()
    assert "There is a centre in" in wizard.error.text()
    assert wizard.next_button.isEnabled()
