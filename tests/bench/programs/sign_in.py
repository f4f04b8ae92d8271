"""Starts the program as somebody does at the desk and ends it when a password can be typed. Prints its memory."""

import datetime as dt
import os
import sys
from pathlib import Path

from memory import peak_memory

from ui.command_line.window import application
from ui.main import command_line

command_line()  # as the console script does first
app = application()

from PySide6.QtCore import QTimer  # noqa: E402 - after Qt's application, as in the program

from app.clock import FixedClock  # noqa: E402
from ui.start import Start  # noqa: E402

start = Start(app, Path(sys.argv[1]), FixedClock(dt.date(2026, 11, 6), dt.time(8, 12)))
start.begin()


def end() -> None:
    """What was shown is laid out and painted: now the password field takes keys."""
    app.processEvents()
    sys.stdout.write(f"usable {peak_memory():.1f}\n")
    sys.stdout.flush()
    os._exit(0)  # measured is the start, not the end


QTimer.singleShot(0, end)
app.exec()
