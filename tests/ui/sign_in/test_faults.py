"""What goes wrong while the records are opened is told at the sign-in, in each language, and mended from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.accounts.values import AccountDraft
from app.backups.errors import DamagedBackup
from app.centre import DATABASE, Centre, open_centre
from app.clock import FixedClock
from app.errors import UserError
from app.faults import AccessRefused, DatabaseDamaged, DiskFull, DiskReadOnly
from app.instance import AlreadyOpen, FolderNotLockable, FolderOnNetwork, FolderSynced, occupy
from app.language import LANGUAGES, Language
from app.rights import Role
from app.unlocking import NewerCentre, OldKeyFile
from app.vault.copies import KEY_FILES
from app.vault.errors import NewerKeyFile
from app.vault.service import unlock
from models.database import connect
from models.migrations.engine import STEPS, migrate
from tests.conftest import PASSWORD, TODAY
from ui.lanes import Lane
from ui.memory import Memory
from ui.sign_in.gate import Gate
from ui.sign_in.screen import SignIn
from ui.tongue import Tongue
from ui.workbench import Workbench

Fault = Callable[[Path], AbstractContextManager[object]]


@contextmanager
def damaged_database(folder: Path) -> Iterator[None]:
    kept = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(bytes(len(kept)))
    yield
    (folder / DATABASE).write_bytes(kept)


@contextmanager
def newer_file(folder: Path) -> Iterator[None]:
    _statement(folder, "INSERT INTO schema_step VALUES (999, '2040-01-01')")
    yield
    _statement(folder, "DELETE FROM schema_step WHERE number = 999")


@contextmanager
def newer_key_file(_folder: Path) -> Iterator[None]:
    with patch("app.vault.copies.parse", side_effect=NewerKeyFile):
        yield


@contextmanager
def old_key_file(folder: Path) -> Iterator[None]:
    kept = {name: (folder / name).read_bytes() for name in KEY_FILES}
    with open_centre(folder, PASSWORD, clock=FixedClock(TODAY)) as centre:
        centre.accounts.add(AccountDraft("Thy", Role.OFFICE), "mango tree 7")
    newest = {name: (folder / name).read_bytes() for name in KEY_FILES}
    for name in KEY_FILES:
        (folder / name).write_bytes(kept[name])
    yield
    for name in KEY_FILES:
        (folder / name).write_bytes(newest[name])


def second_instance(folder: Path) -> AbstractContextManager[object]:
    return occupy(folder)


def on_a_share(_folder: Path) -> AbstractContextManager[object]:
    return patch("app.instance.on_network", return_value=True)


def in_a_synced_folder(_folder: Path) -> AbstractContextManager[object]:
    return patch("app.instance.sync_service", return_value="Dropbox")


def without_locks(_folder: Path) -> AbstractContextManager[object]:
    return patch("app.instance.FileLock.acquire", side_effect=NotImplementedError)


def read_only(_folder: Path) -> AbstractContextManager[object]:
    return patch("app.instance.FileLock.acquire", side_effect=OSError(30, "Read-only file system"))


def locked(_folder: Path) -> AbstractContextManager[object]:
    return patch("app.instance.FileLock.acquire", side_effect=PermissionError(13, "Permission denied"))


@contextmanager
def full_disk_before_a_migration(_folder: Path) -> Iterator[None]:
    newer = patch.object(migrate, "__defaults__", ((*STEPS, lambda _: None), lambda: None))
    with newer, patch("app.backups.making.archive.write", side_effect=OSError(28, "No space left on device")):
        yield


FAULTS: dict[Fault, type[UserError]] = {
    damaged_database: DatabaseDamaged,
    newer_file: NewerCentre,
    newer_key_file: NewerKeyFile,
    old_key_file: OldKeyFile,
    second_instance: AlreadyOpen,
    on_a_share: FolderOnNetwork,
    in_a_synced_folder: FolderSynced,
    without_locks: FolderNotLockable,
    read_only: DiskReadOnly,
    locked: AccessRefused,
    full_disk_before_a_migration: DiskFull,
}


@pytest.fixture
def opened() -> Iterator[list[Centre]]:
    """The centres that were opened; they are closed at the end."""
    found: list[Centre] = []
    yield found
    for centre in found:
        centre.close()


@pytest.fixture
def screen(
    qtbot: QtBot, clock: FixedClock, centre_folder: Path, tmp_path: Path, opened: list[Centre]
) -> Iterator[SignIn]:
    data, paper = Lane("data"), Lane("paper")
    bench = Workbench(None, Tongue(Language("en")), data, paper, clock, Memory(tmp_path / "window.ini"))
    made = SignIn(bench, Gate(centre_folder, clock))
    made.opened.connect(opened.append)
    qtbot.add_widget(made)
    made.show()
    yield made
    data.close()
    paper.close()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_each_fault_has_its_sentence_in_each_language_and_the_same_screen_opens_when_it_is_mended(
    qtbot: QtBot, screen: SignIn, centre_folder: Path, opened: list[Centre], fault: Fault
) -> None:
    with fault(centre_folder):
        sign_in(qtbot, screen)
        assert opened == []
        assert screen.trouble.isVisible()
        told = []
        for code in LANGUAGES:
            screen._bench.tongue.use(code)
            told.append(screen.trouble.text())
    assert len(set(told)) == len(LANGUAGES)
    assert not any("{" in sentence for sentence in told)
    # The class says which sentence it is; two faults never share one.
    (english,) = (sentence for code, sentence in zip(LANGUAGES, told, strict=True) if code == "en")
    assert english.startswith(beginning(FAULTS[fault], centre_folder))
    sign_in(qtbot, screen)
    assert len(opened) == 1
    assert opened[0].examine().problems == ()


def test_no_two_faults_share_a_sentence(centre_folder: Path) -> None:
    told = [beginning(kind, centre_folder) for kind in (*FAULTS.values(), DamagedBackup)]
    assert len(set(told)) == len(told)


def beginning(kind: type[UserError], folder: Path) -> str:
    """The sentence of this error, as far as it is the same for every service that copies a folder."""
    made = {
        FolderOnNetwork: lambda: FolderOnNetwork(folder),
        FolderSynced: lambda: FolderSynced(folder, "Dropbox"),
        FolderNotLockable: lambda: FolderNotLockable(folder),
        DamagedBackup: lambda: DamagedBackup(folder / "x.backup"),
    }.get(kind, kind)
    error: UserError = made()  # type: ignore[call-arg,operator]
    return error.sentence(Language("en"))


def sign_in(qtbot: QtBot, screen: SignIn) -> None:
    """Type the password and wait for the answer, as often as somebody would."""
    screen.start()
    qtbot.wait_until(screen._bench.data.is_idle)
    screen._bench.tongue.use("en")
    screen.password.clear()
    qtbot.keyClicks(screen.password, PASSWORD)
    qtbot.keyClick(screen.password, Qt.Key.Key_Return)
    qtbot.wait_until(screen._bench.data.is_idle)


def _statement(folder: Path, statement: str) -> None:
    database = connect(folder / DATABASE, unlock(folder, None, PASSWORD).data_key)
    database.execute_sql(statement)
    database.close()
