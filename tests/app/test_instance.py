from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app import instance
from app.instance import AlreadyOpen, FolderNotLockable, FolderOnNetwork, FolderSynced, check_place, occupy

MOUNTS = """\
22 1 0:21 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:40 / /home/dara/share rw,relatime shared:5 - cifs //office/records rw
31 22 0:41 / /media/my\\040stick rw - vfat /dev/sdb1 rw
32 22 0:42 / /srv/sshfs rw - fuse.sshfs host:/ rw
33 22 0:43 / /srv/twice rw - ext4 /dev/sdc1 rw
34 22 0:44 / /srv/twice rw - nfs4 host:/twice rw
"""


def test_a_second_program_is_told_that_the_first_is_open(tmp_path: Path) -> None:
    with occupy(tmp_path), pytest.raises(AlreadyOpen, match="open already"):
        occupy(tmp_path)
    occupy(tmp_path).release()


def test_another_process_is_kept_out_and_its_death_lets_us_in(tmp_path: Path) -> None:
    hold = "import sys, pathlib; from app.instance import occupy; x = occupy(pathlib.Path(sys.argv[1]))"
    hold += "; print('held', flush=True); sys.stdin.read()"
    other = subprocess.Popen([sys.executable, "-c", hold, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyOpen):
            occupy(tmp_path)
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        occupy(tmp_path).release()


def test_an_empty_lock_file_left_by_a_power_cut_blocks_nobody(tmp_path: Path) -> None:
    (tmp_path / instance.LOCK_FILE).write_bytes(b"")
    occupy(tmp_path).release()


def test_a_drive_without_locks_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class NoLock:
        def __init__(self, *_: object, **__: object) -> None: ...

        def acquire(self) -> None:
            raise NotImplementedError

    monkeypatch.setattr(instance, "FileLock", NoLock)
    with pytest.raises(FolderNotLockable):
        occupy(tmp_path)


@pytest.mark.parametrize(
    "name", ["OneDrive", "OneDrive - Paillote NGO", "Dropbox", "Dropbox (Office)", "Google Drive", "Nextcloud"]
)
def test_a_folder_of_a_copying_service_is_refused_with_its_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "Documents" / "centre"
    with pytest.raises(FolderSynced, match="copied to the internet") as refused:
        check_place(folder)
    assert name in str(refused.value)


@pytest.mark.parametrize(
    ("trace", "service"),
    [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox"), (".nextcloudsync.log", "Nextcloud")],
)
def test_a_folder_with_traces_of_a_copying_service_is_refused(tmp_path: Path, trace: str, service: str) -> None:
    (tmp_path / "work" / "centre").mkdir(parents=True)
    (tmp_path / "work" / trace).mkdir()
    with pytest.raises(FolderSynced) as refused:
        occupy(tmp_path / "work" / "centre")
    assert service in str(refused.value)
    check_place(tmp_path / "elsewhere")


def test_a_documents_folder_that_onedrive_took_over_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Documents"))
    with pytest.raises(FolderSynced, match="OneDrive"):
        check_place(tmp_path / "Documents" / "centre")
    check_place(tmp_path / "centre")


def test_a_link_into_such_a_folder_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "centre").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(FolderSynced):
        check_place(tmp_path / "centre")


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/dara/centre", "ext4"),
        ("/home/dara/share/centre", "cifs"),
        ("/home/dara/share2", "ext4"),
        ("/media/my stick/centre", "vfat"),
        ("/srv/sshfs", "fuse.sshfs"),
        ("/srv/twice/centre", "nfs4"),
    ],
)
def test_the_deepest_mount_tells_the_file_system(place: str, kind: str) -> None:
    assert instance.file_system(Path(place), MOUNTS) == kind


def test_strange_tables_of_mounts_are_no_trouble() -> None:
    assert instance.file_system(Path("/x"), "") == ""
    assert instance.file_system(Path("/x"), "garbage\n1 2 3 - \n - ext4\n") == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks the drive itself")
def test_a_folder_on_the_network_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_place(tmp_path)
    monkeypatch.setattr(instance, "file_system", lambda *_: "nfs4")
    with pytest.raises(FolderOnNetwork, match="on the network"):
        check_place(tmp_path)
