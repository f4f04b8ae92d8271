"""What is found when a data folder is not as it was left."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.centre import DATABASE, centre_exists, open_centre
from app.clock import FixedClock
from app.faults import DatabaseDamaged
from app.founding import create_centre
from app.settings.values import CentreDetails
from app.unlocking import OldKeyFile
from app.vault import service as vault
from app.vault.copies import KEY_FILES
from app.vault.errors import DamagedKeyFile, WrongPassword
from app.vault.format import Cost

PASSWORD = "paillote"
CHEAP = Cost(memory=8, passes=1)


@pytest.mark.parametrize("content", [None, b"", b"\0" * 8192, b"not a database" * 1000])
def test_a_missing_or_spoilt_database_is_told_and_not_replaced(
    centre_folder: Path, clock: FixedClock, content: bytes | None
) -> None:
    path = centre_folder / DATABASE
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    for _ in range(2):
        with pytest.raises(DatabaseDamaged):
            open_centre(centre_folder, PASSWORD, clock=clock)
    assert (path.read_bytes() if path.exists() else None) == content


def test_a_wrong_password_a_damaged_key_file_and_a_damaged_database_are_told_apart(
    centre_folder: Path, clock: FixedClock
) -> None:
    with pytest.raises(WrongPassword):
        open_centre(centre_folder, "not paillote", clock=clock)
    (centre_folder / DATABASE).write_bytes(b"\1" * 8192)
    with pytest.raises(WrongPassword):
        open_centre(centre_folder, "not paillote", clock=clock)
    with pytest.raises(DatabaseDamaged):
        open_centre(centre_folder, PASSWORD, clock=clock)
    for name in KEY_FILES:
        (centre_folder / name).write_bytes(b"\1" * 600)
    with pytest.raises(DamagedKeyFile):
        open_centre(centre_folder, PASSWORD, clock=clock)


def test_the_database_of_another_centre_does_not_open(centre_folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    details = CentreDetails(name_en="Another centre")
    create_centre(tmp_path / "other", details, "Dara", PASSWORD, clock=clock, cost=CHEAP).close()
    shutil.copy(tmp_path / "other" / DATABASE, centre_folder / DATABASE)
    with pytest.raises(DatabaseDamaged):
        open_centre(centre_folder, PASSWORD, clock=clock)


def test_an_old_key_file_put_back_is_noticed(centre_folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    for name in KEY_FILES:
        shutil.copy(centre_folder / name, tmp_path / name)
    vault.change_password(centre_folder, "Sokunthea", PASSWORD, "rice field 9", cost=CHEAP)
    open_centre(centre_folder, "rice field 9", clock=clock).close()
    for name in KEY_FILES:
        shutil.copy(tmp_path / name, centre_folder / name)
    with pytest.raises(OldKeyFile):
        open_centre(centre_folder, PASSWORD, clock=clock)


def test_a_set_up_that_was_cut_short_is_done_again(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "centre"
    details = CentreDetails(name_en="Small centre")
    create_centre(folder, details, "Dara", PASSWORD, clock=clock, cost=CHEAP).close()
    # The power failed before the key file was moved into place, after another centre had left its log behind.
    for name in KEY_FILES:
        (folder / name).unlink()
    (folder / f"{DATABASE}-wal").write_bytes(b"frames of another time" * 1000)
    (folder / f"{DATABASE}-shm").write_bytes(b"x" * 32768)
    assert not centre_exists(folder)
    with create_centre(folder, details, "Dara", PASSWORD, clock=clock, cost=CHEAP) as centre:
        assert centre.examine().sound


def test_a_set_up_that_fails_leaves_no_centre(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    details = CentreDetails(name_en="Small centre")
    monkeypatch.setattr("app.founding._fill", full)
    with pytest.raises(OSError, match="No space"):
        create_centre(tmp_path / "centre", details, "Dara", PASSWORD, clock=clock, cost=CHEAP)
    monkeypatch.undo()
    assert [path.name for path in (tmp_path / "centre").iterdir() if path.name != "paillote.lock"] == []
    create_centre(tmp_path / "centre", details, "Dara", PASSWORD, clock=clock, cost=CHEAP).close()
