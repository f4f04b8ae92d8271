from __future__ import annotations

import datetime as dt
from pathlib import Path

from ui.command_line.demo import working_day

TODAY = "2026-11-06"


def test_a_demo_centre_opens_with_the_password_paillote(paillote, tmp_path: Path) -> None:
    ran = paillote("demo", "--out", tmp_path / "demo", "--people", 12, "--years", 1, "--today", TODAY)
    assert (ran.code, ran.lines) == (0, [str(tmp_path / "demo")])
    listed = paillote("list", "people", "--data", tmp_path / "demo", "--password-stdin", "--today", TODAY)
    assert listed.code == 0
    assert len(listed.lines) >= 12


def test_the_same_seed_makes_the_same_centre_and_another_seed_another(paillote, tmp_path: Path) -> None:
    people = []
    for place, seed in (("a", 1), ("b", 1), ("c", 2)):
        paillote("demo", "--out", tmp_path / place, "--people", 12, "--years", 1, "--seed", seed, "--today", TODAY)
        people.append(paillote("list", "people", "--data", tmp_path / place, "--password-stdin", "--today", TODAY).out)
    assert people[0] == people[1] != people[2]


def test_nobody_makes_an_empty_centre(paillote, tmp_path: Path) -> None:
    assert paillote("demo", "--out", tmp_path / "demo", "--people", 0).code == 0
    listed = paillote("list", "people", "--data", tmp_path / "demo", "--password-stdin")
    assert (listed.code, listed.out) == (0, "")


def test_a_folder_with_records_is_never_overwritten(in_demo, paillote, demo_folder: Path) -> None:
    before = in_demo("list", "people").out
    ran = paillote("demo", "--out", demo_folder, "--people", 12)
    assert ran.code == 1
    assert "already" in ran.err
    assert in_demo("list", "people").out == before


def test_a_file_is_no_folder_for_a_demo(paillote, tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("in the way")
    ran = paillote("demo", "--out", tmp_path / "demo")
    assert ran.code == 1
    assert "under this name" in ran.err


def test_a_demonstration_falls_on_a_day_on_which_the_centre_works() -> None:
    assert working_day(dt.date(2026, 11, 6)) == dt.date(2026, 11, 6)
    assert working_day(dt.date(2026, 11, 22)) == dt.date(2026, 11, 20)  # a Sunday
    assert working_day(dt.date(2026, 11, 9)) == dt.date(2026, 11, 6)  # Independence Day, a Monday


def test_a_demo_needs_a_folder(paillote) -> None:
    assert paillote("demo").code == 2
