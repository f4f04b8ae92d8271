"""The table of a page that shows one record beside its list: the chosen record stays chosen, whatever is listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.language import Language
from ui.kit.sorted_model import SortedModel
from ui.kit.tables import PlainTable
from ui.memory import Memory


class RecordTable(PlainTable):
    """Records that can be sorted, one of them chosen by its number; columns and sorting are remembered.

    Signals:
        chosen(int): the record of another row was chosen.
    """

    chosen = Signal(int)

    def __init__(self, model: SortedModel[Any], widths: Mapping[int, int], parent: QWidget | None = None) -> None:
        """`widths` are those of the columns at first, in pixels at 100 %."""
        super().__init__(parent)
        self._rows = model
        self._record: int | None = None
        self._looked_for: int | None = None  # to be scrolled to when it is listed
        self.setModel(model)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSectionsMovable(True)
        self.set_widths(widths)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._row_chosen())

    def sort_as_remembered(self, memory: Memory, name: str) -> None:
        """Bring back columns and sorting kept under `name`, and sort by the headings from now on."""
        self.remember(memory, name)
        self.setSortingEnabled(True)

    def choose(self, record: int | None) -> None:
        """Put the cursor on a record, now or when it is listed, without a signal."""
        self._record = self._looked_for = record
        self._mark_chosen()

    def show_rows(self, rows: Sequence[Any], language: Language) -> None:
        """List these; the chosen one stays chosen and the list where it was. With none chosen the first one is."""
        kept, looked_for = self.verticalScrollBar().value(), self._looked_for
        blocked = self.selectionModel().blockSignals(True)
        self._rows.show(rows, language)
        self.selectionModel().blockSignals(blocked)
        if not self._mark_chosen() or looked_for is None:
            self.verticalScrollBar().setValue(kept)
        if self._record is None and rows:
            self.go_to_row(0)

    def enter(self) -> None:
        """Put the cursor into the list, unless it is empty."""
        if self._rows.rowCount():
            self.go_to_row(max(0, self.current_row()))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark_chosen(self) -> bool:
        """Put the cursor on the chosen record; False when it is not listed."""
        row = self._rows.row_of(self._record)
        if row >= 0:
            self._looked_for = None
            self.go_to_row(row)
        return row >= 0

    def _row_chosen(self) -> None:
        row = self._rows.row_at(self.current_row())
        if row is not None and row.id != self._record:
            self._record = row.id
            self.chosen.emit(row.id)
