"""Closures and changed hours of a year as tables."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.calendar.values import ChangedHours, Closure
from app.groups.values import GroupLine
from app.language import N_, Language
from ui import theme
from ui.groups import wording

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class ClosureColumn(IntEnum):
    """The columns of the list of closures."""

    DAYS, NAME, STATE = range(3)


_HEADINGS = {
    ClosureColumn.DAYS: N_("Days"),
    ClosureColumn.NAME: N_("Why"),
    ClosureColumn.STATE: N_("Kind"),
}


class ClosureModel(QAbstractTableModel):
    """The closures of a year in order of date."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.rows: Sequence[Closure] = ()

    def show(self, rows: Sequence[Closure], language: Language) -> None:
        """Show these closures."""
        self.beginResetModel()
        self.rows, self._language = rows, language
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(ClosureColumn)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        closure, column = self.rows[index.row()], ClosureColumn(index.column())
        if role == Role.ForegroundRole:
            tone = "present" if closure.worked else "absent" if closure.public else "late"
            return theme.colour(tone) if column is ClosureColumn.STATE else None
        return self._words(closure, column) if role in (Role.DisplayRole, Role.ToolTipRole) else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return self._language.text(_HEADINGS[ClosureColumn(section)])

    def _words(self, closure: Closure, column: ClosureColumn) -> str:
        language = self._language
        if column is ClosureColumn.NAME:
            return wording.closure_name(closure, language)
        if column is ClosureColumn.STATE:
            return wording.closure_state(closure, language)
        return wording.days(closure.first, closure.last, language)


class HoursModel(QAbstractTableModel):
    """The changed hours that touch a year."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._groups: Sequence[GroupLine] = ()
        self.rows: Sequence[ChangedHours] = ()

    def show(self, rows: Sequence[ChangedHours], groups: Sequence[GroupLine], language: Language) -> None:
        """Show these changes; `groups` give their names."""
        self.beginResetModel()
        self.rows, self._groups, self._language = rows, groups, language
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 2

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        change, language = self.rows[index.row()], self._language
        if index.column() == 1:
            return wording.changed_hours(change, self._groups, language)
        return wording.days(change.first, change.last, language)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return self._language.text(N_("Days") if section == 0 else N_("Changed hours"))
