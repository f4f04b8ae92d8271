"""What tests stand on: a real centre in a real encrypted file, on Friday 6 November 2026."""

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.founding import create_centre
from app.settings.values import CentreDetails
from app.vault.format import Cost

# Before anything loads Qt: the tests need no screen, and no window jumps into the face of who runs them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TODAY = dt.date(2026, 11, 6)
PASSWORD = "paillote"
# One guess costs next to nothing, so that tests do not wait for argon2.
CHEAP = Cost(memory=8, passes=1, lanes=1)
# Milliseconds until a test gives up waiting for what has to come.
PATIENCE = 60_000

# A rule is right or wrong; how long a busy machine takes to tell says nothing.
settings.register_profile("patient", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("patient")


def pytest_configure() -> None:
    """Let every wait for a signal or a window be as patient: a correct program never fails on a slow machine."""
    from pytestqt.qtbot import QtBot

    waits: list[Any] = [QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil, QtBot.waitCallback]
    for wait in [*waits, QtBot.waitActive, QtBot.waitExposed]:
        wait.__kwdefaults__["timeout"] = PATIENCE


@pytest.fixture
def clock() -> FixedClock:
    """Friday 6 November 2026, 08:12."""
    return FixedClock(TODAY, dt.time(8, 12))


@pytest.fixture(scope="session")
def centre_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an empty centre, set up once and copied for each test."""
    folder = tmp_path_factory.mktemp("template")
    details = CentreDetails("មជ្ឈមណ្ឌល ស្ទឹងមានជ័យ", "Steung Meanchey centre", "Centre de Steung Meanchey")
    create_centre(folder, details, "Sokunthea", PASSWORD, clock=FixedClock(TODAY, dt.time(7, 30)), cost=CHEAP).close()
    return folder


@pytest.fixture
def centre_folder(centre_template: Path, tmp_path: Path) -> Path:
    """The data folder of an empty, closed centre."""
    return Path(shutil.copytree(centre_template, tmp_path / "centre"))


@pytest.fixture
def centre(centre_folder: Path, clock: FixedClock) -> Iterator[Centre]:
    """An empty, open centre. No test may leave a transaction open."""
    with open_centre(centre_folder, PASSWORD, clock=clock) as centre:
        yield centre
        assert not centre.is_busy()
