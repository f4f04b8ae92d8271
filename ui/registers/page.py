"""The Registers page: the list of a day, and the register that is open."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.attendance.values import DaySession, SessionKey
from app.changes import Change
from app.groups.values import named_room
from app.language import N_
from app.people.words import PROGRAMME_WORDS
from ui.page import Page, Place
from ui.registers.actions import RegisterActions
from ui.registers.day_list import DayList
from ui.registers.grid import DaysView
from ui.registers.moving import next_due
from ui.registers.place import RegisterPlace, place_of
from ui.registers.view import RegisterView
from ui.workbench import Workbench

_DAYS_BACK = 14
"""How far back the next register that was not entered is looked for."""


class RegistersPage(Page):
    """Opens on the register where the person was, and shows the list of a day otherwise."""

    depends = Change.PEOPLE | Change.GROUPS | Change.CALENDAR | Change.MARKS | Change.SHEETS | Change.SETTINGS
    depends |= Change.SCHOOLS | Change.ACTIVITIES

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._stack = QStackedWidget(self)
        self.list = DayList(bench, self._stack)
        self._stack.addWidget(self.list)
        self._placed = False
        self._described: dict[str, str] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.act = RegisterActions(self)
        self._connect()
        self._show_actions()

    @cached_property
    def view(self) -> RegisterView:
        """The register; built when one is first opened."""
        view = RegisterView(self.bench, self._stack)
        self._stack.addWidget(view)
        view.shown.connect(self._shown)
        view.finished.connect(self._open_next)
        view.lost.connect(self.show_list)
        view.marking.history_changed.connect(self._show_actions)
        view.grid.day_menu_requested.connect(self._day_menu)
        view.foot.menu_requested.connect(self._menu)
        self._connect_days(view.grid.days)
        return view

    @property
    def is_open(self) -> bool:
        """Whether a register is open."""
        return isinstance(self._stack.currentWidget(), RegisterView)

    @override
    def title(self) -> str:
        register = self.view.register if self.is_open else None
        return register.group.both_names(self.language) if register else self.language.text(N_("Registers"))

    @override
    def subtitle(self) -> str:
        register = self.view.register if self.is_open else None
        if register is None:
            return ""
        group = register.group
        return " · ".join(
            filter(
                None,
                (
                    self.language.text(PROGRAMME_WORDS[group.programme]),
                    named_room(group.room, self.language),
                    group.leader,
                ),
            )
        )

    @override
    def primary_action(self) -> QAction | None:
        return self.act.finish if self.is_open else self.act.open

    @override
    def top_actions(self) -> list[QAction]:
        return [self.act.print] if self.is_open else []

    @override
    def page_actions(self) -> list[QAction]:
        return [action for action in super().page_actions() if action.isVisible()]

    @override
    def keys(self) -> list[tuple[str, str]]:
        if not self.is_open:
            return []
        text = self.language.text
        return [
            ("Space", text(N_("All who are not marked yet are present"))),
            ("7A 12A 19L 23E", text(N_("Row numbers and letters as on paper, then Enter"))),
            ("07121923A", text(N_("The same letter for many: two figures a row, without spaces"))),
            ("+ / - / *", text(N_("On the number pad: present, absent, late; the slash is excused"))),
            ("P / A / L / E", text(N_("Mark and go on"))),
            ("Shift+↓ / Shift+→", text(N_("Choose several, to mark or copy them in one go"))),
            ("Backspace", text(N_("Take the mark away"))),
            ("Home / End / PgUp / PgDn", text(N_("Move through the people"))),
            ("Esc", text(N_("Back to the list of the day"))),
        ]

    @override
    def reload(self) -> None:
        if self.is_open:
            self.view.speak()
            if not self.view.marking.is_shown:
                self.view.reload()
            return
        self.list.reload()
        if not self._placed:
            self.ask(self.bench.centre.settings.last_place, self._return_to, replaces="place")

    @override
    def show_record(self, reference: object) -> None:
        self._placed = True
        if isinstance(reference, RegisterPlace):
            self._stack.setCurrentWidget(self.view)
            self.view.speak()
            self.view.open(reference)
        elif isinstance(reference, dt.date):
            self.show_list(reference)
        self._show_actions()

    @override
    def place(self) -> object:
        return self.view.place if self.is_open else self.list.day

    @override
    def first_focus(self) -> QWidget | None:
        return self.view.first_focus if self.is_open else self.list.table

    def show_list(self, day: dt.date | None = None) -> None:
        """Show the registers of a day; without one, of the day the open register is on."""
        column = self.view.column if self.is_open else None
        self._placed = True
        self._stack.setCurrentWidget(self.list)
        self.list.show_day(day or (column.date if column is not None else self.list.day))
        self._show_actions()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title_changed.emit()

    def step(self, days: int) -> None:
        """Go so many days on: of the register, or of the list."""
        if self.is_open:
            self.view.step(days)
        else:
            self.list.step(days)

    def type_total(self) -> None:
        """Bring the keyboard to the paper total."""
        self.view.bar.paper.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.bar.paper.selectAll()

    def set_across(self) -> None:
        """Go along the row while marking, or down the day, as chosen."""
        self.view.set_across(self.act.across.isChecked())

    def print_sheet(self) -> None:
        """To the paper of the open register."""
        if self.view.place is not None:
            self.go_requested.emit(Place("print", self.view.place))

    def export(self) -> None:
        """Write a spreadsheet of the open register."""
        # Spreadsheets are written rarely; their module is loaded when one is.
        from ui.exports.spreadsheets import export_register

        register = self.view.register
        if register is not None:
            group = register.group
            export_register(self, group.id, group.name(self.language), register.first, register.last)

    def _connect(self) -> None:
        self.list.opened.connect(lambda place: self.go_requested.emit(Place("registers", place)))
        self.list.shown.connect(self.title_changed)

    def _connect_days(self, days: DaysView) -> None:
        days.left.connect(self.show_list)
        commands = {"N": self.act.held, "W": self.act.walk_in, "T": self.act.times}
        days.command_typed.connect(lambda letter: commands[letter].trigger())
        days.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        days.customContextMenuRequested.connect(lambda at: self._menu(days.viewport().mapToGlobal(at)))

    def _show_actions(self) -> None:
        """Only what can be done now is offered."""
        self.act.offer(self.view if self.is_open else None)

    def _shown(self) -> None:
        self._show_actions()
        self.title_changed.emit()
        place = self.view.place
        if place is None or not self.is_open:
            return
        settings = self.bench.centre.settings
        described = {
            "page": "registers",
            "group": str(place.group),
            "first": place.first.isoformat(),
            "last": place.last.isoformat(),
            "sheet": place.sheet,
        }
        if described != self._described:
            self._described = described
            self.do(lambda: settings.remember_place(described))

    def _return_to(self, kept: dict[str, str]) -> None:
        """Open the register where the person was when the program was used last."""
        place = _place_from(kept)
        if place is not None and not self._placed:
            self.show_record(place)

    def _open_next(self, session: SessionKey | None) -> None:
        attendance, today = self.bench.centre.attendance, self.bench.clock.today()
        day = session.date if session is not None else today
        first = min(day, today - dt.timedelta(days=_DAYS_BACK))

        def show(sessions: tuple[DaySession, ...]) -> None:
            done = next((one for one in sessions if one.session == session), None)
            following = next_due(sessions, done, today)
            if following is None:
                self.show_list(day)
                return
            self.go_requested.emit(Place("registers", place_of(following)))

        self.ask(lambda: attendance.between(first, max(day, today)), show, replaces="next")

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.page_actions())
        menu.popup(at)

    def _day_menu(self, section: int, at: QPoint) -> None:
        if self.view.model.column(section) is None:
            return
        self.view.grid.go(max(0, self.view.grid.days.currentIndex().row()), section)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.act.present, self.act.held, self.act.walk_in, self.act.finish])
        menu.popup(at)


def _place_from(kept: dict[str, str]) -> RegisterPlace | None:
    """The place that was kept, None when it is another page's or cannot be read."""
    if kept.get("page") != "registers":
        return None
    try:
        first, last = dt.date.fromisoformat(kept["first"]), dt.date.fromisoformat(kept["last"])
        return RegisterPlace(int(kept["group"]), first, last, kept.get("sheet", ""))
    except (KeyError, ValueError):
        return None
