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
from ui.meetings.actions import MeetingActions, Part
from ui.meetings.card import MeetingView
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
        self.act = MeetingActions(self)
        self.list = MeetingList(bench, self.act.plan)
        self.strip = UndoStrip(self.act.undo)
        self.nothing = EmptyState("chats-circle")
        self.say(self.nothing.set_words, N_("Choose a meeting in the list to see who is invited and who came."))
        self.view = MeetingView(self.act.of_card())
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
        view.not_held_requested.connect(lambda: self.act.held.trigger())
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
            return self.act.finish
        return self.act.print_matrix if self.is_matrix else self.act.plan

    @override
    def top_actions(self) -> list[QAction]:
        if self.is_signing_in:
            return [self.act.back]
        return [self.act.back] if self.is_matrix else [self.act.matrix]

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
        if self._meeting is not None and self.act.enter.isEnabled():
            self.go_requested.emit(Place("meetings", SignInPlace(self._meeting)))

    def back(self) -> None:
        """Return to the list."""
        self._front_of(self._front)
        self._returning = True
        self.reload()

    def plan(self) -> None:
        """Plan a meeting, and show it."""
        self.deeds.plan(self._planned)

    def print_matrix(self) -> None:
        """Print families by themes as they are filtered."""
        papers.print_matrix(self, self.matrix.wanted())

    def export(self) -> None:
        """Write a spreadsheet of all meetings, and of families by themes."""
        # Spreadsheets are written rarely; their module is loaded when one is.
        from ui.exports.spreadsheets import export_meetings

        export_meetings(self, self.strip.tell)

    def search(self) -> None:
        """Bring the keyboard to the search of what is in front."""
        if self.is_matrix:
            self.matrix.search.setFocus()
        elif not self.is_signing_in:
            self.list.start_search()

    def take_back(self) -> None:
        """Undo the last thing that was entered or done."""
        if self.is_signing_in:
            self.sign_in.entering.undo()
            return
        job = self.strip.take()
        if job is not None:
            self.do(job)

    def type_total(self) -> None:
        """Bring the keyboard to the paper total of the sign-in."""
        self.sign_in.paper.setFocus()
        self.sign_in.paper.selectAll()

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
        part = Part.SIGN_IN if self.is_signing_in else Part.MATRIX if self.is_matrix else Part.LIST
        self.act.offer(part, self._line(), self.bench.clock.today())
        if self.is_signing_in:
            history = self.sign_in.entering.history
            self.act.undo.setEnabled(history.can_undo or self.sign_in.model.is_pending)
            self.act.redo.setEnabled(history.can_redo)

    def _line(self) -> MeetingLine | None:
        if self.is_signing_in:
            return self.sign_in.sign_in.line if self.sign_in.sign_in else None
        return self.details.line if self.details is not None else None

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


def _first_to_do(lines: tuple[MeetingLine, ...], bench: Workbench) -> int | None:
    """The meeting to begin with: the oldest whose sheet is still to be entered, else the newest."""
    today = bench.clock.today()
    due = [line for line in lines if line.is_due(today)]
    found = due[-1:] or lines[:1]
    return found[0].id if found else None
