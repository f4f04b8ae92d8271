"""Camps for scripts, on a demo centre."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.pdf_text import page_texts

CAMP = "Long holiday camp 2026"


def test_camps_are_printed_one_a_line_with_state_dates_and_numbers(in_demo) -> None:
    fields = [line.split("\t") for line in in_demo("list", "camps").lines]
    assert [line[:4] for line in fields] == [
        ["April camp 2027", "planned", "2027-04-19", "2027-04-30"],
        [CAMP, "over", "2026-09-07", "2026-09-18"],
    ]
    assert all(line[5].isdecimal() and line[6].isdecimal() for line in fields)


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        ("transport-list", ("Transport list", "Pick-up place", "Monday 7 September 2026")),
        ("medical-list", ("Medical list", "Monday 7 September 2026")),
        ("sign-out-list", ("Sign-out list", "May collect")),
        ("roster", ("Roster",)),
    ],
)
def test_the_papers_of_a_camp_are_of_the_day_of_it_that_is_nearest(
    in_demo, tmp_path: Path, paper: str, words: tuple[str, ...]
) -> None:
    file = tmp_path / "paper.pdf"
    day = ("--from", "2026-09-07") if paper in ("transport-list", "medical-list") else ()
    ran = in_demo("print", paper, "--camp", CAMP, *day, "-o", file, "--language", "en")
    assert (ran.code, ran.err) == (0, "")
    text = " ".join(page_texts(file.read_bytes()))
    assert [word for word in (CAMP, *words) if word not in text] == []


def test_an_attendance_sheet_of_each_group_of_a_camp_is_of_all_its_days(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "sheets.pdf"
    assert in_demo("print", "attendance-sheet", "--camp", "long holiday", "-o", file).code == 0
    issued = [line.split("\t") for line in in_demo("list", "sheets").lines if CAMP in line]
    assert len(issued) == len(page_texts(file.read_bytes())) >= 1
    assert issued[0][2:] == ["month", "2026-09-07", "2026-09-18"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("transport-list", "--camp", "Nowhere"), "no camp called Nowhere"),
        (("roster", "--camp", "April camp 2027"), "not built yet"),
        (("transport-list", "--group", "Small stars"), "not one of a camp"),
        (("transport-list",), "--camp"),
        (("roster", "--camp", CAMP, "--group", "Small stars"), "exclude each other"),
    ],
)
def test_what_cannot_be_printed_is_told_in_a_sentence(
    in_demo, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    ran = in_demo("print", *words, "-o", tmp_path / "paper.pdf")
    assert ran.code != 0
    assert told in ran.err
    assert not (tmp_path / "paper.pdf").exists()
