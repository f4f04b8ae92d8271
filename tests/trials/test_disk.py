from __future__ import annotations

import random
from pathlib import Path

from tests.trials.disk import SECTOR, Create, Disk, Event, Flush, MakeFolder, Remove, Rename, Resize, Say, Write

OLD = b"o" * (4 * SECTOR)
NEW = b"n" * (4 * SECTOR)


def _after(folder: Path, events: list[Event], *, cuts: int = 200) -> list[dict[str, bytes]]:
    """What lies in the folder after each of many cuts that follow the events."""
    start, found = folder / "start", []
    start.mkdir()
    (start / "old").write_bytes(OLD)
    disk = Disk(start)
    for event in events:
        disk.take(event)
    for seed in range(cuts):
        place = folder / str(seed)
        place.mkdir()
        disk.leave(place, random.Random(seed))
        files = (path for path in place.rglob("*") if path.is_file())
        found.append({path.relative_to(place).as_posix(): path.read_bytes() for path in files})
    return found


def test_what_was_flushed_is_there_after_every_cut(tmp_path: Path) -> None:
    events = [Write("old", 0, NEW), Flush("old"), Say(b"done")]
    assert all(left == {"old": NEW} for left in _after(tmp_path, events))


def test_what_was_not_flushed_is_there_wholly_partly_or_not_in_whole_sectors(tmp_path: Path) -> None:
    left = {after["old"] for after in _after(tmp_path, [Write("old", 0, NEW)])}
    assert {OLD, NEW} <= left
    assert len(left) > 4
    for content in left:
        sectors = [content[at : at + SECTOR] for at in range(0, len(content), SECTOR)]
        assert set(sectors) <= {OLD[:SECTOR], NEW[:SECTOR]}


def test_a_later_write_may_be_there_without_an_earlier_one(tmp_path: Path) -> None:
    events: list[Event] = [Write("old", 0, NEW[:SECTOR]), Write("old", SECTOR, NEW[:SECTOR])]
    later_alone = OLD[:SECTOR] + NEW[:SECTOR] + OLD[: 2 * SECTOR]
    assert any(after["old"] == later_alone for after in _after(tmp_path, events))


def test_what_lies_beyond_a_lost_write_is_zeros(tmp_path: Path) -> None:
    events: list[Event] = [Create("new"), Write("new", 0, NEW[:SECTOR]), Write("new", SECTOR, NEW[:SECTOR])]
    left = {after["new"] for after in _after(tmp_path, events) if "new" in after}
    assert bytes(SECTOR) + NEW[:SECTOR] in left


def test_a_new_name_needs_its_folder_flushed(tmp_path: Path) -> None:
    events: list[Event] = [Create("new"), Write("new", 0, NEW), Flush("new")]
    left = _after(tmp_path, events)
    assert {"new" in after for after in left} == {False, True}
    assert all(after.get("new", NEW) == NEW for after in left)
    (tmp_path / "flushed").mkdir()
    assert all(after["new"] == NEW for after in _after(tmp_path / "flushed", [*events, Flush("")]))


def test_names_change_in_the_order_in_which_they_were_changed(tmp_path: Path) -> None:
    events: list[Event] = [Create("part"), Write("part", 0, NEW), Flush("part"), Rename("part", "old")]
    left = _after(tmp_path, events)
    assert {frozenset(after.items()) for after in left} == {
        frozenset({"old": OLD}.items()),
        frozenset({"old": OLD, "part": NEW}.items()),
        frozenset({"old": NEW}.items()),
    }


def test_a_name_without_a_flush_of_the_content_may_be_an_empty_file(tmp_path: Path) -> None:
    events: list[Event] = [Create("part"), Write("part", 0, NEW), Rename("part", "old"), Flush("")]
    assert any(after == {"old": b""} for after in _after(tmp_path, events))


def test_folders_and_what_lies_in_them_are_moved_and_removed(tmp_path: Path) -> None:
    events: list[Event] = [
        MakeFolder("a"), Create("a/file"), Write("a/file", 0, NEW), Flush("a/file"), Rename("a", "b"),
        Resize("b/file", 3), Flush("b/file"), Remove("old"), Flush("b"),
    ]  # fmt: skip
    assert all(after == {"b/file": b"nnn"} for after in _after(tmp_path, events, cuts=20))
