"""Backups in the window: the foot, the Settings page, the background, and putting one back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.backups.values import Kept, Reason
from app.centre import Centre, open_centre
from app.groups.values import GroupDraft, Programme
from app.language import Language
from tests.conftest import PASSWORD
from ui.backups import wording
from ui.backups.card import SafetyCard
from ui.backups.restore_dialog import RestoreDialog
from ui.kit.dialogs import Dialog
from ui.page import Place
from ui.settings.page import SettingsPage
from ui.window import Window
from ui.workbench import Workbench

NOW = dt.datetime(2026, 11, 6, 8, 12)


@pytest.fixture
def rested(qtbot: QtBot, bench: Workbench) -> Callable[[], None]:
    """Waits until both lanes have nothing left to do."""

    def wait() -> None:
        qtbot.wait_until(lambda: bench.data.is_idle() and bench.paper.is_idle())

    return wait


@pytest.fixture
def card(window: Window, rested: Callable[[], None]) -> SafetyCard:
    """The backups on the Settings page of the window."""
    window.go(Place("settings"))
    rested()
    assert isinstance(window.page, SettingsPage)
    return window.page.backups


def kept_files(centre: Centre) -> list[Path]:
    return sorted((centre.folder / "backups").glob("*.backup"))


def test_the_foot_tells_how_old_the_backups_are(window: Window, card: SafetyCard, rested: Callable[[], None]) -> None:
    assert window.desk.foot.backup.text() == "No backup yet · no copy on a stick yet"
    card.make.click()
    rested()
    assert window.desk.foot.backup.text() == "Backup today 08:12 · no copy on a stick yet"
    assert card.here.text() == "1 backup on this PC (1 MB), the newest: today 08:12."
    assert card.result.text() == "The backup is made."


def test_the_keyboard_stays_where_a_backup_was_asked_for(
    qtbot: QtBot, card: SafetyCard, rested: Callable[[], None]
) -> None:
    card.make.setFocus()
    qtbot.keyClick(card.make, Qt.Key.Key_Space)
    qtbot.keyClick(card.make, Qt.Key.Key_Space)  # one backup at a time
    assert card.make.hasFocus()
    rested()
    assert card.make.hasFocus()
    assert card.drill.isEnabled()


def test_half_an_hour_makes_a_backup_only_if_something_changed(
    window: Window, bench: Workbench, rested: Callable[[], None]
) -> None:
    window.keeper.make_if_due()
    rested()
    window.keeper.make_if_due()
    rested()
    assert len(kept_files(bench.centre)) == 1
    bench.centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Moons"))
    window.keeper.make_if_due()
    rested()
    assert len(kept_files(bench.centre)) == 2


def test_a_locked_window_makes_no_backup(window: Window, rested: Callable[[], None]) -> None:
    window.lock()
    window.keeper.make_if_due()
    window.keeper.tell()
    rested()
    assert window.desk.foot.backup.text() == ""


def test_a_half_hour_that_ended_while_the_window_was_locked_is_made_up_at_the_next_sign_in(
    window: Window, bench: Workbench, rested: Callable[[], None]
) -> None:
    folder, clock = bench.centre.folder, bench.centre.clock
    window.lock()
    rested()
    window.keeper.make_if_due()
    window.enter(open_centre(folder, PASSWORD, clock=clock))
    rested()
    assert len(kept_files(bench.centre)) == 1


def test_signing_in_does_not_begin_the_half_hour_anew(
    window: Window, bench: Workbench, rested: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(window.keeper._timer, "start", lambda: begun.append(True))
    folder, clock = bench.centre.folder, bench.centre.clock
    window.lock()
    rested()
    window.enter(open_centre(folder, PASSWORD, clock=clock))
    rested()
    assert begun == []


def test_closing_the_window_makes_a_backup_and_closes_the_centre(window: Window, bench: Workbench) -> None:
    centre = bench.centre
    window.close()
    assert len(kept_files(centre)) == 1
    with open_centre(centre.folder, PASSWORD, clock=centre.clock) as again:
        assert again.examine().sound


def test_a_backup_that_fails_does_not_keep_the_window_open(
    window: Window, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    centre = bench.centre
    monkeypatch.setattr(centre, "back_up", full)
    window.close()
    open_centre(centre.folder, PASSWORD, clock=centre.clock).close()


def test_a_background_backup_that_fails_is_told_in_a_sentence(
    window: Window, bench: Workbench, rested: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bench.centre, "back_up", full)
    window.keeper.make_if_due()
    rested()
    assert window.desk.notice.words.text().startswith("The disk is full")


def test_a_chosen_stick_gets_its_first_copy_at_once(
    window: Window, card: SafetyCard, rested: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    card.use_stick(stick)
    rested()
    assert card.result.text() == "This folder is on the disk of the records. Choose a stick or another disk."
    monkeypatch.setattr("app.backups.service.is_off_pc", lambda place, _data: place == stick)
    card.use_stick(stick)
    rested()
    assert len(list(stick.iterdir())) == 1
    assert card.result.text() == "The backup is made and on the stick."
    assert window.desk.foot.backup.text() == "Backup today 08:12 · stick today 08:12"
    assert card.stick.text() == f"{stick}: it is in, last copy today 08:12."


def test_a_stick_pulled_while_the_copy_is_written_is_told_and_the_next_copy_mends_it(
    window: Window, card: SafetyCard, rested: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_: object) -> None:
        raise OSError(19, "No such device")

    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr("app.backups.service.is_off_pc", lambda place, _data: place == stick)
    with monkeypatch.context() as fault:
        fault.setattr("app.backups.making.archive.copy", pulled)
        card.use_stick(stick)
        rested()
    assert card.result.text() == (
        "The backup on this PC is made, but not its copy on the stick. The file or folder is not there. If it is on a "
        "stick, push the stick in again."
    )
    assert len(kept_files(window.bench.centre)) == 1
    assert list(stick.iterdir()) == []
    window.bench.tongue.use("fr")
    assert card.result.text().startswith("La sauvegarde sur ce PC est faite")
    window.bench.tongue.use("en")
    card.back_up()
    rested()
    assert card.result.text() == "The backup is made and on the stick."
    assert len(list(stick.iterdir())) == 1


def test_a_backup_is_tried_beside_the_records(card: SafetyCard, bench: Workbench, rested: Callable[[], None]) -> None:
    made = bench.centre.back_up(Reason.ASKED).value.backup
    card.try_file(made.file)
    rested()
    assert card.result.text() == "The backup opens and is whole: 0 people, 0 marks."
    made.file.write_bytes(made.file.read_bytes()[:-1])
    card.try_file(made.file)
    rested()
    assert card.result.text() == f"The backup {made.file.name} is damaged or not complete. Take another one."


def test_a_backup_is_put_back_and_the_present_state_kept(
    window: Window, card: SafetyCard, bench: Workbench, rested: Callable[[], None]
) -> None:
    centre = bench.centre
    made = centre.back_up(Reason.ASKED).value.backup
    centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Moons"))
    card.preview_file(made.file)
    rested()
    [dialog] = card.findChildren(RestoreDialog)
    dialog.secret.setText("not the password")
    dialog.confirm_button.click()
    rested()
    assert dialog.row.error.text() == "The password is not right."
    dialog.secret.setText(PASSWORD)
    dialog.confirm_button.click()
    rested()
    assert bench.is_locked()
    [told] = window.findChildren(Dialog)
    words = " ".join(label.text() for label in told.findChildren(QLabel))
    assert "The backup was put back" in words
    assert "The records are as they were on Friday 6 November 2026 at 08:12." in words
    told.confirm_button.click()
    with open_centre(centre.folder, PASSWORD, clock=centre.clock) as again:
        assert again.groups.listing() == ()
        present = again.backups.listing()[0]
        assert present.manifest.counts.groups == 1
        assert again.try_backup(present.file) == present


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today 08:12"), (1, "yesterday 08:12"), (2, "2 days ago"), (60, "60 days ago"), (61, "06/09/2026")],
)
def test_ages_are_told_as_people_say_them(days: int, words: str) -> None:
    assert wording.when(NOW - dt.timedelta(days=days), NOW, Language("en")) == words


def test_what_is_overdue_is_told_in_red(window: Window) -> None:
    kept = Kept(None, 0, 0, NOW - dt.timedelta(days=9), Path("/media/stick"), stick_is_here=False, off_pc_days=9)
    window.desk.foot.show_backups(kept, NOW)
    assert window.desk.foot.backup.property("kind") == "error"
    assert window.desk.foot.backup.text() == "No backup yet · stick 9 days ago"
    assert wording.on_the_stick(kept, NOW, Language("en")) == "/media/stick: it is not in, last copy 9 days ago."
