"""Starts the program on a centre and ends it when Today is filled; with "everything", after every page was open.

Arguments: data folder, password, then perhaps "everything". Prints the peak memory in MiB.
"""

import datetime as dt
import os
import sys
from pathlib import Path

from memory import peak_memory

from ui.command_line.window import application
from ui.main import command_line

command_line()  # as the console script does first
app = application()

from PySide6.QtCore import Qt, QTimer  # noqa: E402 - after Qt's application, as in the program

from app.centre import open_centre  # noqa: E402
from app.clock import FixedClock  # noqa: E402
from ui.page import Place  # noqa: E402
from ui.start import Start  # noqa: E402

folder, password, everything = Path(sys.argv[1]), sys.argv[2], "everything" in sys.argv[3:]
clock = FixedClock(dt.date(2026, 11, 6), dt.time(8, 12))
start = Start(app, folder, clock, open_centre(folder, password, clock=clock))
start.begin()
window = start.window
assert window is not None
to_open = window.pages()[1:] if everything else []


def go_on() -> None:
    """Opens the next page when the one before has got its answers; closes the window after the last."""
    app.processEvents()  # what the last answer has changed is laid out and painted
    if not (start.bench.data.is_idle() and start.bench.paper.is_idle()):
        return
    if to_open:
        window.go(Place(to_open.pop(0)))
        QTimer.singleShot(0, go_on)  # a page that asks nothing leaves the lane idle
        return
    sys.stdout.write(f"usable {peak_memory():.1f}\n")
    sys.stdout.flush()
    os._exit(0)  # measured is the start, not the end


for lane in (start.bench.data, start.bench.paper):
    lane.became_idle.connect(go_on, Qt.ConnectionType.QueuedConnection)
app.exec()
