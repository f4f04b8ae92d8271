"""On the People page: a provisional person becomes one with somebody known, and two again; a child's school."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog

from app.centre import Centre
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.people.values import PersonDraft
from app.schools.values import SchoolDraft, Shift
from ui.page import Place
from ui.people.page import PeoplePage
from ui.window import Window

TODAY = dt.date(2026, 11, 6)


@pytest.fixture
def page(window: Window, settled: Callable[[], None]) -> PeoplePage:
    window.go(Place("people"))
    settled()
    assert isinstance(window.page, PeoplePage)
    return window.page


@pytest.fixture
def known(centre: Centre) -> int:
    return centre.people.add(PersonDraft(family_name_latin="Chan", given_name_latin="Sreyneang")).value


@pytest.fixture
def stranger(centre: Centre) -> int:
    """Written down by the same name at a session of today."""
    slots = [SlotDraft(4, dt.time(8), dt.time(10))]
    group = centre.groups.add(
        GroupDraft(Programme.AFTER_SCHOOL, name_en="Club", starts=dt.date(2026, 9, 1)), slots
    ).value
    session = centre.attendance.register(group, TODAY, TODAY).columns[0].session
    assert session is not None
    return centre.attendance.add_stranger(session, "Chan Sreyneang").value.after[0].person


def dialog(window: Window) -> Any:
    return next(found for found in window.findChildren(QDialog) if found.isVisible())


def test_a_provisional_person_is_compared_merged_and_parted_again(
    page: PeoplePage, window: Window, centre: Centre, known: int, stranger: int, settled: Callable[[], None]
) -> None:
    page.show_record(stranger)
    settled()
    page.act.merge.trigger()
    settled()
    assert "Chan Sreyneang" in dialog(window).found.item(0).text()
    dialog(window).confirm_button.click()
    settled()
    dialog(window).confirm_button.click()
    settled()
    assert page.person == known
    assert centre.attendance.person_year(known, 2026).count.came == 1
    page.act.undo.trigger()
    settled()
    assert centre.attendance.person_year(known, 2026).count.came == 0
    assert centre.people.person(stranger).status == "provisional"


def test_a_merge_is_taken_back_from_the_record_that_was_merged(
    page: PeoplePage, centre: Centre, known: int, stranger: int, settled: Callable[[], None]
) -> None:
    centre.merging.merge(stranger, known)
    page.show_record(stranger)
    settled()
    page.act.bring_back.trigger()
    settled()
    assert centre.people.person(stranger).status == "provisional"


def test_somebody_known_cannot_be_merged(page: PeoplePage, known: int, settled: Callable[[], None]) -> None:
    page.show_record(known)
    settled()
    assert not page.act.merge.isEnabled()


def test_school_grade_and_shift_are_written_down_and_taken_back(
    page: PeoplePage, window: Window, centre: Centre, known: int, settled: Callable[[], None]
) -> None:
    centre.schools.add_school(SchoolDraft(name_latin="Wat Damnak"))
    page.show_record(known)
    settled()
    page.act.school.trigger()
    settled()
    asked = dialog(window)
    asked.school.setCurrentIndex(1)
    asked.grade.setCurrentIndex(3)
    asked.shift.setCurrentIndex(2)
    asked.confirm_button.click()
    settled()
    (line,) = centre.schools.history(known)
    assert (line.school_latin, line.place.grade, line.place.shift) == ("Wat Damnak", 3, Shift.AFTERNOON)
    page.act.undo.trigger()
    settled()
    assert centre.schools.history(known) == ()
