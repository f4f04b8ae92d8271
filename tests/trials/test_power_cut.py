"""The short form of the power-cut trial; the long one is `python -m tests.trials.power_cut`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.trials.power_cut import trial
from tests.trials.recorder import why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


@pytest.mark.parametrize(
    ("deed", "cuts"),
    [("marks", 6), ("migration", 4), ("set-up", 6), ("passwords", 15), ("rekey", 8), ("backup", 4), ("restore", 8)],
)
def test_a_power_cut_loses_nothing_that_was_promised(tmp_path: Path, deed: str, cuts: int) -> None:
    tally = trial(deed, cuts, seed=2, work=tmp_path, calls=30)
    assert tally.wrong == []
    assert tally.cuts == cuts
    assert min(tally.writes, tally.flushes, tally.promises) > 0


def test_a_database_that_is_not_flushed_is_found_out(tmp_path: Path) -> None:
    tally = trial("marks", 6, seed=2, work=tmp_path, calls=30, synchronous="off")
    assert tally.wrong
