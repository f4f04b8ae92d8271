"""Confidential notes leave by a command only for who may read them, and with a line in the audit book."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.centre import open_centre
from app.clock import FixedClock
from app.confidential.values import Holder, NoteDraft, NoteKind, Subject
from app.demo.centre import PASSWORD
from app.people.values import PeopleFilter
from app.rights import Role
from models.audit import AuditLine
from models.centre import Account
from tests.reports.pdf_text import page_texts
from tests.ui.command_line.conftest import TODAY


@pytest.fixture
def code(demo_folder: Path) -> str:
    """Of somebody with a confidential note."""
    with open_centre(demo_folder, PASSWORD, clock=FixedClock(TODAY)) as centre:
        label = centre.people.listing(PeopleFilter())[0].label
        subject = Subject(Holder.PERSON, label.id)
        centre.confidential.write(subject, NoteDraft(NoteKind.VIOLENCE, "The father beats the mother"))
    return label.code


def test_notes_are_printed_and_the_book_has_a_line(in_demo, demo_folder: Path, code: str, tmp_path: Path) -> None:
    file = tmp_path / "record.pdf"
    ran = in_demo("print", "confidential", "--about-person", code, "-o", file)
    assert (ran.code, ran.err) == (0, "")
    text = "".join(page_texts(file.read_bytes()))
    assert "The father beats the mother" in text
    assert "Confidential" in text
    with open_centre(demo_folder, PASSWORD, clock=FixedClock(TODAY)) as centre, centre._desk.database.atomic():
        assert "confidential.open_for_paper" in {line.action for line in AuditLine.select()}


def test_a_password_without_the_right_prints_nothing(in_demo, demo_folder: Path, code: str, tmp_path: Path) -> None:
    with open_centre(demo_folder, PASSWORD, clock=FixedClock(TODAY)) as centre, centre._desk.database.atomic():
        Account.update(role=Role.DAYCARE).where(Account.name == "Sokunthea").execute()
    ran = in_demo("print", "confidential", "--about-person", code, "-o", tmp_path / "record.pdf")
    assert ran.code == 1
    assert "You do not have the right" in ran.err
    assert not (tmp_path / "record.pdf").exists()


@pytest.mark.usefixtures("code")
def test_what_cannot_be_printed_is_one_sentence(in_demo, tmp_path: Path) -> None:
    ran = in_demo("print", "confidential", "--about-family", "F9999", "-o", tmp_path / "record.pdf")
    assert (ran.code, ran.err) == (1, "paillote: There is nobody with the code F9999.\n")
    for words in (
        ("confidential",),
        ("confidential", "--about-person", "P1", "--all-groups"),
        ("roster", "--about-person", "P1"),
    ):
        assert in_demo("print", *words, "-o", tmp_path / "record.pdf").code == 2
