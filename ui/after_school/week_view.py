"""The week at a glance; Enter opens a register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from app.after_school.values import WeekPlan
from app.attendance.values import DaySession
from app.language import N_
from ui import theme
from ui.after_school.week_model import FIRST_DAY, WeekDelegate, WeekModel
from ui.after_school.wording import missing_words, week_words
from ui.kit.buttons import IconButton
from ui.kit.cards import EmptyState
from ui.kit.flow import FlowLayout
from ui.kit.sections import link
from ui.kit.tables import PlainTable
from ui.kit.words import label, quiet
from ui.theme import SPACE, scaled
from ui.workbench import Workbench


class WeekView(QWidget):
    """Clubs, days and half-days, with what is missing above.

    Signals:
        opened(DaySession): the register of a session is wanted.
        shifts_wanted(): the children without a shift are to be seen to.
    """

    opened = Signal(object)
    shifts_wanted = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._day = bench.clock.today()
        self.model, self.table = WeekModel(bench.tongue.language, self), PlainTable()
        self.before, self.after = IconButton("caret-left"), IconButton("caret-right")
        self.words, self.nothing_missing = label("heading"), quiet()
        self.empty = EmptyState("graduation-cap")
        self._missing, self._links = QWidget(), list[QWidget]()
        self._middle = QStackedWidget(self)
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read the week again."""
        after_school, day = self._bench.centre.after_school, self._day
        self._bench.ask(self, lambda: after_school.week(day), self._show, replaces="week")

    def step(self, weeks: int) -> None:
        """Show the week before (-1) or after (1)."""
        self._day += dt.timedelta(days=7 * weeks)
        self.reload()

    def open_current(self) -> None:
        """Open the register the cursor is on."""
        session = self.model.session(self.table.currentIndex())
        if session is not None:
            self.opened.emit(session)

    def _show(self, plan: WeekPlan) -> None:
        kept = self.table.currentIndex()
        row, column = kept.row(), kept.column()
        language = self._bench.tongue.language
        self.model.show(plan, language)
        self.words.setText(week_words(plan, language))
        self._middle.setCurrentIndex(0 if self.model.rowCount() else 1)
        index = self.model.index(row, column)
        self.table.setCurrentIndex(index if index.isValid() else self.model.first_due())
        self._show_missing(plan)

    def _show_missing(self, plan: WeekPlan) -> None:
        for old in self._links:
            self._flow.removeWidget(old)
            old.deleteLater()
        deeds: dict[str, Callable[[], object]] = {
            "register": lambda: self._go(lambda session: session.due),
            "activity": lambda: self._go(lambda session: session.begun and session.activity is None),
            "shift": self.shifts_wanted.emit,
        }
        found = missing_words(plan, self._bench.tongue.language)
        self._links = [link(words, deeds[where]) for words, where in found]
        self.nothing_missing.setVisible(not found)
        for widget in self._links:
            self._flow.addWidget(widget)

    def _go(self, wanted: Callable[[DaySession], bool]) -> None:
        """Put the cursor on the first session of which that is true."""
        for column in range(FIRST_DAY, self.model.columnCount()):
            for row in range(self.model.rowCount()):
                session = self.model.session(self.model.index(row, column))
                if session is not None and wanted(session):
                    self.table.setCurrentIndex(self.model.index(row, column))
                    self.table.setFocus()
                    return

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setItemDelegate(WeekDelegate(self.table))
        self.table.setSelectionBehavior(PlainTable.SelectionBehavior.SelectItems)
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.table.verticalHeader().setDefaultSectionSize(2 * theme.row_height() - 3 * SPACE)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.sectionCountChanged.connect(lambda _old, new: self._fix_club(new))
        self._flow = FlowLayout(self._missing)
        self._flow.addWidget(self.nothing_missing)
        top = QHBoxLayout()
        top.setSpacing(2 * SPACE)
        for widget in (self.before, self.words, self.after):
            top.addWidget(widget)
        top.addSpacing(4 * SPACE)
        top.addWidget(self._missing, 1)
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addLayout(top)
        column.addWidget(self._middle, 1)
        self._missing.setMinimumWidth(scaled(200))

    def _fix_club(self, columns: int) -> None:
        """The club and its hours need their room whatever the number of days."""
        if columns:
            header = self.table.horizontalHeader()
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(0, scaled(150))

    def _connect(self) -> None:
        say = self._bench.tongue.say
        say(self.before.set_words, N_("The week before (Ctrl+Left)"))
        say(self.after.set_words, N_("The week after (Ctrl+Right)"))
        say(self.table.setAccessibleName, N_("The week after school"))
        say(self.nothing_missing.setText, N_("Nothing is missing."))
        say(
            self.empty.set_words,
            N_("No after-school group meets this week. Make one, or plan its hours, on the Groups page."),
        )
        self.before.clicked.connect(lambda _checked: self.step(-1))
        self.after.clicked.connect(lambda _checked: self.step(1))
        self.table.opened.connect(lambda _index: self.open_current())
