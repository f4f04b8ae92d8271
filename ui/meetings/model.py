"""The list of meetings as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from app.language import N_, Language
from app.meetings.values import MeetingLine
from ui import theme
from ui.meetings import wording

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns of the list."""

    DATE, THEMES, STATE, INVITED, CAME, PLACE, FACILITATOR = range(7)


HEADINGS = {
    Column.DATE: N_("Date"),
    Column.THEMES: N_("Themes"),
    Column.STATE: N_("State"),
    Column.INVITED: N_("Invited"),
    Column.CAME: N_("Came"),
    Column.PLACE: N_("Place"),
    Column.FACILITATOR: N_("Facilitator"),
}
_NUMBERS = (Column.INVITED, Column.CAME)


class MeetingModel(QAbstractTableModel):
    """Meetings, the newest first."""

    def __init__(self, today: dt.date, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today, self._language = today, language
        self._rows: tuple[MeetingLine, ...] = ()

    def show(self, rows: Sequence[MeetingLine], language: Language) -> None:
        """Show these meetings."""
        self.beginResetModel()
        self._rows, self._language = tuple(rows), language
        self.endResetModel()

    def meeting_at(self, row: int) -> MeetingLine | None:
        """The meeting in a row; None outside the table."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, meeting: int | None) -> int:
        """The row of a meeting, -1 when not listed."""
        return next((at for at, line in enumerate(self._rows) if line.id == meeting), -1)

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
        line = self.meeting_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        column = Column(index.column())
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return self._text(line, column)
        if role == Role.TextAlignmentRole and column in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Role.ForegroundRole and column is Column.STATE:
            return self._colour(line)
        return None

    def _colour(self, line: MeetingLine) -> QColor | None:
        tone = wording.state(line, self._today, self._language)[1]
        return None if tone == "plain" else theme.colour(tone)

    def _text(self, line: MeetingLine, column: Column) -> str:
        language = self._language
        match column:
            case Column.DATE:
                return (
                    f"{language.weekday(line.date, short=True)} {language.date(line.date)} {language.time(line.starts)}"
                )
            case Column.THEMES:
                return wording.title(line, language)
            case Column.STATE:
                return wording.state(line, self._today, language)[0]
            case Column.INVITED:
                return language.number(line.invited)
            case Column.CAME:
                return language.number(line.came) if line.came else ""
            case Column.PLACE:
                return line.place
        return line.facilitator
