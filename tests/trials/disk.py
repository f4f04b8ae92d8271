"""A disk as a power cut leaves it.

What was flushed (fsync) is there. Of what was written to a file since its last flush, anything may be there: nothing,
all, the beginning, some of the writes, or single sectors of them in any order. Names (made, changed, removed) are kept
in order, as the journal of every current file system keeps them: up to the last flush of a folder surely, and then up
to some moment.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SECTOR = 512  # bytes that a disk writes wholly or not at all


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes put into a file."""

    path: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """A file cut off, or lengthened with zeros."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Flush:
    """The file's content, or the folder's names, brought to the disk; "" is the recorded folder itself."""

    path: str


@dataclass(frozen=True, slots=True)
class Create:
    """A new, empty file, unless there is one of this name."""

    path: str


@dataclass(frozen=True, slots=True)
class MakeFolder:
    """A new folder."""

    path: str


@dataclass(frozen=True, slots=True)
class Rename:
    """A file or folder that gets another name, in the place of what had it."""

    path: str
    to: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A name taken away."""

    path: str


@dataclass(frozen=True, slots=True)
class Say:
    """What the program told the world: not on the disk, but promised."""

    text: bytes


Content = Write | Resize
Naming = Create | MakeFolder | Rename | Remove
Event = Content | Naming | Flush | Say


class File:
    """The content of one file: what is on the disk, and what was written since."""

    def __init__(self, content: bytes = b"") -> None:
        self._kept = bytearray(content)
        self._since: list[Content] = []

    def change(self, event: Content) -> None:
        """Write, without a flush."""
        self._since.append(event)

    def flush(self) -> None:
        """Bring everything to the disk."""
        for event in self._since:
            _carry_out(self._kept, event)
        self._since.clear()

    def after_cut(self, dice: random.Random) -> bytes:
        """What a power cut at this moment leaves, as the dice fall."""
        content = bytearray(self._kept)
        for event in _survivors(self._since, dice):
            _carry_out(content, event)
        return bytes(content)


Names = dict[str, File | None]  # None: a folder


class Disk:
    """The files under one folder, with what of them is safe."""

    def __init__(self, folder: Path) -> None:
        """Begin with everything that lies in `folder`, safely on the disk."""
        self._safe: Names = {
            path.relative_to(folder).as_posix(): None if path.is_dir() else File(path.read_bytes())
            for path in folder.rglob("*")
        }
        self._names = dict(self._safe)
        self._journal: list[tuple[Naming, File | None]] = []

    def take(self, event: Event) -> None:
        """Do what the recorded program did. What happens to a file that has lost its name does not matter."""
        if isinstance(event, Flush):
            self._flush(event.path)
        elif isinstance(event, Write | Resize):
            file = self._names.get(event.path)
            if file is not None:
                file.change(event)
        elif not isinstance(event, Say) and not (isinstance(event, Create) and event.path in self._names):
            made = File() if isinstance(event, Create) else None
            self._journal.append((event, made))
            _rename(self._names, event, made)

    def leave(self, folder: Path, dice: random.Random) -> None:
        """Write what a power cut at this moment leaves into an empty `folder`."""
        names = dict(self._safe)
        for event, made in self._journal[: dice.randint(0, len(self._journal))]:
            _rename(names, event, made)
        for path, file in sorted(names.items(), key=lambda item: item[0]):
            if file is None:
                (folder / path).mkdir()
            else:
                (folder / path).write_bytes(file.after_cut(dice))

    def _flush(self, path: str) -> None:
        file = self._names.get(path)
        if file is not None:
            file.flush()
        elif not path or path in self._names:
            self._safe = dict(self._names)
            self._journal.clear()


def _rename(names: Names, event: Naming, made: File | None) -> None:
    if isinstance(event, Create | MakeFolder):
        names[event.path] = made
    elif isinstance(event, Remove):
        names.pop(event.path, None)
    else:
        inside = [path for path in names if path == event.path or path.startswith(event.path + "/")]
        for path in inside:
            names[event.to + path.removeprefix(event.path)] = names.pop(path)


def _carry_out(content: bytearray, event: Content) -> None:
    end = event.size if isinstance(event, Resize) else event.offset + len(event.data)
    content.extend(bytes(max(0, end - len(content))))
    if isinstance(event, Resize):
        del content[end:]
    else:
        content[event.offset : end] = event.data


def _survivors(events: list[Content], dice: random.Random) -> list[Content]:
    """Those of the unflushed writes, or parts of them, that reach the disk before the power fails."""
    if not events:
        return []
    manner, share = dice.choice(("none", "all", "first", "some", "torn", "torn")), dice.random()
    if manner == "none":
        return []
    if manner == "all":
        return events
    if manner == "first":
        return events[: dice.randint(0, len(events))]
    if manner == "some":
        return [event for event in events if dice.random() < share]
    pieces = [piece for event in events for piece in _sectors(event) if dice.random() < share]
    if dice.random() < 0.5:
        dice.shuffle(pieces)
    return pieces


def _sectors(event: Content) -> Iterator[Content]:
    if isinstance(event, Resize):
        yield event
        return
    at = event.offset
    end = at + len(event.data)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        yield Write(event.path, at, event.data[at - event.offset : until - event.offset])
        at = until
