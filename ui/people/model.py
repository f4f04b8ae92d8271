"""The list of people as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap
from typing_extensions import override

from app.language import N_, Language
from app.people.values import PersonRow
from app.people.words import ID_POOR_WORDS, SEX_WORDS, STATUS_WORDS
from app.text import khmer_sort_key, latin_sort_key
from ui.people import wording

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
FLAGS_ROLE = Role.UserRole + 1


class Column(IntEnum):
    """The columns of the list."""

    PHOTO, NAME, OTHER_NAME, AGE, SEX, FLAGS, GROUPS, VILLAGE, ID_POOR, STATUS, CODE = range(11)


HEADINGS = {
    Column.PHOTO: "",
    Column.NAME: N_("Name"),
    Column.OTHER_NAME: N_("In the other script"),
    Column.AGE: N_("Age"),
    Column.SEX: N_("Sex"),
    Column.FLAGS: N_("To know"),
    Column.GROUPS: N_("Groups"),
    Column.VILLAGE: N_("Village"),
    Column.ID_POOR: N_("ID Poor"),
    Column.STATUS: N_("Status"),
    Column.CODE: N_("Code"),
}
_ANSWERED = frozenset(
    (Role.DisplayRole, Role.DecorationRole, FLAGS_ROLE, Role.ToolTipRole, Role.AccessibleTextRole)
)  # each cell that is painted asks for five more
ALLERGY, KEPT_AWAY = N_("allergy"), N_("somebody must not collect")


class PeopleModel(QAbstractTableModel):
    """People in the order of the service, or sorted by a column. Photos are handed in when they have come."""

    def __init__(self, today: dt.date, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._language = language
        self._rows: list[PersonRow] = []
        self._as_listed: tuple[PersonRow, ...] = ()
        self._thumbs: dict[int, bytes] = {}
        self._pixmaps: dict[int, QPixmap] = {}
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show(self, rows: Sequence[PersonRow], language: Language) -> None:
        """Show these people, sorted as before."""
        if (rows, language.code) == (self._as_listed, self._language.code):
            return
        self.beginResetModel()
        self._as_listed = tuple(rows)
        self._language = language
        self._arrange()
        self.endResetModel()

    def person_at(self, row: int) -> PersonRow | None:
        """The person in a row; None outside the table."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def people(self) -> tuple[int, ...]:
        """Everybody listed, in the order on screen."""
        return tuple(row.id for row in self._rows)

    def row_of(self, person: int) -> int:
        """The row of a person, -1 when not listed."""
        return next((at for at, row in enumerate(self._rows) if row.id == person), -1)

    def missing_thumbs(self) -> tuple[int, ...]:
        """Who has a photo that has not been handed in yet."""
        return tuple(row.id for row in self._rows if row.has_photo and row.id not in self._thumbs)

    def add_thumbs(self, thumbs: dict[int, bytes]) -> None:
        """Show these small photos."""
        self._thumbs |= thumbs
        if self._rows:
            last = self.index(len(self._rows) - 1, Column.PHOTO)
            self.dataChanged.emit(self.index(0, Column.PHOTO), last, [Role.DecorationRole])

    def forget_thumb(self, person: int) -> None:
        """The photo of somebody is another one now."""
        self._thumbs.pop(person, None)
        self._pixmaps.pop(person, None)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(Column):
            heading = HEADINGS[Column(section)]
            return self._language.text(heading) if heading else ""
        return None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = self.person_at(index.row()) if role in _ANSWERED and index.isValid() else None
        if row is None:
            return None
        column = Column(index.column())
        if role == Role.DisplayRole:
            return self._text(row, column)
        if role == Role.DecorationRole and column is Column.PHOTO:
            return self._pixmap(row.id)
        if role == FLAGS_ROLE:
            return tuple(said for _, said in flags_of(row))
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self._spoken(row, column) or None
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 returns to the order of names."""
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._rows[index.row()].id) for index in self.persistentIndexList()]
        self._sorted_by = (column, order)
        self._arrange()
        for index, person in kept:
            self.changePersistentIndex(index, self.index(self.row_of(person), index.column()))
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, order = self._sorted_by
        self._rows = list(self._as_listed)
        if column >= 0:
            self._rows.sort(key=self._sort_key(Column(column)), reverse=order is Qt.SortOrder.DescendingOrder)

    def _sort_key(self, column: Column) -> Callable[[PersonRow], Any]:
        if column is Column.AGE:
            # Youngest first; who has no birth date stands at the end.
            oldest = dt.date.min
            return lambda row: -(row.label.birth.value if row.label.birth else oldest).toordinal()
        if column is Column.NAME:
            places = {row.id: at for at, row in enumerate(self._as_listed)}
            return lambda row: places[row.id]
        key = latin_sort_key if self._language.khmer_first else khmer_sort_key
        if column is not Column.OTHER_NAME:
            key = khmer_sort_key if self._language.khmer_first else latin_sort_key
        return lambda row: key(self._text(row, column))

    def _text(self, row: PersonRow, column: Column) -> str:
        label, language = row.label, self._language
        first, other = wording.both_names(label, language)
        match column:
            case Column.PHOTO:
                return wording.initial(label, language)
            case Column.NAME:
                return first
            case Column.OTHER_NAME:
                return other
            case Column.AGE:
                return wording.age_column(label, self._today, language)
            case Column.GROUPS:
                return ", ".join(group.name(language) for group in row.groups)
            case _:
                return self._plain(row, column)

    def _plain(self, row: PersonRow, column: Column) -> str:
        match column:
            case Column.SEX:
                return self._language.text(SEX_WORDS[row.label.sex]) if row.label.sex else ""
            case Column.FLAGS:
                return ", ".join(self._language.text(words) for words, said in flags_of(row) if said)
            case Column.VILLAGE:
                return row.label.village
            case Column.ID_POOR:
                return self._language.text(ID_POOR_WORDS[row.id_poor]) if row.id_poor else ""
            case Column.STATUS:
                return self._language.text(STATUS_WORDS[row.status])
            case _:
                return row.label.code

    def _spoken(self, row: PersonRow, column: Column) -> str:
        if column is Column.PHOTO:
            return wording.short_who(row.label, self._today, self._language)
        return self._text(row, column)

    def _pixmap(self, person: int) -> QPixmap | None:
        if person not in self._pixmaps and person in self._thumbs:
            self._pixmaps[person] = QPixmap()
            self._pixmaps[person].loadFromData(self._thumbs[person])
        return self._pixmaps.get(person)


def flags_of(row: PersonRow) -> tuple[tuple[str, bool], ...]:
    """What whoever meets this person should know, and whether it is so."""
    return ((KEPT_AWAY, row.must_not_collect), (ALLERGY, row.allergy))
