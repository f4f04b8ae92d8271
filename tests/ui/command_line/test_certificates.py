"""Certificates, their book and outcomes from a terminal, in the demo centre."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest


def pages(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return texts


def test_the_certificates_of_all_cohorts_are_one_file_and_their_codes_are_genuine(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "certificates.pdf"
    ran = in_demo("print", "certificates", "--all-groups", "-o", file)
    assert (ran.code, ran.lines) == (0, [str(file)])
    first = pages(file)[0]
    assert "DUPLICATE" in first  # the demo centre has printed it before
    code = next(word for word in first.split() if word.count("-") == 2 and len(word) == 14)
    checked = in_demo("verify-certificate", code.lower())
    assert checked.code == 0
    assert "is genuine" in checked.out


@pytest.mark.parametrize(("code", "told"), [("K7F3", "not right"), ("0000-0000-00V7", "")])
def test_a_code_that_is_not_ours_is_told(in_demo, code: str, told: str) -> None:
    ran = in_demo("verify-certificate", code)
    assert (ran.code, ran.out) == (1, "")
    assert told in ran.err


def test_the_book_and_the_outcome_lists_are_printed(in_demo, tmp_path: Path) -> None:
    book, lists = tmp_path / "book.pdf", tmp_path / "lists.pdf"
    assert in_demo("print", "certificate-book", "--year", "2026", "-o", book).code == 0
    assert "No number is missing." in pages(book)[0]
    assert in_demo("print", "outcome-list", "--all-groups", "-o", lists).code == 0
    assert "Outcome list" in pages(lists)[0]


def test_outcomes_are_exported_as_a_workbook(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "outcomes.xlsx"
    ran = in_demo("export", "outcomes", "-o", file)
    assert ran.code == 0
    assert int(ran.lines[0].split("\t")[1]) > 0


def test_a_group_that_is_no_finished_cohort_has_no_outcome_list(in_demo, tmp_path: Path) -> None:
    ran = in_demo("print", "outcome-list", "--group", "Small stars", "-o", tmp_path / "x.pdf")
    assert ran.code == 1
    assert "not a cohort that is finished" in ran.err
