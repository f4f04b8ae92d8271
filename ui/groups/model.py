"""Groups, and the people of one group, as tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.groups.values import GroupDetails, GroupLine, Member
from app.language import N_, Language
from app.people.words import PROGRAMME_WORDS
from app.text import khmer_sort_key, latin_sort_key
from ui import theme
from ui.groups import wording

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class GroupColumn(IntEnum):
    """The columns of the list of groups."""

    NAME, PROGRAMME, MEMBERS, WAITING = range(4)


_GROUP_HEADINGS = {
    GroupColumn.NAME: N_("Group"),
    GroupColumn.PROGRAMME: N_("Programme"),
    GroupColumn.MEMBERS: N_("Members"),
    GroupColumn.WAITING: N_("Waiting"),
}


class GroupModel(QAbstractTableModel):
    """Groups in the order of their programmes, or sorted by a column."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._listed: tuple[GroupLine, ...] = ()
        self.rows: list[GroupLine] = []
        self._sorted_by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show(self, rows: Sequence[GroupLine], language: Language) -> None:
        """Show these groups, sorted as before."""
        self.beginResetModel()
        self._listed, self._language = tuple(rows), language
        self._arrange()
        self.endResetModel()

    def row_of(self, group: int) -> int:
        """The row of a group, -1 when it is not listed."""
        return next((at for at, row in enumerate(self.rows) if row.id == group), -1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(GroupColumn)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        line, column = self.rows[index.row()], GroupColumn(index.column())
        if role == Role.TextAlignmentRole and column >= GroupColumn.MEMBERS:
            return _RIGHT
        if role == Role.ForegroundRole:
            return theme.colour("late") if column is GroupColumn.WAITING and line.waiting else None
        return self._words(line)[column]() if role in (Role.DisplayRole, Role.ToolTipRole) else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole and section >= GroupColumn.MEMBERS:
            return _RIGHT
        return self._language.text(_GROUP_HEADINGS[GroupColumn(section)]) if role == Role.DisplayRole else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = [self.rows[index.row()].id for index in self.persistentIndexList()]
        self._sorted_by = (column, order)
        self._arrange()
        moved = [
            self.index(self.row_of(group), index.column())
            for group, index in zip(kept, self.persistentIndexList(), strict=True)
        ]
        self.changePersistentIndexList(self.persistentIndexList(), moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, order = self._sorted_by
        self.rows = list(self._listed)
        if column >= 0:
            down = order is Qt.SortOrder.DescendingOrder
            self.rows.sort(key=lambda line: self._sort_key(line)[GroupColumn(column)](), reverse=down)

    def _words(self, line: GroupLine) -> dict[GroupColumn, Callable[[], str]]:
        number = self._language.number
        return {
            GroupColumn.NAME: lambda: line.both_names(self._language),
            GroupColumn.PROGRAMME: lambda: self._language.text(PROGRAMME_WORDS[line.programme]),
            GroupColumn.MEMBERS: lambda: wording.members_of(line, self._language),
            GroupColumn.WAITING: lambda: number(line.waiting) if line.waiting else "",
        }

    def _sort_key(self, line: GroupLine) -> dict[GroupColumn, Callable[[], Any]]:
        key = khmer_sort_key if self._language.khmer_first else latin_sort_key
        return {
            GroupColumn.NAME: lambda: key(line.name(self._language)),
            GroupColumn.PROGRAMME: lambda: key(self._language.text(PROGRAMME_WORDS[line.programme])),
            GroupColumn.MEMBERS: lambda: line.members,
            GroupColumn.WAITING: lambda: line.waiting,
        }


class MemberColumn(IntEnum):
    """The columns of the people of a group."""

    NUMBER, NAME, OTHER_NAME, AGE, STANDING = range(5)


_MEMBER_HEADINGS = {
    MemberColumn.NUMBER: "",
    MemberColumn.NAME: N_("Name"),
    MemberColumn.OTHER_NAME: N_("In the other script"),
    MemberColumn.AGE: N_("Age"),
    MemberColumn.STANDING: N_("Since"),
}


class MemberModel(QAbstractTableModel):
    """The people of a group: who is in it, who will be, who waits."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._on = dt.date.min
        self._ages: tuple[int, int] = (0, 999)
        self.rows: list[Member] = []

    def show(self, details: GroupDetails, language: Language) -> None:
        """Show the people of a group."""
        self.beginResetModel()
        self._language, self._on = language, details.on
        draft = details.draft
        self._ages = (draft.age_from or 0, 999 if draft.age_to is None else draft.age_to)
        self.rows = [*details.members, *details.coming, *details.waiting]
        self.endResetModel()

    def row_of(self, enrolment: int) -> int:
        """The row of an enrolment, -1 when it is not listed."""
        return next((at for at, row in enumerate(self.rows) if row.enrolment == enrolment), -1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(MemberColumn)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        member, column = self.rows[index.row()], MemberColumn(index.column())
        if role == Role.TextAlignmentRole and column in (MemberColumn.NUMBER, MemberColumn.AGE):
            return _RIGHT
        if role == Role.ForegroundRole:
            return self._colour(member, column)
        if role == Role.ToolTipRole and column is MemberColumn.AGE and self._outside(member):
            return self._language.text(N_("Not of the age this group is for"))
        if role == Role.ToolTipRole and column is MemberColumn.NAME:
            return " · ".join(name for name in wording.names(member, self._language) if name)
        return self._words(index.row(), member, column) if role in (Role.DisplayRole, Role.ToolTipRole) else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = MemberColumn(section)
        if role == Role.TextAlignmentRole and column is MemberColumn.AGE:
            return _RIGHT
        return self._language.text(_MEMBER_HEADINGS[column]) if role == Role.DisplayRole else None

    def _words(self, row: int, member: Member, column: MemberColumn) -> str:
        number, (first, other) = self._language.number, wording.names(member, self._language)
        if column is MemberColumn.NUMBER:
            return "" if member.waiting else number(row + 1)
        if column is MemberColumn.AGE:
            return "" if member.age is None else number(member.age) + (" !" if self._outside(member) else "")
        if column is MemberColumn.STANDING:
            return wording.standing(member, self._on, self._language)[0]
        return first if column is MemberColumn.NAME else other

    def _colour(self, member: Member, column: MemberColumn) -> Any:
        if column is MemberColumn.STANDING:
            return theme.colour(wording.standing(member, self._on, self._language)[1] or "quiet")
        if column is MemberColumn.AGE and self._outside(member):
            return theme.colour("late")
        return theme.colour("quiet") if column is not MemberColumn.NAME else None

    def _outside(self, member: Member) -> bool:
        """Whether somebody is too young or too old for the group."""
        return member.age is not None and not self._ages[0] <= member.age <= self._ages[1]
