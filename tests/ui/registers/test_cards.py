"""A card read into the grid of an ordinary register."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

Key = Qt.Key
Desk = Any
Daycare = Any


def read_card(desk: Desk, code: str) -> None:
    """As a scanner does: the code, then Enter."""
    desk.type(code)
    desk.press(Key.Key_Return)


def marked(daycare: Daycare) -> dict[int, str]:
    return {number: letter for number, letter in enumerate(daycare.letters(), 1) if letter != "-"}


def test_a_card_marks_its_own_child_and_not_the_row_of_the_cursor(friday: Desk, daycare: Daycare) -> None:
    read_card(friday, "P0012")
    assert marked(daycare) == {12: "P"}
    assert friday.page.view.foot.message.text() == "Card of Sok Child 12: present."
    read_card(friday, "P0012")  # the cursor is on the child itself, who is present already
    read_card(friday, "P0003")
    assert marked(daycare) == {3: "P", 12: "P"}
    friday.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert marked(daycare) == {12: "P"}


def test_cards_may_come_faster_than_marks_are_saved(friday: Desk, daycare: Daycare) -> None:
    for key in "P0012\rP0007\r":
        QTest.keyClick(friday.window.focusWidget(), key)
    friday._settled()
    assert marked(daycare) == {7: "P", 12: "P"}


def test_the_mark_under_the_cursor_stays_what_it_was(friday: Desk, daycare: Daycare) -> None:
    friday.type("e")
    friday.press(Key.Key_Up)
    read_card(friday, "P0012")
    assert marked(daycare) == {1: "E", 12: "P"}


def test_a_card_is_read_with_the_khmer_keyboard_and_into_the_typed_line(friday: Desk, daycare: Daycare) -> None:
    read_card(friday, "ផ០០១២")
    friday.press("1")
    friday.press(Key.Key_Home)
    friday.press(Key.Key_Delete)
    read_card(friday, "P0013")
    assert marked(daycare) == {12: "P", 13: "P"}


def test_the_card_of_a_child_of_another_group_marks_nobody_and_names_it(friday: Desk, daycare: Daycare) -> None:
    read_card(friday, "P0031")
    assert marked(daycare) == {}
    sentence = "Sok Child 31 is not in this register. Press W and read the card again to add a walk-in."
    assert friday.page.view.foot.message.text() == sentence
    read_card(friday, "P0002")
    assert marked(daycare) == {2: "P"}


def test_a_letter_followed_by_row_numbers_without_one_stays_marked(friday: Desk, daycare: Daycare) -> None:
    read_card(friday, "P12")
    assert marked(daycare) == {1: "P"}
    assert "after 12" in friday.page.view.foot.message.text()
    friday.type("a")
    friday.press(Key.Key_Return)
    assert marked(daycare) == {1: "P", 12: "A"}


def test_row_numbers_typed_after_the_cursor_went_elsewhere_are_no_card(friday: Desk, daycare: Daycare) -> None:
    friday.type("p")
    friday.press(Key.Key_Down)
    read_card(friday, "0012")
    assert marked(daycare) == {1: "P"}
