from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings.values import Appearance, Thresholds
from ui import theme
from ui.settings.page import SettingsPage
from ui.theme import DARK
from ui.workbench import Workbench


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, settled: Callable[[], None]) -> SettingsPage:
    made = SettingsPage(bench)
    qtbot.add_widget(made)
    made.reload()
    settled()
    return made


@pytest.fixture
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.wear(qapp, "light")


def test_the_stored_details_are_shown(page: SettingsPage) -> None:
    assert page.centre.name_en.text() == "Steung Meanchey centre"
    assert page.centre.school_days.days() == frozenset(range(6))
    assert page.thresholds.thresholds() == Thresholds()


def test_save_stores_what_was_changed(page: SettingsPage, bench: Workbench, settled: Callable[[], None]) -> None:
    page.centre.name_fr.setText("Paillote de Stung Meanchey")
    page.centre.school_days.boxes[5].setChecked(False)
    page.thresholds.absences.setValue(5)
    page.save_action.trigger()
    settled()
    assert bench.centre.settings.centre().name_fr == "Paillote de Stung Meanchey"
    assert bench.centre.settings.centre().school_days == frozenset(range(5))
    assert bench.centre.settings.thresholds().absences_in_a_row == 5


def test_an_error_stands_beside_its_field_and_what_was_typed_stays(
    page: SettingsPage, settled: Callable[[], None]
) -> None:
    for field in (page.centre.name_km, page.centre.name_en, page.centre.name_fr):
        field.clear()
    page.centre.phone.setText("012 345")
    page.save()
    settled()
    assert page.centre.form["name_km"].error.text() == "Type the centre's name in at least one language."
    assert page.centre.phone.text() == "012 345"


def test_a_date_that_does_not_exist_is_refused(page: SettingsPage, settled: Callable[[], None]) -> None:
    page.thresholds.day.setValue(31)
    page.thresholds.month.setCurrentIndex(1)
    page.save()
    settled()
    assert page.thresholds.form["school_starts_day"].error.text() == "This date does not exist."


@pytest.mark.usefixtures("_light_again")
def test_the_looks_change_at_once_and_are_kept_for_the_sign_in(
    page: SettingsPage, bench: Workbench, settled: Callable[[], None]
) -> None:
    page.appearance.theme.button("dark").click()
    assert theme.colours() is DARK
    settled()
    assert bench.centre.settings.appearance() == Appearance("dark", 100)
    assert bench.memory.of("").word("theme") == "dark"


def test_a_change_of_language_leaves_what_is_being_typed(
    page: SettingsPage, bench: Workbench, settled: Callable[[], None]
) -> None:
    page.centre.address.setPlainText("half an address")
    bench.tongue.use("fr")
    page.reload()
    settled()
    assert page.centre.address.toPlainText() == "half an address"


def test_a_large_logo_is_made_small_enough_for_paper(page: SettingsPage, tmp_path: Path) -> None:
    picture = QImage(3000, 1500, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    picture.save(str(tmp_path / "logo.bmp"))
    assert page.centre.logo.take_file(str(tmp_path / "logo.bmp"))
    kept = QImage.fromData(page.centre.logo.png() or b"")
    assert (kept.width(), kept.height()) == (600, 300)


def test_a_file_that_is_no_picture_is_refused(page: SettingsPage, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_text("no picture")
    assert not page.centre.logo.take_file(str(tmp_path / "logo.png"))
    assert page.centre.logo.png() is None
