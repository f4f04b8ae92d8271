"""The page Groups under real keys, on a real centre."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.calendar.values import ChangedHoursDraft, ClosureDraft
from app.centre import Centre
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.people.values import PersonDraft
from ui.groups.calendar_dialogs import CloseDialog
from ui.groups.dialogs import ExtraSessionDialog, GroupDialog, TimetableDialog
from ui.groups.member_dialogs import EndDialog, MoveDialog, PlaceDialog
from ui.groups.model import GroupColumn
from ui.groups.page import GroupsPage
from ui.groups.place import CALENDAR
from ui.page import Place
from ui.registers.place import RegisterPlace
from ui.workbench import Workbench

TODAY = dt.date(2026, 11, 6)
FRIDAYS = SlotDraft(4, dt.time(7), dt.time(11))
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def person(centre: Centre, latin: str, khmer: str = "") -> int:
    return centre.people.add(PersonDraft(given_name_latin=latin, given_name_km=khmer)).value


@pytest.fixture
def groups(centre: Centre) -> list[int]:
    """Small stars with two places, both taken, and Butterflies, empty."""
    stars = GroupDraft(Programme.DAYCARE, "កូនផ្កាយ", "Small stars", capacity=2, age_from=3, age_to=5)
    moths = GroupDraft(Programme.AFTER_SCHOOL, "មេអំបៅ", "Butterflies")
    made = [centre.groups.add(draft, [FRIDAYS]).value for draft in (stars, moths)]
    people = [person(centre, name, khmer) for name, khmer in (("Sophea", "សុភា"), ("Dara", "ដារ៉ា"))]
    centre.groups.enrol(made[0], people, dt.date(2026, 10, 1))
    return made


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, groups: list[int], settled: Callable[[], None]) -> GroupsPage:
    shown = GroupsPage(bench)
    qtbot.add_widget(shown)
    shown.resize(1100, 700)
    with qtbot.wait_exposed(shown):
        shown.show()
    shown.activateWindow()
    bench.changed.connect(lambda _change: shown.reload())
    shown.reload()
    settled()
    assert shown.table.current_row() == 0
    assert shown.card.details is not None
    assert shown.card.details.line.id == groups[0]
    return shown


def dialog(page: GroupsPage, kind: type[Any]) -> Any:
    (found,) = [one for one in page.findChildren(kind) if one.isVisible()]
    return found


def names(page: GroupsPage) -> list[str]:
    return [page.card.members.index(row, 1).data() for row in range(page.card.members.rowCount())]


def type_and_enter(field: QLineEdit, text: str) -> None:
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)


def test_groups_stand_by_programme_with_their_counts(page):
    rows = [[page.model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert rows == [
        ["Small stars · កូនផ្កាយ", "daycare", "2 / 2", ""],
        ["Butterflies · មេអំបៅ", "after-school", "0", ""],
    ]


def test_members_stand_in_khmer_order(page):
    assert names(page) == ["Dara", "Sophea"]


def test_somebody_is_enrolled_by_name_and_enter_and_it_can_be_undone(page, centre, groups, settled):
    person(centre, "Bopha")
    QTest.keyClick(page.table, Key.Key_Down)
    settled()
    QTest.keyClick(page.table, Key.Key_I, CTRL)
    assert page.card.enrol.hasFocus()
    type_and_enter(page.card.enrol, "boph")  # faster than the answer
    settled()
    settled()
    assert [m.name_latin for m in centre.groups.group(groups[1]).members] == ["Bopha"]
    assert names(page) == ["Bopha"]
    assert page.card.enrol.hasFocus()
    QTest.keyClick(page.table, Key.Key_Z, CTRL)
    settled()
    assert centre.groups.group(groups[1]).members == ()


def test_arrows_choose_among_those_who_are_found(page, centre, groups, settled):
    for name in ("Bopha", "Bora"):
        person(centre, name)
    QTest.keyClicks(page.card.enrol, "bo")
    settled()
    assert page.card.enrol.found.count() == 2
    QTest.keyClick(page.card.enrol, Key.Key_Down)
    QTest.keyClick(page.card.enrol, Key.Key_Return)
    settled()
    assert [m.name_latin for m in centre.groups.group(groups[0]).waiting] == ["Bora"]
    assert "waits" in page.undo.words.text()


def test_who_leaves_makes_room_for_who_waits(page, centre, groups, settled):
    centre.groups.enrol(groups[0], [person(centre, "Bopha")], TODAY)
    page.card.table.go_to_row(0)
    QTest.keyClick(page.card.table, Key.Key_Delete)
    leaving = dialog(page, EndDialog)
    leaving.last.edit.setText("05/11/2026")
    type_and_enter(leaving.reason, "moved away")
    settled()
    assert page.act.place.isEnabled()
    assert "Bopha" in page.card.offered.text()
    page.act.place.trigger()
    QTest.keyClick(dialog(page, PlaceDialog).starts.edit, Key.Key_Return)
    settled()
    assert [m.name_latin for m in centre.groups.group(groups[0]).members] == ["Sophea", "Bopha"]


def test_two_children_move_to_another_group_in_one_step(page, centre, groups, settled):
    page.card.table.selectAll()
    QTest.keyClick(page.card.table, Key.Key_M, CTRL)
    moving = dialog(page, MoveDialog)
    assert moving.heading.text() == "Move 2 people to another group"
    moving.since.edit.setText("1/12/2026")
    type_and_enter(moving.reason, "older")
    settled()
    assert len(centre.groups.group(groups[1], dt.date(2026, 12, 1)).members) == 2
    assert centre.groups.group(groups[0], dt.date(2026, 12, 1)).members == ()


def test_a_new_group_is_made_with_the_keyboard_alone(page, centre, settled):
    QTest.keyClick(page.table, Key.Key_N, CTRL)
    making = dialog(page, GroupDialog)
    assert making.focusWidget() is making.name_km
    making.name_km.insert("ផ្កាឈូក")
    line = making.slots.lines[0]
    line.days[0].setFocus()
    QTest.keyClick(line.days[0], Key.Key_Space)
    QTest.keyClicks(line.starts, "730")
    type_and_enter(line.ends, "11")
    settled()
    (made,) = [g for g in centre.groups.listing() if g.name_km == "ផ្កាឈូក"]
    slot = centre.groups.group(made.id).slots[0]
    assert (slot.weekday, slot.starts, slot.ends) == (0, dt.time(7, 30), dt.time(11))
    assert page.card.details.line.id == made.id


def test_a_group_without_a_name_keeps_what_was_typed_and_says_why(page, settled):
    page.act.new.trigger()
    making = dialog(page, GroupDialog)
    type_and_enter(making.room, "2")
    settled()
    assert making.isVisible()
    assert making.room.text() == "2"
    assert "name" in making.form["name_km"].error.text()


def test_hours_that_cannot_be_are_told_beside_the_week(page, settled):
    page.act.week.trigger()
    changing = dialog(page, TimetableDialog)
    changing.slots.lines[0].ends.clear()
    type_and_enter(changing.slots.lines[0].ends, "6")
    settled()
    assert changing.form["slots"].error.text() == "It must end later than it starts."


def test_a_new_timetable_begins_on_its_day(page, centre, groups, settled):
    page.act.week.trigger()
    changing = dialog(page, TimetableDialog)
    changing.slots.lines[0].days[5].click()
    changing.since.edit.selectAll()
    type_and_enter(changing.since.edit, "1/12/2026")
    settled()
    assert "From 01/12/2026 on: Saturday 07:00–11:00" in page.card.dated.text()
    assert len(centre.groups.group(groups[0], dt.date(2026, 12, 1)).slots) == 2


def test_an_extra_session_is_added_and_cancelled(page, settled):
    page.act.extra.trigger()
    adding = dialog(page, ExtraSessionDialog)
    adding.date.edit.setText("8/11/2026")
    adding.starts.setText("8")
    type_and_enter(adding.ends, "10")
    settled()
    assert page.card.dated.text() == "Extra session: Sunday 08/11/2026, 08:00–10:00"
    page.act.extra.trigger()
    dialog(page, ExtraSessionDialog).planned[0].click()
    settled()
    assert page.card.dated.isHidden()


def test_an_archived_group_that_is_asked_for_is_shown_though_not_listed(page, centre, groups, settled):
    centre.groups.archive(groups[1])
    page.show_record(groups[1])
    page.reload()
    settled()
    assert page.card.details.line.id == groups[1]
    assert page.card.enrol.isHidden()


def test_enter_opens_the_register_of_the_group_and_the_person(page, groups, qtbot):
    with qtbot.wait_signal(page.go_requested) as asked:
        QTest.keyClick(page.table, Key.Key_Return)
    assert asked.args == [Place("registers", RegisterPlace(groups[0], TODAY, TODAY))]
    page.card.table.go_to_row(0)
    with qtbot.wait_signal(page.go_requested) as asked:
        QTest.keyClick(page.card.table, Key.Key_Return)
    assert asked.args == [Place("people", page.card.members.rows[0].person)]


def test_the_sheet_of_next_week_is_one_key_away(page, groups, qtbot):
    with qtbot.wait_signal(page.go_requested) as asked:
        QTest.keyClick(page.table, Key.Key_P, CTRL)
    assert asked.args == [Place("print", RegisterPlace(groups[0], dt.date(2026, 11, 9), dt.date(2026, 11, 15)))]


def test_an_archived_group_is_found_again_and_brought_back(page, centre, groups, settled):
    centre.groups.archive(groups[1])
    page.bar.archived.setChecked(True)
    settled()
    assert list(page.model.ids()) == [groups[1]]
    assert not page.act.register.isEnabled()
    page.act.bring_back.trigger()
    settled()
    assert len(centre.groups.listing()) == 2


def test_undo_behind_an_enrolment_takes_the_enrolment_back(page, centre, settled):
    centre.groups.change(page.card.details.line.id, GroupDraft(Programme.DAYCARE, name_en="Small stars"))
    person(centre, "Rithy")
    page.card.enrol.setFocus()
    QTest.keyClicks(page.card.enrol, "rithy")
    settled()
    QTest.keyClick(page.card.enrol, Key.Key_Return)
    settled()
    assert set(names(page)) == {"Dara", "Rithy", "Sophea"}
    QTest.keyClick(page.card.enrol, Key.Key_Z, CTRL)
    settled()
    assert page.card.enrol.text() == ""
    assert names(page) == ["Dara", "Sophea"]


def test_enter_on_cancel_cancels(page, centre, settled):
    page.show_record(CALENDAR)
    QTest.keyClick(page, Key.Key_N, CTRL)
    shown = dialog(page, CloseDialog)
    QTest.keyClicks(shown.name_km, "rain")
    shown.cancel_button.setFocus()
    QTest.keyClick(shown.cancel_button, Key.Key_Return)
    settled()
    assert centre.calendar.closed_days(TODAY, TODAY) == ()


def test_the_timetable_opens_with_the_keyboard_on_its_first_day(page):
    QTest.keyClick(page, Key.Key_T, CTRL)
    shown = dialog(page, TimetableDialog)
    assert shown.focusWidget() is shown.slots.lines[0].days[0]


def test_f4_and_f3_turn_to_the_calendar_and_back_with_the_keyboard_in_it(page, qtbot, settled):
    page.window().activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_F4)
    settled()
    assert page.place() == CALENDAR
    assert page.calendar.year.hasFocus()
    qtbot.keyClick(page, Qt.Key.Key_F3)
    assert page.table.hasFocus()


def test_the_calendar_closes_days_and_opens_them_again(page, centre, settled):
    page.show_record(CALENDAR)
    settled()
    year = page.calendar.year
    year.setFocus()
    QTest.keyClick(year, Key.Key_Down)
    assert year.day == dt.date(2026, 11, 13)
    QTest.keyClick(year, Key.Key_Return)
    closing = page.calendar.findChildren(QDialog)[0]
    closing.name_km.insert("ទឹកជំនន់")
    QTest.keyClick(closing.name_km, Key.Key_Return)
    settled()
    assert [c.first for c in centre.calendar.year(2026).closures if not c.public] == [year.day]
    assert "ទឹកជំនន់" in year.words_of(year.day)
    QTest.keyClick(year, Key.Key_Return)
    (change,) = [one for one in page.calendar.findChildren(QDialog) if one.isVisible()]
    change.foot.itemAt(0).widget().click()
    settled()
    assert [c for c in centre.calendar.year(2026).closures if not c.public] == []


def test_a_holiday_is_worked_when_somebody_says_so(page, centre, settled):
    page.show_record(CALENDAR)
    settled()
    holiday = dt.date(2026, 11, 9)
    page.calendar.open_day(holiday)
    (asking,) = [one for one in page.calendar.findChildren(QDialog) if one.isVisible()]
    asking.confirm_button.click()
    settled()
    assert next(d for d in centre.calendar.year(2026).days if d.date == holiday).worked


def test_a_year_that_is_looked_at_first_gets_its_holidays(page, centre, settled):
    page.show_record(CALENDAR)
    for _ in range(2):
        page.calendar.after_action.trigger()
        settled()
    assert page.calendar.year.day.year == 2028
    settled()
    assert centre.calendar.year(2028).holidays_known
    assert page.calendar.closures.rowCount() > 10


def test_changed_hours_are_listed(page, centre, settled):
    centre.calendar.change_hours(ChangedHoursDraft(None, TODAY, TODAY, minutes_earlier=30, reason="Heat"))
    page.show_record(CALENDAR)
    page.reload()
    settled()
    assert page.calendar.hours.index(0, 1).data() == "all groups · 30 minutes earlier · Heat"


def test_closures_are_named_in_khmer_for_a_khmer_reader(page, bench, centre, settled):
    centre.calendar.close(ClosureDraft(TODAY, TODAY, "ទឹកជំនន់", "Flood"))
    bench.tongue.use("km")
    page.show_record(CALENDAR)
    page.reload()
    settled()
    shown = [page.calendar.closures.index(row, 1).data() for row in range(page.calendar.closures.rowCount())]
    assert "ទឹកជំនន់" in shown
    assert "ពិធីបុណ្យឯករាជ្យជាតិ" in shown


def test_models_keep_the_rules_of_qt(page, qtmodeltester):
    for model in (page.model, page.card.members, page.calendar.closures, page.calendar.hours):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        qtmodeltester.check(model)


def test_sorting_keeps_the_group_that_was_chosen(page, groups):
    page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [line.name_en for line in page.model.rows()] == ["Butterflies", "Small stars"]
    assert page.model.row_at(page.table.current_row()).id == groups[0]


@pytest.mark.parametrize("code", ["km", "fr", "pseudo"])
def test_names_of_groups_keep_their_room_in_a_small_window(
    page: GroupsPage, bench: Workbench, code: str, settled: Callable[[], None]
) -> None:
    bench.tongue.use(code)
    page.resize(831, 640)  # the page in a window of 1024
    page.reload()
    settled()
    assert page.table.columnWidth(GroupColumn.NAME) >= 150
    assert page.table.horizontalScrollBar().maximum() == 0
