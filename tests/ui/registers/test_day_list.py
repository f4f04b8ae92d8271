import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.attendance.values import Count, DaySession, GroupLabel, SessionKey, SessionState
from app.groups.values import Programme
from app.language import Language
from ui.registers.day_list import DayList, DayModel, state_words
from ui.registers.place import RegisterPlace
from ui.workbench import Workbench

FRIDAY = dt.date(2026, 11, 6)
ENGLISH = Language("en")
Daycare = Any


def session(count: Count, state: SessionState = SessionState.HELD, reason: str = "") -> DaySession:
    label = GroupLabel(1, "កូនផ្កាយ", "Small stars", "", Programme.DAYCARE)
    return DaySession(label, SessionKey(1, FRIDAY), dt.time(7), dt.time(11), state, reason, False, count)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (session(Count(to_enter=30)), "not entered"),
        (session(Count(present=9, late=1, to_enter=20)), "10 present, 20 to enter"),
        (session(Count(present=26, absent=4)), "26 present ✓"),
        (session(Count()), "nobody enrolled"),
        (session(Count(to_enter=30), SessionState.NOT_HELD, "Flood"), "Not held: Flood"),
    ],
)
def test_the_state_of_a_register_is_told_in_words(shown: DaySession, words: str) -> None:
    assert state_words(shown, ENGLISH)[0] == words


def test_the_list_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = DayModel(ENGLISH)
    model.show((session(Count(to_enter=30)), session(Count(present=3))), ENGLISH)
    qtmodeltester.check(model)
    model.show((), ENGLISH)
    qtmodeltester.check(model)


def test_the_cursor_is_on_the_first_register_to_enter(
    qtbot: QtBot, bench: Workbench, daycare: Daycare, settled: Callable[[], None]
) -> None:
    daycare.centre.attendance.mark_rest_present(daycare.session())
    shown = DayList(bench)
    qtbot.add_widget(shown)
    shown.show_day(FRIDAY)
    settled()
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.keyClick(shown.table, Qt.Key.Key_Return)
    assert opened.args == [RegisterPlace(daycare.other_group, FRIDAY, FRIDAY)]


def test_a_day_can_be_typed(qtbot: QtBot, bench: Workbench, daycare: Daycare, settled: Callable[[], None]) -> None:
    shown = DayList(bench)
    qtbot.add_widget(shown)
    shown.show_day(FRIDAY)
    settled()
    shown.date.edit.clear()
    QTest.keyClicks(shown.date.edit, "2/11/2026")
    settled()
    assert shown.day == dt.date(2026, 11, 2)
    assert shown.model.rowCount() == len((daycare.group, daycare.other_group))


def test_a_sunday_says_what_belongs_there(qtbot: QtBot, bench: Workbench, settled: Callable[[], None]) -> None:
    shown = DayList(bench)
    qtbot.add_widget(shown)
    shown.show_day(dt.date(2026, 11, 8))
    settled()
    assert shown.model.rowCount() == 0
    assert shown.empty.words.text().startswith("No group meets on this day.")
