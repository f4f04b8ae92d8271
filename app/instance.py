"""One program at a time in one data folder, and only in a folder where a database can live."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from filelock import BaseFileLock, FileLock, Timeout

from app.errors import UserError
from app.words import N_

LOCK_FILE = "paillote.lock"

# How the folders of the usual services are called on disk; they copy a database while it is being written.
_SYNCED_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "mobile documents", "nextcloud",
                   "owncloud", "megasync", "pcloud", "box sync", "seafile", "yandex.disk")  # fmt: skip
# What those services leave in the folder that they watch.
_SYNC_TRACES = {
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.driveupload": "Google Drive",
    ".sync/ID": "Resilio Sync",
}
_SYNC_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK_SYSTEMS = ("nfs", "cifs", "smb", "afs", "ceph", "gluster", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd",
                    "fuse.davfs", "davfs", "ncpfs", "fuse.gluster", "fuse.ceph")  # fmt: skip
_REMOTE_DRIVE = 4  # Windows: DRIVE_REMOTE of GetDriveType


class AlreadyOpen(UserError):
    """Another running program holds the data folder."""

    def __init__(self) -> None:
        super().__init__(N_("Paillote is open already with these records. Go to its window, or close it first."))


class FolderOnNetwork(UserError):
    """The data folder is on another computer."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            N_(
                "The folder {folder} is on the network. Records get damaged there when the connection breaks. "
                "Choose a folder on this PC."
            ),
            folder=folder,
        )


class FolderSynced(UserError):
    """A service copies the data folder while it is being written."""

    def __init__(self, folder: Path, service: str) -> None:
        super().__init__(
            N_(
                "The folder {folder} is copied to the internet by {service}. Records get damaged when they are "
                "copied while they are written. Choose another folder."
            ),
            folder=folder,
            service=service,
        )


class FolderNotLockable(UserError):
    """The drive knows no locks, so nothing would stop a second program."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            N_("The drive of the folder {folder} cannot hold the records safely. Choose a folder on this PC."),
            folder=folder,
        )


class Occupied:
    """A data folder that belongs to this program until `release` (or until the program ends, however it ends)."""

    def __init__(self, lock: BaseFileLock) -> None:
        self._lock = lock

    def release(self) -> None:
        """Let the next program in."""
        self._lock.release()

    def __enter__(self) -> Occupied:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def occupy(folder: Path) -> Occupied:
    """Take an existing data folder for this program.

    Raise AlreadyOpen, and as `check_place`. The system frees the lock when a program dies, so a power cut leaves
    none behind; the empty file that stays means nothing.
    """
    check_place(folder)
    lock = FileLock(folder / LOCK_FILE, timeout=0, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise AlreadyOpen from error
    except NotImplementedError as error:
        raise FolderNotLockable(folder) from error
    return Occupied(lock)


def check_place(folder: Path) -> None:
    """Refuse a folder (it need not exist yet) where the records would come to harm.

    Raise FolderOnNetwork, FolderSynced.
    """
    place = folder.resolve()
    if on_network(place):
        raise FolderOnNetwork(folder)
    service = sync_service(place)
    if service:
        raise FolderSynced(folder, service)


def sync_service(place: Path) -> str:
    """The name of the folder or trace by which a service is known to copy `place`; empty if none is."""
    for part in place.parts:
        if part.casefold().startswith(_SYNCED_FOLDERS):
            return part
    above = (place, *place.parents)
    for variable in _SYNC_VARIABLES:
        root = os.environ.get(variable)
        if root and Path(root).resolve() in above:
            return "OneDrive"
    traces = (name for trace, name in _SYNC_TRACES.items() if any((at / trace).exists() for at in above))
    return next(traces, "")


def on_network(place: Path) -> bool:
    """Whether a resolved path lies on another computer, as far as the system tells."""
    if sys.platform == "win32":
        return place.drive.startswith("\\\\") or _drive_type(place.drive) == _REMOTE_DRIVE
    mounts = Path("/proc/self/mountinfo")
    return mounts.exists() and file_system(place, mounts.read_text("utf-8", "replace")).startswith(_NETWORK_SYSTEMS)


def file_system(place: Path, mounts: str) -> str:
    """The type of the file system that holds `place`, from Linux's table of mounts (see proc_pid_mountinfo(5))."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        mounted, _, described = line.partition(" - ")
        fields = mounted.split(" ")
        if len(fields) < 5 or not described:
            continue
        point = Path(fields[4].encode("latin-1", "replace").decode("unicode_escape"))
        # "<=": of two mounts on one folder the later one counts.
        if place.is_relative_to(point) and deepest <= len(point.parts):
            deepest, kind = len(point.parts), described.split(" ")[0]
    return kind


def _drive_type(drive: str) -> int:
    import ctypes  # Windows only

    return int(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\"))  # type: ignore[attr-defined,unused-ignore]
