"""Every page in every language, and in doubled text, on the smallest screen: nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)

from tests.shots import SCENES, Studio
from ui import theme
from ui.doors import BEHIND, DOORS, SETTINGS, Door
from ui.kit.words import ShortLabel

LANGUAGES = ("km", "en", "fr", "pseudo")


@pytest.fixture(scope="module")
def studio(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    theme.wear(qapp, "light")
    made = Studio(qapp, tmp_path_factory.mktemp("demo") / "centre", people=60)
    made.window.resize(1024, 700)
    yield made
    made.window.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", SCENES)
def test_no_word_is_cut_off_on_the_smallest_screen(studio: Studio, scene: str, language: str) -> None:
    studio.start.tongue.use(language)
    with studio.scene(scene, "1024x700") as shown:
        assert shown.width() <= 1024
        assert shown.height() <= 700
        assert [cut for widget in shown.findChildren(QWidget) if (cut := cut_off(widget))] == []


@pytest.mark.parametrize("scene", SCENES)
def test_every_control_has_a_name_for_screen_readers_and_can_be_reached(studio: Studio, scene: str) -> None:
    studio.start.tongue.use("en")
    with studio.scene(scene, "1024x700") as shown:
        controls = [widget for widget in shown.findChildren(QWidget) if is_control(widget)]
        assert [where(widget) for widget in controls if not name_of(widget)] == []
        assert [where(widget) for widget in controls if not can_be_reached(widget)] == []


def is_control(widget: QWidget) -> bool:
    if not widget.isVisible() or widget.window() is widget or widget.objectName().startswith("qt_"):
        return False
    own = not isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox | QLineEdit | QHeaderView | QTableView)
    return own and isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox | QTableView)


def name_of(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words


def can_be_reached(widget: QWidget) -> bool:
    """With Tab, or, as one of several, with the arrows."""
    grouped = isinstance(widget, QAbstractButton) and widget.group() is not None
    # The frozen half of a table leaves the keyboard to the other half.
    halves = widget.parentWidget().findChildren(QTableView) if isinstance(widget, QTableView) else [widget]
    by_tab = any(half.focusPolicy() & Qt.FocusPolicy.TabFocus for half in halves)
    return by_tab or grouped or not widget.isEnabled()


def where(widget: QWidget) -> str:
    above, names = widget, []
    while above is not None:
        names.append(type(above).__name__)
        above = above.parentWidget()
    return f"{name_of(widget)!r} " + " < ".join(names[:5])


@pytest.mark.parametrize("door", [*DOORS, *BEHIND, SETTINGS], ids=lambda door: door.page)
def test_no_two_actions_of_a_page_share_a_key_and_what_the_search_offers_exists(studio: Studio, door: Door) -> None:
    studio.start.tongue.use("en")
    studio.go(door.page, door.start)
    studio.settle()
    assert studio.window.page is not None
    actions = [action for action in studio.window.page.page_actions() if action.isEnabled()]
    keys = [action.shortcut().toString() for action in [*actions, *studio.window.actions()]]
    assert [key for key in set(keys) if key and keys.count(key) > 1] == []
    assert set(door.deeds) <= {action.text() for action in actions}


@pytest.mark.parametrize("door", [*DOORS, *BEHIND, SETTINGS], ids=lambda door: door.page)
def test_everything_that_can_be_done_on_a_page_has_a_key(studio: Studio, door: Door) -> None:
    studio.go(door.page, door.start)
    studio.settle()
    assert studio.window.page is not None
    assert [action.text() for action in studio.window.page.page_actions() if action.shortcut().isEmpty()] == []


@pytest.mark.parametrize("door", [*DOORS, *BEHIND, SETTINGS], ids=lambda door: door.page)
def test_tab_goes_through_what_stands_above_before_what_stands_below_it(studio: Studio, door: Door) -> None:
    studio.start.tongue.use("en")
    studio.go(door.page, door.start)
    studio.settle()
    page = studio.window.page
    assert page is not None
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
    stations, widget = [], page.nextInFocusChain()
    while widget is not page:
        if page.isAncestorOf(widget) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stations.append(widget)
        widget = widget.nextInFocusChain()
    places = [QRect(one.mapTo(page, QPoint(0, 0)), one.size()) for one in stations]
    wrong = [
        (name_of(stations[at]), name_of(stations[at + 1]))
        for at, (one, following) in enumerate(pairwise(places))
        if following.bottom() < one.top() and following.left() < one.right() and one.left() < following.right()
    ]
    assert wrong == []


def test_a_long_run_of_scenes_is_no_desk_that_was_left(studio: Studio) -> None:
    studio.window.watch.wait()
    with studio.scene("today", "1024x700"):
        assert not studio.window.watch.idle.isActive()


def test_a_locked_window_can_change_its_language_and_keeps_no_record(qapp: QApplication, tmp_path: Path) -> None:
    made = Studio(qapp, tmp_path / "centre", people=60)
    name = made.centre.people.person(made.person()).label.name_latin
    for page in made.window.pages():
        made.go(page)
        made.settle()
    made.go("people", made.person())
    made.settle()
    assert [label for label in made.window.findChildren(QLabel) if name in label.text()]
    made.window.lock()
    made.settle()
    made.start.tongue.use("fr")
    made.start.tongue.use("km")
    assert not [label for label in made.window.findChildren(QLabel) if name in label.text()]
    made.window.close()


def cut_off(widget: QWidget) -> str:
    """What is cut off of a label or button, and by how much; "" when nothing is."""
    if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return ""
    needed, has = room(widget)
    enough = needed[0] <= has[0] and needed[1] <= has[1]
    return "" if enough else f"{widget.text()!r} {type(widget).__name__} needs {needed}, has {has}"


def room(widget: QLabel | QAbstractButton) -> tuple[tuple[int, int], tuple[int, int]]:
    """Width and height that are needed, and that are there; equal ones where there is enough."""
    there = (widget.width(), widget.height())
    if isinstance(widget, QLabel):
        return label_room(widget), there
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton):
        needed = widget.minimumSizeHint()
        return (max(needed.width() - 1, 0), max(needed.height() - 1, 0)), there
    return there, there


def label_room(label: QLabel) -> tuple[int, int]:
    """What a label needs; one that gives way ends in "…" and says the rest in its tooltip."""
    if label.wordWrap():
        return 0, label.heightForWidth(label.width()) - 1
    hint = label.sizeHint()
    return (0 if isinstance(label, ShortLabel) else hint.width() - 1), hint.height() - 1
