"""The week after school as a table: clubs and their half-days down, days across."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.after_school.values import WeekPlan
from app.attendance.values import DaySession, GroupLabel
from app.language import N_, Language
from ui import theme
from ui.after_school.wording import session_words
from ui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
TONE = int(Role.UserRole) + 1
FIRST_DAY = 1  # column of the first day, after the club


class WeekModel(QAbstractTableModel):
    """A row for every time of the day at which a club meets, in the order of the clubs and hours."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.plan: WeekPlan | None = None
        self._rows: list[tuple[GroupLabel, dt.time, dt.time]] = []
        self._cells: dict[tuple[int, dt.time, dt.date], DaySession] = {}
        self._said: list[list[tuple[str, str, str]]] = []

    def show(self, plan: WeekPlan, language: Language) -> None:
        """Show another week."""
        self.beginResetModel()
        self.plan, self._language = plan, language
        self._cells = {(s.group.id, s.starts, s.session.date): s for s in plan.sessions}
        times = {(s.group.id, s.starts): s.ends for s in plan.sessions}
        clubs = {label.id: label for label in plan.groups}
        places = {label.id: at for at, label in enumerate(plan.groups)}
        ordered = sorted(times, key=lambda key: (places[key[0]], key[1]))
        self._rows = [(clubs[club], starts, times[club, starts]) for club, starts in ordered]
        columns = range(self.columnCount())
        self._said = [[self._texts(self.index(row, column)) for column in columns] for row in range(len(self._rows))]
        self.endResetModel()

    def session(self, index: Index) -> DaySession | None:
        """The session of a cell."""
        at = index.column() - FIRST_DAY
        if self.plan is None or not index.isValid() or not 0 <= at < len(self.plan.days):
            return None
        club, starts, _ends = self._rows[index.row()]
        return self._cells.get((club.id, starts, self.plan.days[at]))

    def first_due(self) -> Index:
        """The cell to begin with: the first of today, else the first with something to enter, else any."""
        cells = [
            self.index(row, column) for column in range(FIRST_DAY, self.columnCount()) for row in range(len(self._rows))
        ]
        there = [(cell, session) for cell in cells if (session := self.session(cell)) is not None]
        today = self.plan.today if self.plan else None
        wanted = [cell for cell, session in there if session.session.date == today]
        wanted += [cell for cell, session in there if session.due]
        return next(iter([*wanted, *(cell for cell, _ in there)]), QModelIndex())

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        days = len(self.plan.days) if self.plan else 0
        return 0 if parent is not None and parent.isValid() else FIRST_DAY + days

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Role.DisplayRole or self.plan is None:
            return None
        if section < FIRST_DAY:
            return self._language.text(N_("Club"))
        day = self.plan.days[section - FIRST_DAY]
        return f"{self._language.weekday(day, short=True)} {self._language.number(day.day)}"

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        first, second, tone = self._said[index.row()][index.column()]
        if role == Role.DisplayRole:
            return "\n".join(filter(None, (first, second)))
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            return ", ".join(filter(None, (first, second))) or None
        return tone if role == TONE else None

    def _texts(self, index: Index) -> tuple[str, str, str]:
        """The two lines of a cell, and the colour of the second."""
        club, starts, ends = self._rows[index.row()]
        if index.column() < FIRST_DAY:
            hours = f"{self._language.time(starts)}–{self._language.time(ends)}"
            return club.name(self._language), hours, "quiet"
        session = self.session(index)
        if session is None:
            return self._closed(index.column() - FIRST_DAY), "", "quiet"
        return session_words(session, self.plan.today if self.plan else session.session.date, self._language)

    def _closed(self, at: int) -> str:
        """Why there is no session, where the centre is closed."""
        if self.plan is None:
            return ""
        closed = next((one for one in self.plan.closures if one.date == self.plan.days[at]), None)
        return self._language.pick(km=closed.name_km, en=closed.name_en, fr=closed.name_fr) if closed else ""


class WeekDelegate(QStyledItemDelegate):
    """Two lines a cell: what is done, and how it stands."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        lines = str(index.data() or "").split("\n")
        ground.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        painter.save()
        painter.setFont(ground.font)
        place = option.rect.adjusted(3 * SPACE, SPACE, -2 * SPACE, -SPACE)
        for at, line in enumerate(lines):
            painter.setPen(theme.colour(str(index.data(TONE)) if at == len(lines) - 1 else "text"))
            height = place.height() // len(lines)
            box = QRect(place.x(), place.y() + at * height, place.width(), height)
            words = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
