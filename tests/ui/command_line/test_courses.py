"""Courses for scripts, on a demo centre."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.pdf_text import page_texts


def test_cohorts_are_printed_one_a_line_with_state_dates_and_trainees(in_demo) -> None:
    fields = [line.split("\t") for line in in_demo("list", "cohorts").lines]
    assert {line[1] for line in fields} >= {"planned", "running", "finished"}
    assert all(len(line) == 5 and line[4].isdecimal() for line in fields)


def test_courses_are_printed_with_trade_months_hours_and_modules(in_demo) -> None:
    assert ["Cooking", "Cooking", "3", "192", "6"] in [line.split("\t") for line in in_demo("list", "courses").lines]


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        ("trainees-list", ("Trainees", "Attendance", "Machine and safety")),
        ("assessment-sheet", ("Assessment sheet", "Marks from 0 to 100")),
        ("applicants-list", ("Applicants", "Family income", "selected", "Keep this list locked away")),
    ],
)
def test_the_papers_of_a_cohort(in_demo, tmp_path: Path, paper: str, words: tuple[str, ...]) -> None:
    file = tmp_path / "paper.pdf"
    ran = in_demo("print", paper, "--cohort", "Sewing, cohort 1", "-o", file, "--language", "en")
    assert (ran.code, ran.err) == (0, "")
    text = " ".join(page_texts(file.read_bytes()))
    assert [word for word in ("Sewing, cohort 1", "Page 1 of 1", *words) if word not in text] == []


def test_another_group_has_no_trainees(in_demo, tmp_path: Path) -> None:
    ran = in_demo("print", "trainees-list", "--group", "Small stars", "-o", tmp_path / "paper.pdf")
    assert ran.code != 0
    assert "no cohort of a course" in ran.err


def test_the_figures_and_every_trainee_are_exported(in_demo, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "courses.xlsx"
    ran = in_demo("export", "courses", "-o", file, "--language", "en")
    book = load_workbook(file, read_only=True)
    assert book.sheetnames == ["Figures", "Trainees"]
    rows = list(book["Figures"].values)
    assert rows[0][:2] == ("Cohort", "Enrolled")
    assert any(row[0] == "All together" for row in rows)
    assert any(row and str(row[0]).startswith("Drop-out = leavers / enrolled") for row in rows)
    assert ran.lines[-1].endswith(
        str(sum(1 for row in book["Trainees"].values if len(row) > 1 and str(row[1]).startswith("P")))
    )
