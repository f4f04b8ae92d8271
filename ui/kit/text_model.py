"""A table whose cells are words made from values: most lists need no more."""

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


@dataclass(frozen=True, slots=True)
class TextColumn(Generic[T]):
    """A column: its marked heading, and what it says of a row.

    `tone` names a colour of the theme for the words of a row, "" for the usual one.
    """

    heading: str
    say: Callable[[T, Language], str]
    number: bool = False
    tone: Callable[[T], str] | None = None


class TextModel(QAbstractTableModel, Generic[T]):
    """Rows of values under `TextColumn`s."""

    def __init__(self, columns: Sequence[TextColumn[T]], language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: Sequence[T] = ()
        self._language = language

    def show(self, rows: Sequence[T], language: Language) -> None:
        """Show these rows instead of those before."""
        self.beginResetModel()
        self.rows, self._language = tuple(rows), language
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        return self._language.text(self.columns[section].heading)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return column.say(row, self._language)
        if role == Role.TextAlignmentRole and column.number:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ForegroundRole and column.tone is not None and (tone := column.tone(row)):
            return theme.colour(tone)
        return None
