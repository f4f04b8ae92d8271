"""The page Courses: cohorts, the catalogue, the figures of today and those that were frozen."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.changes import Change
from app.courses.values.catalogue import Catalogue
from app.courses.values.cohorts import CohortLine
from app.language import N_
from ui.courses.actions import CourseActions
from ui.courses.bar import Bar
from ui.courses.catalogue_view import CatalogueView
from ui.courses.chosen import Chosen
from ui.courses.cohorts_view import CohortsView
from ui.courses.deeds import Deeds
from ui.courses.figures_table import FiguresBoard
from ui.courses.figures_view import FiguresView
from ui.courses.frozen_view import FrozenView
from ui.courses.place import CATALOGUE, COHORTS, FIGURES, FROZEN, VIEWS, CohortPlace, FrozenPlace
from ui.courses.ways import Ways
from ui.kit.undo import UndoStrip
from ui.page import Page
from ui.theme import SPACE
from ui.workbench import Workbench


class CoursesPage(Page):
    """Vocational courses, from the first applicant of a cohort to what became of everybody."""

    depends = (
        Change.COURSES | Change.GROUPS | Change.CALENDAR | Change.PEOPLE | Change.MARKS
        | Change.CERTIFICATES | Change.OUTCOMES | Change.FIGURES
    )  # fmt: skip

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self.view = COHORTS
        self.taught = Catalogue((), (), ())
        self.act, self.ways = CourseActions(self), Ways(self)
        self.undo = UndoStrip(self.act.undo)
        self.deeds, self.bar = Deeds(self, self.undo), Bar(self)
        self._views = QStackedWidget(self)
        self.cohorts = CohortsView(self, self.bar, self.act.new, self.act.of_card(), self._views)
        self.chosen = Chosen(self)
        self._lay_out()
        self._connect()
        self.show_view(COHORTS)

    @cached_property
    def catalogue(self) -> CatalogueView:
        """What can be taught; built when it is first looked at."""
        view = CatalogueView(self, self._views)
        self._views.addWidget(view)
        view.show_catalogue(self.taught, self.language)
        return view

    @cached_property
    def figures(self) -> FiguresView:
        """The figures of today; built when they are first looked at."""
        view = FiguresView(self, self.act.of_figures(), self._views)
        self._views.addWidget(view)
        self._open_behind(view.board)
        return view

    @cached_property
    def frozen(self) -> FrozenView:
        """Figures that were frozen; built when they are first looked at."""
        view = FrozenView(self, self.act.of_frozen(), self._views)
        self._views.addWidget(view)
        self._open_behind(view.board)
        return view

    @override
    def title(self) -> str:
        return self.language.text(N_("Courses"))

    @override
    def primary_action(self) -> QAction | None:
        if self.view == CATALOGUE:
            return self.catalogue.new_action
        return self.act.new if self.view == COHORTS else None

    @override
    def keys(self) -> list[tuple[str, str]]:
        text = self.language.text
        if self.view in (FIGURES, FROZEN):
            return [("Enter", text(N_("The people behind the figures of the row")))]
        return [
            ("Enter", text(N_("Open the trainee, or what is noted of the applicant"))),
            ("C / N / Space", text(N_("Assessment: competent, not yet, competent for all who have nothing yet"))),
            ("7C 12N", text(N_("Assessment: row numbers and results as on paper, then Enter"))),
            ("7=85 12=60", text(N_("The same with marks"))),
            ("1 2 3 …", text(N_("Modules: the number of the module of this session"))),
            ("Backspace", text(N_("Take the entry away"))),
        ]

    @override
    def reload(self) -> None:
        self.ask(self.bench.centre.courses.catalogue, self._show_catalogue, replaces="catalogue")
        self.cohorts.reload()
        self._reload_figures()

    @override
    def show_record(self, reference: object) -> None:
        if reference in VIEWS:
            self.show_view(str(reference))
        elif isinstance(reference, FrozenPlace):
            self.show_frozen(reference.frozen)
        elif isinstance(reference, int | CohortPlace):
            self.show_view(COHORTS)
            self.cohorts.go(CohortPlace(reference) if isinstance(reference, int) else reference)

    @override
    def place(self) -> object:
        return self.cohorts.place() if self.view == COHORTS else self.view

    @override
    def first_focus(self) -> QWidget | None:
        if self.view == COHORTS:
            return self.cohorts.table
        if self.view == CATALOGUE:
            return self.catalogue.course_table
        return self.figures.board.table if self.view == FIGURES else self.frozen.lines

    def show_view(self, view: str) -> None:
        """Show one of the views, the figures of today to who may not open frozen ones."""
        self.view = view if view in self.bar.offered else FIGURES
        self._views.setCurrentWidget(self._part())
        self.bar.show_view(self.view)
        self._reload_figures()
        self._enable()
        self.title_changed.emit()

    def go_to(self, view: str) -> None:
        """Show one of the views and put the keyboard there."""
        self.show_view(view)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def show_frozen(self, frozen: int) -> None:
        """Show figures that were frozen."""
        self.show_view(FROZEN)
        self.frozen.show_frozen(frozen)

    def with_line(self, deed: Callable[[CohortLine], object]) -> None:
        """Do something with the cohort that is shown."""
        if self.cohorts.line is not None:
            deed(self.cohorts.line)

    def _part(self) -> QWidget:
        if self.view == COHORTS:
            return self.cohorts
        if self.view == CATALOGUE:
            return self.catalogue
        return self.figures if self.view == FIGURES else self.frozen

    def _reload_figures(self) -> None:
        if self.view == FIGURES:
            self.figures.reload()
        elif self.view == FROZEN:
            self.frozen.reload()

    def _lay_out(self) -> None:
        self._views.addWidget(self.cohorts)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, SPACE, 6 * SPACE, 3 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.bar)
        column.addWidget(self.undo)
        column.addWidget(self._views, 1)

    def _connect(self) -> None:
        self.bar.views.chosen.connect(self.show_view)
        self.bar.states.currentIndexChanged.connect(lambda _at: self.cohorts.list_lines())
        self.cohorts.changed.connect(self._enable)
        card = self.cohorts.card
        card.trainees.table.opened.connect(lambda _index: self.act.trainee.trigger())
        card.applicant_opened.connect(self.act.note.trigger)
        card.applicant_named.connect(self.chosen.add_applicant)

    def _open_behind(self, board: FiguresBoard) -> None:
        board.table.opened.connect(lambda _index: self.ways.show_behind(board.figures, board.chosen()))

    def _show_catalogue(self, catalogue: Catalogue) -> None:
        self.taught = catalogue
        if "catalogue" in vars(self):  # built already
            self.catalogue.show_catalogue(catalogue, self.language)

    def _enable(self) -> None:
        line = self.cohorts.line if self.view == COHORTS else None
        self.act.enable(line, self.cohorts.card, self.view)
