"""The two copies of the key file in a data folder, and the one that is to follow them while the data key changes."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from app.files import flush_folder, write_whole
from app.vault.errors import DamagedKeyFile, NewerKeyFile, NoKeyFile
from app.vault.format import LARGEST_FILE, KeyFile, SlotKind, parse

KEY_FILES = ("vault.key", "vault.key.copy")
NEXT = "vault.key.next"


@dataclass(frozen=True, slots=True)
class SlotOwner:
    """A person who has a password."""

    slot: int
    name: str


def key_file_exists(folder: Path) -> bool:
    """Whether there is a key file, sound or not."""
    return any((folder / name).exists() for name in KEY_FILES)


def sound_copies(folder: Path) -> list[KeyFile]:
    """The different copies that are well formed, newest generation first.

    Raise NoKeyFile without any, NewerKeyFile or DamagedKeyFile if none can be used.
    """
    if not key_file_exists(folder):
        raise NoKeyFile
    sound: list[KeyFile] = []
    newer = False
    for name in KEY_FILES:
        try:
            copy = parse(_read(folder / name))
        except NewerKeyFile:
            newer = True
        except DamagedKeyFile:
            continue
        else:
            sound += [copy] if copy not in sound else []
    if newer:
        # One newer copy is enough: an older one beside it would bring back an older state.
        raise NewerKeyFile
    if not sound:
        raise DamagedKeyFile
    return sorted(sound, key=lambda copy: copy.generation, reverse=True)


def names(folder: Path) -> tuple[SlotOwner, ...]:
    """Who has a password, in the order they got it. Raise NoKeyFile, DamagedKeyFile, NewerKeyFile."""
    people = (slot for slot in sound_copies(folder)[0].slots if slot.kind is SlotKind.PERSON)
    return tuple(SlotOwner(slot.number, slot.name) for slot in people)


def has_recovery_code(folder: Path) -> bool:
    """Whether a recovery code was made. Needs no password. Raise as `names`."""
    return any(slot.kind is SlotKind.RECOVERY for slot in sound_copies(folder)[0].slots)


def write_copies(folder: Path, key_file: KeyFile) -> None:
    """Replace both copies, one after the other. Raise OSError."""
    content = key_file.packed()
    for name in KEY_FILES:
        write_whole(folder / name, content)


def mend_copies(folder: Path, key_file: KeyFile) -> None:
    """Make both copies equal to the one that opened. A folder that cannot be written is left as it is."""
    content = key_file.packed()
    for name in KEY_FILES:
        # Reading from a write-protected stick must work: the sound copy is still there.
        with contextlib.suppress(OSError):
            if _read(folder / name) != content:
                write_whole(folder / name, content)


def next_copy(folder: Path) -> KeyFile | None:
    """The key file of a new data key that was not put in its place yet; None without a sound one."""
    try:
        return parse(_read(folder / NEXT))
    except (DamagedKeyFile, NewerKeyFile):
        return None


def write_next(folder: Path, key_file: KeyFile) -> None:
    """Put the key file of a new data key beside the copies. Raise OSError."""
    write_whole(folder / NEXT, key_file.packed())


def drop_next(folder: Path) -> None:
    """Forget the key file of a new data key. A folder that cannot be written keeps it; it does no harm."""
    with contextlib.suppress(OSError):
        for name in (NEXT, f"{NEXT}.part"):
            (folder / name).unlink(missing_ok=True)
        flush_folder(folder)


def _read(path: Path) -> bytes:
    # One byte more than a key file can have: a wrong file of any size is refused without reading it all.
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return b""
