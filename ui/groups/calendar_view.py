"""The calendar of the centre: the year, its closures, changed hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.calendar.values import CalendarYear, Closure
from app.groups.values import GroupLine
from app.language import N_
from ui.groups import wording
from ui.groups.calendar_dialogs import CloseDialog, HoursDialog
from ui.groups.calendar_model import ClosureColumn, ClosureModel, HoursModel
from ui.groups.year_grid import YearGrid
from ui.kit.buttons import IconButton
from ui.kit.dialogs import ask_first
from ui.kit.reachable import ReachableWhileShown
from ui.kit.tables import PlainTable
from ui.kit.widths import give_room
from ui.kit.words import heading, label
from ui.page import Page
from ui.theme import SPACE, row_height, scaled

_WIDE = 360  # pixels at 100 % from which the list of closures has a column for their kind


class CalendarView(ReachableWhileShown):
    """Part of the page Groups, which owns it and its actions."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._groups: Sequence[GroupLine] = ()
        self.shown: CalendarYear | None = None
        self.year = YearGrid(page.bench.clock.today())
        self.closures, self.hours = ClosureModel(page.language, self), HoursModel(page.language, self)
        self.closure_table, self.hours_table = PlainTable(), PlainTable()
        self.number, self.day_words = heading(), label("quiet", wrap=True)
        self._make_actions()
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Ask for the year of the cursor."""
        number, calendar = self.year.day.year, self._page.bench.centre.calendar
        self._page.ask(lambda: calendar.year(number), self._show, replaces="calendar")

    def set_groups(self, groups: Sequence[GroupLine]) -> None:
        """The groups for which hours may be changed."""
        self._groups = groups

    def keys(self) -> list[tuple[str, str]]:
        """The keys of the year, for F1."""
        text = self._page.language.text
        return [
            ("← → ↑ ↓", text(N_("Another day"))),
            ("PgUp PgDn", text(N_("Another month"))),
            ("Enter", text(N_("Close that day, or open it again"))),
        ]

    def open_day(self, day: dt.date) -> None:
        """What can be decided about a day: close it, work on a holiday, keep it, change an own closure."""
        closure = self._closure_of(day)
        if closure is None:
            CloseDialog(self._page.bench, self, day).open()
        elif closure.public:
            self._ask_holiday(closure)
        else:
            first, last = closure.first, closure.last
            CloseDialog(self._page.bench, self, day, closure, lambda: self._open_again(first, last)).open()

    def _show(self, year: CalendarYear) -> None:
        if year.year != self.year.day.year:
            return
        self.shown = year
        language = self._page.language
        if not year.holidays_known:
            self._fill(year.year)
        self.number.setText(language.digits(str(year.year)))
        self.year.show_days({day.date: day for day in year.days}, language)
        self.closures.show(year.closures, language)
        self.hours.show(year.changed, self._groups, language)
        self.hours_table.setVisible(bool(year.changed))
        self.hours_table.setFixedHeight(min(len(year.changed) + 1, 5) * row_height() + 4)
        self.day_words.setText(self.year.words_of(self.year.day))

    def _fill(self, number: int) -> None:
        """A year is looked at for the first time: write its public holidays."""
        calendar = self._page.bench.centre.calendar

        def filled(days: int) -> None:
            if days:
                self.reload()

        self._page.do(lambda: calendar.fill_public_holidays((number,)), filled)

    def _ask_holiday(self, closure: Closure) -> None:
        language, calendar = self._page.language, self._page.bench.centre.calendar
        _, first, last = language.text, closure.first, closure.last
        name = wording.closure_name(closure, language)
        days = wording.period(first, last, language)
        if closure.worked:
            words, deed = _("The centre works on this holiday. Close it after all?"), _("Close")
            job = lambda: calendar.keep_holiday(first, last)  # noqa: E731 - one of two
        else:
            words, deed = _("The centre is closed on this holiday. Work all the same?"), _("Work")
            job = lambda: calendar.open_again(first, last)  # noqa: E731 - one of two
        ask_first(self, language, f"{name} · {days}", words, deed, lambda: self._page.do(job))

    def _open_again(self, first: dt.date, last: dt.date) -> None:
        calendar = self._page.bench.centre.calendar
        self._page.do(lambda: calendar.open_again(first, last))

    def _closure_of(self, day: dt.date) -> Closure | None:
        return next((c for c in self.closures.rows if c.first <= day <= c.last), None)

    def _change_hours(self) -> None:
        HoursDialog(self._page.bench, self, self.year.day, self._groups).open()

    def _cancel_hours(self, index: QModelIndex) -> None:
        language, calendar = self._page.language, self._page.bench.centre.calendar
        change = self.hours.rows[index.row()]
        ask_first(
            self,
            language,
            wording.changed_hours(change, self._groups, language),
            language.text(N_("Go back to the hours of the timetable? Registers already entered stay as they are.")),
            language.text(N_("Go back")),
            lambda: self._page.do(lambda: calendar.cancel_changed_hours(change.id)),
        )

    def _make_actions(self) -> None:
        page, step = self._page, self._step
        self.close_action = page.add(N_("Close the centre"), lambda: self.open_or_close(), "Ctrl+N", "calendar-x")
        self.hours_action = page.add(N_("Change hours"), self._change_hours, "Ctrl+H", "clock")
        self.before_action = page.add(N_("The year before"), lambda: step(-1), "Ctrl+Left")
        self.after_action = page.add(N_("The year after"), lambda: step(1), "Ctrl+Right")
        self.own(self.close_action, self.hours_action, self.before_action, self.after_action)

    def open_or_close(self) -> None:
        """Close days beginning with the one of the cursor."""
        CloseDialog(self._page.bench, self, self.year.day).open()

    def _step(self, years: int) -> None:
        day = self.year.day
        self.year.go_to(dt.date(day.year + years, day.month, min(day.day, 28)))

    def _lay_out(self) -> None:
        top, bench = QHBoxLayout(), self._page.bench
        before, after = IconButton("caret-left"), IconButton("caret-right")
        for button, action in ((before, self.before_action), (after, self.after_action)):
            bench.tongue.say(button.set_words, action.text())
            button.clicked.connect(lambda _checked=False, action=action: action.trigger())
        for part in (before, self.number, after):
            top.addWidget(part)
        top.addSpacing(3 * SPACE)
        top.addWidget(self.day_words, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addLayout(top)
        left.addWidget(self.year, 1)
        right.setSpacing(3 * SPACE)
        right.addWidget(self.closure_table, 1)
        right.addWidget(self.hours_table)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5 * SPACE)
        row.addLayout(left, 13)
        row.addLayout(right, 9)

    def _connect(self) -> None:
        self.closure_table.setModel(self.closures)
        self.hours_table.setModel(self.hours)
        give_room(self.closure_table, (ClosureColumn.NAME,))
        self.closure_table.horizontalHeader().geometriesChanged.connect(self._fit_columns)
        self.closure_table.remember(self._page.bench.memory, "closures")
        give_room(self.hours_table, (1,))
        self.closure_table.opened.connect(lambda index: self.open_day(self.closures.rows[index.row()].first))
        self.closure_table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.hours_table.opened.connect(self._cancel_hours)
        self.year.day_opened.connect(self.open_day)
        self.year.day_changed.connect(self._day_changed)
        say = self._page.say
        say(self.closure_table.setAccessibleName, N_("Closures"))
        say(self.hours_table.setAccessibleName, N_("Changed hours"))
        say(self.year.setAccessibleName, N_("Year"))

    def _fit_columns(self) -> None:
        """Where there is little room the name needs it: the mark in the year tells the kind by its shape."""
        self.closure_table.setColumnHidden(ClosureColumn.STATE, self.closure_table.width() < scaled(_WIDE))

    def _row_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.year.go_to(self.closures.rows[index.row()].first)

    def _day_changed(self, day: dt.date) -> None:
        self.day_words.setText(self.year.words_of(day))
        if self.shown is None or self.shown.year != day.year:
            self.reload()
