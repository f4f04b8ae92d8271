"""A read-only table of values: what its columns are called and say. The page gives the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.language import Language
from ui import theme

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its marked heading, its words for a row, the colour of the palette they are in."""

    heading: str
    words: Callable[[T, Language], str]
    colour: Callable[[T], str] = lambda _row: ""
    number: bool = False


class ValueTable(QAbstractTableModel, Generic[T]):
    """Rows of one kind of value in the order in which they are given."""

    def __init__(self, columns: Sequence[Column[T]], language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._language = language
        self.rows: tuple[T, ...] = ()

    def show(self, rows: Sequence[T], language: Language) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows, self._language = tuple(rows), language
        self.endResetModel()

    def row_of(self, wanted: Callable[[T], bool]) -> int:
        """The first row that is wanted, -1 when there is none."""
        return next((at for at, row in enumerate(self.rows) if wanted(row)), -1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row, column = self.rows[index.row()], self._columns[index.column()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return column.words(row, self._language)
        if role == Role.TextAlignmentRole and column.number:
            return _RIGHT
        if role == Role.ForegroundRole and column.colour(row):
            return theme.colour(column.colour(row))
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Role.TextAlignmentRole and column.number:
            return _RIGHT
        return self._language.text(column.heading) if role == Role.DisplayRole else None
