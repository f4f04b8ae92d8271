"""The page Meetings: the list with one at the right, the sign-in of one, and families by themes."""

from __future__ import annotations

from functools import cached_property, partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.changes import Change
from app.language import N_
from app.meetings.values import MeetingDetails, MeetingLine, Theme
from app.rights import Right
from ui.kit.calm import Calm
from ui.kit.cards import EmptyState
from ui.kit.split import ListAndPane
from ui.kit.undo import UndoStrip
from ui.meetings import papers, wording
from ui.meetings.card import CardActions, MeetingView
from ui.meetings.deeds import Deeds
from ui.meetings.list import MeetingList
from ui.meetings.matrix import MatrixView
from ui.meetings.place import MATRIX, SignInPlace
from ui.meetings.sign_in import SignInView
from ui.page import Page, Place
from ui.theme import SPACE
from ui.workbench import Workbench


class MeetingsPage(Page):
    """Opens on the list; Enter opens the sign-in of a meeting, Escape leads back."""

    depends = Change.MEETINGS | Change.MARKS | Change.FAMILIES | Change.PEOPLE | Change.GROUPS | Change.CALENDAR

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._meeting: int | None = None
        self._returning = False  # from the sign-in or the matrix: the keyboard goes to the list
        self.details: MeetingDetails | None = None
        self._stack = QStackedWidget(self)
        self._front = QWidget(self._stack)
        self._make_actions()
        self._make_sign_in_actions()
        self.list = MeetingList(bench, self.plan_action)
        self.strip = UndoStrip(self.undo_action)
        self.nothing = EmptyState("chats-circle")
        self.say(self.nothing.set_words, N_("Choose a meeting in the list to see who is invited and who came."))
        self.view = MeetingView(self._card_actions())
        self.pane = QStackedWidget(self._front)
        self.deeds = Deeds(self, self.strip, lambda: self.details)
        self._calm = Calm(self._ask_details, self)
        self._lay_out()
        self._connect()
        self._show_actions()

    @cached_property
    def sign_in(self) -> SignInView:
        """Who came to a meeting; built when it is first looked at."""
        view = SignInView(self.bench, self._stack)
        self._stack.addWidget(view)
        view.shown.connect(self._shown)
        for ended in (view.lost, view.left, view.finished):
            ended.connect(self.back)
        view.entering.history_changed.connect(self._show_actions)
        view.model.counts_changed.connect(self._show_actions)
        view.not_held_requested.connect(lambda: self.held_action.trigger())
        return view

    @cached_property
    def matrix(self) -> MatrixView:
        """Families by themes; built when it is first looked at."""
        view = MatrixView(self.bench, self._stack)
        self._stack.addWidget(view)
        view.shown.connect(self._shown)
        view.family_requested.connect(lambda family: self.go_requested.emit(Place("families", family)))
        return view

    @property
    def is_signing_in(self) -> bool:
        """Whether the sign-in of a meeting is in front of the list."""
        return isinstance(self._stack.currentWidget(), SignInView)

    @property
    def is_matrix(self) -> bool:
        """Whether families by themes are in front of the list."""
        return isinstance(self._stack.currentWidget(), MatrixView)

    @override
    def title(self) -> str:
        sign_in = self.sign_in.sign_in if self.is_signing_in else None
        if sign_in is not None:
            return wording.title(sign_in.line, self.language)
        return self.language.text(N_("Families by themes") if self.is_matrix else N_("Meetings"))

    @override
    def subtitle(self) -> str:
        sign_in = self.sign_in.sign_in if self.is_signing_in else None
        if sign_in is not None:
            line = sign_in.line
            return " · ".join(filter(None, (self.language.long_date(line.date), line.place, line.facilitator)))
        if self.is_matrix:
            return wording.families(self.matrix.model.rowCount(), self.language)
        return self.language.plural("{count} meeting", "{count} meetings", self.list.model.rowCount())

    @override
    def primary_action(self) -> QAction | None:
        if self.is_signing_in:
            return self.finish_action
        return self.print_matrix_action if self.is_matrix else self.plan_action

    @override
    def top_actions(self) -> list[QAction]:
        if self.is_signing_in:
            return [self.back_action]
        return [self.back_action] if self.is_matrix else [self.matrix_action]

    @override
    def page_actions(self) -> list[QAction]:
        return [action for action in super().page_actions() if action.isVisible()]

    @override
    def first_focus(self) -> QWidget:
        if self.is_signing_in:
            return self.sign_in.table
        return self.matrix.table if self.is_matrix else self.list.table

    @override
    def place(self) -> object:
        if self.is_signing_in:
            return self.sign_in.place
        return MATRIX if self.is_matrix else self._meeting

    @override
    def keys(self) -> list[tuple[str, str]]:
        text = self.language.text
        if self.is_signing_in:
            return [
                ("7M 12MF 19A", text(N_("Row numbers and who came, as on paper, then Enter"))),
                ("M / F / G / D / O", text(N_("Mother, father, grandmother, grandfather, another adult came; go on"))),
                ("Shift+M …", text(N_("This adult came too"))),
                ("P / +", text(N_("Who usually comes of this family came"))),
                ("A / - / Backspace", text(N_("Nobody of this family came"))),
                ("Space", text(N_("Of all other invited families who usually comes came"))),
                ("Home / End / PgUp / PgDn", text(N_("Move through the families"))),
                ("Esc", text(N_("Back to the list of meetings"))),
            ]
        if self.is_matrix:
            return [("Enter", text(N_("Show the family")))]
        return [("Enter", text(N_("Enter who came to the meeting")))]

    @override
    def show_record(self, reference: object) -> None:
        """A meeting's number shows it in the list, a `SignInPlace` its sign-in, `MATRIX` the table; else the list."""
        if isinstance(reference, SignInPlace):
            self._meeting = reference.meeting
            self._front_of(self.sign_in)
            self.sign_in.speak()
            self.sign_in.open(reference)
        elif reference == MATRIX:
            self._front_of(self.matrix)
            self.matrix.reload()
        else:
            self._front_of(self._front)
            if isinstance(reference, int):
                self._meeting = reference
                self.list.choose(reference)
                self._ask_details()

    @override
    def reload(self) -> None:
        if self.is_signing_in:
            self.sign_in.speak()
            if not self.sign_in.entering.is_shown:
                self.sign_in.reload()
            return
        if self.is_matrix:
            self.matrix.reload()
            return
        meetings = self.bench.centre.meetings
        self.ask(lambda: (meetings.meetings(), meetings.themes()), self._show_list, replaces="meetings")

    def enter(self) -> None:
        """Open the sign-in of the chosen meeting."""
        if self._meeting is not None and self.enter_action.isEnabled():
            self.go_requested.emit(Place("meetings", SignInPlace(self._meeting)))

    def back(self) -> None:
        """Return to the list."""
        self._front_of(self._front)
        self._returning = True
        self.reload()

    def _make_actions(self) -> None:
        add, hold = self.add, Right.HOLD_MEETINGS
        self.plan_action = add(N_("New meeting"), lambda: self.deeds.plan(self._planned), "Ctrl+N", right=hold)
        self.matrix_action = add(
            N_("Families by themes"), lambda: self.go_requested.emit(Place("meetings", MATRIX)), "Ctrl+M", "table"
        )
        self.back_action = add(N_("Back to the list"), self.back, "Alt+Up", "caret-left")
        self.enter_action = add(N_("Enter who came"), self.enter, "Ctrl+R", "pencil-simple", right=hold)
        self.edit_action = add(N_("Change"), lambda: self.deeds.change(), "F2", right=hold)
        self.invite_action = add(N_("Invite families"), lambda: self.deeds.invite(), "Ctrl+J", right=hold)
        self.sheet_action = add(
            N_("Print the sign-in sheet"), lambda: self.deeds.print_sheet(), "Ctrl+P", "printer", right=Right.PRINT
        )
        self.slips_action = add(
            N_("Print invitations"), lambda: self.deeds.print_slips(), "Ctrl+Shift+P", "envelope", right=Right.PRINT
        )
        self.print_matrix_action = add(
            N_("Print the table"), self._print_matrix, "Ctrl+Alt+P", "printer", right=Right.PRINT
        )
        self.minutes_action = add(N_("Write the minutes"), lambda: self.deeds.minutes(), "Ctrl+G", right=hold)
        self.picture_action = add(N_("Add a photo"), lambda: self.deeds.add_picture(), "Ctrl+Shift+F", right=hold)
        self.held_action = add(N_("Not held, or held after all"), lambda: self.deeds.hold(), "Ctrl+H", right=hold)
        self.cancel_action = add(N_("Take out of the plan"), lambda: self.deeds.cancel(), "Ctrl+Del", right=hold)
        self.themes_action = add(N_("Themes"), lambda: self.deeds.themes(), "Ctrl+T", right=hold)
        self.export_action = add(N_("Export"), self._export, "Ctrl+Shift+E", "upload-simple", right=Right.EXPORT)
        self.find_action = add(N_("Search in the list"), self._search, "Ctrl+F")
        self.undo_action = add(N_("Undo"), self._undo, "Ctrl+Z")

    def _make_sign_in_actions(self) -> None:
        hold = Right.HOLD_MEETINGS
        self.finish_action = self.add(
            N_("Finish"), lambda: self.sign_in.finish(), "Ctrl+Return", "check-circle", right=hold
        )
        self.rest_action = self.add(
            N_("All others came"), lambda: self.sign_in.entering.enter_rest(), "F5", "checks", right=hold
        )
        self.walk_in_action = self.add(
            N_("Add a family"), lambda: self.sign_in.add_family(), "F4", "person-simple-walk", right=hold
        )
        self.redo_action = self.add(
            N_("Redo"), lambda: self.sign_in.entering.redo(), "Ctrl+Y", "arrow-u-up-right", right=hold
        )
        self.total_action = self.add(N_("Type the paper total"), self._type_total, "F6", "hash", right=hold)
        self.code_action = self.add(N_("Type a sheet code"), lambda: self.sign_in.code.setFocus(), "F8", "qr-code")

    def _card_actions(self) -> CardActions:
        return CardActions(
            self.edit_action,
            self.invite_action,
            self.enter_action,
            self.sheet_action,
            self.slips_action,
            self.minutes_action,
            self.picture_action,
            self.held_action,
            self.cancel_action,
        )

    def _lay_out(self) -> None:
        self.pane.addWidget(self.nothing)
        self.pane.addWidget(self.view)
        column = QVBoxLayout(self._front)
        column.setContentsMargins(6 * SPACE, 0, 6 * SPACE, 4 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.strip)
        column.addWidget(ListAndPane(self.list, self.pane, self._front), 1)
        self._stack.addWidget(self._front)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self.enter)
        self.list.counted.connect(lambda _count: self.title_changed.emit())
        may_remove = self.bench.centre.may(Right.HOLD_MEETINGS)
        self.view.picture_requested.connect(lambda one: self.deeds.show_picture(one, may_remove=may_remove))

    def _front_of(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self._shown()

    def _shown(self) -> None:
        self._show_actions()
        self.title_changed.emit()

    def _show_actions(self) -> None:
        """Only what can be done now is offered."""
        entry = (self.finish_action, self.rest_action, self.walk_in_action, self.redo_action, self.total_action)
        for action in (*entry, self.code_action):
            action.setVisible(self.is_signing_in)
            action.setEnabled(self.is_signing_in)
        self.print_matrix_action.setVisible(self.is_matrix)
        self.print_matrix_action.setEnabled(self.is_matrix)
        self.back_action.setVisible(self.is_signing_in or self.is_matrix)
        self.back_action.setEnabled(self.is_signing_in or self.is_matrix)
        listed = not self.is_signing_in and not self.is_matrix
        self._allow(self._line(), listed=listed)
        if self.is_signing_in:
            history = self.sign_in.entering.history
            self.undo_action.setEnabled(history.can_undo or self.sign_in.model.is_pending)
            self.redo_action.setEnabled(history.can_redo)

    def _line(self) -> MeetingLine | None:
        if self.is_signing_in:
            return self.sign_in.sign_in.line if self.sign_in.sign_in else None
        return self.details.line if self.details is not None else None

    def _allow(self, line: MeetingLine | None, *, listed: bool) -> None:
        today = self.bench.clock.today()
        one = line is not None and not self.is_matrix
        for action in (self.edit_action, self.invite_action, self.minutes_action, self.picture_action):
            action.setVisible(listed)
            action.setEnabled(one and listed)
        self.enter_action.setVisible(listed)
        self.enter_action.setEnabled(one and listed and line is not None and line.held and line.date <= today)
        for action in (self.sheet_action, self.slips_action):
            action.setVisible(not self.is_matrix)
            action.setEnabled(one and line is not None and line.held)
        self.held_action.setVisible(not self.is_matrix)
        self.held_action.setEnabled(one and line is not None and not line.came)
        self.cancel_action.setVisible(listed)
        self.cancel_action.setEnabled(one and listed and line is not None and not line.came and not line.finished)
        for action in (self.plan_action, self.themes_action, self.matrix_action):
            action.setVisible(listed)

    def _planned(self, meeting: int) -> None:
        self._meeting = meeting
        self.list.choose(meeting)
        self._ask_details()

    def _chosen(self, meeting: int) -> None:
        self._meeting = meeting
        self._calm.ask()

    def _show_list(self, answer: tuple[tuple[MeetingLine, ...], tuple[Theme, ...]]) -> None:
        lines, themes = answer
        known = {line.id for line in lines}
        if self._meeting not in known:
            self._meeting = None
            self.details = None
            self.pane.setCurrentWidget(self.nothing)
        if self._meeting is None:
            self._meeting = _first_to_do(lines, self.bench)
            self.list.choose(self._meeting)
        self.list.show_meetings(lines, themes)
        self._ask_details()
        if self._returning:
            self._returning = False
            self.list.enter()

    def _ask_details(self) -> None:
        if self._meeting is not None:
            meetings = self.bench.centre.meetings
            self.ask(partial(meetings.meeting, self._meeting), self._show_details, replaces="meeting")

    def _show_details(self, details: MeetingDetails) -> None:
        if details.line.id != self._meeting:
            return
        self.details = details
        self._show_actions()
        self.view.show_meeting(details, self.bench.clock.today(), self.language)
        self.pane.setCurrentWidget(self.view)
        meetings = self.bench.centre.meetings
        for picture in details.pictures:
            self.ask(
                partial(meetings.picture, picture),
                partial(self.view.show_picture, picture),
                replaces=f"picture {picture}",
            )
        self.title_changed.emit()

    def _print_matrix(self) -> None:
        papers.print_matrix(self, self.matrix.wanted())

    def _export(self) -> None:
        """Write a spreadsheet of all meetings, and of families by themes."""
        # Spreadsheets are written rarely; their module is loaded when one is.
        from ui.imports.exporting import export_meetings

        export_meetings(self, self.strip.tell)

    def _search(self) -> None:
        if self.is_matrix:
            self.matrix.search.setFocus()
        elif not self.is_signing_in:
            self.list.start_search()

    def _undo(self) -> None:
        if self.is_signing_in:
            self.sign_in.entering.undo()
            return
        job = self.strip.take()
        if job is not None:
            self.do(job)

    def _type_total(self) -> None:
        self.sign_in.paper.setFocus()
        self.sign_in.paper.selectAll()


def _first_to_do(lines: tuple[MeetingLine, ...], bench: Workbench) -> int | None:
    """The meeting to begin with: the oldest whose sheet is still to be entered, else the newest."""
    today = bench.clock.today()
    due = [line for line in lines if line.is_due(today)]
    found = due[-1:] or lines[:1]
    return found[0].id if found else None
