"""The growing pause after wrong passwords."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app.vault.delay import FILE, Failures, TooSoon, check_pause, failures, forget_failures, note_failure

NOW = dt.datetime(2026, 11, 6, 8, 0)


def test_three_mistakes_are_free_and_then_the_pause_doubles_up_to_five_minutes() -> None:
    waits = [Failures(count, NOW).wait(NOW) for count in range(12)]
    assert waits == [0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]
    assert Failures(10**9, NOW).wait(NOW) == 300


def test_the_pause_passes_and_is_told_in_whole_seconds() -> None:
    failed = Failures(4, NOW)
    assert [failed.wait(NOW + dt.timedelta(seconds=s)) for s in (0.5, 9.2, 10, 3600)] == [10, 1, 0, 0]


def test_failures_are_kept_in_the_folder_until_the_right_password(tmp_path: Path) -> None:
    for _ in range(3):
        check_pause(tmp_path, NOW)
        note_failure(tmp_path, NOW)
    with pytest.raises(TooSoon) as told:
        check_pause(tmp_path, NOW + dt.timedelta(seconds=1))
    assert told.value.seconds == 4
    check_pause(tmp_path, NOW + dt.timedelta(seconds=5))
    forget_failures(tmp_path)
    assert failures(tmp_path) == Failures()
    assert list(tmp_path.iterdir()) == []


def test_a_clock_set_back_neither_frees_nor_locks_for_long(tmp_path: Path) -> None:
    for _ in range(4):
        note_failure(tmp_path, NOW)
    earlier = NOW - dt.timedelta(days=400)
    with pytest.raises(TooSoon) as told:
        check_pause(tmp_path, earlier)
    assert told.value.seconds == 10
    check_pause(tmp_path, earlier + dt.timedelta(seconds=10))


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"count": "x", "last": ""}', b'{"count": Infinity, "last": ""}', b"\xff\xfe", b"7",
     b'{"count": 3, "last": "2026-11-06"}', b'{"count": 3, "last": "2026-11-06T08:00:00+07:00"}'],
)  # fmt: skip
def test_a_spoilt_file_ends_neither_in_a_traceback_nor_in_a_lock_out(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    check_pause(tmp_path, NOW + dt.timedelta(days=1))
    note_failure(tmp_path, NOW)
    assert failures(tmp_path).count in (1, 4)


def test_a_folder_that_takes_no_writing_still_lets_people_try(tmp_path: Path) -> None:
    note_failure(tmp_path / "gone", NOW)
    forget_failures(tmp_path / "gone")
    check_pause(tmp_path / "gone", NOW)
