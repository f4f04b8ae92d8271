from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SystemClock
from app.language import Language
from ui.crash import CrashReporter
from ui.kit.dialogs import Dialog
from ui.tongue import Tongue


def fail_on(name: str) -> None:
    secret = f"{name}, born 2019"
    raise KeyError(secret)


@pytest.fixture
def reporter(tmp_path: Path, qtbot: QtBot) -> Iterator[CrashReporter]:
    window = QWidget()
    qtbot.add_widget(window)
    window.show()
    made = CrashReporter(tmp_path / "reports", Tongue(Language("en")), SystemClock())
    made.install()
    yield made
    made.remove()
    for dialog in dialogs_on_screen():
        dialog.close()


def reports(tmp_path: Path) -> str:
    return "".join(file.read_text("utf-8") for file in (tmp_path / "reports").glob("*.txt"))


def test_a_bug_in_a_slot_is_written_down_without_names_and_the_program_goes_on(
    reporter: CrashReporter, tmp_path: Path, qtbot: QtBot
) -> None:
    button = QPushButton()
    qtbot.add_widget(button)
    clicks: list[int] = []

    def clicked() -> None:
        clicks.append(1)
        if len(clicks) == 1:
            fail_on("Sok Dara")

    button.clicked.connect(clicked)
    with qtbot.wait_signal(reporter.happened):
        button.click()
    button.click()
    assert len(clicks) == 2
    assert "KeyError" in reports(tmp_path)
    assert "fail_on" in reports(tmp_path)
    assert "Sok" not in reports(tmp_path)
    assert str(Path.home()) not in reports(tmp_path)


def test_a_calm_sentence_is_said_once(reporter: CrashReporter, qtbot: QtBot) -> None:
    for _ in range(3):
        reporter.write(ValueError())
    dialogs = dialogs_on_screen()
    assert len(dialogs) == 1
    said = [label.text() for label in dialogs[0].findChildren(QLabel)]
    assert "What was saved before is safe. You can go on working." in said
    with qtbot.wait_signal(dialogs[0].destroyed):
        dialogs[0].confirm_button.click()


def test_a_bug_on_another_thread_is_told_too(reporter: CrashReporter, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.wait_signal(reporter.happened):
        threading.Thread(target=fail_on, args=("Sok",)).start()
    assert "KeyError" in reports(tmp_path)


def test_a_report_that_cannot_be_written_does_not_hide_the_bug(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("")
    reporter = CrashReporter(tmp_path / "file" / "reports", Tongue(Language("en")), SystemClock())
    with qtbot.wait_signal(reporter.happened) as told:
        reporter.write(ValueError())
    assert told.args == [""]
    for dialog in dialogs_on_screen():
        dialog.close()


def test_the_hooks_are_given_back(reporter: CrashReporter) -> None:
    assert sys.excepthook == reporter._caught
    reporter.remove()
    assert sys.excepthook != reporter._caught
    assert threading.excepthook is threading.__excepthook__


def dialogs_on_screen() -> list[Dialog]:
    shown = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    return [widget for widget in shown if isinstance(widget, Dialog)]
