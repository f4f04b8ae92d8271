"""Typing into the grid: letters, signs, lines of numbers and letters, and which month they are for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.language import N_
from app.outcomes.typed import LETTERS, read_typed
from app.outcomes.values import MONTHS, OutcomeEntry, OutcomeGrid, OutcomeRequest, OutcomeRow
from app.rights import Right
from ui.outcomes.bar import Bar
from ui.outcomes.deeds import Deeds
from ui.outcomes.grid import GridModel, GridTable
from ui.page import Page


class Entry(QObject):
    """Turns keys into commands. A letter goes down to the next row; + and - after it are still about the row before.

    Signals:
        complained(str): what was typed cannot be read, and why; empty: it was.
    """

    complained = Signal(str)

    def __init__(self, page: Page, bar: Bar, model: GridModel, table: GridTable, deeds: Deeds) -> None:
        super().__init__(page)
        self._page, self._bar, self._model, self._table, self._deeds = page, bar, model, table, deeds
        self._last: tuple[OutcomeRow, OutcomeEntry] | None = None
        if page.bench.centre.may(Right.RECORD_OUTCOMES):
            table.letter_typed.connect(self._letter)
            table.trade_typed.connect(self._trade)
            table.cleared.connect(self.clear)
            table.opened.connect(lambda _index: self.details())
            bar.typed.returnPressed.connect(self._line)
        bar.typed.setEnabled(page.bench.centre.may(Right.RECORD_OUTCOMES))
        table.month_moved.connect(self._move_month)
        bar.month_chosen.connect(self.enter)

    def row(self) -> OutcomeRow | None:
        """The row with the cursor."""
        at = self._table.current_row()
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def enter(self, month: int) -> None:
        """Enter another month from now on."""
        self._last = None
        self._bar.show_month(month)
        self._model.enter(month)

    def details(self) -> None:
        """Open the form of the row with the cursor."""
        grid, row = self._model.grid, self.row()
        if grid is not None and row is not None:
            self._deeds.details(grid, row, self._model.month)

    def clear(self) -> None:
        """Take away what the row with the cursor holds."""
        grid, row = self._model.grid, self.row()
        if grid is not None and row is not None and self._model.month in row.entries:
            self._deeds.record(grid, [OutcomeRequest(row.person, self._model.month, None)])

    def _letter(self, letter: str) -> None:
        grid, row = self._model.grid, self.row()
        if grid is None or row is None:
            return
        before, state = row.entries.get(self._model.month), LETTERS[letter]
        entry = before if before is not None and before.state is state else OutcomeEntry(state)
        self._record(grid, row, entry)
        self._last = row, entry
        self._table.go_to_row(min(self._table.current_row() + 1, len(self._model.rows) - 1))

    def _trade(self, in_trade: bool) -> None:
        grid, row = self._model.grid, self.row()
        if grid is None or row is None:
            return
        entry = row.entries.get(self._model.month)
        if self._last is not None and self._table.current_row() in (self._last[0].number, len(self._model.rows) - 1):
            row, entry = self._last
        if entry is not None and entry.working:
            self._record(grid, row, replace(entry, in_trade=in_trade))

    def _record(self, grid: OutcomeGrid, row: OutcomeRow, entry: OutcomeEntry) -> None:
        self._deeds.record(grid, [OutcomeRequest(row.person, self._model.month, entry)])

    def _line(self) -> None:
        grid = self._model.grid
        if grid is None:
            return
        try:
            requests = self._read(grid, self._bar.typed.text())
        except UserError as error:
            self.complained.emit(error.sentence(self._page.language))
            return
        self.complained.emit("")
        self._bar.typed.clear()
        if requests:
            self._deeds.record(grid, requests)

    def _read(self, grid: OutcomeGrid, text: str) -> list[OutcomeRequest]:
        rows = {row.number: row for row in grid.rows}
        requests = []
        for number, state, in_trade in read_typed(text):
            if number not in rows:
                raise UserError(N_("There is no row {number} in this list."), number=number)
            requests.append(OutcomeRequest(rows[number].person, self._model.month, OutcomeEntry(state, in_trade)))
        return requests

    def _move_month(self, step: int) -> None:
        at = MONTHS.index(self._model.month) + step
        if 0 <= at < len(MONTHS):
            self.enter(MONTHS[at])
