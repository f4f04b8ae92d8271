"""How long the window keeps anybody waiting: the longest the GUI thread is held while pages open and marks are typed.

A heart beats on the GUI thread; between two beats it was held. What counts is its own time of the processor, which a
busy machine does not lengthen, in the best of several turns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from time import thread_time
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.conftest import FIGURES, PAGES, Figure, settle
from ui.page import Place
from ui.registers.place import RegisterPlace
from ui.start import Start

FRAME = 16
TURNS = 5


class Heart(QTimer):
    """Beats every millisecond and notes the longest time between two beats."""

    def __init__(self) -> None:
        super().__init__()
        self.setInterval(1)
        self.timeout.connect(self.beat)
        self.longest = 0.0
        self._last = 0.0

    def run(self, deed: Callable[[], object]) -> float:
        """The longest time, in ms, for which the thread was held during a deed."""
        self.longest, self._last = 0.0, thread_time()
        self.start()
        deed()
        self.stop()
        self.beat()
        return 1000 * self.longest

    def beat(self) -> None:
        """One beat."""
        now = thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_opens_holds_the_window(
    benchmark: Any, pytestconfig: pytest.Config, program: Start, qapp: QApplication, page: str
) -> None:
    """The floor paints the filled window once, in one piece as Qt does."""
    window, heart, held = program.window, Heart(), []
    assert window is not None
    elsewhere = "settings" if page != "settings" else "today"
    window.go(Place(page))

    def go(to: str) -> None:
        window.go(Place(to))
        settle(program, qapp)

    def turn() -> None:
        go(elsewhere)
        window.desk.pages._stale.add(page)
        held.append(heart.run(lambda: go(page)))

    benchmark.pedantic(turn, rounds=TURNS)
    floor = min(heart.run(window.grab) for _turn in range(TURNS))
    pytestconfig.stash[FIGURES].append(Figure(f"window held, page {page}", min(held), floor, target=FRAME))


def test_marks_that_are_typed_hold_the_window(
    benchmark: Any, pytestconfig: pytest.Config, program: Start, qapp: QApplication
) -> None:
    """Every key of a row of marks, each painted and on the disk before the next one."""
    window, heart, held = program.window, Heart(), []
    assert window is not None
    day = dt.date(2026, 11, 6)
    window.go(Place("registers", RegisterPlace(1, day, day)))
    settle(program, qapp)

    def press(key: Qt.Key) -> None:
        QTest.keyClick(qapp.focusWidget(), key)
        settle(program, qapp)

    def turn() -> None:
        held.append(max(heart.run(lambda key=key: press(key)) for key in (Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_L)))

    benchmark.pedantic(turn, rounds=TURNS)
    pytestconfig.stash[FIGURES].append(Figure("window held, a mark that is typed", min(held), target=FRAME))
