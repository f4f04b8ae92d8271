"""The window on the big centre: until it is usable, until each page is filled, and what it takes of memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.demo.centre import PASSWORD
from tests.bench.conftest import FIGURES, PAGES, ROOT, Figure, paint, settle
from ui.page import Place
from ui.start import Start

PROGRAMS = Path(__file__).parent / "programs"
Compare = Callable[..., None]


def _program(name: str, *arguments: str) -> float:
    """Runs one of the programs until it prints "usable" and returns its peak memory in MiB."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(ROOT / "build" / "bench-pycache"),  # compiled once, as on any PC
        "PYTHONDONTWRITEBYTECODE": "",
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, str(PROGRAMS / name), *arguments]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        word, memory = process.stdout.readline().split()
        assert word == "usable"
        return float(memory)


def test_start_to_usable_window(compare: Compare, big_folder: Path) -> None:
    compare(
        "start to usable window (sign-in)",
        lambda: _program("sign_in.py", str(big_folder)),
        lambda: _program("bare_window.py"),
        rounds=9,
        ratio_target=1.3,
    )


def test_start_to_today(compare: Compare, big_folder: Path) -> None:
    # With the password's half second of argon2id, and everything Today asks.
    compare(
        "start, password, Today filled",
        lambda: _program("whole_window.py", str(big_folder), PASSWORD),
        lambda: _program("bare_window.py"),
        rounds=5,
    )


def test_memory(benchmark: Any, pytestconfig: pytest.Config, big_folder: Path) -> None:
    floor = _program("bare_window.py")
    ours = benchmark.pedantic(_program, args=("whole_window.py", str(big_folder), PASSWORD, "everything"), rounds=1)
    pytestconfig.stash[FIGURES].append(Figure("peak memory, every page opened", ours, floor, target=150, unit="MiB"))


@pytest.mark.parametrize("page", PAGES)
def test_page_opens(compare: Compare, program: Start, qapp: QApplication, page: str) -> None:
    """From the key to the filled and painted page; the page was open before, its answers are asked again.

    The floor paints the filled window once.
    """
    window = program.window
    assert window is not None
    window.go(Place(page))
    settle(program, qapp)

    def away() -> None:
        window.go(Place(_elsewhere(page)))
        window.desk.pages._stale.add(page)
        settle(program, qapp)

    def ours() -> None:
        window.go(Place(page))
        settle(program, qapp)
        paint(window)

    compare(f"page {page}", ours, window.grab, before=away, target=100, rounds=7)


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_for_the_first_time(compare: Compare, program: Start, qapp: QApplication, page: str) -> None:
    """A page that was never open is built, too. Its modules are loaded while somebody looks at the first one."""
    window = program.window
    assert window is not None

    def anew() -> None:
        window.go(Place(_elsewhere(page)))
        settle(program, qapp)
        window._forget_pages()

    def ours() -> None:
        window.go(Place(page))
        settle(program, qapp)
        paint(window)

    compare(f"page {page}, built anew", ours, window.grab, before=anew, target=100, rounds=3)


def _elsewhere(page: str) -> str:
    return "settings" if page != "settings" else "today"
