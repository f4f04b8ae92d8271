"""The history of marks on a person's card: the year as a calendar, and its numbers as text."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.attendance.values import Cell, Mark, PersonYear, counted
from app.language import N_, Language
from ui.kit.buttons import IconButton
from ui.kit.sections import Section, emptied
from ui.kit.words import label
from ui.people import wording
from ui.people.year import YearCalendar
from ui.theme import SPACE


class YearSection(Section):
    """One calendar year of marks.

    Signals:
        year_requested(int): another year is to be shown.
    """

    year_requested = Signal(int)

    def __init__(self, today: dt.date, language: Language) -> None:
        super().__init__(language.text(N_("Attendance")))
        self._today, self._language = today, language
        self.calendar: YearCalendar | None = None
        self._inside = QVBoxLayout()
        self._inside.setSpacing(2 * SPACE)
        self._year: PersonYear | None = None
        self.body.addLayout(self._inside)

    def show_year(self, year: PersonYear) -> None:
        """Show these marks."""
        if year == self._year:
            return
        self._year = year
        emptied(self._inside)
        language = self._language
        self._inside.addWidget(self._steps(year.year))
        self.calendar = YearCalendar(year, self._today, language)
        self._inside.addWidget(self.calendar)
        self.day = label(wrap=True)
        self.day.hide()
        self.calendar.day_told.connect(self._tell)
        self._inside.addWidget(self.day)
        self.numbers = label("small", text=numbers_of(year, language), wrap=True)
        self._inside.addWidget(self.numbers)

    def _tell(self, words: str) -> None:
        self.day.setText(words)
        self.day.show()

    def _steps(self, year: int) -> QWidget:
        steps = QWidget()
        row = QHBoxLayout(steps)
        row.setContentsMargins(0, 0, 0, 0)
        before, after = IconButton("caret-left"), IconButton("caret-right")
        before.set_words(self._language.text(N_("Year before")))
        after.set_words(self._language.text(N_("Year after")))
        after.setEnabled(year < self._today.year)
        before.clicked.connect(lambda _checked=False: self.year_requested.emit(year - 1))
        after.clicked.connect(lambda _checked=False: self.year_requested.emit(year + 1))
        row.addWidget(before)
        row.addWidget(label("strong", text=self._language.digits(str(year))))
        row.addWidget(after)
        row.addStretch()
        return steps


def numbers_of(year: PersonYear, language: Language) -> str:
    """The calendar in numbers: the whole year with its rate and formula, then each month that has marks."""
    _ = language.text
    if not year.marks:
        return _("No mark in {year}.").format(year=language.digits(str(year.year)))
    lines = [f"{wording.counted(year.count, language)}.", f"{wording.rate_line(year.count, language)}."]
    months = []
    for month in range(1, 13):
        count = counted(Cell(True, Mark(mark.status)) for mark in year.marks if mark.date.month == month)
        if count.marked:
            came = _("{came} of {marked}").format(
                came=language.number(count.came), marked=language.number(count.marked)
            )
            months.append(f"{language.month_name(month)} {came}")
    lines.append(_("Came: {months}.").format(months=", ".join(months)))
    return "\n".join(lines)
