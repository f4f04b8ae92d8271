"""Certificates, their book and outcomes from a terminal, in the demo centre."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from app.certificates.authentication import check_letters
from reports.certificate import QR
from reports.certificate_border import PAGE
from tests.reports import qr_reading


def pages(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return texts


def test_the_certificates_of_all_cohorts_are_one_file(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "certificates.pdf"
    ran = in_demo("print", "certificates", "--all-groups", "-o", file)
    assert (ran.code, ran.lines) == (0, [str(file)])
    first = pages(file)[0]
    assert "DUPLICATE" in first  # the demo centre has printed it before


def test_what_a_phone_reads_from_the_page_is_genuine_and_a_changed_code_is_refused(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "certificates.pdf"
    in_demo("print", "certificates", "--all-groups", "-o", file)
    number, name, code = qr_reading.read(qr_reading.rendered(file.read_bytes(), 0), QR, PAGE).splitlines()
    checked = in_demo("verify-certificate", code.lower())
    assert checked.code == 0
    assert f"Number {number} is genuine" in checked.out
    assert name in checked.out
    body = ("1" if code[0] == "0" else "0") + code[1:]
    mistyped = in_demo("verify-certificate", body)
    assert (mistyped.code, mistyped.out) == (1, "")
    letters = body.replace("-", "")[:10]
    forged = in_demo("verify-certificate", letters + check_letters(letters))
    assert (forged.code, forged.out) == (1, "")
    assert "No certificate of this centre" in forged.err


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
