"""A list beside which one record is shown."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from app.language import Language
from ui.kit.record_table import RecordTable
from ui.kit.sorted_model import SortedModel


@dataclass(frozen=True)
class _Record:
    id: int
    name: str


class _Model(SortedModel[_Record]):
    @override
    def text(self, row: _Record, column: int) -> str:
        return row.name


NAMES = ("Chan", "Dara", "Keo", "Ly", "Sok", "Vuthy")
ALL = tuple(_Record(number, name) for number, name in enumerate(NAMES, start=1))
ENGLISH = Language("en")


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    table = RecordTable(_Model({0: "Name"}, ENGLISH), {0: 120})
    qtbot.add_widget(table)
    table.show()
    return table


@pytest.fixture
def chosen(table: RecordTable) -> list[int]:
    numbers: list[int] = []
    table.chosen.connect(numbers.append)
    return numbers


def test_the_first_record_is_chosen_when_none_was(table: RecordTable, chosen: list[int]) -> None:
    table.show_rows(ALL, ENGLISH)
    assert (table.current_row(), chosen) == (0, [1])


def test_a_record_is_chosen_before_it_is_listed_and_without_a_signal(table: RecordTable, chosen: list[int]) -> None:
    table.choose(4)
    table.show_rows(ALL, ENGLISH)
    assert (table.current_row(), chosen) == (3, [])


def test_the_chosen_record_stays_chosen_when_others_are_listed(table: RecordTable, chosen: list[int]) -> None:
    table.show_rows(ALL, ENGLISH)
    table.choose(4)
    table.show_rows(ALL[2:], ENGLISH)
    assert (table.current_row(), chosen) == (1, [1])


def test_a_record_that_is_not_listed_for_a_while_is_still_the_chosen_one(table: RecordTable, chosen: list[int]) -> None:
    table.choose(4)
    for listed in (ALL, ALL[:2], ALL):
        table.show_rows(listed, ENGLISH)
    assert (table.current_row(), chosen) == (3, [])


def test_arrows_choose(table: RecordTable, chosen: list[int]) -> None:
    table.show_rows(ALL, ENGLISH)
    table.enter()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert chosen == [1, 2]


def test_an_empty_list_is_not_entered(table: RecordTable) -> None:
    table.clearFocus()
    table.show_rows((), ENGLISH)
    table.enter()
    assert not table.hasFocus()


def test_what_is_spared_is_shown_as_far_as_there_is_room_the_first_ones_first(qtbot: QtBot) -> None:
    table = RecordTable(_Model(dict.fromkeys(range(4), "Name"), ENGLISH), dict.fromkeys(range(4), 80))
    qtbot.add_widget(table)
    table.spare(3, 1)
    table.show_rows(ALL, ENGLISH)
    shown = {}
    for width in (360, 280, 200):
        table.resize(width, 400)
        table.show()
        shown[width] = [column for column in range(4) if not table.isColumnHidden(column)]
    assert shown == {360: [0, 1, 2, 3], 280: [0, 2, 3], 200: [0, 2]}
    table.resize(360, 400)
    assert not any(map(table.isColumnHidden, range(4)))
