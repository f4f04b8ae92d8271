"""A workbench on a real, empty centre, and ways to wait for its lanes by signal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.centre import Centre
from app.language import Language
from ui import theme
from ui.lanes import Lane
from ui.memory import Memory
from ui.sign_in.gate import Gate
from ui.tongue import Tongue
from ui.window import Window
from ui.workbench import Workbench


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.register_fonts()
    theme.wear(qapp, "light")


@pytest.fixture
def bench(centre: Centre, tmp_path: Path) -> Iterator[Workbench]:
    """A workbench in English; bugs in its jobs fail the test."""
    bugs: list[Exception] = []
    data, paper = Lane("data"), Lane("paper")
    tongue, memory = Tongue(Language("en")), Memory(tmp_path / "window.ini")
    memory.of(str(centre.account.id)).put("language", "en")
    made = Workbench(centre, tongue, data, paper, centre.clock, memory)
    made.broken.connect(bugs.append)
    yield made
    data.close()
    paper.close()
    if bugs:
        raise bugs[0]


@pytest.fixture
def settled(qtbot: QtBot, bench: Workbench) -> Callable[[], None]:
    """Waits until everything asked of the data lane, and everything asked because of that, is answered and shown."""

    def wait() -> None:
        while not bench.data.is_idle():
            qtbot.wait_until(bench.data.is_idle)
            # A widget put into a layout is shown by an event of its own, behind the answer that made it.
            QCoreApplication.sendPostedEvents()

    return wait


@pytest.fixture
def window(qtbot: QtBot, bench: Workbench, settled: Callable[[], None]) -> Window:
    """The window on Today, 1366 x 740."""
    shown = Window(bench, Gate(bench.centre.folder, bench.clock))
    qtbot.add_widget(shown)
    shown.resize(1366, 740)
    shown.show()
    settled()
    return shown
