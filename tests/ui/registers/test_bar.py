import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.attendance.values import Column, Count, Register
from app.groups.ratio import Ratio
from app.language import Language
from ui.registers.bar import RegisterBar
from ui.registers.boxes import NumberBox
from ui.registers.place import Span, days_of
from ui.registers.wording import days_shown
from ui.tongue import Tongue

ENGLISH = Language("en")


@pytest.fixture
def bar(qtbot: QtBot, make_register: Callable[..., Register]) -> RegisterBar:
    made = RegisterBar(Tongue(ENGLISH))
    qtbot.add_widget(made)
    made.show_column(a_column(make_register), None, ENGLISH)
    return made


def a_column(make_register: Callable[..., Register]) -> Column:
    return make_register().columns[0]


def test_a_number_is_read_in_khmer_digits(qtbot: QtBot) -> None:
    box = NumberBox()
    qtbot.add_widget(box)
    box.setText("២៦")
    assert box.number() == 26


def test_only_another_number_is_told(qtbot: QtBot) -> None:
    box = NumberBox()
    qtbot.add_widget(box)
    box.show_number(26, ENGLISH)
    with qtbot.assertNotEmitted(box.entered):
        QTest.keyClick(box, Qt.Key.Key_Return)
    box.setText("")
    with qtbot.waitSignal(box.entered) as told:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert told.args == [None]


def test_what_is_no_number_gives_way_to_what_is_stored(qtbot: QtBot) -> None:
    box = NumberBox()
    qtbot.add_widget(box)
    box.show_number(26, ENGLISH)
    box.setText("2x")
    with qtbot.assertNotEmitted(box.entered):
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "26"


def test_the_paper_total_counts_present_and_late(bar: RegisterBar) -> None:
    bar.show_count(Count(present=20, late=2, absent=8), ENGLISH)
    bar.paper.setText("22")
    bar.compare()
    assert not bar.differs
    bar.paper.setText("20")
    bar.compare()
    assert bar.differs
    assert bar.paper_words.text() == "≠ on paper"
    assert bar.paper.accessibleDescription() == "The paper says 20, here 22 are present or late."


def test_no_total_on_paper_is_never_red(bar: RegisterBar) -> None:
    bar.show_count(Count(present=20), ENGLISH)
    assert not bar.differs


def test_too_few_staff_are_told_in_words_and_sign(bar: RegisterBar, make_register: Callable[..., Register]) -> None:
    bar.show_column(a_column(make_register), Ratio(22, 2, 10), ENGLISH)
    assert bar.ratio.text() == "⚠ 22 : 2"
    assert "3 are needed" in bar.ratio.toolTip()
    bar.show_column(a_column(make_register), Ratio(20, 2, 10), ENGLISH)
    assert bar.ratio.text() == "20 : 2"


def test_a_closed_day_has_no_total_and_no_staff(bar: RegisterBar) -> None:
    bar.show_column(None, None, ENGLISH)
    assert not bar.paper.isEnabled()
    assert not bar.staff.isEnabled()
    assert bar.ratio.isHidden()


def test_counts_are_never_cut(qtbot: QtBot, make_register: Callable[..., Register]) -> None:
    for width in range(900, 1300, 25):
        bar = RegisterBar(Tongue(ENGLISH))
        holder = QWidget()  # a bar of its own would not become narrower than its words
        qtbot.add_widget(holder)
        bar.setParent(holder)
        bar.resize(width, 100)
        bar.show_days(Span.DAY, "6 Nov", "")
        bar.show_count(Count(present=16, absent=11, excused=12), ENGLISH)
        bar.show_column(a_column(make_register), Ratio(26, 2, 10), ENGLISH)
        holder.show()
        QApplication.sendPostedEvents()
        bar.code.setFixedWidth(bar.code.width() + 150)  # anything that takes more room, in whatever order
        for _ in range(3):
            QApplication.sendPostedEvents()
        cut = [pill.text() for pill in bar.pills.values() if pill.width() < pill.sizeHint().width()]
        assert cut == [], width


@pytest.mark.parametrize("code", ["en", "km", "fr"])
@pytest.mark.parametrize("span", Span)
def test_everything_stands_in_one_line_on_the_screen_of_the_office(
    qtbot: QtBot, make_register: Callable[..., Register], code: str, span: Span
) -> None:
    language = Language(code)
    bar = RegisterBar(Tongue(language))
    qtbot.add_widget(bar)
    bar.resize(1110, 40)  # what the narrowest of the three languages leaves of 1366 pixels
    first, last = days_of(span, dt.date(2026, 11, 6))
    bar.show_days(span, days_shown(first, last, span, language), "K7F3QX")
    bar.show_count(Count(present=17, absent=2, late=1, excused=2, to_enter=3), language)
    bar.show_column(a_column(make_register), Ratio(18, 2, 10), language)
    bar.show()
    assert bar._lines == 1
