"""The audit book as a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.audit_book import telling
from app.audit_book.values import AuditEntry, AuditPage, Mention, RecordName
from app.language import Language

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns of the book."""

    NUMBER, AT, ACCOUNT, ACTION, SUBJECT, DETAIL = range(6)


class AuditModel(QAbstractTableModel):
    """Lines as they were read, newest first; older ones are added at the end."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._names: dict[Mention, RecordName] = {}
        self._named = True
        self.entries: Sequence[AuditEntry] = ()

    def show(self, page: AuditPage, language: Language) -> None:
        """Show these lines instead of those before."""
        self.beginResetModel()
        self.entries, self._names, self._language = page.entries, dict(page.names), language
        self.endResetModel()

    def add(self, page: AuditPage) -> None:
        """Show these older lines below."""
        if not page.entries:
            return
        self._names |= page.names
        first = len(self.entries)
        self.beginInsertRows(QModelIndex(), first, first + len(page.entries) - 1)
        self.entries = (*self.entries, *page.entries)
        self.endInsertRows()

    def show_names(self, shown: bool) -> None:
        """Call records by their names, or by their numbers."""
        self.beginResetModel()
        self._named = shown
        self.endResetModel()

    def speak(self, language: Language) -> None:
        """Say the same lines in another language."""
        self.beginResetModel()
        self._language = language
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return self._language.text(telling.COLUMNS[section])

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.ToolTipRole) or not index.isValid():
            return None
        return self._words(self.entries[index.row()], Column(index.column()))

    def _words(self, entry: AuditEntry, column: Column) -> str:
        language, names = self._language, self._names if self._named else {}
        match column:
            case Column.NUMBER:
                return language.number(entry.number)
            case Column.AT:
                return telling.moment(entry.at, language)
            case Column.ACCOUNT:
                return telling.account(entry.account, language)
            case Column.ACTION:
                return telling.action(entry.action, language)
            case Column.SUBJECT:
                return telling.subject(entry, names, language)
            case Column.DETAIL:
                return telling.detail(entry, names, language)
