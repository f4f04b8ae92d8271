"""The courses on a person's card, with real keys on a real centre."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.finished_cohort import GONE, PASSED, finished_cohort
from ui.courses.page import CoursesPage
from ui.page import Place
from ui.people.page import PeoplePage
from ui.window import Window
from ui.workbench import Workbench


def texts(page: PeoplePage) -> str:
    labels = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    return "\n".join((*labels, *(button.text() for button in page.findChildren(QPushButton) if button.isVisible())))


def test_a_card_names_the_cohorts_of_a_person_and_leads_to_them(
    bench: Workbench, window: Window, settled: Callable[[], None]
) -> None:
    cooks = finished_cohort(bench.centre)
    window.activateWindow()
    window.go(Place("people", cooks.people[PASSED[0]]))
    settled()
    page = window.page
    assert isinstance(page, PeoplePage)
    assert "Courses" in texts(page)
    assert "finished · 05/10/2026 – 09/10/2026" in texts(page)
    link = next(one for one in page.findChildren(QPushButton) if one.text() == "Cooking, cohort 1")
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Return)
    settled()
    assert isinstance(window.page, CoursesPage)
    assert window.page.cohorts.cohort == cooks.cohort


def test_a_card_tells_why_somebody_left(bench: Workbench, window: Window, settled: Callable[[], None]) -> None:
    cooks = finished_cohort(bench.centre)
    window.go(Place("people", cooks.people[GONE]))
    settled()
    assert isinstance(window.page, PeoplePage)
    assert "05/10/2026 – 07/10/2026: found work" in texts(window.page)
