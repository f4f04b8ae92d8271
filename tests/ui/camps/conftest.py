"""The page Camps, with the children and camps of `tests/app/camps`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.centre import Centre
from tests.app.camps.conftest import Holidays
from ui.camps.page import CampsPage
from ui.workbench import Workbench


@pytest.fixture
def holidays(centre: Centre) -> Holidays:
    """A centre with a daycare group and a club, without children yet."""
    return Holidays(centre)


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, settled: Callable[[], None]) -> CampsPage:
    """The page, shown and filled."""
    made = CampsPage(bench)
    qtbot.add_widget(made)
    bench.changed.connect(lambda _change: made.reload())
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    made.reload()
    settled()
    return made
