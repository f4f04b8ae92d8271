"""Which register is open: it is read, turned to the days beside it, and found by the code of a printed sheet."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Signal

from app.attendance.values import Register
from app.errors import UserError
from ui.registers.place import RegisterPlace, Span
from ui.registers.reading import read_register
from ui.workbench import Workbench

_LONGEST_SKIP = 14
"""Days without a session that Ctrl+Left and Ctrl+Right pass over before they give up."""


class Opening(QObject):
    """Knows the place of the open register and asks for what stands there.

    Signals:
        moved(RegisterPlace or None): another place is open than this one.
        read(Register): what stands there.
        lost(UserError): there is no such register (any more).
        refused(UserError): no sheet has this code.
        found(): a sheet was found by its code, and is opened.
    """

    moved = Signal(object)
    read = Signal(object)
    lost = Signal(object)
    refused = Signal(object)
    found = Signal()

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._skip = 0
        self.place: RegisterPlace | None = None
        self.wanted: dt.date | None = None  # the day on which the work begins, where one was named
        self.is_fresh = False  # nothing was shown since the place was opened

    def open(self, place: RegisterPlace, day: dt.date | None = None) -> None:
        """Read what stands at a place, with the cursor on `day`, or where the work is."""
        before, self.place = self.place, place
        self.wanted, self.is_fresh = day, True
        if before != place:
            self.moved.emit(before)
        self.reload()

    def reload(self) -> None:
        """Read it again."""
        if self.place is None:
            return
        attendance, place = self._bench.centre.attendance, self.place
        self._bench.ask(self, lambda: read_register(attendance, place), self._read, self._lose, replaces="register")

    def stretch(self, span: Span, day: dt.date | None) -> None:
        """Open the day, week or month around a day; without one, around today or the first day."""
        if self.place is not None:
            around = day or self._day_to_keep(self.place)
            self.open(self.place.stretched(span, around), around)

    def turn(self, steps: int) -> None:
        """Open the days before (-1) or after (1), passing over days on which the group does not meet."""
        if self.place is not None:
            self._skip = steps if self.place.span == Span.DAY else 0
            moved = self.place.moved(steps)
            self.open(moved, moved.first if steps > 0 else moved.last)

    def open_code(self, code: str) -> None:
        """Open the register of a printed sheet in its own order."""
        if not code.strip():
            return
        sheets = self._bench.centre.sheets

        def place() -> RegisterPlace:
            sheet = sheets.sheet(code)
            return RegisterPlace(sheet.group.id, sheet.first, sheet.last, sheet.code)

        def show(place: RegisterPlace) -> None:
            self.found.emit()
            self.open(place)

        self._bench.ask(self, place, show, self.refused.emit)

    def _read(self, register: Register) -> None:
        if not self._passes_over(register):
            self._skip = 0
            self.read.emit(register)

    def _passes_over(self, register: Register) -> bool:
        """Whether a day without a session is passed over on the way to the next one."""
        if not self._skip or self.place is None or any(column.session for column in register.columns):
            return False
        if abs(self._skip) >= _LONGEST_SKIP:
            return False
        step = 1 if self._skip > 0 else -1
        self._skip += step
        self.place = self.place.moved(step)
        self.wanted = self.place.first
        self.reload()
        return True

    def _lose(self, error: UserError) -> None:
        self.place = None
        self.lost.emit(error)

    def _day_to_keep(self, place: RegisterPlace) -> dt.date:
        today = self._bench.clock.today()
        return today if place.first <= today <= place.last else place.first
