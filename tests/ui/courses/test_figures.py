"""The figures of courses and those that were frozen, with real keys on a real centre."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.figures.values import FiguresBy, FiguresFilter
from app.outcomes.values import OutcomeEntry, OutcomeRequest, OutcomeState
from app.rights import Role
from app.use_case import Account
from tests.finished_cohort import PASSED, FinishedCohort, finished_cohort
from ui.courses.behind_dialog import BehindDialog
from ui.courses.freeze_dialog import FreezeDialog
from ui.courses.page import CoursesPage
from ui.courses.place import FIGURES, FROZEN, FrozenPlace
from ui.page import Place
from ui.printing.paper_dialog import PaperDialog
from ui.window import Window
from ui.workbench import Workbench

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FIRST_WEEK = dt.date(2026, 9, 7)
Settled = Callable[[], None]


@pytest.fixture
def cooks(bench: Workbench) -> FinishedCohort:
    made = finished_cohort(bench.centre, starts=FIRST_WEEK)
    made.issue(PASSED[0])
    entry = OutcomeEntry(OutcomeState.EMPLOYED, in_trade=True)
    bench.centre.outcomes.record(made.cohort, [OutcomeRequest(made.people[PASSED[0]], 1, entry)])
    return made


@pytest.fixture
def page(cooks: FinishedCohort, window: Window, settled: Settled) -> CoursesPage:
    assert cooks.cohort
    window.activateWindow()
    window.go(Place("courses", FIGURES))
    settled()
    assert isinstance(window.page, CoursesPage)
    window.page.figures.board.table.setFocus()
    return window.page


def dialog(window: Window, kind: type[QDialog]) -> QDialog:
    return next(one for one in window.findChildren(kind) if one.isVisible())


def row(page: CoursesPage, at: int) -> list[str]:
    model = page.figures.board.model
    name = model.headerData(at, Qt.Orientation.Vertical)
    return [name, *(str(model.index(at, column).data()) for column in range(model.columnCount()))]


def test_one_table_has_everything_with_everybody_in_the_last_row_and_the_formulas_below(page: CoursesPage) -> None:
    figures = ["5", "4", "80%", "1", "1", "20%", "1 = 100% / 25%", "1", "–", "", "–", "", "–", "", "found work 1"]
    assert [row(page, at) for at in range(2)] == [["Cooking, cohort 1", *figures], ["All together", *figures]]
    for formula in (
        "Drop-out = leavers / enrolled",
        "completers working / completers reached",
        "Each person counts once",
    ):
        assert formula in page.figures.board.formulas.text()
    QAbstractItemModelTester(page.figures.board.model)


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("course", "Cooking"),
        ("trade", "Cooking"),
        ("sex", "female"),
        ("age", "18–24 years"),
        ("source", "did not apply"),
    ],
)
def test_the_table_is_told_apart_as_is_chosen(page: CoursesPage, settled: Settled, by: str, name: str) -> None:
    page.figures.by.set_value(by)
    page.figures.reload()
    settled()
    assert row(page, 0)[:2] == [name, "5"]


def test_years_and_trades_filter_the_table(page: CoursesPage, settled: Settled) -> None:
    for field in (page.figures.year, page.figures.trade):
        assert field.count() == 2
        QTest.keyClick(field, Key.Key_Down)
        settled()
        assert (field.currentIndex(), row(page, 0)[1]) == (1, "5")


def test_enter_shows_who_is_behind_the_figures_of_a_row(page: CoursesPage, window: Window) -> None:
    QTest.keyClick(page.figures.board.table, Key.Key_Down)
    QTest.keyClick(page.figures.board.table, Key.Key_Return)
    shown = dialog(window, BehindDialog)
    assert isinstance(shown, BehindDialog)
    assert shown.heading.text() == "All together"
    shown.figure.setCurrentIndex(shown.figure.findData("left:job"))
    assert shown.figure.currentText() == "Left: found work: 1"
    assert [shown.model.index(0, column).data() for column in (1, 2)] == ["SOK Dara 5", "សុខ ងាវ"]


def test_a_copied_row_begins_with_its_name(page: CoursesPage) -> None:
    QTest.keyClick(page.figures.board.table, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("Cooking, cohort 1\t5\t4\t80%")


def test_figures_are_frozen_by_key_and_open_afterwards(page: CoursesPage, window: Window, settled: Settled) -> None:
    QTest.keyClick(window, Key.Key_G, CTRL | SHIFT)
    asked = dialog(window, FreezeDialog)
    assert isinstance(asked, FreezeDialog)
    QTest.keyClick(asked, Key.Key_Return)
    settled()
    assert "for whom" in asked.form["title"].error.text()
    QTest.keyClicks(asked.title, "Yearly report")
    QTest.keyClick(asked.title, Key.Key_Return)
    settled()
    settled()
    assert page.view == FROZEN
    assert page.frozen.lines.currentText() == "Yearly report · 06/11/2026"
    assert "by Sokunthea" in page.frozen.particulars.text()
    assert page.frozen.board.model.index(0, 0).data() == "5"
    page.frozen.board.table.opened.emit(page.frozen.board.table.currentIndex())
    assert isinstance(dialog(window, BehindDialog), BehindDialog)


def test_a_place_leads_to_one_of_several_tables(page: CoursesPage, window: Window, settled: Settled) -> None:
    figures = page.bench.centre.figures
    first = figures.freeze(FiguresFilter(), "First").value
    figures.freeze(FiguresFilter(FiguresBy.SEX), "Second")
    window.go(Place("courses", FrozenPlace(first.id)))
    settled()
    settled()
    assert page.frozen.frozen is not None
    assert page.frozen.frozen.line == first
    QTest.keyClick(page.frozen.lines, Key.Key_Up)
    settled()
    assert page.frozen.frozen.line.title == "Second"
    assert page.frozen.board.model.headerData(0, Qt.Orientation.Vertical) == "female"


def test_figures_of_today_and_frozen_ones_are_printed(
    page: CoursesPage, window: Window, settled: Settled, qtbot: QtBot
) -> None:
    page.bench.centre.figures.freeze(FiguresFilter(), "Report")
    for view in (FIGURES, FROZEN):
        window.activateWindow()  # no window manager gives it back after a dialog
        page.go_to(view)
        settled()
        settled()
        QTest.keyClick(window, Key.Key_P, CTRL)
        settled()
        paper = dialog(window, PaperDialog)
        assert isinstance(paper, PaperDialog)
        qtbot.wait_until(paper.save_button.isEnabled)
        assert paper.preview.pages() == 1
        paper.close()
        settled()


def test_who_may_not_freeze_is_offered_nothing_of_it(
    cooks: FinishedCohort, bench: Workbench, qtbot: QtBot, settled: Settled
) -> None:
    bench.centre._desk.account = Account(1, "Vanna", Role.TRAINER)
    made = CoursesPage(bench)
    qtbot.add_widget(made)
    made.show_record(FIGURES)
    made.reload()
    settled()
    assert cooks.cohort
    assert row(made, 0)[1] == "5"
    assert not made.act.freeze.isEnabled()
    made.show_record(FrozenPlace(1))
    assert made.view == FIGURES
