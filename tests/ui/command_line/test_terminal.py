from __future__ import annotations

import io
import sys

import pytest

from ui.command_line import terminal


class Screen(io.StringIO):
    """A terminal somebody watches."""

    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_for_who_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Screen())
    for done in (1, 2, 4):
        terminal.progress(done, 4)
    assert sys.stderr.getvalue() == "\r 25%\r 50%\r100%\n"


def test_progress_of_nothing_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Screen())
    terminal.progress(0, 0)
    assert sys.stderr.getvalue() == "\r100%\n"


def test_progress_is_silent_in_a_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    terminal.progress(0.5)
    assert sys.stderr.getvalue() == ""


def test_a_field_never_breaks_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.tell("Sok\nDara", "a\tb", 3)
    assert capsys.readouterr().out == "Sok Dara\ta b\t3\n"
