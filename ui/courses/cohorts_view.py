"""Cohorts in a list, and one cohort at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from app.courses.values.cohorts import CohortLine
from app.courses.values.trainees import Completion
from app.language import N_
from app.rights import Right
from ui.courses import wording
from ui.courses.bar import Bar
from ui.courses.card import TRAINEE, CardActions, CohortCard
from ui.courses.place import MODULES, TRAINEES, CohortPlace
from ui.courses.table import Column, ValueTable
from ui.kit.cards import EmptyState
from ui.kit.tables import PlainTable
from ui.kit.widths import give_room
from ui.page import Page
from ui.theme import SPACE, scaled

_COHORTS: tuple[Column[CohortLine], ...] = (
    Column(N_("Cohort"), wording.cohort_name),
    Column(N_("State"), wording.state, colour=wording.state_tone),
    Column(N_("Trainees"), wording.places, number=True),
    Column(
        N_("To decide"),
        lambda line, language: language.number(line.to_decide) if line.to_decide else "",
        colour=lambda _line: "late",
        number=True,
    ),
)
_SPARED = (2, 3)
_WIDE = 470  # pixels at 100 % from which the list has columns for numbers


class CohortsView(QWidget):
    """Owned by the page, which tells it when to read.

    Signals:
        changed(): another cohort, or something else of it, is shown.
    """

    changed = Signal()

    def __init__(self, page: Page, bar: Bar, new: QAction, actions: CardActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._bar = page, bar
        self.cohort: int | None = None
        self._person: int | None = None  # whose own page is wanted once the cohort is read
        self._lines: tuple[CohortLine, ...] = ()
        self.model, self.table = ValueTable(_COHORTS, page.language, self), PlainTable()
        self._both = QSplitter(Qt.Orientation.Horizontal, self)
        self.card = CohortCard(page, actions, self._both)
        self.empty = EmptyState("graduation-cap", new)
        self._lay_out()
        self._connect()

    @property
    def line(self) -> CohortLine | None:
        """The cohort that is shown."""
        completion = self.card.completion
        if completion is not None and completion.cohort.id == self.cohort:
            return completion.cohort
        return next((line for line in self._lines if line.id == self.cohort), None)

    def place(self) -> CohortPlace | None:
        """What is shown of which cohort."""
        if self.cohort is None:
            return None
        trainee = self.card.trainee.trainee if self.card.view == TRAINEE else None
        view = TRAINEES if trainee is not None else self.card.view
        return CohortPlace(self.cohort, view, trainee.person if trainee is not None else None)

    def go(self, place: CohortPlace) -> None:
        """Show a cohort, whatever its state."""
        self.cohort, self._person = place.cohort, place.person
        self._bar.states.set_value("")
        self.show_view(place.view)
        self.list_lines()
        self._read()

    def reload(self) -> None:
        """Ask for the list, and for the cohort that is shown."""
        self._page.ask(self._page.bench.centre.courses.listing, self._show_lines, replaces="cohorts")
        if self.cohort is not None:
            self._read()

    def list_lines(self) -> None:
        """List the cohorts that are wanted, with the cursor on the one that is shown."""
        shown = [line for line in self._lines if self._bar.holds(line)]
        wanted = self.cohort
        self.model.show(shown, self._page.language)
        self._list.setCurrentWidget(self.table if shown else self.empty)
        row = self.model.row_of(lambda line: line.id == wanted)
        if shown:
            self.table.go_to_row(max(row, 0))
        self.changed.emit()

    def show_view(self, view: str) -> None:
        """Show another view of the cohort."""
        self.card.show_view(view)
        if view == MODULES:
            self._read_sessions()
        self.changed.emit()

    def go_to_view(self, view: str) -> None:
        """Show a view of the cohort and put the keyboard there."""
        self.show_view(view)
        self.card.focus_of_view().setFocus()

    def show_trainee(self, person: int) -> None:
        """Show a trainee's own page and put the keyboard there."""
        self.card.show_trainee(person)
        self.card.focus_of_view().setFocus()
        self.changed.emit()

    def _show_lines(self, lines: Sequence[CohortLine]) -> None:
        self._lines = tuple(lines)
        self.list_lines()

    def _row_changed(self, index: QModelIndex) -> None:
        if index.isValid() and self.model.rows[index.row()].id != self.cohort:
            self.cohort = self.model.rows[index.row()].id
            if self.card.view == TRAINEE:
                self.card.show_view(TRAINEES)
            self._read()

    def _read(self) -> None:
        page, cohort = self._page, self.cohort
        if cohort is None:
            return
        centre = page.bench.centre
        courses = centre.courses
        if centre.may(Right.SEE_REGISTERS):
            page.bench.ask(
                page, lambda: courses.completion(cohort), self._show_completion, self._gone, replaces="completion"
            )
        if centre.may(Right.SELECT_TRAINEES):
            page.ask(lambda: courses.applicants(cohort), self.card.show_applicants, replaces="applicants")
        if self.card.view == MODULES:
            self._read_sessions()

    def _read_sessions(self) -> None:
        cohort, courses = self.cohort, self._page.bench.centre.courses
        if cohort is not None and self._page.bench.centre.may(Right.SEE_REGISTERS):
            self._page.ask(lambda: courses.taught_sessions(cohort), self.card.show_sessions, replaces="sessions")

    def _gone(self, _error: object) -> None:
        self.cohort = None
        self.changed.emit()

    def _show_completion(self, completion: Completion) -> None:
        if completion.cohort.id != self.cohort:
            return
        self.card.show_completion(completion)
        if self._person is not None:
            self.card.show_trainee(self._person)
            self._person = None
        self.changed.emit()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        give_room(self.table, (0,))
        self.table.remember(self._page.bench.memory, "cohorts")
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        both, self._list = self._both, QStackedWidget(self._both)
        self._list.addWidget(self.table)
        self._list.addWidget(self.empty)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(4 * SPACE)
        both.addWidget(self._list)
        both.addWidget(self.card)
        both.setSizes([scaled(380), scaled(580)])
        both.setStretchFactor(0, 8)
        both.setStretchFactor(1, 14)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(both)

    def _connect(self) -> None:
        self._page.say(self.table.setAccessibleName, N_("Cohorts"))
        self._page.say(
            self.empty.set_words,
            N_("There is no cohort here yet. A cohort is one run of a course, with its dates and its trainees."),
        )
        self.table.horizontalHeader().geometriesChanged.connect(self._fit_columns)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.opened.connect(lambda _index: self.card.focus_of_view().setFocus())
        self.card.view_chosen.connect(self.show_view)
        self.card.selection_changed.connect(self.changed)

    def _fit_columns(self) -> None:
        """Where there is little room the names need it; the numbers stand beside, on the card."""
        for column in _SPARED:
            self.table.setColumnHidden(column, self.table.width() < scaled(_WIDE))
