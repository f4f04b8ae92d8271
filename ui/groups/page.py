"""The page Groups: groups in a list, one group at the right; and the calendar of the centre."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.changes import Change
from app.groups.values import Candidate, GroupDetails, GroupLine
from app.language import N_
from ui.groups.actions import GroupActions
from ui.groups.bar import GROUPS, Bar
from ui.groups.calendar_view import CalendarView
from ui.groups.card import GroupCard, NothingChosen
from ui.groups.deeds import Deeds
from ui.groups.model import GroupColumn, GroupModel
from ui.groups.place import CALENDAR
from ui.kit.cards import EmptyState
from ui.kit.tables import PlainTable
from ui.kit.undo import UndoStrip
from ui.kit.widths import give_room
from ui.page import Page, Place
from ui.registers.place import RegisterPlace, Span
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_WIDE = 400  # pixels at 100 % from which the list has a column for the programme
_LEAST_NAME = 150  # pixels at 100 % that names have at least


class GroupsPage(Page):
    """Groups with their people and their week, closures and changed hours."""

    depends = Change.GROUPS | Change.CALENDAR | Change.PEOPLE

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._group: int | None = None
        self._lines: Sequence[GroupLine] = ()
        self._asked_for: int | None = None  # a group opened by name stays, also when the list does not hold it
        self.act = GroupActions(self)
        self.undo = UndoStrip(self.act.undo)
        self.deeds = Deeds(self, self.undo)
        self.model, self.table = GroupModel(self.language, self), PlainTable()
        self.card, self.nothing = GroupCard(bench, self.act.of_card()), NothingChosen(bench)
        self.empty = EmptyState("squares-four", self.act.new)
        self.bar = Bar(bench.tongue)
        self._lay_out()
        self._connect()
        self._show_view(GROUPS)

    @cached_property
    def calendar(self) -> CalendarView:
        """Closures and changed hours; built when they are first looked at."""
        view = CalendarView(self)
        view.set_groups(self._lines)
        self._views.addWidget(view)
        return view

    @override
    def title(self) -> str:
        return self.language.text(N_("Groups"))

    @override
    def primary_action(self) -> QAction | None:
        return self.act.new if self._in_groups() else self.calendar.close_action

    @override
    def top_actions(self) -> list[QAction]:
        return [self.act.camps] if self._in_groups() else [self.calendar.hours_action]

    @override
    def keys(self) -> list[tuple[str, str]]:
        if not self._in_groups():
            return self.calendar.keys()
        return [("Enter", self.language.text(N_("Open the register of the group, or the person")))]

    @override
    def reload(self) -> None:
        programme, archived = self.bar.programme(), self.bar.archived.isChecked()
        groups = self.bench.centre.groups
        self.ask(lambda: groups.listing(programme, archived), self._show_groups, replaces="groups")
        self._read_group()
        if not self._in_groups():
            self.calendar.reload()

    @override
    def show_record(self, reference: object) -> None:
        self._show_view(CALENDAR if reference == CALENDAR else GROUPS)
        if isinstance(reference, int):
            self._group = self._asked_for = reference
            self._read_group()
            self._select_row()

    @override
    def place(self) -> object:
        return self._group if self._in_groups() else CALENDAR

    @override
    def first_focus(self) -> QWidget | None:
        return self.table if self._in_groups() else self.calendar.year

    def turn_to(self, view: str) -> None:
        """Bring the groups or the calendar to the front, and the keyboard into it."""
        self._show_view(view)
        (self.first_focus() or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def with_group(self, deed: Callable[[GroupDetails], object]) -> None:
        """Do a deed to the group at the right, if there is one."""
        if self.card.details is not None:
            deed(self.card.details)

    def open_register(self) -> None:
        """To today's register of the group."""
        if self._group is not None:
            today = self.bench.clock.today()
            self.go_requested.emit(Place("registers", RegisterPlace(self._group, today, today)))

    def print_sheet(self) -> None:
        """To the paper of the coming week, where other weeks, the roster and the pick-up list are to be had too."""
        if self._group is not None:
            today = self.bench.clock.today()
            week = RegisterPlace(self._group, today, today).stretched(Span.WEEK, today + dt.timedelta(days=7))
            self.go_requested.emit(Place("print", week))

    def end_stay(self) -> None:
        """The person chosen in the group leaves it."""
        for member in self.card.chosen()[:1]:
            self.deeds.leave(member)

    def move_members(self) -> None:
        """The people chosen in the group go to another one."""
        members = [member for member in self.card.chosen() if not member.waiting]
        others = [line for line in self.model.rows() if line.id != self._group]
        if members:
            self.deeds.move(members, others)

    def give_place(self) -> None:
        """Somebody who waits gets the free place: who is chosen, else who waited longest."""
        details = self.card.details
        if details is not None and details.offered is not None:
            chosen = [member for member in self.card.chosen() if member.waiting]
            self.deeds.place(chosen[0] if chosen else details.offered)

    def open_person(self) -> None:
        """To the person chosen in the group."""
        for member in self.card.chosen()[:1]:
            self.go_requested.emit(Place("people", member.person))

    def _lay_out(self) -> None:
        self._views = QStackedWidget(self)
        both = QSplitter(Qt.Orientation.Horizontal, self._views)
        self._list, self._pane = QStackedWidget(both), QStackedWidget(both)
        self._pane.addWidget(self.nothing)
        self._pane.addWidget(self.card)
        self._list.addWidget(self.table)
        self._list.addWidget(self.empty)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(4 * SPACE)
        both.addWidget(self._list)
        both.addWidget(self._pane)
        both.setSizes([scaled(460), scaled(500)])
        both.setStretchFactor(0, 9)
        both.setStretchFactor(1, 11)
        self._front = both
        self._views.addWidget(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, SPACE, 6 * SPACE, 4 * SPACE)
        column.setSpacing(3 * SPACE)
        column.addWidget(self.bar)
        column.addWidget(self.undo)
        column.addWidget(self._views, 1)

    def _connect(self) -> None:
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        header = self.table.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        # Every column keeps room for the arrow while it is shown; the names need that room more.
        header.setSortIndicatorShown(False)
        header.sortIndicatorChanged.connect(lambda at, _order: header.setSortIndicatorShown(at >= 0))
        give_room(self.table, (GroupColumn.NAME,))
        self.table.remember(self.bench.memory, "groups")
        header.geometriesChanged.connect(self._fit_columns)
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.opened.connect(lambda _index: self.open_register())
        self.card.table.opened.connect(lambda _index: self.open_person())
        self.card.enrol.chosen.connect(self._enrol)
        self.bar.views.chosen.connect(self._show_view)
        self.bar.programmes.currentIndexChanged.connect(lambda _at: self.reload())
        self.bar.archived.toggled.connect(lambda _on: self.reload())
        self._say_words()

    def _fit_columns(self) -> None:
        """Where there is little room the names need it: the programme stands beside, and orders the list."""
        self.table.setColumnHidden(GroupColumn.PROGRAMME, self.table.width() < scaled(_WIDE))
        room = self.table.viewport().width() - scaled(_LEAST_NAME)
        for column in (GroupColumn.MEMBERS, GroupColumn.WAITING):
            room -= max(self.table.horizontalHeader().sectionSizeHint(column), self.table.sizeHintForColumn(column))
            self.table.setColumnHidden(column, room < 0)

    def _say_words(self) -> None:
        self.say(self.table.setAccessibleName, N_("Groups"))
        self.say(self.empty.set_words, N_("There is no group here yet. A group has people, and hours in the week."))

    def _show_groups(self, lines: Sequence[GroupLine]) -> None:
        self.model.show(lines, self.language)
        self._fit_columns()  # the words may be longer in this language
        self._lines = lines
        if "calendar" in vars(self):  # built already
            self.calendar.set_groups(lines)
        self._list.setCurrentWidget(self.table if lines else self.empty)
        listed = self._group is not None and self.model.row_of(self._group) >= 0
        if not listed and (self._group is None or self._group != self._asked_for):
            self._group = next(iter(self.model.ids()), None)
            self._read_group()
        self._select_row()

    def _select_row(self) -> None:
        row = self.model.row_of(self._group) if self._group is not None else -1
        if row >= 0 and self.table.current_row() != row:
            self.table.go_to_row(row)

    def _row_changed(self, index: QModelIndex) -> None:
        line = self.model.row_at(index.row())
        if line is not None and line.id != self._group:
            self._group = line.id
            self._asked_for = None
            self._read_group()

    def _read_group(self) -> None:
        group, groups = self._group, self.bench.centre.groups
        if group is None:
            self._pane.setCurrentWidget(self.nothing)
            self._enable(None)
        else:
            self.bench.ask(self, lambda: groups.group(group), self._show_group, self._gone, replaces="group")

    def _gone(self, _error: object) -> None:
        self._group = None
        self._pane.setCurrentWidget(self.nothing)
        self._enable(None)

    def _show_group(self, details: GroupDetails) -> None:
        if details.line.id == self._group:
            self.card.show_details(details, self.language)
            self._pane.setCurrentWidget(self.card)
            self._enable(details)

    def _enable(self, details: GroupDetails | None) -> None:
        self.act.enable(details if self._in_groups() else None)

    def _show_view(self, view: str) -> None:
        self.bar.show_view(view)
        self._views.setCurrentWidget(self._front if view == GROUPS else self.calendar)
        self.act.new.setEnabled(view == GROUPS)
        if view == CALENDAR:
            self.calendar.reload()
        self._enable(self.card.details)
        self.title_changed.emit()

    def _in_groups(self) -> bool:
        return self._views.currentIndex() == 0

    def _enrol(self, candidate: Candidate) -> None:
        if self.card.details is not None:
            self.deeds.enrol(self.card.details, candidate)
