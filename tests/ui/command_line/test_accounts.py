"""`paillote accounts` on a demo centre."""

from __future__ import annotations

from pathlib import Path

from app.demo.centre import PASSWORD
from tests.reports.pdf_text import page_texts
from tests.ui.command_line.conftest import Paillote

NEW = "rice field 9"


def test_somebody_is_let_in_changed_and_let_go(in_demo: Paillote) -> None:
    assert in_demo("accounts", "list").lines[:2] == ["Sokunthea\tcoordinator", "Makara\tcoordinator"]
    added = in_demo("accounts", "add", "Dara", "daycare", typed=f"{PASSWORD}\n{NEW}\n")
    assert (added.code, added.err) == (0, "")
    assert "Dara\tdaycare" in in_demo("accounts", "list").lines
    assert in_demo("list", "people", "--person", "Dara", typed=f"{NEW}\n").code == 0
    assert in_demo("accounts", "role", "Dara", "visitor").code == 0
    assert in_demo("list", "people", "--person", "Dara", typed=f"{NEW}\n").code == 1
    assert in_demo("accounts", "remove", "Dara").code == 0
    gone = in_demo("list", "groups", "--person", "Dara", typed=f"{NEW}\n")
    assert (gone.code, gone.err) == (1, "paillote: Dara has no password in this centre.\n")


def test_a_password_is_reset_and_a_short_one_refused(in_demo: Paillote) -> None:
    short = in_demo("accounts", "reset-password", "Nary", typed=f"{PASSWORD}\nshort\n")
    assert (short.code, short.out) == (1, "")
    assert "too short" in short.err
    assert in_demo("accounts", "reset-password", "Nary", typed=f"{PASSWORD}\n{NEW}\n").code == 0
    assert in_demo("list", "people", "--person", "Nary", typed=f"{NEW}\n").code == 0


def test_the_recovery_sheet_is_printed_or_written(in_demo: Paillote, tmp_path: Path) -> None:
    (code,) = in_demo("accounts", "recovery-sheet").lines
    assert [len(group) for group in code.split("-")] == [4] * 9
    file = tmp_path / "sheet.pdf"
    assert in_demo("accounts", "recovery-sheet", "-o", file).lines == [str(file)]
    assert "Recovery sheet" in page_texts(file.read_bytes())[0]


def test_a_sheet_that_cannot_be_written_voids_no_code(in_demo: Paillote, tmp_path: Path, demo_folder: Path) -> None:
    in_demo("accounts", "recovery-sheet")
    key_file = (demo_folder / "vault.key").read_bytes()
    ran = in_demo("accounts", "recovery-sheet", "-o", tmp_path / "nowhere" / "sheet.pdf")
    assert (ran.code, "not there" in ran.err) == (1, True)
    assert (demo_folder / "vault.key").read_bytes() == key_file


def test_who_may_not_manage_accounts_and_who_is_unknown_get_a_sentence(in_demo: Paillote) -> None:
    refused = in_demo("accounts", "list", "--person", "Nary")
    assert (refused.code, refused.out) == (1, "")
    assert "You do not have the right" in refused.err
    assert in_demo("accounts", "remove", "Nobody").code == 1
    own = in_demo("accounts", "remove", "Sokunthea")
    assert "Another coordinator must do this" in own.err
