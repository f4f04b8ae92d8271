from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.centre import Centre
from app.settings.values import Appearance, Thresholds
from app.use_case import Change
from tests.conftest import PASSWORD
from ui.doors import Door
from ui.kit.dialogs import Dialog, scrolled
from ui.page import Page, Place
from ui.sign_in.gate import Gate
from ui.window import Window
from ui.workbench import Workbench


class Stub(Page):
    """A page that counts how often it is read."""

    depends = Change.PEOPLE

    def __init__(self, bench: Workbench, parent: QWidget, name: str) -> None:
        super().__init__(bench, parent)
        self._name, self.reloads, self.shown = name, 0, object()
        self.label, self.edit = QLabel("Sok Dara"), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.label)
        column.addWidget(self.edit)
        self.made = 0
        self.new = self.add("Plant", self._make, "Ctrl+N", "plus")

    def _make(self) -> None:
        self.made += 1

    def title(self) -> str:
        return self.language.text(self._name)

    def primary_action(self) -> QAction:
        return self.new

    def reload(self) -> None:
        self.reloads += 1

    def show_record(self, reference: object) -> None:
        self.shown = reference

    def place(self) -> object:
        return self.shown


DOORS = (
    Door("first", "sun", "First", "Alt+1", lambda bench, parent: Stub(bench, parent, "First")),
    Door("second", "users", "Second", "Alt+2", lambda bench, parent: Stub(bench, parent, "Second"), deeds=("Plant",)),
)
SETTINGS = Door("settings", "gear", "Settings", "Alt+9", lambda bench, parent: Stub(bench, parent, "Settings"))


@pytest.fixture
def stubs(qtbot: QtBot, bench: Workbench, settled: Callable[[], None]) -> Window:
    window = Window(bench, Gate(bench.centre.folder, bench.clock), DOORS, SETTINGS)
    qtbot.add_widget(window)
    window.resize(1100, 720)
    with qtbot.wait_exposed(window):
        window.show()
    settled()
    return window


def stub(window: Window) -> Stub:
    assert isinstance(window.page, Stub)
    return window.page


def test_a_page_is_built_when_it_is_opened_first(stubs: Window) -> None:
    assert stubs.desk.pages.built == {"first"}
    stubs.go(Place("second"))
    assert stubs.desk.pages.built == {"first", "second"}
    assert stub(stubs).reloads == 1


@pytest.fixture
def many(qtbot: QtBot, bench: Workbench, settled: Callable[[], None]) -> Window:
    doors = [Door(name, "sun", name, "", lambda bench, parent: Stub(bench, parent, "A page")) for name in "abcdefgh"]
    window = Window(bench, Gate(bench.centre.folder, bench.clock), doors, SETTINGS)
    qtbot.add_widget(window)
    settled()
    return window


def test_a_page_nobody_was_at_for_long_is_let_go_and_comes_back_to_its_place(many: Window, qtbot: QtBot) -> None:
    first = stub(many)
    first.shown = 7
    with qtbot.wait_signal(first.destroyed):
        for name in "bcdef":
            many.go(Place(name))
    assert many.desk.pages.built == set("bcdef")
    many.go(Place("a"))
    assert stub(many).shown == 7
    many.go(Place("b", 8))
    assert stub(many).shown == 8


def test_a_page_in_which_something_was_typed_or_can_be_undone_stays(many: Window, qtbot: QtBot) -> None:
    qtbot.keyClicks(stub(many).edit, "Sokha")
    many.go(Place("b"))
    stub(many).add("Undo", lambda: None, "Ctrl+Z")
    for name in "cdefgh":
        many.go(Place(name))
    assert many.desk.pages.built == set("abdefgh")
    many.lock()
    assert many.desk.pages.built == set()


def test_a_page_stays_while_a_lane_works_and_where_nobody_saw_how_it_stood(many: Window, qtbot: QtBot) -> None:
    with qtbot.wait_signal(many.bench.paper.became_idle):
        many.bench.paper.run(many, lambda: None)
        for name in "bcdef":
            many.go(Place(name))
        assert many.desk.pages.built == set("abcdef")
    assert many.desk.pages.built == set("bcdef")


