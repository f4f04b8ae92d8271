"""The list of families as a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.families.values import FamilyRow
from app.language import N_, Language
from app.people.words import ID_POOR_WORDS
from app.text import khmer_sort_key, latin_sort_key

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
FLAGS_ROLE = Role.UserRole + 1


class Column(IntEnum):
    """The columns of the list."""

    NAME, CHILDREN, ADULTS, FLAGS, GUARDIANS, PHONE, VILLAGE, ID_POOR, CODE = range(9)


HEADINGS = {
    Column.NAME: N_("Family"),
    Column.CHILDREN: N_("Children"),
    Column.ADULTS: N_("Adults"),
    Column.FLAGS: N_("To know"),
    Column.GUARDIANS: N_("Guardians"),
    Column.PHONE: N_("Telephone"),
    Column.VILLAGE: N_("Village"),
    Column.ID_POOR: N_("ID Poor"),
    Column.CODE: N_("Code"),
}


class FamilyModel(QAbstractTableModel):
    """Families in the order of the service, or sorted by a column."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: list[FamilyRow] = []
        self._as_listed: tuple[FamilyRow, ...] = ()
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show(self, rows: Sequence[FamilyRow], language: Language) -> None:
        """Show these families, sorted as before."""
        if (rows, language.code) == (self._as_listed, self._language.code):
            return
        self.beginResetModel()
        self._as_listed = tuple(rows)
        self._language = language
        self._arrange()
        self.endResetModel()

    def family_at(self, row: int) -> FamilyRow | None:
        """The family in a row; None outside the table."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, family: int | None) -> int:
        """The row of a family, -1 when not listed."""
        return next((at for at, row in enumerate(self._rows) if row.id == family), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(Column):
            return self._language.text(HEADINGS[Column(section)])
        return None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = self.family_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = Column(index.column())
        if role == Role.DisplayRole:
            return self._text(row, column)
        if role == FLAGS_ROLE:
            return (row.must_not_collect,)
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self._text(row, column) or None
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 returns to the order of names."""
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._rows[index.row()].id) for index in self.persistentIndexList()]
        self._sorted_by = (column, order)
        self._arrange()
        for index, family in kept:
            self.changePersistentIndex(index, self.index(self.row_of(family), index.column()))
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, order = self._sorted_by
        self._rows = list(self._as_listed)
        places = {row.id: at for at, row in enumerate(self._rows)}

        def key(row: FamilyRow) -> Any:
            match column:
                case Column.NAME:
                    return places[row.id]
                case Column.CHILDREN:
                    return row.children
                case Column.ADULTS:
                    return row.adults
            sort_key = khmer_sort_key if self._language.khmer_first else latin_sort_key
            return sort_key(self._text(row, Column(column)))

        if column >= 0:
            self._rows.sort(key=key, reverse=order is Qt.SortOrder.DescendingOrder)

    def _text(self, row: FamilyRow, column: Column) -> str:
        language = self._language
        match column:
            case Column.NAME:
                return both_names(row, language)
            case Column.CHILDREN:
                return language.number(row.children)
            case Column.ADULTS:
                return language.number(row.adults)
            case Column.FLAGS:
                return language.text(N_("somebody must not collect")) if row.must_not_collect else ""
            case Column.GUARDIANS:
                return ", ".join(row.guardians)
            case _:
                return self._plain(row, column)

    def _plain(self, row: FamilyRow, column: Column) -> str:
        match column:
            case Column.PHONE:
                return row.phone
            case Column.VILLAGE:
                return row.label.village
            case Column.ID_POOR:
                return self._language.text(ID_POOR_WORDS[row.id_poor]) if row.id_poor else ""
            case _:
                return row.label.code


def both_names(row: FamilyRow, language: Language) -> str:
    """The name in the reader's script, and behind a dot the one in the other."""
    first = language.khmer_first
    names = (row.label.name(first), row.label.name(not first))
    return " · ".join(dict.fromkeys(name for name in names if name))
