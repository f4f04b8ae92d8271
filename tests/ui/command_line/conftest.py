"""The program's own entry point, run on a real encrypted demo centre."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.demo.centre import PASSWORD, make_demo
from ui.main import main

TODAY = dt.date(2026, 11, 6)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the result."""
        return self.out.splitlines()


Paillote = Callable[..., Ran]


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demo centre, made once."""
    folder = tmp_path_factory.mktemp("demo-template")
    make_demo(folder, people=30, years=1, clock=FixedClock(TODAY))
    return folder


@pytest.fixture
def demo_folder(demo_template: Path, tmp_path: Path) -> Path:
    """The data folder of a demo centre of one's own."""
    return Path(shutil.copytree(demo_template, tmp_path / "demo"))


@pytest.fixture
def paillote(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Paillote:
    """`paillote(...)` as typed in a terminal in English; the demo's password waits on standard input."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)

    def run(*words: object, typed: str = f"{PASSWORD}\n") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        capfd.readouterr()
        code = main([str(word) for word in words])
        out, err = capfd.readouterr()
        return Ran(code, out, err)

    return run


@pytest.fixture
def in_demo(paillote: Paillote, demo_folder: Path) -> Paillote:
    """The same in the demo centre, on Friday 6 November 2026."""

    def run(*words: object, typed: str = f"{PASSWORD}\n") -> Ran:
        return paillote(*words, "--data", demo_folder, "--today", TODAY, "--password-stdin", typed=typed)

    return run
