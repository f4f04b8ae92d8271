"""Camps with the keyboard: planned, children ticked, groups built and corrected, adults, who rides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.camps.values import CampState, StaffDraft, StaffRole
from app.centre import Centre
from app.language import Language
from tests.app.camps.conftest import FIRST, LAST, Holidays
from ui.camps.building import BuildDialog
from ui.camps.choosing import ChooseDialog
from ui.camps.dialogs import CampDialog, CancelDialog, MoveDialog, RideDialog, StaffDialog
from ui.camps.page import CampsPage
from ui.camps.place import ADULTS, GROUPS, CampPlace
from ui.page import Place
from ui.printing.making import CampPaper, PaperKind
from ui.registers.place import RegisterPlace
from ui.today.camp_lines import camp_lines
from ui.window import Window

Settled = Callable[[], None]
Key, Modifier = Qt.Key, Qt.KeyboardModifier
Ctrl = Modifier.ControlModifier
MONDAY = dt.date(2026, 11, 2)


def keyboard(qtbot: QtBot) -> QWidget:
    """The widget that has the keyboard, once the window in front has it."""

    def ready() -> bool:
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        widget = QApplication.focusWidget()
        return widget is not None and (not dialogs or widget.window() in dialogs)

    qtbot.wait_until(ready)
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    qtbot.keyClick(keyboard(qtbot), key, modifier)


def type_text(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClicks(keyboard(qtbot), letter)


def dialog(page: CampsPage, kind: type[QDialog]) -> Any:
    return next(one for one in reversed(page.findChildren(kind)) if one.isVisible())


def column(model: Any, at: int) -> list[str]:
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def show(page: CampsPage, settled: Settled, reference: object) -> None:
    page.reload()
    page.show_record(reference)
    settled()
    to_table(page)


def to_table(page: CampsPage) -> None:
    page.activateWindow()
    page.card.focus_of_view().setFocus()


def test_an_empty_page_offers_the_first_camp(page: CampsPage, settled: Settled) -> None:
    assert page.empty.isVisible()
    assert page.empty.button is not None
    page.empty.button.click()
    settled()
    assert dialog(page, CampDialog).isVisible()


def test_a_camp_is_planned_without_the_mouse(page: CampsPage, centre: Centre, qtbot: QtBot, settled: Settled) -> None:
    page.act.new.trigger()
    settled()
    form = dialog(page, CampDialog)
    press(qtbot, Key.Key_Tab)
    type_text(qtbot, "Rainy camp")
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Tab)
    type_text(qtbot, "16/11/2026")
    form.ends.edit.setFocus()
    type_text(qtbot, "27/11/2026")
    form.place.setFocus()
    type_text(qtbot, "Pagoda")
    form.slots.lines[0].days[0].setFocus()
    press(qtbot, Key.Key_Space)
    form.slots.lines[0].starts.setFocus()
    type_text(qtbot, "8:00")
    press(qtbot, Key.Key_Tab)
    type_text(qtbot, "11:00")
    press(qtbot, Key.Key_Return)
    settled()
    (line,) = centre.camps.camps()
    assert (line.name_en, line.starts, line.ends, line.place) == ("Rainy camp", FIRST, LAST, "Pagoda")
    assert page.card.name.text() == "Rainy camp"
    assert "Mon 08:00–11:00" in page.card.particulars.text()


def test_what_is_missing_is_said_beside_its_field(page: CampsPage, qtbot: QtBot, settled: Settled) -> None:
    page.act.new.trigger()
    settled()
    form = dialog(page, CampDialog)
    press(qtbot, Key.Key_Return)
    assert form.form["starts"].error.text() == "Write a date, such as 3/5/2026."


def test_many_children_are_ticked_at_once(page: CampsPage, holidays: Holidays, qtbot: QtBot, settled: Settled) -> None:
    family = holidays.family("Prek")
    old, young = holidays.child("Old", 12, family=family), holidays.child("Young", 5, family=family)
    others = holidays.children(4)
    camp = holidays.camp()
    show(page, settled, camp)
    page.act.choose.trigger()
    settled()
    choose = dialog(page, ChooseDialog)
    choose.age_from.setFocus()
    type_text(qtbot, "9")
    choose.search.setFocus()
    press(qtbot, Key.Key_Return)
    assert QApplication.focusWidget() is choose.table
    press(qtbot, Key.Key_A, Ctrl)
    press(qtbot, Key.Key_Space)
    assert choose.counts.text() == "3 children ticked · 3 shown"
    choose.siblings.click()
    assert choose.model.ticked == {old, young, others[1], others[3]}
    choose.age_from.clear()
    assert choose.model.rowCount() == 6
    choose.search.setFocus()
    press(qtbot, Key.Key_Return)  # into the list; there it confirms
    assert choose.isVisible()
    press(qtbot, Key.Key_Return)
    settled()
    assert {child.label.id for child in holidays.details(camp).children} == {old, young, others[1], others[3]}
    assert column(page.card.children_model, 2) == ["–"] * 4
    page.act.choose.trigger()
    settled()
    assert dialog(page, ChooseDialog).model.rowCount() == 2


def test_a_filter_that_cannot_be_says_so(page: CampsPage, holidays: Holidays, qtbot: QtBot, settled: Settled) -> None:
    holidays.child("Dara")
    show(page, settled, holidays.camp())
    page.act.choose.trigger()
    settled()
    choose = dialog(page, ChooseDialog)
    choose.age_to.setFocus()
    type_text(qtbot, "x")
    assert choose.form["age_to"].error.text() == "Write a whole number."


def test_groups_are_proposed_corrected_by_keyboard_and_kept(
    page: CampsPage, centre: Centre, holidays: Holidays, qtbot: QtBot, settled: Settled
) -> None:
    camp = holidays.camp(*holidays.children(6))
    centre.camps.add_staff(camp, StaffDraft(StaffRole.MONITOR, name="Marie"))
    show(page, settled, camp)
    page.act.build.trigger()
    settled()
    build = dialog(page, BuildDialog)
    build.number.selectAll()
    type_text(qtbot, "2")
    press(qtbot, Key.Key_Return)  # into the children: nothing is kept before it was looked at
    settled()
    assert QApplication.focusWidget() is build.table
    assert column(build.summary, 1) == ["3", "3"]
    assert column(build.summary, 4) == ["1 : 3", "nobody"]
    first = build.model.rows[0].child.label.id
    build.table.setFocus()
    type_text(qtbot, "2")
    assert column(build.summary, 1) == ["2", "4"]
    assert build.table.current_row() == 1
    press(qtbot, Key.Key_Plus)
    assert column(build.summary, 1) == ["1", "5"]
    type_text(qtbot, "9")  # there is no such group
    assert column(build.summary, 1) == ["1", "5"]
    press(qtbot, Key.Key_Return)
    settled()
    assert [group.ratio.children for group in holidays.details(camp).groups] == [1, 5]
    assert next(c for c in holidays.details(camp).children if c.label.id == first).group == holidays.groups(camp)[1]


def test_brothers_in_another_group_are_told(
    page: CampsPage, holidays: Holidays, qtbot: QtBot, settled: Settled
) -> None:
    family = holidays.family()
    camp = holidays.camp(holidays.child("A", family=family), holidays.child("B", family=family), *holidays.children(2))
    show(page, settled, camp)
    page.act.build.trigger()
    settled()
    build = dialog(page, BuildDialog)
    build.number.selectAll()
    type_text(qtbot, "2")
    settled()
    assert column(build.model, 5) == [""] * 4
    build.siblings.set_value("apart")
    settled()
    assert sorted(column(build.model, 5)) == ["", "", "in another group", "in another group"]


@pytest.mark.parametrize(("typed", "field"), [("0", "groups"), ("x", "groups"), ("", "groups")])
def test_a_number_that_cannot_be_is_refused_beside_its_field(
    page: CampsPage, holidays: Holidays, qtbot: QtBot, settled: Settled, typed: str, field: str
) -> None:
    show(page, settled, holidays.camp(*holidays.children(2)))
    page.act.build.trigger()
    settled()
    build = dialog(page, BuildDialog)
    build.number.clear()
    type_text(qtbot, typed)
    settled()
    assert build.form[field].error.text()


def test_children_ride_with_one_key_and_get_on_somewhere(
    page: CampsPage, holidays: Holidays, qtbot: QtBot, settled: Settled
) -> None:
    camp = holidays.camp(*holidays.children(3))
    show(page, settled, camp)
    press(qtbot, Key.Key_A, Ctrl)
    press(qtbot, Key.Key_R)
    settled()
    assert all(child.rides for child in holidays.details(camp).children)
    page.card.children_view.table.go_to_row(0)
    page.act.stop.trigger()
    settled()
    assert dialog(page, RideDialog).isVisible()
    type_text(qtbot, "Market")
    press(qtbot, Key.Key_Return)
    settled()
    assert column(page.card.children_model, 4) == ["Market", "rides", "rides"]


def test_a_child_is_moved_and_taken_out_and_put_back(
    page: CampsPage, centre: Centre, holidays: Holidays, qtbot: QtBot, settled: Settled
) -> None:
    children = holidays.children(4)
    camp = holidays.camp(*children)
    centre.camps.keep_groups(camp, (tuple(children[:2]), tuple(children[2:])))
    show(page, settled, camp)
    assert column(page.card.children_model, 2) == ["1", "1", "2", "2"]
    page.act.move.trigger()
    settled()
    assert dialog(page, MoveDialog).isVisible()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    settled()
    assert column(page.card.children_model, 2) == ["2", "1", "2", "2"]
    to_table(page)
    press(qtbot, Key.Key_Delete)
    settled()
    assert holidays.details(camp).line.children == 3
    press(qtbot, Key.Key_Z, Ctrl)
    settled()
    assert column(page.card.children_model, 2) == ["2", "1", "2", "2"]


def test_adults_are_written_down_changed_and_taken_out(
    page: CampsPage, holidays: Holidays, qtbot: QtBot, settled: Settled
) -> None:
    camp = holidays.camp()
    show(page, settled, CampPlace(camp, ADULTS))
    page.act.add_adult.trigger()
    settled()
    form = dialog(page, StaffDialog)
    assert form.name.isVisible()
    press(qtbot, Key.Key_Tab)
    type_text(qtbot, "Marie")
    press(qtbot, Key.Key_Return)
    settled()
    assert column(page.card.staff_model, 0) == ["Marie"]
    to_table(page)
    press(qtbot, Key.Key_Return)
    settled()
    form = dialog(page, StaffDialog)
    press(qtbot, Key.Key_Down)  # the coordinator
    assert not form.name.isVisible()
    press(qtbot, Key.Key_Return)
    settled()
    assert column(page.card.staff_model, 0) == ["Sokunthea"]
    page.act.remove_adult.trigger()
    settled()
    assert holidays.details(camp).staff == ()
    page.undo_action.trigger()
    settled()
    assert [one.name for one in holidays.details(camp).staff] == ["Sokunthea"]


def test_a_camp_is_cancelled_with_a_reason_and_takes_place_after_all(
    page: CampsPage, centre: Centre, holidays: Holidays, qtbot: QtBot, settled: Settled
) -> None:
    show(page, settled, holidays.camp())
    page.act.cancel.trigger()
    settled()
    press(qtbot, Key.Key_Return)
    settled()
    ask = dialog(page, CancelDialog)
    assert ask.form["reason"].error.text() == "Say why the camp does not take place."
    type_text(qtbot, "Flood")
    press(qtbot, Key.Key_Return)
    settled()
    assert centre.camps.camps()[0].state is CampState.CANCELLED
    assert "Flood" in page.card.particulars.text()
    assert not page.act.choose.isEnabled()
    page.act.cancel.trigger()
    settled()
    assert centre.camps.camps()[0].state is CampState.PLANNED


def test_a_camp_leads_to_its_register_its_papers_and_its_children(
    page: CampsPage, holidays: Holidays, qtbot: QtBot, settled: Settled
) -> None:
    children = holidays.children(2)
    camp = holidays.camp(*children)
    page.bench.centre.camps.keep_groups(camp, (tuple(children),))
    (group,) = holidays.groups(camp)
    places: list[Place] = []
    page.go_requested.connect(places.append)
    show(page, settled, camp)
    press(qtbot, Key.Key_Return)
    show(page, settled, CampPlace(camp, GROUPS))
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_T, Ctrl)
    assert places == [
        Place("people", children[0]),
        Place("registers", RegisterPlace(group, FIRST, FIRST)),
        Place("print", CampPaper(camp, PaperKind.TRANSPORT_LIST, FIRST)),
    ]


def test_groups_are_not_built_anew_once_a_register_was_entered(
    page: CampsPage, holidays: Holidays, settled: Settled
) -> None:
    (child,) = holidays.children(1)
    camp = holidays.running(child)
    holidays.mark(holidays.groups(camp)[0], child, MONDAY)
    show(page, settled, camp)
    assert not page.act.build.isEnabled()
    assert page.act.choose.isEnabled()


def test_the_list_is_searched_by_name_and_year(
    page: CampsPage, holidays: Holidays, qtbot: QtBot, settled: Settled
) -> None:
    holidays.camp()
    holidays.camp(first=dt.date(2027, 4, 19), last=dt.date(2027, 4, 30))
    page.reload()
    settled()
    page.start_search()
    type_text(qtbot, "2027")
    assert column(page.model, 1) == ["19–30 Apr"]
    type_text(qtbot, "x")
    assert page.empty.isVisible()


def test_every_action_has_words_and_keys(page: CampsPage) -> None:
    without = [
        action.text() for action in page.actions() if isinstance(action, QAction) and action.shortcut().isEmpty()
    ]
    assert without == []


def test_the_page_opens_from_everywhere_and_today_leads_to_what_is_missing(
    window: Window, holidays: Holidays, qtbot: QtBot, settled: Settled
) -> None:
    camp = holidays.camp(*holidays.children(2))
    qtbot.keyClick(window, Key.Key_V, Ctrl | Modifier.ShiftModifier)
    settled()
    assert isinstance(window.page, CampsPage)
    window.go(Place("today"))
    settled()
    (line,) = camp_lines(window.bench.centre.today.overview().camps, Language("en"))
    assert line.spoken == "Holiday camp begins on 16/11/2026, 2 children have no group yet."
    assert line.place == Place("camps", CampPlace(camp, GROUPS))
