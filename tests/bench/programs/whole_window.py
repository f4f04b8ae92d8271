"""Starts the program on a centre and ends it when Today is filled; with "everything", after every page was open.

Arguments: data folder, then perhaps "everything". Prints the peak memory in MiB.
"""

import datetime as dt
import os
import sys
from pathlib import Path

from memory import peak_memory
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.centre import open_centre
from app.clock import FixedClock
from app.demo.centre import PASSWORD
from ui.main import command_line
from ui.page import Place
from ui.start import Start

command_line()  # as the console script does first
folder, everything = Path(sys.argv[1]), "everything" in sys.argv[2:]
clock = FixedClock(dt.date(2026, 11, 6), dt.time(8, 12))
app = QApplication(sys.argv[:1])
start = Start(app, folder, clock, open_centre(folder, PASSWORD, clock=clock))
start.begin()
window = start.window
assert window is not None
to_open = window.pages()[1:] if everything else []


def go_on() -> None:
    """Opens the next page when the one before has got its answers; closes the window after the last."""
    app.processEvents()  # what the last answer has changed is laid out and painted
    if not start.bench.data.is_idle():
        return
    if to_open:
        window.go(Place(to_open.pop(0)))
        QTimer.singleShot(0, go_on)  # a page that asks nothing leaves the lane idle
        return
    sys.stdout.write(f"usable {peak_memory():.1f}\n")
    sys.stdout.flush()
    os._exit(0)  # measured is the start, not the end


start.bench.data.became_idle.connect(go_on, Qt.ConnectionType.QueuedConnection)
app.exec()
