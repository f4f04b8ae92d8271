"""The Today page: what must be done now, in the order of the day, each line one Enter away."""

from __future__ import annotations

from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.changes import Change
from app.language import LANGUAGES, N_, Language
from app.today.values import Today
from ui.kit.cards import EmptyState
from ui.kit.dialogs import scrolled
from ui.page import Page, Place
from ui.theme import SPACE, scaled
from ui.today import wording
from ui.today.line import Line
from ui.today.list import LineList
from ui.today.section import Section
from ui.today.week_section import WeekSection
from ui.workbench import Workbench

_SIDE_BY_SIDE = 700  # pixels at 100 % from which the to-dos stand beside the registers
_MARGIN = 36  # pixels at 100 % kept in sight above and below the line with the cursor
_TO_DO_WIDTH = 300  # pixels, at least


class TodayPage(Page):
    """Registers of today, registers missing, this week, and what else to do."""

    depends = (
        Change.ACCOUNTS
        | Change.COURSES
        | Change.BACKUPS
        | Change.PEOPLE
        | Change.GROUPS
        | Change.CALENDAR
        | Change.MARKS
        | Change.SETTINGS
    )

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.today: Today | None = None
        self._fresh = True  # just opened: the cursor goes to the next register
        self._filling = False
        self._make_actions()
        self.registers, self.missing, self.to_do = Section(), Section(), Section()
        self.week = WeekSection(self.numbers_action)
        self.no_groups = EmptyState("squares-four", self.first_group_action)
        self._lay_out()
        self._connect()

    @override
    def title(self) -> str:
        return self.language.long_date(self.bench.clock.today())

    @override
    def subtitle(self) -> str:
        other = next(code for code in LANGUAGES if code != self.language.code)
        return Language(other).long_date(self.bench.clock.today())

    @override
    def primary_action(self) -> QAction | None:
        return self.next_action

    @override
    def keys(self) -> list[tuple[str, str]]:
        text = self.language.text
        return [
            ("↑ ↓", text(N_("Move through all lines"))),
            ("← →", text(N_("Between the registers and the to-dos"))),
            ("Enter", text(N_("Open the line"))),
        ]

    @override
    def reload(self) -> None:
        self.ask(self.bench.centre.today.overview, self.show_today, replaces="today")

    @override
    def first_focus(self) -> QWidget | None:
        step = self.week.button if self.no_groups.isHidden() else self.no_groups.button
        return next((one for one in self._lists() if one.lines.rowCount()), step)

    def show_today(self, today: Today) -> None:
        """Show a day."""
        self.today, language = today, self.language
        self._show_registers(today, language)
        self._show_to_dos(today, language)
        self.week.show_week(today.week, language)
        self.next_action.setEnabled(today.next_register is not None)
        self._show_parts(has_groups=today.groups > 0)
        if self._fresh:
            self._fresh = False
            self._go_to_next()
        self._fill_holidays(today)

    def take_next(self) -> None:
        """Open the next register that is not entered."""
        session = self.today.next_register if self.today else None
        if session is not None:
            self.go_requested.emit(wording.register_place(session))

    def _show_registers(self, today: Today, language: Language) -> None:
        registers, missing = wording.register_lines(today, language), wording.missing_lines(today, language)
        self.registers.show_lines(registers, wording.no_registers(today, language))
        all_entered = language.text(N_("Every register of the last 14 days is entered."))
        self.missing.show_lines(missing, all_entered)

    def _show_to_dos(self, today: Today, language: Language) -> None:
        lines = wording.to_dos(today, language)
        self.to_do.show_lines(lines, language.text(N_("Nothing else to do. Well done.")) if today.groups else "")

    def _show_parts(self, *, has_groups: bool) -> None:
        self.no_groups.setVisible(not has_groups)
        self._day.setVisible(has_groups)

    def _go_to_next(self) -> None:
        """Put the cursor on the line of the next register, and the keyboard there when it is on this page."""
        today, target = self.today, self.registers.list
        row = 0
        if today is not None and today.next_register is not None:
            where = [*today.registers].index(today.next_register) if today.next_register in today.registers else -1
            row, target = (where, self.registers.list) if where >= 0 else (0, self.missing.list)
        target.go_to(row)
        focus = QApplication.focusWidget()
        if focus is None or self.isAncestorOf(focus):
            (target if target.lines.rowCount() else self.first_focus() or self).setFocus()

    def _fill_holidays(self, today: Today) -> None:
        """A new year has come near: its public holidays are written once, and can be changed under Groups."""
        if today.years_without_holidays and not self._filling:
            self._filling = True
            years, calendar = today.years_without_holidays, self.bench.centre.calendar
            self.do(lambda: calendar.fill_public_holidays(years))

    def _make_actions(self) -> None:
        self.next_action = self.add(N_("Take next register"), self.take_next, "Return")
        self.next_action.setEnabled(False)
        self.numbers_action = self.add(
            N_("Show the numbers"), lambda: self.week.show_numbers(self.numbers_action.isChecked()), "Ctrl+T",
            checkable=True,
        )  # fmt: skip
        self.first_group_action = self.add(
            N_("Make the first group"), lambda: self.go_requested.emit(Place("groups")), "Ctrl+N"
        )

    def _lay_out(self) -> None:
        self.no_groups.hide()
        self._day, columns = QWidget(), QWidget()
        self._day.setLayout(_column(self.registers, self.missing, self.week))
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, columns)
        self._across.setContentsMargins(6 * SPACE, 2 * SPACE, 6 * SPACE, 4 * SPACE)
        self._across.setSpacing(5 * SPACE)
        self._across.addWidget(self._day, 19)
        self._across.addWidget(self.no_groups, 19)
        self._across.addLayout(_column(self.to_do), 10)
        self.to_do.setMinimumWidth(_TO_DO_WIDTH)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled(self._inside, self)
        whole.addWidget(self.area)

    def _connect(self) -> None:
        self.say(self.registers.set_heading, N_("Registers today"))
        self.say(self.missing.set_heading, N_("Not entered in the last 14 days"))
        self.say(self.to_do.set_heading, N_("To do"))
        self.say(self.no_groups.set_words, N_("There are no groups yet. Make one, then its registers stand here."))
        for one in self._lists():
            one.opened.connect(self._open)
            one.left.connect(lambda where, one=one: self._leave(one, where))
            one.moved.connect(lambda one=one: self._keep_in_sight(one))

    def _open(self, line: Line) -> None:
        if line.place is not None:
            self.go_requested.emit(line.place)

    def _keep_in_sight(self, one: LineList) -> None:
        """The lists do not scroll, the page does: it follows the cursor."""
        row = one.visualRect(one.currentIndex())
        top_left = one.viewport().mapTo(self._inside, row.topLeft())
        middle = top_left.y() + row.height() // 2
        self.area.ensureVisible(0, middle, 0, row.height() + scaled(_MARGIN))

    def _leave(self, one: LineList, where: str) -> None:
        """The cursor goes on in the next list in that direction that has lines."""
        lists = [each for each in self._lists() if each.lines.rowCount()]
        at, to_do = lists.index(one), self.to_do.list
        if where == "right":
            target, row = to_do if to_do in lists else one, None
        elif where == "left":
            target, row = lists[0] if one is to_do else one, None
        else:
            step = 1 if where == "below" else -1
            target, row = lists[min(max(at + step, 0), len(lists) - 1)], 0 if step > 0 else -1
        if target is not one:
            if row is not None or not target.currentIndex().isValid():
                target.go_to(row or 0)
            target.setFocus()

    def _lists(self) -> tuple[LineList, ...]:
        return self.registers.list, self.missing.list, self.to_do.list

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fresh = True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= scaled(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._across.setDirection(direction)


def _column(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4 * SPACE)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return column
