from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.start import Start
from ui.window import Window


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What stood in the window's title; the program's own loop ends when it has shown its first screen."""
    titles: list[str] = []
    begin = Start.begin

    def begin_and_end(self: Start) -> None:
        begin(self)
        window = self.window
        assert isinstance(window, Window)

        def end() -> None:
            titles.append(f"{window.windowTitle()} ({self.tongue.language.code})")
            window.close()
            QTimer.singleShot(0, QApplication.quit)

        QTimer.singleShot(0, end)

    monkeypatch.setattr(Start, "begin", begin_and_end)
    return titles


@pytest.mark.usefixtures("qtbot")
def test_demo_opens_a_centre_at_once(paillote, seen: list[str], tmp_path: Path) -> None:
    ran = paillote("--demo", "--data", tmp_path / "demo", "--today", "2026-11-06", "--language", "fr", typed="")
    assert (ran.code, ran.err) == (0, "")
    assert seen == ["vendredi 6 novembre 2026 - Paillote (fr)"]
    assert paillote("list", "people", "--data", tmp_path / "demo", "--password-stdin").code == 0


@pytest.mark.usefixtures("qtbot")
def test_without_a_command_the_password_is_asked_in_the_window(paillote, seen: list[str], demo_folder: Path) -> None:
    assert paillote("--data", demo_folder, typed="").code == 0
    assert len(seen) == 1
    assert seen[0].startswith("Paillote (")


@pytest.mark.usefixtures("qtbot")
def test_with_a_password_on_standard_input_nobody_is_asked(in_demo, seen: list[str]) -> None:
    assert in_demo().code == 0
    assert seen[0].endswith(" - Paillote (km)")
    assert in_demo(typed="not paillote\n").code == 1
    assert len(seen) == 1


def test_without_a_screen_a_window_is_refused_in_a_sentence(
    paillote, demo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.command_line.window.has_screen", lambda: False)
    ran = paillote("--data", demo_folder)
    assert ran.code == 1
    assert ran.err.startswith("paillote: There is no screen for a window here.")


def test_a_demo_of_another_day_is_made_anew(paillote, seen: list[str], tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for day in ("2026-11-06", "2026-11-06", "2026-11-07"):
        assert paillote("--demo", "--today", day, typed="").code == 0
    kept = [folder.name for folder in tmp_path.rglob("????-??-??")]
    assert kept == ["2026-11-07"]
    assert len(seen) == 3
