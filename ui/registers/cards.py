"""A card that is read while the keyboard is in the grid: its code comes as a letter, which marks, digits and Enter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Signal

from app.attendance.values import Cell, MarkRequest, Row, Status, WalkInCandidate
from app.errors import UserError
from app.language import N_
from app.text import latin_digits
from ui.registers.foot import RegisterFoot
from ui.registers.grid import RegisterGrid
from ui.registers.marking import Marking
from ui.registers.model import RegisterModel
from ui.workbench import Workbench

_CODE = re.compile("[A-Z]+[0-9]+")


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter typed in the grid: where, what takes back its mark if it made one, and where it led."""

    letter: str
    day: int
    slip: MarkRequest | None
    led_to: QPersistentModelIndex


class CardReader(QObject):
    """Takes back what the letter of a card has marked, and marks the child present whose card it is.

    Signals:
        refuted(str): a typed line is no card after all.
    """

    refuted = Signal(str)

    def __init__(self, bench: Workbench, marking: Marking, grid: RegisterGrid, foot: RegisterFoot) -> None:
        super().__init__(grid)
        self._bench, self._marking, self._grid, self._foot = bench, marking, grid, foot
        self._model: RegisterModel = marking.model
        self._last: _Letter | None = None  # the letter typed last
        self._before: _Letter | None = None  # the one typed directly before the digits of the line

    def letter_typed(self, status: Status, index: QModelIndex, before: Cell | None) -> None:
        """A letter was typed where `before` stood; the cursor is where it led."""
        changed = before is not None and before != self._model.cell(index)
        slip = self._model.request(index, before.mark) if before is not None and changed else None
        led_to = QPersistentModelIndex(self._grid.days.currentIndex())
        self._last = _Letter(status.value, index.column(), slip, led_to)

    def forget(self) -> None:
        """Something else was typed than a letter."""
        self._last = None

    def digits_begin(self) -> None:
        """The first digit of a line was typed."""
        follows = self._last is not None and self._last.led_to == self._grid.days.currentIndex()
        self._before = self._last if follows else None
        self._last = None

    def take(self, line: str) -> bool:
        """Whether a typed line may be the code of a card; then it is dealt with, at once or once its owner is known."""
        before, self._before = self._before, None
        plain = latin_digits(line.strip().upper())
        code = f"{before.letter}{plain}" if before is not None and plain.isdecimal() else plain
        if not _CODE.fullmatch(code):
            return False
        day = self._grid.days.currentIndex().column() if before is None else before.day
        rows = self._model.register.rows if self._model.register is not None else ()
        row = next((row for row in rows if row.code == code), None)
        if row is None:
            return self._ask_whose(code, line, day, before)
        self._foot.leave()
        self._let_in(row, self._model.index(rows.index(row), day), before)
        return True

    def _let_in(self, row: Row, index: QModelIndex, before: _Letter | None) -> None:
        self._grid.go(index.row(), index.column())
        request, slip = self._model.request(index, Status.PRESENT), before.slip if before is not None else None
        if slip is not None and slip.person != row.person:
            self._marking.take_back(slip, () if request is None or self._is_here(index) else (request,))
        elif request is not None and not self._is_here(index):
            self._marking.mark(index, Status.PRESENT)
        if request is None:
            self._marking.tell_why_not(index)
        else:
            self._foot.show_success(N_("Card of {name}: present."), name=self._name(row))

    def _ask_whose(self, code: str, line: str, day: int, before: _Letter | None) -> bool:
        """Whose card it is who has no row here; False where nobody meets on that day."""
        column, attendance = self._model.column(day), self._bench.centre.attendance
        session = column.session if column is not None else None
        if session is None:
            return False

        def answered(found: tuple[WalkInCandidate, ...]) -> None:
            stranger = next((one for one in found if one.code == code), None)
            if stranger is None:
                self.refuted.emit(line)
            else:
                self._turn_away(stranger, before)

        self._bench.ask(self, lambda: attendance.walk_in_candidates(session, code), answered, replaces="card")
        return True

    def _turn_away(self, stranger: WalkInCandidate, before: _Letter | None) -> None:
        self._foot.leave()
        if before is not None and before.slip is not None:
            self._marking.take_back(before.slip)
        sentence = N_("{name} is not in this register. Press W and read the card again to add a walk-in.")
        self._foot.show_refusal(UserError(sentence, name=self._name(stranger)), "")

    def _name(self, one: Row | WalkInCandidate) -> str:
        return self._bench.tongue.language.names(one.name_km, one.name_latin)[0]

    def _is_here(self, index: QModelIndex) -> bool:
        cell = self._model.cell(index)
        return cell is not None and cell.mark is not None and cell.mark.status in (Status.PRESENT, Status.LATE)
