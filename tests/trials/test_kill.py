"""The short form of the kill trial; the long one is `python -m tests.trials.kill`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.trials.kill import trial

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


def test_ten_kills_lose_no_mark_that_was_promised(tmp_path: Path) -> None:
    tally = trial(tmp_path, kills=10, seed=2)
    assert tally.wrong == []
    assert tally.kills == 10
    assert tally.promised > 10


def test_a_program_that_promises_before_it_saves_is_found_out(tmp_path: Path) -> None:
    tally = trial(tmp_path, kills=30, seed=3, manner="--lie")
    assert any("promised" in wrong for wrong in tally.wrong)


def test_killing_the_whole_program_while_keys_are_typed_loses_nothing_called_saved(tmp_path: Path) -> None:
    tally = trial(tmp_path, kills=4, seed=4, manner="--window")
    assert tally.wrong == []
    assert tally.kills == 4
    assert tally.promised > 0
