"""The page After-school: the week at a glance, schools and shifts, and the children who start school."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.changes import Change
from app.language import N_
from app.rights import Right
from app.schools.values import Shift
from ui.after_school.activities_dialog import ActivitiesDialog
from ui.after_school.papers import print_starters
from ui.after_school.place import View
from ui.after_school.schools_view import SchoolsView
from ui.after_school.starters_view import StartersView
from ui.after_school.week_view import WeekView
from ui.kit.buttons import Segments
from ui.kit.flow import FlowLayout
from ui.kit.undo import UndoStrip
from ui.page import Page, Place
from ui.registers.place import place_of
from ui.theme import SPACE
from ui.workbench import Workbench

_VIEWS = {View.WEEK: N_("Week"), View.SCHOOLS: N_("Schools and shifts"), View.STARTERS: N_("Start of school")}


class AfterSchoolPage(Page):
    """Three views of the after-school programme."""

    depends = Change.PEOPLE | Change.GROUPS | Change.CALENDAR | Change.MARKS | Change.SCHOOLS | Change.ACTIVITIES

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.view = View.WEEK
        self.views = Segments([view.value for view in View])
        self._make_actions()
        self.strip = UndoStrip(self.undo_action)
        self.week = WeekView(bench)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self._show_view(View.WEEK)

    @cached_property
    def schools(self) -> SchoolsView:
        """Schools and shifts; built when they are first looked at."""
        view = SchoolsView(self.bench, self.strip, self.school_action, (self.school_action, self.change_action))
        self._stack.addWidget(view)
        view.table.opened.connect(lambda _index: self.change_action.trigger())
        return view

    @cached_property
    def starters(self) -> StartersView:
        """The children who start school; built when they are first looked at."""
        view = StartersView(self.bench, self.strip, (*self._of_child, *self._papers))
        self._stack.addWidget(view)
        view.table.opened.connect(lambda _index: self.edit_action.trigger())
        return view

    @override
    def title(self) -> str:
        return self.language.text(N_("After-school"))

    @override
    def primary_action(self) -> QAction | None:
        return {View.WEEK: self.open_action, View.SCHOOLS: self.shifts_action}.get(self.view, self.move_action)

    @override
    def page_actions(self) -> list[QAction]:
        return [action for action in super().page_actions() if action.isVisible()]

    @override
    def keys(self) -> list[tuple[str, str]]:
        _ = self.language.text
        words = {View.WEEK: _("Open the register"), View.SCHOOLS: _("Change the school")}
        return [("Enter", words.get(self.view, _("School and papers of the child")))]

    @override
    def reload(self) -> None:
        if self.view is View.WEEK or self.bench.centre.may(Right.SEE_PEOPLE):
            self._part.reload()

    @override
    def show_record(self, reference: object) -> None:
        if reference in list(View):
            self._turn_to(View(str(reference)))

    @override
    def place(self) -> object:
        return self.view.value

    @override
    def first_focus(self) -> QWidget | None:
        return self._part.table

    @property
    def _part(self) -> WeekView | SchoolsView | StartersView:
        if self.view is View.WEEK:
            return self.week
        return self.schools if self.view is View.SCHOOLS else self.starters

    def _make_actions(self) -> None:
        add, edits = self.add, Right.EDIT_PEOPLE
        self.open_action = add(N_("Open register"), lambda: self.week.open_current(), "Ctrl+Return", "calendar-check")
        self.before_action = add(N_("The week before"), lambda: self.week.step(-1), "Ctrl+Left", "caret-left")
        self.after_action = add(N_("The week after"), lambda: self.week.step(1), "Ctrl+Right", "caret-right")
        self.activities_action = add(
            N_("Activities"), self._edit_activities, "Ctrl+Shift+A", "list-bullets", right=Right.EDIT_GROUPS
        )
        self.shifts_action = add(
            N_("Change school shifts"), lambda: self.schools.change_shifts(), "Ctrl+T", "arrows-left-right", right=edits
        )
        self.school_action = add(N_("New school"), lambda: self.schools.add_school(), "Ctrl+N", "plus", right=edits)
        self.change_action = add(
            N_("Change the school"), lambda: self.schools.change_school(), "F2", "pencil-simple", right=edits
        )
        self.move_action = add(
            N_("Move to after-school"),
            lambda: self.starters.move_on(),
            "Ctrl+M",
            "arrows-left-right",
            right=Right.ENROL,
        )
        self._make_actions_of_child()
        self._papers = (
            add(N_("Print the list"), lambda: print_starters(self), "Ctrl+P", "printer", right=Right.PRINT),
            add(N_("Export"), self._export, "Ctrl+Shift+E", "upload-simple", right=Right.EXPORT),
        )
        self.undo_action = add(N_("Undo"), self._undo, "Ctrl+Z", "arrow-u-up-left")
        self._of_view = {
            View.WEEK: (self.open_action, self.before_action, self.after_action, self.activities_action),
            View.SCHOOLS: (self.shifts_action, self.school_action, self.change_action),
            View.STARTERS: (self.move_action, *self._of_child, *self._papers),
        }

    def _make_actions_of_child(self) -> None:
        add, edits = self.add, Right.EDIT_PEOPLE
        morning, afternoon = Shift
        self.edit_action = add(
            N_("School and papers"), lambda: self.starters.edit(), "Ctrl+E", "pencil-simple", right=edits
        )
        self._of_child = (
            add(N_("Birth certificate"), lambda: self.starters.tick_certificate(), "C", "check", right=edits),
            add(N_("Registered at school"), lambda: self.starters.tick_registered(), "R", "check", right=edits),
            add(N_("School in the morning"), lambda: self.starters.set_shift(morning), "M", "sun", right=edits),
            add(
                N_("School in the afternoon"),
                lambda: self.starters.set_shift(afternoon),
                "A",
                "moon",
                right=edits,
            ),
            self.edit_action,
            add(N_("Open the person"), self._open_person, "Ctrl+O", "users", right=Right.SEE_PEOPLE),
        )

    def _lay_out(self) -> None:
        self._stack.addWidget(self.week)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, SPACE, 6 * SPACE, 4 * SPACE)
        column.setSpacing(3 * SPACE)
        top = FlowLayout()
        top.addWidget(self.views)
        column.addLayout(top)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for view, words in _VIEWS.items():
            self.say(self.views.button(view.value).setText, words)
        self.views.chosen.connect(lambda word: self._turn_to(View(word)))
        self.week.opened.connect(lambda session: self.go_requested.emit(Place("registers", place_of(session))))
        self.week.shifts_wanted.connect(lambda: self._turn_to(View.SCHOOLS))

    def _turn_to(self, view: View) -> None:
        self._show_view(view)
        self.reload()

    def _show_view(self, view: View) -> None:
        self.view = view
        self.views.choose(view.value)
        self._stack.setCurrentWidget(self._part)
        for other, actions in self._of_view.items():
            for action in actions:
                action.setVisible(other is view)
                action.setEnabled(other is view)
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus()
        self.title_changed.emit()

    def _edit_activities(self) -> None:
        activities = self.bench.centre.activities
        self.ask(
            lambda: activities.activities(archived=True),
            lambda found: ActivitiesDialog(self.bench, self, found).open(),
            replaces="activities",
        )

    def _export(self) -> None:
        # The export pulls in the import page's modules: wanted by few, and late.
        from ui.exports.spreadsheets import export_starters

        export_starters(self, self.strip.tell)

    def _open_person(self) -> None:
        child = self.starters.current
        if child is not None:
            self.go_requested.emit(Place("people", child.person))

    def _undo(self) -> None:
        job = self.strip.take()
        if job is not None:
            self.do(job)
