"""A course of twelve modules: numbers of two figures in both grids."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.centre import Centre
from app.courses.values.catalogue import CourseDraft, ModuleDraft, Names, PassRules
from app.courses.values.cohorts import CohortDraft
from app.groups.values import SlotDraft
from ui.courses.page import CoursesPage
from ui.courses.place import ASSESSMENT, MODULES, CohortPlace

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
STARTS, ENDS = dt.date(2026, 11, 2), dt.date(2027, 1, 29)
MORNINGS = tuple(SlotDraft(day, dt.time(7, 30), dt.time(11, 30)) for day in range(5))


@pytest.fixture
def cohort(centre: Centre, people: list[int]) -> int:
    """A running cohort of a course with twelve modules."""
    trade = centre.courses.add_trade(Names("កាត់ដេរ", "Sewing", "Couture")).value
    modules = tuple(ModuleDraft(Names(en=f"Part {number}"), 8) for number in range(1, 13))
    course = centre.courses.add_course(
        CourseDraft(trade, Names("កាត់ដេរ", "Sewing", "Couture"), 6, PassRules(), modules)
    ).value
    made = centre.courses.plan_cohort(CohortDraft(course, STARTS, ENDS), MORNINGS).value
    group = next(line.group.id for line in centre.courses.listing() if line.id == made)
    centre.groups.enrol(group, people, STARTS, ENDS)
    centre.courses.start_cohort(made)
    return made


def test_the_number_of_a_module_has_two_figures_and_ends_with_enter(
    page: CoursesPage, centre: Centre, cohort: int, settled: Callable[[], None]
) -> None:
    page.show_record(CohortPlace(cohort, MODULES))
    settled()
    teaching = page.cohorts.card.teaching
    for number in ("12", "3"):
        QTest.keyClick(teaching.grid, number[0])
        QTest.keyClicks(teaching.typed, number[1:])
        QTest.keyClick(teaching.typed, Key.Key_Return)
        settled()
    taught = {module.position: module.taught for module in centre.courses.completion(cohort).modules if module.taught}
    assert taught == {12: 240, 3: 240}
    assert teaching.grid.currentIndex().row() == 2


def test_a_module_that_is_not_there_is_told_and_what_was_typed_stays(
    page: CoursesPage, cohort: int, settled: Callable[[], None]
) -> None:
    page.show_record(CohortPlace(cohort, MODULES))
    settled()
    teaching = page.cohorts.card.teaching
    QTest.keyClicks(teaching.typed, "13")
    QTest.keyClick(teaching.typed, Key.Key_Return)
    assert (teaching.error.text(), teaching.typed.text()) == ("There is no module 13.", "13")


def test_results_of_the_twelfth_module_are_typed(
    page: CoursesPage, centre: Centre, cohort: int, settled: Callable[[], None]
) -> None:
    page.show_record(CohortPlace(cohort, ASSESSMENT))
    settled()
    assessment = page.cohorts.card.assessment
    QTest.keyClick(assessment.grid, Key.Key_Space)
    for _ in range(11):
        QTest.keyClick(assessment.grid, Key.Key_Right)
    QTest.keyClicks(assessment.grid, "cn")
    QTest.keyClicks(assessment.typed, "3C")
    QTest.keyClick(assessment.typed, Key.Key_Return)
    settled()
    trainees = centre.courses.completion(cohort).trainees
    results = [[module.result.competent for module in trainee.modules] for trainee in trainees]
    assert [row[0] for row in results] == [True] * 3
    assert [row[11] for row in results] == [True, False, True]
    assert {found for row in results for found in row[1:11]} == {None}
