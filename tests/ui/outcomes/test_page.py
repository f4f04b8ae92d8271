"""The page After the course, with real key presses on a real centre."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.outcomes.values import EmployerDraft, OutcomeEntry, OutcomeRequest, OutcomeState
from app.rights import Role
from app.use_case import Account
from tests.finished_cohort import PASSED, STARTS, FinishedCohort, finished_cohort
from ui.outcomes.details_dialog import DetailsDialog
from ui.outcomes.employer_dialogs import EmployerDialog, MergeDialog
from ui.outcomes.page import OutcomesPage
from ui.outcomes.place import EMPLOYERS, OutcomePlace
from ui.page import Place
from ui.printing.paper_dialog import PaperDialog
from ui.window import Window
from ui.workbench import Workbench

Settled = Callable[[], None]
FOUR = ["SOK Dara 1", "SOK Dara 2", "SOK Dara 3", "SOK Dara 4"]


@pytest.fixture
def cooks(bench: Workbench) -> FinishedCohort:
    """A cohort that ended on 11 September: the call after a month is due."""
    return finished_cohort(bench.centre, starts=STARTS - dt.timedelta(days=28))


@pytest.fixture
def page(cooks: FinishedCohort, window: Window, settled: Settled) -> OutcomesPage:
    window.activateWindow()
    window.go(Place("outcomes", OutcomePlace(cooks.cohort, 1)))
    settled()
    assert isinstance(window.page, OutcomesPage)
    window.page.grid_table.setFocus()
    return window.page


def dialog(window: Window, kind: type[QDialog]) -> QDialog:
    return next(one for one in window.findChildren(kind) if one.isVisible())


def told(page: OutcomesPage, month: int = 1) -> list[str]:
    column = page.grid.column_of(month)
    return [str(page.grid.index(row, column).data()) for row in range(page.grid.rowCount())]


def test_calls_that_are_due_lead_to_the_row_of_the_person(
    cooks: FinishedCohort, window: Window, settled: Settled
) -> None:
    window.go(Place("outcomes", "calls"))
    settled()
    page = window.page
    assert isinstance(page, OutcomesPage)
    assert [call.label.name_latin for call in page.calls.rows] == FOUR
    page.calls_table.setFocus()
    page.calls_table.go_to_row(2)
    QTest.keyClick(page.calls_table, Qt.Key.Key_Return)
    settled()
    assert page.bar.view() == "grid"
    assert page.bar.cohorts.cohort() == cooks.cohort
    assert page.grid_table.current_row() == 2


def test_letters_set_outcomes_and_go_down(page: OutcomesPage, settled: Settled) -> None:
    QTest.keyClicks(page.grid_table, "E+s-JU")
    settled()
    assert told(page) == ["E+ employed", "S− self-employed", "J looking for work", "U not reached"]
    assert page.undo.words.text() == "SOK Dara 4: U not reached"


def test_the_last_entry_is_undone(page: OutcomesPage, window: Window, settled: Settled) -> None:
    QTest.keyClicks(page.grid_table, "EN")
    settled()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert told(page)[:2] == ["E employed", "to ask"]


def test_backspace_clears_and_left_and_right_change_the_month(page: OutcomesPage, settled: Settled) -> None:
    QTest.keyClicks(page.grid_table, "E")
    settled()
    page.grid_table.go_to_row(0)
    QTest.keyClick(page.grid_table, Qt.Key.Key_Backspace)
    settled()
    assert told(page)[0] == "to ask"
    QTest.keyClick(page.grid_table, Qt.Key.Key_Right)
    assert page.grid.month == 3
    QTest.keyClick(page.grid_table, Qt.Key.Key_Left)
    assert page.grid.month == 1


def test_a_line_of_numbers_and_letters_is_typed_from_paper(page: OutcomesPage, settled: Settled) -> None:
    QTest.keyClicks(page.bar.typed, "1E+ 3s 9J")
    QTest.keyClick(page.bar.typed, Qt.Key.Key_Return)
    assert page.error.text() == "There is no row 9 in this list."
    assert page.bar.typed.text() == "1E+ 3s 9J"
    page.bar.typed.setText("1E+ 3s 4N")
    QTest.keyClick(page.bar.typed, Qt.Key.Key_Return)
    settled()
    assert told(page) == ["E+ employed", "to ask", "S self-employed", "N not working"]
    assert page.undo.words.text() == "3 outcomes recorded"
    assert page.bar.typed.text() == ""


def test_what_cannot_be_recorded_yet_is_not_shown(page: OutcomesPage, settled: Settled) -> None:
    QTest.keyClick(page.grid_table, Qt.Key.Key_Right)
    QTest.keyClicks(page.grid_table, "E")
    settled()
    assert told(page, 3)[0] == "11 Dec"


def test_details_are_typed_in_a_form_and_a_new_employer_is_made(
    page: OutcomesPage, window: Window, settled: Settled
) -> None:
    QTest.keyClick(page.grid_table, Qt.Key.Key_Return)
    settled()
    form = dialog(window, DetailsDialog)
    assert isinstance(form, DetailsDialog)
    form.in_trade.set_value("yes")
    form.employer.setFocus()
    form.employer.setEditText("Hotel Blue")
    form.contract.set_value("written")
    form.note.setText("likes it")
    QTest.keyClick(form, Qt.Key.Key_Return)
    settled()
    row = page.grid.rows[0]
    entry = row.entries[1]
    assert (entry.state, entry.in_trade, entry.contract, entry.note) == (
        OutcomeState.EMPLOYED,
        True,
        "written",
        "likes it",
    )
    assert [one.draft.name_latin for one in page.bench.centre.outcomes.employers()] == ["Hotel Blue"]
    assert "Hotel Blue" in str(page.grid.index(0, page.grid.column_of(1)).data(Qt.ItemDataRole.ToolTipRole))


def test_only_what_belongs_to_a_state_is_asked(page: OutcomesPage, window: Window, settled: Settled) -> None:
    QTest.keyClick(page.grid_table, Qt.Key.Key_F2)
    settled()
    form = dialog(window, DetailsDialog)
    assert isinstance(form, DetailsDialog)
    shown = {}
    for state in ("employed", "self_employed", "studying"):
        form.state.set_value(state)
        fields = ("in_trade", "employer", "contract", "income_band", "support")
        shown[state] = [field for field in fields if not form.form[field].isHidden()]
    assert shown == {
        "employed": ["in_trade", "employer", "contract", "income_band"],
        "self_employed": ["in_trade", "income_band", "support"],
        "studying": [],
    }


def test_employers_are_written_down_merged_and_brought_back(
    page: OutcomesPage, cooks: FinishedCohort, window: Window, settled: Settled
) -> None:
    window.go(Place("outcomes", EMPLOYERS))
    settled()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = dialog(window, EmployerDialog)
    assert isinstance(form, EmployerDialog)
    QTest.keyClick(form, Qt.Key.Key_Return)
    settled()
    assert "at least one script" in form.form["name_km"].error.text()
    QTest.keyClicks(form.name_latin, "Bakery")
    QTest.keyClick(form, Qt.Key.Key_Return)
    settled()
    other = page.bench.centre.outcomes.add_employer(EmployerDraft(name_latin="The bakery")).value
    entry = OutcomeEntry(OutcomeState.EMPLOYED, employer=other)
    page.bench.centre.outcomes.record(cooks.cohort, [OutcomeRequest(cooks.people[PASSED[0]], 1, entry)])
    page.reload()
    settled()
    page.employers_table.go_to_row(1)
    page.act.merge.trigger()
    merge = dialog(window, MergeDialog)
    QTest.keyClick(merge, Qt.Key.Key_Return)
    settled()
    assert [(one.draft.name_latin, one.people) for one in page.employers.rows] == [("Bakery", 1), ("The bakery", 0)]
    page.act.undo.trigger()
    settled()
    assert {one.draft.name_latin: one.people for one in page.employers.rows} == {"Bakery": 0, "The bakery": 1}


@pytest.mark.usefixtures("page")
def test_the_outcome_list_is_printed(window: Window, settled: Settled, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settled()
    paper = dialog(window, PaperDialog)
    assert isinstance(paper, PaperDialog)
    qtbot.wait_until(paper.save_button.isEnabled)
    assert paper.preview.pages() == 1


def test_who_may_not_record_cannot_type(
    cooks: FinishedCohort, bench: Workbench, qtbot: QtBot, settled: Settled
) -> None:
    bench.centre._desk.account = Account(1, "Vanna", Role.OFFICE)
    made = OutcomesPage(bench)
    qtbot.add_widget(made)
    made.show_record(OutcomePlace(cooks.cohort, 1))
    made.reload()
    settled()
    QTest.keyClicks(made.grid_table, "E")
    settled()
    assert told(made)[0] == "to ask"
    assert not made.bar.typed.isEnabled()
