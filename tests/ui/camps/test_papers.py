"""The papers of a camp in the window: of all its groups, on one of its days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.centre import Centre
from models.audit import AuditLine
from tests.app.camps.conftest import FIRST, LAST, Holidays
from tests.reports.pdf_text import page_texts
from ui.printing.making import CampPaper, PaperKind, PaperPlace
from ui.printing.page import PrintPage
from ui.workbench import Workbench

PATIENCE = 60_000


@pytest.fixture
def camp(holidays: Holidays, centre: Centre) -> int:
    """A camp of two groups with two children each, two of whom ride."""
    children = holidays.children(4)
    made = holidays.camp(*children)
    centre.camps.keep_groups(made, (tuple(children[:2]), tuple(children[2:])))
    centre.camps.set_ride(made, children[1:3], rides=True, pick_up="Market")
    return made


@pytest.fixture
def printing(qtbot: QtBot, bench: Workbench, camp: int) -> Callable[[object], PrintPage]:
    """The page Print, brought to a paper, with what is drawn."""

    def show(reference: object) -> PrintPage:
        page = PrintPage(bench)
        qtbot.add_widget(page)
        page.resize(1200, 700)
        page.show()
        page.show_record(reference)
        qtbot.wait_until(lambda: bool(page.pdf), timeout=PATIENCE)
        return page

    assert camp
    return show


@pytest.mark.parametrize(
    ("kind", "pages"),
    [
        (PaperKind.SHEET, 2),
        (PaperKind.ROSTER, 2),
        (PaperKind.MEDICAL_LIST, 2),
        (PaperKind.SIGN_OUT_LIST, 2),
        (PaperKind.TRANSPORT_LIST, 1),
    ],
)
def test_a_paper_is_of_all_groups_of_the_camp(
    printing: Callable[[object], PrintPage], camp: int, kind: PaperKind, pages: int
) -> None:
    page = printing(CampPaper(camp, kind, FIRST))
    assert page.preview.pages() == pages
    assert page.choices.group.currentText() == "Whole camp: Holiday camp"
    assert page.choices.wanted().first == FIRST
    assert "Holiday camp" in page_texts(page.pdf)[0]


def test_who_rides_stands_on_the_transport_list(printing: Callable[[object], PrintPage], camp: int) -> None:
    (text,) = page_texts(printing(CampPaper(camp, PaperKind.TRANSPORT_LIST, FIRST)).pdf)
    assert [name for name in ("Chan Child 01", "Chan Child 02", "Market") if name not in text] == []
    assert "Chan Child 00" not in text


def test_a_group_that_is_none_of_a_camp_has_no_transport_list(
    bench: Workbench, qtbot: QtBot, camp: int, holidays: Holidays
) -> None:
    page = PrintPage(bench)
    qtbot.add_widget(page)
    page.show()
    page.show_record(PaperPlace(holidays.club, PaperKind.TRANSPORT_LIST))
    told = "This group is not one of a camp."
    qtbot.wait_until(lambda: page.nothing.words.text() == told, timeout=PATIENCE)
    assert camp


def test_a_camp_that_is_over_is_offered_where_it_is_asked_for_only(
    printing: Callable[[object], PrintPage], camp: int, centre: Centre, holidays: Holidays
) -> None:
    past = dt.date(2026, 10, 19), dt.date(2026, 10, 30)
    centre.camps.change(camp, holidays.draft(*past))
    page = printing(CampPaper(camp, PaperKind.ROSTER, past[0]))
    assert page.choices.group.currentText() == "Whole camp: Holiday camp"
    assert page.preview.pages() == 2
    group = holidays.groups(camp)[1]
    page = printing(PaperPlace(group, PaperKind.ROSTER))
    assert page.choices.group.currentText() == "Holiday camp, group 2"
    page = printing(PaperPlace(holidays.club, PaperKind.ROSTER))
    offered = [page.choices.group.itemText(at) for at in range(page.choices.group.count())]
    assert [words for words in offered if "Holiday camp" in words] == []


def test_a_printed_list_stands_in_the_audit_book(
    printing: Callable[[object], PrintPage], camp: int, qtbot: QtBot, tmp_path: Path, holidays: Holidays
) -> None:
    page = printing(CampPaper(camp, PaperKind.TRANSPORT_LIST, LAST))
    file = tmp_path / "transport.pdf"
    page._leave(lambda pdf: page.save_to(file, pdf))
    qtbot.wait_until(file.exists, timeout=PATIENCE)
    line = AuditLine.select().order_by(AuditLine.id.desc()).get()
    groups = ", ".join(f"group {group}" for group in holidays.groups(camp))
    assert (line.action, line.subject) == ("sheets.record_print", "transport_list")
    assert line.detail == f"{groups} 2026-11-27 2026-11-27"
