"""The program of the kill trial, with its window: keys are typed into a register until it is killed.

A mark counts as promised when the foot of the window says "Saved".
"""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from app.attendance.values import MarkRequest
from app.centre import Centre, open_centre
from app.clock import Clock

_KEYS = ("P", "P", "A", "L", "E", "Backspace", "Up", "Down", "Down", "Home")


def type_marks(
    folder: Path, password: str, clock: Clock, days: Sequence[dt.date], seed: int, report: Callable[[object], None]
) -> None:
    """Open the window on the registers of `days` in turn and type. Never ends by itself."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.page import Place
    from ui.registers.place import RegisterPlace
    from ui.start import Start
    from ui.workbench import Saving

    app, dice = QApplication([]), random.Random(seed)
    centre = open_centre(folder, password, clock=clock)
    held = [s for day in days for s in centre.attendance.of_day(day) if s.state != "not_held"]
    watch = Watch(centre, report)
    start = Start(app, folder, clock, centre)
    start.begin()
    start.bench.save_state_changed.connect(lambda state: watch.saved(state.saving is Saving.SAVED))
    window = start.window
    assert window is not None

    def type_a_key() -> None:
        if dice.random() < 0.03 or window.focusWidget() is None:
            session = dice.choice(held)
            day = session.session.date
            window.go(Place("registers", RegisterPlace(session.group.id, day, day)))
        else:
            QTest.keyClick(window.focusWidget(), getattr(Qt.Key, f"Key_{dice.choice(_KEYS)}"))

    timer = QTimer(window, interval=3)
    timer.timeout.connect(type_a_key)
    timer.start()
    app.exec()


class Watch:
    """Reports what the window asks of the centre and what it has called saved."""

    def __init__(self, centre: Centre, report: Callable[[object], None]) -> None:
        self._report = report
        self._asked = self._done = 0
        self._mark = centre.attendance.mark
        centre.attendance.mark = self.mark

    def mark(self, requests: Sequence[MarkRequest]) -> object:
        """Stands before the real command, on the data lane."""
        self._asked += 1
        self._report(
            [(r.session.slot, str(r.session.date), r.person, r.mark.status if r.mark else "") for r in requests]
        )
        return self._mark(requests)

    def saved(self, saved: bool) -> None:
        """The foot says "Saved": nothing that was asked is still under way."""
        if saved:
            for _ in range(self._asked - self._done):
                self._report("done")
            self._done = self._asked
