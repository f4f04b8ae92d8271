"""The audit book as a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.audit_book.values import AuditEntry, AuditPage, Mention, RecordName
from app.language import N_, Language
from ui.audit import wording

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns of the book."""

    NUMBER, AT, ACCOUNT, ACTION, SUBJECT, DETAIL = range(6)


_HEADINGS = {
    Column.NUMBER: N_("Line"),
    Column.AT: N_("When"),
    Column.ACCOUNT: N_("Who"),
    Column.ACTION: N_("What"),
    Column.SUBJECT: N_("About"),
    Column.DETAIL: N_("Details"),
}


class AuditModel(QAbstractTableModel):
    """Lines as they were read, newest first; older ones are added at the end."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._names: dict[Mention, RecordName] = {}
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
        return self._language.text(_HEADINGS[Column(section)])

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.ToolTipRole) or not index.isValid():
            return None
        return self._words(self.entries[index.row()], Column(index.column()))

    def _words(self, entry: AuditEntry, column: Column) -> str:
        language = self._language
        match column:
            case Column.NUMBER:
                return language.number(entry.number)
            case Column.AT:
                return wording.moment(entry.at, language)
            case Column.ACCOUNT:
                return wording.account(entry.account, language)
            case Column.ACTION:
                return wording.action(entry.action, language)
            case Column.SUBJECT:
                return wording.subject(entry, self._names, language)
            case Column.DETAIL:
                return wording.detail(entry, self._names, language)
