"""A person's year of marks."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.attendance.values import Count, DayMark, GroupLabel, PersonYear, Status
from app.groups.values import Programme
from app.language import Language
from ui.people.year import YearCalendar
from ui.people.year_section import YearSection, numbers_of

TODAY = date(2026, 11, 6)
STARS = GroupLabel(1, "កូនផ្កាយ", "Small stars", "", Programme.DAYCARE)
CLUB = GroupLabel(2, "", "Reading club", "", Programme.AFTER_SCHOOL)
YEAR = PersonYear(
    7,
    2026,
    (
        DayMark(date(2026, 10, 30), STARS, Status.LATE),
        DayMark(date(2026, 11, 5), STARS, Status.PRESENT),
        DayMark(date(2026, 11, 5), CLUB, Status.ABSENT),
    ),
    Count(present=1, late=1, absent=1),
)
ENGLISH = Language("en")


def test_a_day_has_the_letter_of_its_heaviest_mark(qtbot: QtBot) -> None:
    calendar = YearCalendar(YEAR, TODAY, ENGLISH)
    qtbot.add_widget(calendar)
    assert [calendar.letter(date(2026, 11, day)) for day in (4, 5)] == ["", "A"]
    assert calendar.letter(date(2026, 10, 30)) == "L"


def test_arrows_tell_a_day_in_words(qtbot: QtBot) -> None:
    calendar = YearCalendar(YEAR, TODAY, ENGLISH)
    qtbot.add_widget(calendar)
    calendar.show()
    qtbot.keyClick(calendar, Qt.Key.Key_Left)
    assert calendar.accessibleDescription().splitlines() == [
        "Thursday 5 November 2026",
        "Small stars: present",
        "Reading club: absent",
    ]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(calendar, key)
    assert calendar.accessibleDescription().startswith("Friday 6 November 2026")


def test_the_year_stands_beside_in_numbers_with_its_formula() -> None:
    text = numbers_of(YEAR, ENGLISH)
    assert "1 present, 1 late, 1 absent, 0 excused" in text
    assert "67%" in text
    assert "(present + late) / (present + late + absent + excused)" in text
    assert "Oct 1 of 1, Nov 1 of 2" in text
    assert numbers_of(PersonYear(7, 2025, (), Count()), ENGLISH) == "No mark in 2025."


def test_other_years_are_a_button_away(qtbot: QtBot) -> None:
    section = YearSection(TODAY, ENGLISH)
    qtbot.add_widget(section)
    section.show_year(YEAR)
    section.show()
    from ui.kit.buttons import IconButton

    before, after = section.findChildren(IconButton)
    assert not after.isEnabled()
    with qtbot.wait_signal(section.year_requested) as asked:
        before.click()
    assert asked.args == [2025]
