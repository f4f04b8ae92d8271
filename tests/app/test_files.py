from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.files import write_whole


def test_a_file_is_written_and_replaced_whole(tmp_path: Path) -> None:
    for content in (b"old", b"new"):
        write_whole(tmp_path / "file", content)
        assert (tmp_path / "file").read_bytes() == content
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_the_content_is_on_the_disk_before_it_gets_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"old")
    seen: list[bytes] = []
    flush = os.fsync

    def look(descriptor: int) -> None:
        seen.append((tmp_path / "file").read_bytes())
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    write_whole(tmp_path / "file", b"new")
    # The content first, under the old name still; then the folder with the new one.
    assert seen == [b"old", b"new"]


@pytest.mark.skipif(os.name == "nt", reason="pipes with a name are a Unix thing")
def test_a_pipe_or_a_device_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole(tmp_path / "pipe", b"all of it")
    assert os.read(reader, 100) == b"all of it"
    os.close(reader)
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_the_file_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("broken", ["fsync", "open"])
def test_a_full_disk_leaves_the_old_file_and_no_remains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    write_whole(tmp_path / "file", b"old")
    monkeypatch.setattr(*((os, "fsync") if broken == "fsync" else (Path, "open")), full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "file", b"new")
    monkeypatch.undo()
    assert (tmp_path / "file").read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]
