"""Doing something once for many movements: a held-down arrow key runs through a list faster than cards are built."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PAUSE = 90  # ms; the arrow keys of most keyboards repeat every 30 to 40


class Calm(QObject):
    """Calls at once the first time; while more is asked for without a pause, only when that has stopped."""

    def __init__(self, call: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._call = call
        self._again = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._paused)

    def ask(self) -> None:
        """Call now or soon."""
        if self._pause.isActive():
            self._again = True
        else:
            self._call()
        self._pause.start()

    def _paused(self) -> None:
        if self._again:
            self._again = False
            self._call()
