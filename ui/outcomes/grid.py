"""The grid of a cohort: a row for each who completed, a column for each time of asking, letters typed into it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.language import N_, Language
from app.outcomes.typed import LETTERS
from app.outcomes.values import MONTHS, OutcomeGrid, OutcomeRow
from ui import theme
from ui.kit.tables import PlainTable
from ui.outcomes import wording

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_FIXED = (N_("No."), N_("Name"), N_("Phone"), N_("Certificate"))
CERTIFICATE = 3
"""The column that is left out where the months need its room: who has a certificate stands in their book, too."""
_WIDTHS = (44, 220, 130, 92)
_MONTH_WIDTH = 110
_SIGNS = {"+": True, "-": False, "−": False}


class GridModel(QAbstractTableModel):
    """The rows of one cohort; the column of the `month` that is being entered stands out."""

    def __init__(self, language: Language, today: dt.date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid: OutcomeGrid | None = None
        self.month = MONTHS[0]
        self._language, self._today = language, today

    def show(self, grid: OutcomeGrid | None, language: Language) -> None:
        """Show this cohort."""
        self.beginResetModel()
        self.grid, self._language = grid, language
        self.endResetModel()

    def enter(self, month: int) -> None:
        """Another month is being entered now."""
        self.month = month
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @property
    def rows(self) -> tuple[OutcomeRow, ...]:
        """Who completed."""
        return self.grid.rows if self.grid else ()

    def column_of(self, month: int) -> int:
        """The column of a month."""
        return len(_FIXED) + MONTHS.index(month)

    def usual_widths(self) -> dict[int, int]:
        """How much room the columns ask for, in pixels at 100 %."""
        return dict(enumerate((*_WIDTHS, *(_MONTH_WIDTH for _ in MONTHS))))

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_FIXED) + len(MONTHS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        if section < len(_FIXED):
            return self._language.text(_FIXED[section])
        month = MONTHS[section - len(_FIXED)]
        words = wording.month(month, self._language)
        return f"▸ {words}" if month == self.month else words

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._words(row, column, role)
        if role == Role.ForegroundRole and column >= len(_FIXED):
            return self._colour(row, MONTHS[column - len(_FIXED)])
        if role == Role.BackgroundRole and column == self.column_of(self.month):
            return theme.colour("ground")
        return None

    def _words(self, row: OutcomeRow, column: int, role: int) -> str:
        language = self._language
        if column >= len(_FIXED):
            return self._cell(row, MONTHS[column - len(_FIXED)], role)
        names = " · ".join(filter(None, language.names(row.label.name_km, row.label.name_latin)))
        certified = language.text(N_("certified")) if row.certified else ""
        return (language.number(row.number), names, row.phone, certified)[column]

    def _cell(self, row: OutcomeRow, month: int, role: int) -> str:
        assert self.grid is not None
        entry, due = row.entries.get(month), self.grid.due[month]
        if entry is None:
            return self._language.text(N_("to ask")) if due <= self._today else self._language.day(due)
        if role == Role.ToolTipRole:
            return wording.whole(entry, self.grid.employers, self._language)
        return wording.short(entry, self._language)

    def _colour(self, row: OutcomeRow, month: int) -> Any:
        assert self.grid is not None
        if month in row.entries:
            return theme.colour("present") if row.entries[month].working else None
        return theme.colour("late" if self.grid.due[month] <= self._today else "quiet")


class GridTable(PlainTable):
    """Letters set the outcome of the current row and go down; Backspace clears; left and right change the month.

    Signals:
        letter_typed(str): one of the letters of outcomes.
        trade_typed(bool): + or -: the work is in the trade or not.
        cleared(): Backspace.
        month_moved(int): one month to the left (-1) or to the right (1).
    """

    letter_typed = Signal(str)
    trade_typed = Signal(bool)
    cleared = Signal()
    month_moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(PlainTable.SelectionMode.SingleSelection)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed, key = event.text().upper(), event.key()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if typed in LETTERS and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.letter_typed.emit(typed)
        elif typed in _SIGNS:
            self.trade_typed.emit(_SIGNS[typed])
        elif key == Qt.Key.Key_Backspace:
            self.cleared.emit()
        elif step:
            self.month_moved.emit(step)
        else:
            super().keyPressEvent(event)
