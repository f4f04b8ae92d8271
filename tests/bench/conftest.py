"""Measuring on a big centre: a thousand people, ten years, more than a million marks.

Every figure stands beside its floor: the least that any program must do for it, measured in the same run, turn by
turn; of both the best turn counts, which a busy machine disturbs least. `make bench` prints them as one table, with the
time of the processor where it was taken: on a machine that does other work too, that is what the program needs.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.demo.centre import PASSWORD, make_demo
from app.vault.service import unlock
from ui.doors import BEHIND, DOORS, SETTINGS
from ui.loading import load_below_pages
from ui.start import Start

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 6)
CLOCK = FixedClock(TODAY, dt.time(8, 12))
PEOPLE, YEARS, SEED = 1000, 10, 1
PAGES = [door.page for door in (*DOORS, *BEHIND, SETTINGS)]
# What the rows of the big centre are made by; when one of these changes, it is made anew.
MAKERS = ("app/demo", "models", "app/people/rules.py", "app/families/rules.py", "app/text.py")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure; `unit` is "ms" or "MiB", `target` the most that `ours / floor` (or `ours`) may be."""

    name: str
    ours: float
    floor: float | None = None
    ratio_target: float | None = None
    target: float | None = None
    unit: str = "ms"
    processor: float | None = None  # ms of all threads

    @property
    def ratio(self) -> float | None:
        return self.ours / self.floor if self.floor else None

    @property
    def verdict(self) -> str:
        """Within its target or not; empty where there is none."""
        if self.ratio is not None and self.ratio_target is not None:
            return "yes" if self.ratio <= self.ratio_target else "NO"
        if self.target is not None:
            return "yes" if self.ours <= self.target else "NO"
        return ""

    @property
    def wanted(self) -> str:
        if self.ratio_target is not None:
            return f"<= {self.ratio_target:.1f}x"
        return "" if self.target is None else f"<= {self.target:.0f} {self.unit}"


FIGURES = pytest.StashKey[list[Figure]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = []


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Print the table of all figures."""
    figures = config.stash[FIGURES]
    if not figures:
        return
    terminalreporter.section("each figure beside its floor (the best turn of each)")
    line = "{:<48} {:>12} {:>12} {:>12} {:>8} {:>10} {:>7}"
    terminalreporter.line(line.format("figure", "ours", "processor", "floor", "ratio", "wanted", "within"))
    for figure in figures:
        floor = "" if figure.floor is None else f"{figure.floor:.1f} {figure.unit}"
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}x"
        ours = f"{figure.ours:.1f} {figure.unit}"
        busy = "" if figure.processor is None else f"{figure.processor:.1f} ms"
        terminalreporter.line(line.format(figure.name, ours, busy, floor, ratio, figure.wanted, figure.verdict))


@pytest.fixture(scope="session")
def big_folder() -> Path:
    """The data folder of the big centre, made once for each version of what makes it."""
    folder = ROOT / "build" / f"bench-centre-{_made_by()}"
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        make_demo(folder, people=PEOPLE, years=YEARS, seed=SEED, clock=CLOCK)
        (folder / "ready").touch()
    return folder


@pytest.fixture(scope="module")
def big_centre(big_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    """A copy of the big centre, open: it may be written to. No other centre may be open meanwhile."""
    folder = tmp_path_factory.mktemp("big") / "centre"
    shutil.copytree(big_folder, folder)
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        yield centre


@pytest.fixture(scope="module")
def bare(big_centre: Centre) -> Iterator[Any]:
    """A connection of the bare driver to the same file, with the pragmas of the program."""
    connection = bare_connection(big_centre.database_path, unlock(big_centre.folder, None, PASSWORD).data_key)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def program(big_centre: Centre, qapp: QApplication) -> Iterator[Start]:
    """The window on a copy of the big centre, with every module loaded."""
    start = Start(qapp, big_centre.folder, CLOCK, big_centre)
    start.crashes.remove()
    start.begin()
    for module in load_below_pages():
        import_module(module)
    settle(start, qapp)
    yield start
    assert start.window is not None
    start.bench.take(None)  # whoever opened the centre closes it
    start.window.close()


def settle(start: Start, app: QApplication) -> None:
    """Wait as the program does for every answer and paper, without taking turns from the lanes."""
    lanes = (start.bench.data, start.bench.paper)
    while not all(lane.is_idle() for lane in lanes):
        loop = QEventLoop()
        for lane in lanes:
            lane.became_idle.connect(loop.quit)
        loop.exec()
    app.processEvents()


def paint(window: QWidget) -> None:
    """Paint what has changed and is not painted yet, as the next frame would."""
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


@pytest.fixture
def compare(benchmark: Any, pytestconfig: pytest.Config) -> Callable[..., None]:
    """Measures a deed beside its floor, turn by turn, and notes the best turn of each."""

    def run(
        name: str,
        ours: Callable[[], object],
        floor: Callable[[], object] | None = None,
        *,
        rounds: int = 20,
        warmup: int = 1,
        ratio_target: float | None = None,
        target: float | None = None,
        before: Callable[[], object] = lambda: None,
    ) -> None:
        floors: list[float] = []
        processor: list[float] = []

        def measured() -> None:
            begun = process_time()
            ours()
            processor.append(process_time() - begun)

        def turn() -> None:
            if floor is not None:
                begun = perf_counter()
                floor()
                floors.append(perf_counter() - begun)
            before()

        benchmark.pedantic(measured, setup=turn, rounds=rounds, warmup_rounds=warmup)
        least = 1000 * min(floors[warmup:]) if floors else None
        taken = 1000 * benchmark.stats.stats.min
        busy = 1000 * min(processor[warmup:])
        pytestconfig.stash[FIGURES].append(Figure(name, taken, least, ratio_target, target, processor=busy))

    return run


def bare_connection(path: Path, key: bytes) -> Any:
    """sqlcipher3 without anything around it."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"""PRAGMA key = "x'{key.hex()}'" """)
    for pragma in (
        "cipher_memory_security = on",
        "journal_mode = wal",
        "synchronous = full",
        "foreign_keys = on",
        "cache_size = -4096",
        "temp_store = memory",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _made_by() -> str:
    digest = hashlib.sha256(f"{PEOPLE} {YEARS} {SEED} {TODAY}".encode())
    for place in MAKERS:
        for file in sorted([ROOT / place] if place.endswith(".py") else (ROOT / place).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
