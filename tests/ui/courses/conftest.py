"""A cooking course in the centre of the bench, and the page that shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.centre import Centre
from app.courses.values.catalogue import CourseDraft, ModuleDraft, Names, PassRules
from app.dates import BirthDate
from app.people.values import PersonDraft
from ui.courses.page import CoursesPage
from ui.workbench import Workbench


@pytest.fixture
def course(centre: Centre) -> int:
    """Cooking, with two modules, assessed as competent or not yet."""
    trade = centre.courses.add_trade(Names("ធ្វើម្ហូប", "Cooking", "Cuisine")).value
    modules = (ModuleDraft(Names("អនាម័យ", "Hygiene"), 8), ModuleDraft(Names("ស៊ុប", "Soups"), 12))
    draft = CourseDraft(trade, Names("ធ្វើម្ហូប", "Cooking", "Cuisine"), 3, PassRules(), modules)
    return centre.courses.add_course(draft).value


@pytest.fixture
def people(centre: Centre) -> list[int]:
    """Bopha, Dara and Visal, all 26 years old."""
    born = BirthDate(dt.date(2000, 5, 1))
    names = (("Chan", "Bopha", "F"), ("Kim", "Dara", "M"), ("Ly", "Visal", "M"))
    drafts = [PersonDraft(family_name_latin=f, given_name_latin=g, sex=sex, birth=born) for f, g, sex in names]
    return [centre.people.add(draft).value for draft in drafts]


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, course: int, settled: Callable[[], None]) -> CoursesPage:
    """The page Courses, which reloads as the window would make it."""
    shown = CoursesPage(bench)
    qtbot.add_widget(shown)
    shown.resize(1200, 720)
    with qtbot.wait_exposed(shown):
        shown.show()
    shown.activateWindow()
    bench.changed.connect(lambda _change: shown.reload())
    shown.reload()
    settled()
    assert [one.id for one in shown.catalogue.catalogue.courses] == [course]
    return shown


@pytest.fixture
def dialog(page: CoursesPage) -> Callable[[type[QDialog]], Any]:
    """The one dialog of a kind that is open."""

    def find(kind: type[QDialog]) -> Any:
        (found,) = [one for one in page.findChildren(kind) if one.isVisible()]
        return found

    return find
