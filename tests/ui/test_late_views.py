"""What hides behind another view is built when it is first looked at: nobody waits for it before, nor pays for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from ui.after_school.place import View
from ui.after_school.schools_view import SchoolsView
from ui.after_school.starters_view import StartersView
from ui.courses.assessment_view import AssessmentView
from ui.courses.catalogue_view import CatalogueView
from ui.courses.figures_view import FiguresView
from ui.courses.frozen_view import FrozenView
from ui.courses.people_views import ApplicantsView
from ui.courses.place import CATALOGUE, FIGURES, FROZEN
from ui.courses.teaching_view import TeachingView
from ui.courses.trainee_page import TraineePage
from ui.groups.calendar_view import CalendarView
from ui.groups.place import CALENDAR
from ui.imports.preview import Preview
from ui.meetings.matrix import MatrixView
from ui.meetings.place import MATRIX
from ui.meetings.sign_in import SignInView
from ui.page import Place
from ui.registers.view import RegisterView
from ui.window import Window

CARD = (ApplicantsView, TeachingView, AssessmentView, TraineePage)
LATE: dict[str, tuple[type[QWidget], ...]] = {
    "registers": (RegisterView,),
    "groups": (CalendarView,),
    "after-school": (SchoolsView, StartersView),
    "courses": (CatalogueView, FiguresView, FrozenView, *CARD),
    "meetings": (SignInView, MatrixView),
    "import": (Preview,),
}


@pytest.mark.parametrize("page", LATE)
def test_a_page_opens_without_what_nobody_looks_at(window: Window, settled: Callable[[], None], page: str) -> None:
    window.go(Place(page))
    settled()
    assert window.page is not None
    assert [view for view in LATE[page] if window.page.findChildren(view)] == []


@pytest.mark.parametrize(
    ("place", "view"),
    [
        (Place("groups", CALENDAR), CalendarView),
        (Place("after-school", View.SCHOOLS), SchoolsView),
        (Place("after-school", View.STARTERS), StartersView),
        (Place("courses", CATALOGUE), CatalogueView),
        (Place("courses", FIGURES), FiguresView),
        (Place("courses", FROZEN), FrozenView),
        (Place("meetings", MATRIX), MatrixView),
    ],
)
def test_a_view_that_is_asked_for_is_shown(
    window: Window, settled: Callable[[], None], place: Place, view: type[QWidget]
) -> None:
    window.go(place)
    settled()
    assert window.page is not None
    assert [shown.isVisible() for shown in window.page.findChildren(view)] == [True]
    assert window.page.place() == place.reference
