"""Figures of courses from a terminal, in the demo centre."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.reports.pdf_text import page_texts


def test_figures_are_printed_frozen_listed_and_exported(in_demo, tmp_path: Path) -> None:
    file, frozen, book = tmp_path / "figures.pdf", tmp_path / "frozen.pdf", tmp_path / "frozen.xlsx"
    assert in_demo("print", "course-figures", "--by", "trade", "--language", "en", "-o", file).code == 0
    whole = " ".join("".join(page_texts(file.read_bytes())).split())
    for part in ("Figures of courses", "Trade", "Certified", "In work after 12 months", "All together", "Drop-out ="):
        assert part in whole
    made = in_demo("freeze-figures", "Yearly report", "--by", "sex")
    assert (made.code, made.out) == (0, "2\tYearly report\n")
    assert in_demo("list", "frozen-figures").lines[0] == "2\tYearly report\t2026-11-06\tSokunthea"
    assert in_demo("print", "course-figures", "--frozen", 2, "--language", "en", "-o", frozen).code == 0
    assert "frozen on 06/11/2026" in "".join(page_texts(frozen.read_bytes()))
    done = in_demo("export", "frozen-figures", "--frozen", 2, "-o", book)
    assert done.code == 0
    sheets = load_workbook(book).worksheets
    assert [sheet.title for sheet in sheets] == ["Figures", "People behind the figures"]


def test_what_is_not_there_is_told(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    for words, told in (
        (("--trade", "Astronomy"), "There is no trade called Astronomy."),
        (("--frozen", "99"), "no longer exists"),
    ):
        ran = in_demo("print", "course-figures", *words, "-o", file)
        assert ran.code == 1
        assert told in ran.err
    assert in_demo("freeze-figures", " ").err.endswith("Say for whom or for what the figures are.\n")
    assert in_demo("export", "frozen-figures", "-o", tmp_path / "x.xlsx").code == 2
