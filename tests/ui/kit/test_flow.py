"""Widgets that go on in the next line when the width is used up."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.flow import FlowLayout


@pytest.fixture
def flow(qtbot: QtBot) -> Iterator[FlowLayout]:
    holder = QWidget()
    qtbot.add_widget(holder)
    made = FlowLayout(holder)
    for _each in range(3):
        box = QLabel()
        box.setFixedSize(100, 20)
        made.addWidget(box)
    yield made
    assert holder is not None  # it owns the layout and must outlive the test


def tops(flow: FlowLayout, width: int) -> list[int]:
    flow.setGeometry(QRect(0, 0, width, 500))
    return [flow.itemAt(at).geometry().top() for at in range(flow.count())]


def test_what_fits_stands_side_by_side(flow: FlowLayout) -> None:
    assert tops(flow, 308) == [0, 0, 0]
    assert flow.heightForWidth(308) == 20


def test_what_does_not_fit_goes_on_below(flow: FlowLayout) -> None:
    assert tops(flow, 250) == [0, 0, 24]
    assert tops(flow, 90) == [0, 24, 48]
    assert flow.heightForWidth(90) == 68


def test_the_height_promised_is_the_height_used(flow: FlowLayout) -> None:
    heights = [flow.heightForWidth(width) for width in range(60, 400, 20)]
    assert all(narrow >= wide for narrow, wide in pairwise(heights))


def test_the_height_follows_what_is_in_it(flow: FlowLayout) -> None:
    assert flow.heightForWidth(250) == 44
    first = flow.itemAt(0).widget()
    first.hide()
    assert flow.heightForWidth(250) == 20
    first.show()
    first.setFixedHeight(50)
    assert flow.heightForWidth(250) == 74
    flow.addWidget(QLabel("one more"))
    four_lines = flow.heightForWidth(100)
    assert four_lines > 74
    flow.takeAt(2)
    assert flow.heightForWidth(100) == four_lines - 24


def test_an_item_can_be_taken_out(flow: FlowLayout) -> None:
    assert flow.takeAt(1) is not None
    assert flow.count() == 2
    assert flow.itemAt(5) is None
    assert flow.takeAt(5) is None


def test_what_is_lower_stands_on_the_middle_of_its_line(flow: FlowLayout) -> None:
    flow.itemAt(1).widget().setFixedSize(100, 32)
    assert tops(flow, 308) == [6, 0, 6]
    assert tops(flow, 250) == [6, 0, 36]
