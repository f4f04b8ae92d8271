"""The audit book from a terminal, in the demo centre."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.accounts.values import AccountDraft
from app.centre import open_centre
from app.clock import FixedClock
from app.demo.centre import PASSWORD
from app.rights import Role
from tests.reports.pdf_text import page_texts
from tests.ui.command_line.conftest import TODAY

OTHER = "mango tree 7"


def test_the_book_is_printed_in_both_languages(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    assert in_demo("print", "audit-book", "--from", TODAY.isoformat(), "-o", file).code == 0
    text = page_texts(file.read_bytes())[0]
    assert "Audit book" in text
    assert "signed in" in text


def test_the_book_is_exported_as_a_workbook(in_demo, tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    ran = in_demo("export", "audit-book", "--account", "Sokunthea", "--without-names", "-o", file)
    assert ran.code == 0
    assert int(ran.lines[0].split("\t")[1]) > 0


@pytest.mark.parametrize(("deed", "ending"), [("print", "pdf"), ("export", "xlsx")])
def test_who_may_not_read_the_book_cannot_take_it_out(
    in_demo, demo_folder: Path, tmp_path: Path, deed: str, ending: str
) -> None:
    with open_centre(demo_folder, PASSWORD, clock=FixedClock(TODAY)) as centre:
        centre.accounts.add(AccountDraft("Somebody", Role.OFFICE), OTHER)
    ran = in_demo(deed, "audit-book", "-o", tmp_path / f"book.{ending}", typed=f"{OTHER}\n")
    assert ran.code == 1
    assert "You do not have the right" in ran.err
    assert list(tmp_path.glob("book*")) == []
