"""The page Courses under real keys: catalogue, cautions, undo in the grids, rights."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from app.courses.values.applicants import ApplicantDraft, Decision, Source
from app.courses.values.cohorts import CohortDraft
from app.dates import BirthDate
from app.groups.values import SlotDraft
from app.language import Language
from app.people.values import PersonDraft
from app.rights import Role
from ui.courses.course_dialog import CourseDialog, NamesDialog
from ui.courses.dialogs import DespiteDialog
from ui.courses.page import CoursesPage
from ui.courses.place import CATALOGUE, CohortPlace
from ui.page import Place
from ui.search.finding import find

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
STARTS, ENDS, TODAY = dt.date(2026, 11, 2), dt.date(2027, 1, 29), dt.date(2026, 11, 6)
MORNINGS = tuple(SlotDraft(day, dt.time(7, 30), dt.time(11, 30)) for day in range(5))


@pytest.fixture
def cohort(centre, course, people):
    """A running cohort with three trainees."""
    made = centre.courses.plan_cohort(CohortDraft(course, STARTS, ENDS, trainer="Chanthy"), MORNINGS).value
    (line,) = centre.courses.listing()
    centre.groups.enrol(line.group.id, people, STARTS, ENDS)
    centre.courses.start_cohort(made)
    return made


def results(centre, cohort):
    return [[m.result.competent for m in t.modules] for t in centre.courses.completion(cohort).trainees]


def test_results_are_undone_and_redone(page, centre, cohort, settled):
    page.show_record(CohortPlace(cohort, "assessment"))
    settled()
    grid = page.cohorts.card.assessment.grid
    QTest.keyClicks(grid, "cn")
    QTest.keyClick(grid, Key.Key_Z, CTRL)  # faster than the answers
    settled()
    settled()
    assert [row[0] for row in results(centre, cohort)] == [True, None, None]
    page.chosen.do_again()
    settled()
    assert [row[0] for row in results(centre, cohort)] == [True, False, None]
    QTest.keyClick(grid, Key.Key_Backspace)
    QAbstractItemModelTester(page.cohorts.card.assessment.model)


def test_what_cannot_be_read_stays_in_the_field_with_a_sentence(page, cohort, settled):
    page.show_record(CohortPlace(cohort, "assessment"))
    settled()
    typed = page.cohorts.card.assessment.typed
    QTest.keyClicks(typed, "9C")
    QTest.keyClick(typed, Key.Key_Return)
    assert (typed.text(), page.cohorts.card.assessment.error.text()) == ("9C", "There is no row 9 in this list.")


def test_space_gives_a_session_to_two_modules_and_undo_takes_it_back(page, centre, cohort, settled):
    page.show_record(CohortPlace(cohort, "modules"))
    settled()
    grid = page.cohorts.card.teaching.grid
    grid.go(0, 2)
    for key in (Key.Key_Space, Key.Key_Right, Key.Key_Space):
        QTest.keyClick(grid, key)
    settled()
    assert [module.taught for module in centre.courses.completion(cohort).modules] == [120, 120]
    page.chosen.take_back()
    settled()
    assert [module.taught for module in centre.courses.completion(cohort).modules] == [240, 0]
    QAbstractItemModelTester(page.cohorts.card.teaching.model)


def test_a_caution_asks_why_it_does_not_count(page, centre, cohort, dialog, settled):
    born = BirthDate(dt.date(2011, 1, 1))
    young = centre.people.add(PersonDraft(given_name_latin="Sreymom", birth=born)).value
    centre.courses.apply(cohort, ApplicantDraft(young, Source.SOCIAL_TEAM))
    page.show_record(CohortPlace(cohort, "applicants"))
    settled()
    page.act.select.trigger()
    asked = dialog(DespiteDialog)
    QTest.keyClick(asked, Key.Key_Return)
    settled()
    assert "Say why it does not count" in asked.form["despite"].error.text()
    QTest.keyClicks(asked.despite, "Works already")
    QTest.keyClick(asked.despite, Key.Key_Return)
    settled()
    (applicant,) = centre.courses.applicants(cohort)
    assert (applicant.decision, applicant.despite) == (Decision.SELECTED, "Works already")


@pytest.mark.usefixtures("cohort")
def test_a_cohort_shown_first_offers_what_can_be_done_with_its_trainees_and_nothing_else(page, settled):
    page.reload()
    settled()
    card = page.cohorts.card
    assert card.views.current() == "trainees"
    assert card.trainees.formula.text().startswith("Attendance = (present + late)")
    assert [view for view, buttons in card._buttons.items() if buttons.isVisible()] == ["trainees"]


def test_trades_and_courses_are_made_in_the_catalogue(page, dialog, settled):
    page.show_record(CATALOGUE)
    settled()
    page.catalogue.trade_action.trigger()
    asked = dialog(NamesDialog)
    QTest.keyClicks(asked.name_en, "Sewing")
    QTest.keyClick(asked.name_en, Key.Key_Return)
    settled()
    page.catalogue.new_action.trigger()
    asked = dialog(CourseDialog)
    QTest.keyClick(asked.name_en, Key.Key_Return)
    settled()
    assert asked.form["modules"].error.text() == "Write down one module at least."
    QTest.keyClicks(asked.name_en, "Clothes")
    QTest.keyClicks(asked.modules.lines[0].en, "Seams")
    QTest.keyClicks(asked.modules.lines[0].hours, "40")
    QTest.keyClick(asked.name_en, Key.Key_Return)
    settled()
    assert {course.draft.names.en: course.hours for course in page.catalogue.courses.rows} == {
        "Cooking": 20,
        "Clothes": 40,
    }


def test_a_trainer_plans_no_cohort_and_selects_trainees(qtbot, bench, centre):
    desk = centre.settings._desk
    desk.account = replace(desk.account, role=Role.TRAINER)
    page = CoursesPage(bench)
    qtbot.add_widget(page)
    assert not page.act.new.isVisible()
    assert not page.catalogue.new_action.isVisible()
    assert page.act.select.isVisible()


def test_a_cohort_is_found_by_name_and_by_trainer(centre, cohort):
    for typed in ("cooking", "ម្ហូប", "chanthy"):
        places = [hit.place for hit in find(centre, typed, Language("en"))]
        assert places == [Place("courses", cohort)]