def test_keys_walk_through_the_pages_and_back(stubs: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(stubs, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert stub(stubs).title() == "Second"
    qtbot.keyClick(stubs, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert stub(stubs).title() == "First"


def test_a_change_reloads_the_visible_page_now_and_others_when_they_are_shown(stubs: Window) -> None:
    first = stub(stubs)
    stubs.go(Place("second"))
    stubs.bench.changed.emit(Change.PEOPLE)
    assert (first.reloads, stub(stubs).reloads) == (1, 2)
    stubs.go(Place("first"))
    assert first.reloads == 2


def test_a_change_a_page_does_not_depend_on_leaves_it_alone(stubs: Window) -> None:
    stubs.bench.changed.emit(Change.SHEETS)
    assert stub(stubs).reloads == 1


def test_the_language_changes_at_once(stubs: Window) -> None:
    stubs.bench.tongue.use("pseudo")
    assert stubs.desk.top.title.text() == "First First"
    assert stub(stubs).new.text() == "Plant Plant"
    assert stub(stubs).reloads == 2


def test_locking_closes_the_centre_and_forgets_every_page(
    stubs: Window, qtbot: QtBot, centre: Centre, settled: Callable[[], None]
) -> None:
    stubs.go(Place("second", 7))
    qtbot.keyClick(stubs, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert stubs.bench.is_locked()
    assert stubs.page is None
    assert not [label for label in stubs.findChildren(QLabel) if "Sok" in label.text()]
    assert centre._desk.database.is_closed()


def test_unlocking_returns_to_the_same_place(stubs: Window, qtbot: QtBot, settled: Callable[[], None]) -> None:
    stubs.go(Place("second", 7))
    stubs.lock()
    qtbot.keyClicks(stubs.sign_in.password, PASSWORD)
    qtbot.keyClick(stubs.sign_in.password, Qt.Key.Key_Return)
    settled()
    assert (stub(stubs).title(), stub(stubs).shown) == ("Second", 7)
    stubs.lock()
    settled()


def test_a_wrong_password_is_told_and_stays_to_be_typed_over(
    stubs: Window, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    stubs.lock()
    qtbot.keyClicks(stubs.sign_in.password, "Wrong-password")
    qtbot.mouseClick(stubs.sign_in.button, Qt.MouseButton.LeftButton)
    settled()
    assert stubs.bench.is_locked()
    assert stubs.sign_in.row.error.text() == "The password is not right."
    assert stubs.sign_in.password.selectedText() != ""


def test_caps_lock_is_hinted_at_while_the_password_is_typed(stubs: Window, qtbot: QtBot) -> None:
    stubs.lock()
    qtbot.keyClicks(stubs.sign_in.password, "p")
    assert stubs.sign_in.caps.isHidden()
    QTest.keyEvent(QTest.KeyAction.Click, stubs.sign_in.password, "P", Qt.KeyboardModifier.NoModifier)
    assert not stubs.sign_in.caps.isHidden()


def test_f1_lists_the_keys_of_the_page(stubs: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(stubs, Qt.Key.Key_F1)
    (dialog,) = stubs.findChildren(Dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert words.index("Ctrl N") < words.index("Plant") < words.index("Everywhere") < words.index("Ctrl L")


def test_keys_below_the_edge_of_the_list_are_reached_by_keys_and_enter_closes_it(stubs: Window, qtbot: QtBot) -> None:
    for number in range(40):
        stub(stubs).add(f"Deed {number}", lambda: None, f"Ctrl+Shift+Alt+F{number + 1}")
    qtbot.keyClick(stubs, Qt.Key.Key_F1)
    dialog = stubs.findChild(Dialog)
    assert dialog is not None
    area = dialog.findChild(QScrollArea)
    assert area is not None
    assert dialog.focusWidget() is area
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    QTest.keyClick(area, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_a_page_shows_the_field_that_has_the_keyboard_although_it_was_scrolled_away(stubs: Window) -> None:
    page = stub(stubs)
    field = QLineEdit()
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.addWidget(field)
    column.addSpacing(3000)
    area = scrolled(inner, page)
    page.layout().addWidget(area)
    page.first_focus = lambda: field  # type: ignore[method-assign]
    area.show()
    stubs.grab()
    area.verticalScrollBar().setValue(2000)
    stubs.desk.pages.take_keyboard()
    assert field.visibleRegion().boundingRect().height() == field.height()


def test_what_is_saved_stands_at_the_foot(stubs: Window, bench: Workbench, settled: Callable[[], None]) -> None:
    settings = bench.centre.settings
    bench.do(stubs, lambda: settings.change_appearance(Appearance("light", 100)))
    assert stubs.desk.foot.state.text() == "Saving …"
    settled()
    assert stubs.desk.foot.state.text().startswith("● Saved ")


def test_where_a_file_lies_stands_at_the_foot_until_something_else_is_saved(
    stubs: Window, bench: Workbench, settled: Callable[[], None], tmp_path: Path
) -> None:
    settings, file = bench.centre.settings, tmp_path / "people.xlsx"
    bench.do(
        stubs, lambda: settings.change_appearance(Appearance("light", 100)), lambda _none: bench.tell_written(file)
    )
    settled()
    assert stubs.desk.foot.state.text().endswith(f": people.xlsx in {tmp_path}")
    bench.do(stubs, lambda: settings.change_appearance(Appearance("dark", 100)))
    settled()
    assert "people.xlsx" not in stubs.desk.foot.state.text()


def test_a_refusal_nobody_handles_is_said_above_the_page(
    stubs: Window, bench: Workbench, settled: Callable[[], None]
) -> None:
    settings = bench.centre.settings
    bench.do(stubs, lambda: settings.change_thresholds(Thresholds(absences_in_a_row=0)))
    settled()
    assert stubs.desk.notice.words.text() == "Type a number from 1 to 30."
    assert "Type a number" in stubs.desk.foot.state.text()


def test_a_refusal_told_beside_its_field_leaves_the_foot_as_it_stood(
    stubs: Window, bench: Workbench, settled: Callable[[], None]
) -> None:
    settings, told = bench.centre.settings, []
    bench.do(stubs, lambda: settings.change_thresholds(Thresholds(absences_in_a_row=0)), None, told.append)
    settled()
    assert stubs.desk.foot.state.text() == ""
    bench.do(stubs, lambda: settings.change_appearance(Appearance("light", 100)))
    bench.do(stubs, lambda: settings.change_thresholds(Thresholds(absences_in_a_row=0)), None, told.append)
    settled()
    assert stubs.desk.foot.state.text().startswith("● Saved ")
    assert len(told) == 2


def test_the_window_remembers_its_size(stubs: Window, bench: Workbench) -> None:
    stubs.resize(1200, 700)
    stubs.lock()
    assert not bench.memory.state("geometry").isEmpty()


def test_what_another_page_can_do_is_found_by_the_search_and_done_there(
    stubs: Window, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    stubs.activateWindow()
    qtbot.keyClick(stubs, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(stubs.desk.search, "plant")
    settled()
    assert stubs.desk.search.model.rowCount() == 2  # here, and on the other page
    qtbot.keyClick(stubs.desk.search, Qt.Key.Key_Down)
    with qtbot.wait_signal(stubs.page_shown):
        qtbot.keyClick(stubs.desk.search, Qt.Key.Key_Return)
    assert (stub(stubs).title(), stub(stubs).made) == ("Second", 1)


def test_a_language_chosen_at_the_sign_in_is_spoken_behind_it(
    stubs: Window, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    stubs.lock()
    stubs.bench.tongue.use("fr")
    qtbot.keyClicks(stubs.sign_in.password, PASSWORD)
    qtbot.keyClick(stubs.sign_in.password, Qt.Key.Key_Return)
    settled()
    assert stubs.bench.tongue.language.code == "fr"
    stubs.lock()
    settled()


def test_escape_gives_the_keyboard_from_the_search_back_to_the_page(
    stubs: Window, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    stubs.activateWindow()
    qtbot.keyClick(stubs, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    settled()
    qtbot.keyClick(stubs.desk.search, Qt.Key.Key_Escape)
    assert stub(stubs).hasFocus()
