"""Rows of values as a table that can be sorted by its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.language import Language
from app.text import khmer_sort_key, latin_sort_key

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Listed(Protocol):
    """A value with the number of its record."""

    @property
    def id(self) -> int:
        """The number of the record."""


R = TypeVar("R", bound=Listed)


class SortedModel(QAbstractTableModel, Generic[R]):
    """Rows in the order of the service, or sorted by a column; they stay so when they are read again.

    A model says with `text` what stands in a cell, and where it matters with `told` what else is known of it, and with
    `sort_key` how a column is sorted.
    """

    def __init__(self, headings: Mapping[int, str], language: Language, parent: QObject | None = None) -> None:
        """`headings` are the words over the columns, marked with `N_`."""
        super().__init__(parent)
        self._headings, self._language = headings, language
        self._rows: list[R] = []
        self._as_listed: tuple[R, ...] = ()
        self._places: dict[int, int] = {}
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def text(self, row: R, column: int) -> str:
        """The words of a cell."""
        raise NotImplementedError

    def told(self, row: R, column: int, role: int) -> Any:
        """What is known of a cell beside its words, which are told to a screen reader and beside the mouse, too."""
        return (self.text(row, column) or None) if role in (Role.ToolTipRole, Role.AccessibleTextRole) else None

    def sort_key(self, row: R, column: int) -> Any:
        """By what a column is sorted: its words, in the order of the reader's script."""
        key = khmer_sort_key if self._language.khmer_first else latin_sort_key
        return key(self.text(row, column))

    def show(self, rows: Sequence[R], language: Language) -> None:
        """Show these rows, sorted as before."""
        if (tuple(rows), language.code) == (self._as_listed, self._language.code):
            return
        self.beginResetModel()
        self._as_listed, self._language = tuple(rows), language
        self._places = {row.id: at for at, row in enumerate(rows)}
        self._arrange()
        self.endResetModel()

    def place(self, row: R) -> int:
        """Where the service listed a row: the order of names, which it knows best."""
        return self._places[row.id]

    def row_at(self, row: int) -> R | None:
        """The value in a row; None outside the table."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, record: int | None) -> int:
        """The row of a record, -1 when it is not listed."""
        return next((at for at, row in enumerate(self._rows) if row.id == record), -1)

    def rows(self) -> tuple[R, ...]:
        """Everything listed, in the order on screen."""
        return tuple(self._rows)

    def ids(self) -> tuple[int, ...]:
        """The records of everything listed, in the order on screen."""
        return tuple(row.id for row in self._rows)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole and section in self._headings:
            return self._language.text(self._headings[section])
        return None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        return self.text(row, index.column()) if role == Role.DisplayRole else self.told(row, index.column(), role)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 returns to the order of the service."""
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._rows[index.row()].id) for index in self.persistentIndexList()]
        self._sorted_by = (column, order)
        self._arrange()
        for index, record in kept:
            self.changePersistentIndex(index, self.index(self.row_of(record), index.column()))
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, order = self._sorted_by
        self._rows = list(self._as_listed)
        if column >= 0:
            descending = order is Qt.SortOrder.DescendingOrder
            self._rows.sort(key=lambda row: self.sort_key(row, column), reverse=descending)
