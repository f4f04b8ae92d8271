from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.ui.command_line.test_printing import pages


def test_meetings_are_printed_one_a_line_the_oldest_first(in_demo) -> None:
    lines = [line.split("\t") for line in in_demo("list", "meetings").lines]
    assert len(lines) > 10
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    assert {len(line) for line in lines} == {6}
    assert any(int(line[5]) > 0 for line in lines)


@pytest.mark.parametrize(("paper", "words"), [("sign-in-sheet", "Signature"), ("invitations", "Invitation")])
def test_a_paper_of_the_next_meeting_is_printed(in_demo, tmp_path: Path, paper: str, words: str) -> None:
    file = tmp_path / "paper.pdf"
    ran = in_demo("print", paper, "-o", file)
    assert (ran.code, ran.lines, ran.err) == (0, [str(file)], "")
    assert words in pages(file)[0]
    assert "6 November 2026" in pages(file)[0]


def test_the_matrix_can_be_narrowed_to_a_theme_that_never_reached(in_demo, tmp_path: Path) -> None:
    whole, narrow = tmp_path / "whole.pdf", tmp_path / "narrow.pdf"
    assert in_demo("print", "theme-matrix", "-o", whole).code == 0
    assert in_demo("print", "theme-matrix", "--never", "nutri", "-o", narrow).code == 0
    assert "Nutrition" in pages(whole)[0]
    assert len("".join(pages(narrow))) < len("".join(pages(whole)))


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["sign-in-sheet", "--from", "2026-11-08"], "No parent meeting is planned on 08/11/2026"),
        (["theme-matrix", "--never", "Astronomy"], "no theme called Astronomy"),
        (["theme-matrix", "--never", "-"], "no theme called -"),
    ],
)
def test_what_cannot_be_printed_is_told(in_demo, tmp_path: Path, words: list[str], complaint: str) -> None:
    ran = in_demo("print", *words, "-o", tmp_path / "x.pdf")
    assert ran.code == 1
    assert complaint in ran.err
    assert not (tmp_path / "x.pdf").exists()


def test_a_meeting_has_no_group(in_demo, tmp_path: Path) -> None:
    assert in_demo("print", "invitations", "--all-groups", "-o", tmp_path / "x.pdf").code == 2


def test_meetings_and_families_by_themes_are_exported(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "meetings.xlsx"
    ran = in_demo("export", "meetings", "-o", file)
    assert ran.code == 0
    book = load_workbook(file)
    assert book.sheetnames == ["Parent meetings", "Families by themes"]
    assert len(list(book["Parent meetings"].iter_rows())) >= int(ran.lines[0].split("\t")[1]) + 1
    assert "Nutrition" in [cell.value for cell in next(book["Families by themes"].iter_rows())]
