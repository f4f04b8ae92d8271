"""The list of meetings as a table."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from app.language import N_, Language
from app.meetings.values import MeetingLine
from ui import theme
from ui.kit.sorted_model import SortedModel
from ui.meetings import wording

Role = Qt.ItemDataRole
BELOW_ROLE = Role.UserRole + 1
"""What stands below the themes where place and families have no column."""


class Column(IntEnum):
    """The columns of the list."""

    DATE, THEMES, STATE, INVITED, CAME, PLACE, FACILITATOR = range(7)


HEADINGS: dict[int, str] = {
    Column.DATE: N_("Date"),
    Column.THEMES: N_("Themes"),
    Column.STATE: N_("State"),
    Column.INVITED: N_("Invited"),
    Column.CAME: N_("Came"),
    Column.PLACE: N_("Place"),
    Column.FACILITATOR: N_("Facilitator"),
}
_NUMBERS = (Column.INVITED, Column.CAME)


class MeetingModel(SortedModel[MeetingLine]):
    """Meetings, the newest first, or sorted by a column."""

    def __init__(self, today: dt.date, language: Language, parent: QObject | None = None) -> None:
        super().__init__(HEADINGS, language, parent)
        self._today = today

    @override
    def told(self, row: MeetingLine, column: int, role: int) -> Any:
        if role == Role.TextAlignmentRole and column in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Role.ForegroundRole and column == Column.STATE:
            return self._colour(row)
        if role == BELOW_ROLE:
            return " · ".join(filter(None, (self._families(row), row.place)))
        return super().told(row, column, role)

    @override
    def sort_key(self, row: MeetingLine, column: int) -> Any:
        match column:
            case Column.DATE:
                return row.date, row.starts
            case Column.INVITED:
                return row.invited
            case Column.CAME:
                return row.came
        return super().sort_key(row, column)

    def _families(self, line: MeetingLine) -> str:
        if line.came:
            return self._language.plural("{count} family came", "{count} families came", line.came)
        return self._language.plural("{count} invited", "{count} invited", line.invited)

    def _colour(self, line: MeetingLine) -> QColor | None:
        tone = wording.state(line, self._today, self._language)[1]
        return None if tone == "plain" else theme.colour(tone)

    @override
    def text(self, row: MeetingLine, column: int) -> str:
        language = self._language
        match column:
            case Column.DATE:
                return f"{language.weekday(row.date, short=True)} {language.date(row.date)} {language.time(row.starts)}"
            case Column.THEMES:
                return wording.title(row, language)
            case Column.STATE:
                return wording.state(row, self._today, language)[0]
            case Column.INVITED:
                return language.number(row.invited)
            case Column.CAME:
                return language.number(row.came) if row.came else ""
            case Column.PLACE:
                return row.place
        return row.facilitator
