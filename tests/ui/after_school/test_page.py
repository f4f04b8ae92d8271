"""The After-school page by keyboard, on a real centre."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.after_school.values import EntryDraft
from app.centre import Centre
from app.dates import BirthDate
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.people.values import PersonDraft
from app.schools.values import PlaceDraft, SchoolDraft, Shift
from ui.after_school.page import AfterSchoolPage
from ui.after_school.place import View
from ui.page import Place
from ui.registers.page import RegistersPage
from ui.window import Window

Key = Qt.Key
TODAY = dt.date(2026, 11, 6)  # a Friday
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def club(centre: Centre) -> int:
    """A club that meets on Friday morning and afternoon, with a child of the morning shift."""
    slots = [SlotDraft(4, dt.time(8), dt.time(10)), SlotDraft(4, dt.time(14), dt.time(16))]
    draft = GroupDraft(Programme.AFTER_SCHOOL, name_en="Reading club", starts=dt.date(2026, 9, 1))
    group = centre.groups.add(draft, slots).value
    child = centre.people.add(PersonDraft(given_name_latin="Dara")).value
    centre.groups.enrol(group, [child], dt.date(2026, 9, 1))
    school = centre.schools.add_school(SchoolDraft(name_latin="Wat Damnak")).value
    centre.schools.set_place(child, dt.date(2026, 9, 1), PlaceDraft(school, 2, Shift.MORNING))
    return group


@pytest.fixture
def starter(centre: Centre) -> int:
    """A child of the daycare who starts school next November."""
    group = centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Small stars")).value
    person = centre.people.add(PersonDraft(given_name_latin="Bopha", birth=BirthDate(dt.date(2021, 3, 1)))).value
    centre.groups.enrol(group, [person], dt.date(2025, 1, 6))
    return person


@pytest.fixture
def show(qtbot: QtBot, window: Window, settled: Callable[[], None]) -> Callable[[View], AfterSchoolPage]:
    """Opens a view of the page in front."""

    def open_view(view: View) -> AfterSchoolPage:
        window.activateWindow()
        qtbot.wait_until(window.isActiveWindow)
        window.go(Place("after-school", view.value))
        settled()
        assert isinstance(window.page, AfterSchoolPage)
        return window.page

    return open_view


def cells(page: AfterSchoolPage) -> list[str]:
    """What the week says of today."""
    model = page.week.model
    assert model.plan is not None
    column = 1 + model.plan.days.index(TODAY)
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def dialog(window: Window) -> Any:
    return next(found for found in window.findChildren(QDialog) if found.isVisible())


@pytest.mark.usefixtures("club")
def test_the_week_shows_whom_school_leaves_free_and_enter_opens_the_register(
    show: Callable[[View], AfterSchoolPage], window: Window, settled: Callable[[], None]
) -> None:
    page = show(View.WEEK)
    assert cells(page) == ["nobody expected", "1 expected\nnot entered"]
    page.week.table.setCurrentIndex(page.week.model.index(1, 5))
    QTest.keyClick(page.week.table, Key.Key_Return)
    settled()
    register = window.page
    assert isinstance(register, RegistersPage)
    assert register.view.column is not None
    assert register.view.column.starts == dt.time(14)


@pytest.mark.usefixtures("club")
def test_other_weeks_are_a_key_away(show: Callable[[View], AfterSchoolPage], settled: Callable[[], None]) -> None:
    page = show(View.WEEK)
    page.after_action.trigger()
    settled()
    assert page.week.words.text() == "9 Nov – 15 Nov 2026"


@pytest.mark.usefixtures("club")
def test_the_shifts_of_all_swap_with_a_preview_and_are_swapped_back(
    show: Callable[[View], AfterSchoolPage], window: Window, settled: Callable[[], None]
) -> None:
    page = show(View.SCHOOLS)
    assert page.schools.model.texts == [("Wat Damnak", "2", "1", "0", "0")]
    page.shifts_action.trigger()
    settled()
    asked = dialog(window)
    assert asked.preview.text() == "1 child changes: 0 to the morning, 1 to the afternoon"
    asked.confirm_button.click()
    settled()
    assert page.schools.model.texts == [("Wat Damnak", "2", "0", "1", "0")]
    page.undo_action.trigger()
    settled()
    assert page.schools.model.texts == [("Wat Damnak", "2", "1", "0", "0")]


def test_without_a_school_the_first_step_is_offered(show: Callable[[View], AfterSchoolPage]) -> None:
    page = show(View.SCHOOLS)
    assert page.schools.empty.button is not None
    assert page.schools.empty.button.isVisible()


def test_papers_and_shift_are_ticked_by_letters_and_undone(
    show: Callable[[View], AfterSchoolPage], centre: Centre, starter: int, settled: Callable[[], None]
) -> None:
    page = show(View.STARTERS)
    for letter in "crm":
        QTest.keyClick(page.starters.table, letter)
        settled()
    (child,) = centre.after_school.starters().children
    assert (child.person, child.entry) == (starter, EntryDraft(True, True, None, Shift.MORNING))
    page.undo_action.trigger()
    settled()
    (child,) = centre.after_school.starters().children
    assert child.entry.shift is None


def test_a_child_moves_from_the_daycare_to_a_club(
    show: Callable[[View], AfterSchoolPage],
    window: Window,
    qtbot: QtBot,
    centre: Centre,
    club: int,
    starter: int,
    settled: Callable[[], None],
) -> None:
    page = show(View.STARTERS)
    page.move_action.trigger()
    settled()
    dialog(window).confirm_button.click()
    settled()
    assert page.starters.model.starters is not None
    groups = {line.group.id: line.starts for line in centre.people.person(starter).enrolments}
    assert groups[club] == dt.date(2027, 11, 1)
    assert page.strip.words.text() == "1 child goes to after-school."
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    QTest.keyClick(page.starters.table, Key.Key_Z, CTRL)
    settled()
    assert [line.group.programme for line in centre.people.person(starter).enrolments] == [Programme.DAYCARE]


@pytest.mark.usefixtures("starter")
def test_the_list_of_who_starts_school_is_shown_as_paper(
    show: Callable[[View], AfterSchoolPage], window: Window, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    show(View.STARTERS)
    QTest.keyClick(window, Key.Key_P, CTRL)
    settled()
    qtbot.wait_until(lambda: bool(dialog(window).pdf), timeout=60_000)
    assert dialog(window).windowTitle() == "Start of school"
    dialog(window).reject()


def test_an_activity_is_added(
    show: Callable[[View], AfterSchoolPage], window: Window, centre: Centre, settled: Callable[[], None]
) -> None:
    page = show(View.WEEK)
    page.activities_action.trigger()
    settled()
    dialog(window).confirm_button.click()
    settled()
    asked = dialog(window)
    asked.names["name_en"].setText("Chess")
    asked.confirm_button.click()
    settled()
    assert centre.activities.activities()[-1].name_en == "Chess"
