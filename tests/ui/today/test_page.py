"""The Today page under real keys, on a real centre."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from app.accounts.values import AccountDraft
from app.centre import Centre
from app.dates import BirthDate
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.people.values import PersonDraft
from app.rights import Role
from ui.page import Place
from ui.registers.place import RegisterPlace
from ui.theme import SPACE
from ui.today.page import TodayPage
from ui.workbench import Workbench

TODAY = dt.date(2026, 11, 6)
LAST_WEEK = dt.date(2026, 10, 30)
Key = Qt.Key


def group(centre: Centre, name: str, hour: int, starts: dt.date = LAST_WEEK) -> int:
    draft = GroupDraft(Programme.DAYCARE, name_en=name, starts=starts)
    made = centre.groups.add(draft, [SlotDraft(4, dt.time(hour), dt.time(hour + 2))]).value
    person = centre.people.add(PersonDraft(given_name_latin=name)).value
    centre.groups.enrol(made, [person], starts)
    return made


@pytest.fixture
def groups(centre: Centre) -> list[int]:
    return [group(centre, "Stars", 7), group(centre, "Moons", 9)]


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, settled: Callable[[], None]) -> Callable[[], TodayPage]:
    def open_page() -> TodayPage:
        shown = TodayPage(bench)
        qtbot.add_widget(shown)
        shown.resize(1100, 700)
        with qtbot.wait_exposed(shown):
            shown.show()
        shown.activateWindow()
        shown.reload()
        settled()
        return shown

    return open_page


def place(group_id: int, day: dt.date) -> Place:
    return Place("registers", RegisterPlace(group_id, day, day))


def press(page: TodayPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.window().focusWidget() or page, key)


def test_enter_opens_the_next_register_at_once(page, groups, qtbot):
    today = page()
    with qtbot.wait_signal(today.go_requested) as asked:
        press(today, Key.Key_Return)
    assert asked.args == [place(groups[0], TODAY)]


def test_arrows_move_through_all_lines_and_enter_opens_each(page, groups):
    today, asked = page(), []
    today.go_requested.connect(asked.append)
    press(today, Key.Key_Down, Key.Key_Return)
    press(today, Key.Key_Down, Key.Key_Return)
    press(today, Key.Key_Up, Key.Key_Up, Key.Key_Return)
    assert asked == [place(groups[1], TODAY), place(groups[0], LAST_WEEK), place(groups[0], TODAY)]


@pytest.mark.usefixtures("groups")
def test_right_goes_to_the_to_dos_and_left_comes_back(page):
    today = page()
    press(today, Key.Key_Right)
    assert today.to_do.list.hasFocus()  # Monday is a public holiday
    press(today, Key.Key_Left)
    assert today.registers.list.hasFocus()


def test_the_cursor_stands_on_the_first_register_that_is_not_entered(page, groups, centre):
    centre.attendance.mark_rest_present(centre.attendance.of_day(TODAY)[0].session)
    today = page()
    line = today.registers.list.current_line()
    assert line is not None
    assert line.place == place(groups[1], TODAY)


def test_enter_on_the_children_who_turn_six_opens_the_start_of_school(page, groups, centre):
    child = centre.people.add(PersonDraft(given_name_latin="Bopha", birth=BirthDate(dt.date(2021, 3, 1)))).value
    centre.groups.enrol(groups[0], [child], LAST_WEEK)
    centre.accounts.add(AccountDraft("Dara", Role.COORDINATOR), "rice field 9")
    centre.accounts.renew_recovery_code()
    centre.accounts.confirm_recovery_sheet()  # no reminder stands above
    today, asked = page(), []
    today.go_requested.connect(asked.append)
    press(today, Key.Key_Right, Key.Key_Return)
    assert today.to_do.list.lines.lines[0].title == "1 child turns six before school starts"
    assert asked == [Place("after-school", "starters")]


def test_the_page_scrolls_with_the_cursor(page, centre, qtbot):
    for hour in range(6, 20):
        group(centre, f"Group {hour}", hour)
    today = page()
    today.resize(900, 300)
    bar = today.area.verticalScrollBar()
    qtbot.wait_until(lambda: bar.maximum() > 0)
    for _ in range(20):
        press(today, Key.Key_Down)
    assert today.missing.list.hasFocus()
    assert today.registers.list.visualRect(today.registers.list.lines.index(0, 0)).top() == 0
    row = today.missing.list.visualRect(today.missing.list.currentIndex())
    below = today.missing.list.viewport().mapTo(today.area.viewport(), row.bottomLeft())
    assert 0 < below.y() <= today.area.viewport().height()


def test_both_columns_begin_at_one_height_under_the_title(page):
    shown = page()
    left, right = (part.mapTo(shown, part.rect().topLeft()) for part in (shown.registers, shown.to_do))
    assert left.y() == right.y()
    assert left.x() == 6 * SPACE


def test_when_today_is_entered_the_newest_missing_register_is_next(page, groups, centre, qtbot):
    for session in centre.attendance.of_day(TODAY):
        centre.attendance.mark_rest_present(session.session)
    today = page()
    with qtbot.wait_signal(today.go_requested) as asked:
        today.next_action.trigger()
    assert asked.args == [place(groups[0], LAST_WEEK)]


@pytest.mark.usefixtures("groups")
def test_an_entered_day_says_so(page, centre):
    for session in centre.attendance.between(LAST_WEEK, TODAY):
        centre.attendance.mark_rest_present(session.session)
    today = page()
    assert not today.next_action.isEnabled()
    assert today.missing.empty.text() == "Every register of the last 14 days is entered."
    assert today.missing.list.isHidden()


def test_an_empty_centre_offers_to_make_the_first_group(page, qtbot):
    today = page()
    assert today.no_groups.isVisible()
    with qtbot.wait_signal(today.go_requested) as asked:
        today.first_group_action.trigger()
    assert asked.args == [Place("groups")]


def test_an_empty_centre_is_reminded_of_who_can_open_it(page):
    today = page()
    assert today.to_do.isVisible()
    asked = [today.to_do.list.lines.index(row).data() for row in range(2)]
    assert "second coordinator" in asked[0]
    assert "recovery sheet" in asked[1]


@pytest.mark.usefixtures("groups")
def test_the_numbers_of_the_chart_are_one_key_away(page, centre):
    centre.attendance.mark_rest_present(centre.attendance.of_day(TODAY)[0].session)
    today = page()
    QTest.keyClick(today.registers.list, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert today.week.table.isVisible()
    friday = 5
    column = [today.week.model.index(row, friday).data() for row in range(7)]
    assert column == ["2", "1", "0", "0", "0", "1", "100%"]
    assert "(present + late)" in today.week.formula.text()
    QTest.keyClick(today.week.table, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert today.week.chart.isVisible()


@pytest.mark.usefixtures("groups")
def test_the_chart_tells_its_numbers_to_a_screen_reader(page):
    today = page()
    assert "Friday: 0 of 2" in today.week.chart.accessibleDescription()


@pytest.mark.usefixtures("groups")
def test_the_page_speaks_another_language_at_once(page, bench, settled):
    today = page()
    bench.tongue.use("pseudo")
    today.reload()
    settled()
    assert today.registers.heading.text() == "Registers today Registers today"
    assert "daycare daycare" in today.registers.list.current_line().detail


@pytest.mark.usefixtures("groups")
def test_models_keep_the_rules_of_qt(page, qtmodeltester):
    today = page()
    for model in (today.registers.list.lines, today.week.model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        qtmodeltester.check(model)


@pytest.mark.usefixtures("groups")
def test_holidays_of_a_new_year_are_filled_in_by_themselves(page, centre, monkeypatch, settled):
    monkeypatch.setattr("app.today.service.missing_years", lambda _today: (2028,))
    page()
    settled()
    assert centre.calendar.year(2028).holidays_known
