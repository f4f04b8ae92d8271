"""Those who sign in, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap
from typing_extensions import override

from app.accounts.values import AccountLine
from app.accounts.words import ROLE_NAMES, ROLE_SENTENCES
from app.language import N_, Language

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns of the list."""

    PHOTO, NAME, ROLE, MAY = range(4)


_HEADINGS = {Column.PHOTO: "", Column.NAME: N_("Name"), Column.ROLE: N_("Role"), Column.MAY: N_("What they may do")}


class AccountsModel(QAbstractTableModel):
    """In the order in which they were let in."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.lines: Sequence[AccountLine] = ()
        self._photos: dict[int, QPixmap] = {}

    def show(self, lines: Sequence[AccountLine], language: Language) -> None:
        """Show these people."""
        self.beginResetModel()
        self.lines, self._language = lines, language
        self._photos = {line.id: _pixmap(line.photo) for line in lines if line.photo}
        self.endResetModel()

    def row_of(self, account: int) -> int:
        """The row of somebody, -1 when not listed."""
        return next((row for row, line in enumerate(self.lines) if line.id == account), -1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

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
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], Column(index.column())
        if column is Column.PHOTO:
            return {Role.DisplayRole: line.name[:1], Role.DecorationRole: self._photos.get(line.id)}.get(Role(role))
        return self._words(line, column) if role in (Role.DisplayRole, Role.ToolTipRole) else None

    def _words(self, line: AccountLine, column: Column) -> str:
        say = self._language.text
        if column is Column.NAME:
            return say(N_("{name} (you)")).format(name=line.name) if line.is_self else line.name
        return say(ROLE_NAMES[line.role] if column is Column.ROLE else ROLE_SENTENCES[line.role])


def _pixmap(content: bytes) -> QPixmap:
    made = QPixmap()
    made.loadFromData(content)
    return made
