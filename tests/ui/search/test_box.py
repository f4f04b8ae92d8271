from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.groups.values import GroupDraft
from app.people.values import PersonDraft
from ui.page import Place
from ui.search.box import SearchBox
from ui.window import Window
from ui.workbench import Workbench


@pytest.fixture
def people(bench: Workbench) -> dict[str, int]:
    """Two people with names in both scripts."""
    drafts = {
        "dara": PersonDraft("សុខ", "ដារ៉ា", "Sok", "Dara", village="ភូមិថ្មី"),
        "bopha": PersonDraft("ហេង", "បុប្ផា", "Heng", "Bopha"),
    }
    return {name: bench.centre.people.add(draft).value for name, draft in drafts.items()}


@pytest.fixture
def box(qtbot: QtBot, bench: Workbench) -> SearchBox:
    made = SearchBox(bench)
    qtbot.add_widget(made)
    with qtbot.wait_exposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.wait_until(made.hasFocus)
    return made


def type_in(box: SearchBox, text: str) -> None:
    """As a Khmer keyboard does: QTest knows the keys of a Latin one only."""
    QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text))


def names(box: SearchBox) -> list[str]:
    return [box.model._hits[row].name for row in range(box.model.rowCount())]


@pytest.mark.parametrize("typed", ["dara", "DÀRA", "sokdara", "ដារ៉ា", "សុខ ដារ៉ា"])
def test_a_person_is_found_in_either_script(
    box: SearchBox, people: dict[str, int], qtbot: QtBot, settled: Callable[[], None], typed: str
) -> None:
    type_in(box, typed)
    settled()
    assert "Sok Dara" in names(box)
    assert "Heng Bopha" not in names(box)
    with qtbot.wait_signal(box.go_requested) as gone:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert gone.args == [Place("people", people["dara"])]
    assert box.text() == ""
    assert not box.popup.isVisible()


def test_a_group_is_found_by_any_of_its_names(
    box: SearchBox, bench: Workbench, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    draft = GroupDraft("daycare", name_km="កូនផ្កាយ", name_en="Small stars")
    group = bench.centre.groups.add(draft).value
    type_in(box, "ផ្កាយ")
    settled()
    assert names(box) == ["Small stars"]
    with qtbot.wait_signal(box.go_requested) as gone:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert gone.args == [Place("groups", group)]


def test_actions_are_found_by_their_words_and_chosen_with_the_arrows(
    box: SearchBox, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    first, second = QAction("New person", box), QAction("New group", box)
    box.actions_of = lambda: [first, second]
    qtbot.keyClicks(box, "new")
    settled()
    assert names(box) == ["New person", "New group"]
    qtbot.keyClick(box, Qt.Key.Key_Down)
    with qtbot.wait_signal(box.action_chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert chosen.args == [second]


def test_nothing_found_is_said(box: SearchBox, qtbot: QtBot, settled: Callable[[], None]) -> None:
    qtbot.keyClicks(box, "zzz")
    settled()
    assert box.popup.nothing.isVisible()


@pytest.mark.usefixtures("people")
def test_locking_forgets_what_was_found(box: SearchBox, qtbot: QtBot, settled: Callable[[], None]) -> None:
    qtbot.keyClicks(box, "dara")
    settled()
    box.clear()
    assert (box.text(), names(box)) == ("", [])


def test_escape_puts_the_list_away(box: SearchBox, qtbot: QtBot, settled: Callable[[], None]) -> None:
    qtbot.keyClicks(box, "zzz")
    settled()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.popup.isVisible()
    assert box.text() == ""


def test_enter_right_after_the_letters_waits_for_what_is_found(
    box: SearchBox, people: dict[str, int], qtbot: QtBot
) -> None:
    unwanted = QAction("Take next register", box)
    box.actions_of = lambda: [unwanted]
    box.start()
    type_in(box, "bopha")
    with qtbot.wait_signal(box.go_requested) as gone, qtbot.assert_not_emitted(box.action_chosen):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert gone.args == [Place("people", people["bopha"])]


def test_enter_is_the_searchs_even_where_it_is_the_pages_main_action(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    window.desk.search.start()
    qtbot.wait_until(window.desk.search.hasFocus)
    assert window.page is not None
    main = window.page.primary_action()
    assert main is not None
    assert main.shortcut().toString() == "Return"
    main.setEnabled(True)
    with qtbot.assert_not_emitted(main.triggered):
        qtbot.keyClicks(window.desk.search, "nobody at all")
        qtbot.keyClick(window.desk.search, Qt.Key.Key_Return)
