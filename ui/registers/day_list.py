"""The registers of a day, before one is opened."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.attendance.values import DaySession, SessionState
from app.errors import UserError
from app.language import N_, Language
from app.people.words import PROGRAMME_WORDS
from ui import theme
from ui.kit.buttons import IconButton
from ui.kit.cards import EmptyState
from ui.kit.dates import DateField
from ui.kit.tables import PlainTable
from ui.kit.words import label
from ui.registers.model import AnyIndex
from ui.registers.place import place_of
from ui.theme import SPACE
from ui.workbench import Workbench

Role = Qt.ItemDataRole
_HEADS = (N_("Time"), N_("Group"), N_("Programme"), N_("Expected"), N_("State"))


class DayModel(QAbstractTableModel):
    """The sessions of a day, one a row."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._sessions: tuple[DaySession, ...] = ()

    def show(self, sessions: tuple[DaySession, ...], language: Language) -> None:
        """Show these sessions."""
        self.beginResetModel()
        self._sessions, self._language = sessions, language
        self.endResetModel()

    def session(self, row: int) -> DaySession | None:
        """The session of a row."""
        return self._sessions[row] if 0 <= row < len(self._sessions) else None

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._sessions)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_HEADS)

    @override
    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        session = self.session(index.row()) if index.isValid() else None
        if session is None or role not in (Role.DisplayRole, Role.ForegroundRole):
            return None
        words, tone = state_words(session, self._language)
        if role == Role.DisplayRole:
            return self._texts(session, words)[index.column()]
        if role == Role.ForegroundRole and index.column() == len(_HEADS) - 1:
            return theme.colour(tone)
        if role == Role.ForegroundRole and index.column() != 1:
            return theme.colour("quiet")
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._language.text(_HEADS[section])
        return None

    def _texts(self, session: DaySession, state: str) -> tuple[str, ...]:
        language = self._language
        return (
            language.time(session.starts),
            session.group.both_names(language),
            language.text(PROGRAMME_WORDS[session.group.programme]),
            "–" if session.group.drop_in else language.number(session.count.expected),
            state,
        )


def state_words(session: DaySession, language: Language) -> tuple[str, str]:
    """How far a register is, and the colour of these words."""
    count = session.count
    if session.state is SessionState.NOT_HELD:
        return language.text(N_("Not held: {reason}")).format(reason=session.reason), "quiet"
    if not count.expected and not session.group.drop_in:
        return language.text(N_("nobody enrolled")), "quiet"
    if session.due and not session.begun:
        return language.text(N_("not entered")), "absent"
    came = language.plural("{count} present", "{count} present", session.came)
    if count.to_enter:
        to_enter = language.plural("{count} to enter", "{count} to enter", count.to_enter)
        return f"{came}, {to_enter}", "late"
    return f"{came} ✓", "present"


class DayList(QWidget):
    """Choose a day, then a register of it.

    Signals:
        opened(RegisterPlace): a register was asked for.
        shown(): another day is on screen.
    """

    opened = Signal(object)
    shown = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.day = bench.clock.today()
        self.model = DayModel(bench.tongue.language, self)
        self.table = PlainTable()
        self.before, self.after = IconButton("caret-left"), IconButton("caret-right")
        self.date = DateField(bench.tongue, bench.clock)
        self.words = label("heading")
        self.empty = EmptyState("calendar-x")
        self._middle = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def show_day(self, day: dt.date) -> None:
        """Show the registers of a day."""
        self.day = day
        self.reload()

    def step(self, days: int) -> None:
        """Show the day before (-1) or after (1)."""
        self.show_day(self.day + dt.timedelta(days=days))

    def reload(self) -> None:
        """Read the day again."""
        attendance, day = self._bench.centre.attendance, self.day
        self._bench.ask(self, lambda: attendance.of_day(day), self._show, replaces="day")

    def open_current(self) -> None:
        """Open the register the cursor is on."""
        session = self.model.session(self.table.current_row())
        if session is not None:
            self.opened.emit(place_of(session))

    def _show(self, sessions: tuple[DaySession, ...]) -> None:
        row = self.table.current_row()
        self.model.show(sessions, self._bench.tongue.language)
        self.words.setText(self._bench.tongue.language.long_date(self.day))
        if not self.date.edit.hasFocus():
            self.date.set_value(self.day)
        self._middle.setCurrentIndex(0 if sessions else 1)
        due = next((at for at, one in enumerate(sessions) if one.due), 0)
        if sessions:
            self.table.go_to_row(row if 0 <= row < len(sessions) else due)
        self.shown.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        self.date.setFixedWidth(theme.scaled(240))
        for widget in (self.before, self.words, self.after):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.date)
        self.table.setModel(self.model)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)  # the names take what is left
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for section, width in ((0, 80), (2, 160), (3, 92), (4, 190)):
            self.table.setColumnWidth(section, theme.scaled(width))
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, 0, 6 * SPACE, 4 * SPACE)
        column.setSpacing(3 * SPACE)
        column.addLayout(row)
        column.addWidget(self._middle, 1)

    def _connect(self) -> None:
        say = self._bench.tongue.say
        say(self.before.set_words, N_("The day before (Ctrl+Left)"))
        say(self.after.set_words, N_("The day after (Ctrl+Right)"))
        say(self.date.setAccessibleName, N_("Day"))
        say(self.table.setAccessibleName, N_("Registers of this day"))
        say(
            self.empty.set_words,
            N_("No group meets on this day. Choose another day, or plan a group's week under Groups."),
        )
        self.before.clicked.connect(lambda _checked: self.step(-1))
        self.after.clicked.connect(lambda _checked: self.step(1))
        self.date.edit.editingFinished.connect(self._typed)
        self.date.changed.connect(self._typed)
        self.table.opened.connect(lambda _index: self.open_current())

    def _typed(self) -> None:
        try:
            day = self.date.value()
        except UserError:
            return
        if day is not None and day != self.day:
            self.show_day(day)
