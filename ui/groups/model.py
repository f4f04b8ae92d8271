"""Groups, and the people of one group, as tables."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.groups.values import GroupDetails, GroupLine, Member
from app.language import N_, Language
from app.people.words import PROGRAMME_WORDS
from ui import theme
from ui.groups import wording
from ui.kit.sorted_model import SortedModel

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class GroupColumn(IntEnum):
    """The columns of the list of groups."""

    NAME, PROGRAMME, MEMBERS, WAITING = range(4)


_GROUP_HEADINGS: dict[int, str] = {
    GroupColumn.NAME: N_("Group"),
    GroupColumn.PROGRAMME: N_("Programme"),
    GroupColumn.MEMBERS: N_("Members"),
    GroupColumn.WAITING: N_("Waiting"),
}


class GroupModel(SortedModel[GroupLine]):
    """Groups in the order of their programmes, or sorted by a column."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(_GROUP_HEADINGS, language, parent)

    @override
    def text(self, row: GroupLine, column: int) -> str:
        match column:
            case GroupColumn.NAME:
                return row.both_names(self._language)
            case GroupColumn.PROGRAMME:
                return self._language.text(PROGRAMME_WORDS[row.programme])
            case GroupColumn.MEMBERS:
                return wording.members_of(row, self._language)
        return self._language.number(row.waiting) if row.waiting else ""

    @override
    def told(self, row: GroupLine, column: int, role: int) -> Any:
        if role == Role.TextAlignmentRole and column >= GroupColumn.MEMBERS:
            return _RIGHT
        if role == Role.ForegroundRole:
            return theme.colour("late") if column == GroupColumn.WAITING and row.waiting else None
        return super().told(row, column, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            return _RIGHT if section >= GroupColumn.MEMBERS else None
        return super().headerData(section, orientation, role)

    @override
    def sort_key(self, row: GroupLine, column: int) -> Any:
        if column in (GroupColumn.MEMBERS, GroupColumn.WAITING):
            return row.members if column == GroupColumn.MEMBERS else row.waiting
        return super().sort_key(row, column)


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


_ASKED = frozenset({Role.DisplayRole, Role.ToolTipRole, Role.ForegroundRole, Role.TextAlignmentRole})
"""What is known of a cell; a view asks for as much again that nobody says anything about."""


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
        if role not in _ASKED:
            return None
        member, column = self.rows[index.row()], MemberColumn(index.column())
        if role == Role.TextAlignmentRole and column in (MemberColumn.NUMBER, MemberColumn.AGE):
            return _RIGHT
        if role == Role.ForegroundRole:
            return self._colour(member, column)
        if role == Role.ToolTipRole and column is MemberColumn.AGE and self._outside(member):
            return self._language.text(N_("Not of the age this group is for"))
        if role == Role.ToolTipRole and column is MemberColumn.NAME:
            return " · ".join(name for name in wording.names(member, self._language) if name)
        return self._words(index.row(), member, column) if role != Role.TextAlignmentRole else None

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
