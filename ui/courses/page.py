"""The page Courses: cohorts in a list, one cohort at the right; the catalogue; the figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.changes import Change
from app.courses.values import Catalogue, CohortLine, Completion, Decision
from app.groups.values import Candidate
from app.language import N_
from app.rights import Right
from ui.courses import wording
from ui.courses.actions import CourseActions
from ui.courses.bar import Bar
from ui.courses.card import TRAINEE, CohortCard
from ui.courses.catalogue_view import CatalogueView
from ui.courses.deeds import Deeds
from ui.courses.figures_view import FiguresView
from ui.courses.place import APPLICANTS, ASSESSMENT, CATALOGUE, COHORTS, FIGURES, MODULES, TRAINEES, CohortPlace
from ui.courses.table import Column, ValueTable
from ui.groups.widths import give_room
from ui.kit.cards import EmptyState
from ui.kit.tables import PlainTable
from ui.kit.undo import UndoStrip
from ui.outcomes.place import OutcomePlace
from ui.page import Page, Place
from ui.printing.making import PaperKind, PaperPlace
from ui.registers.place import RegisterPlace
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

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
_WIDE = 330  # pixels at 100 % from which the list has columns for numbers


class CoursesPage(Page):
    """Vocational courses, from the first applicant of a cohort to its last day."""

    depends = Change.COURSES | Change.GROUPS | Change.CALENDAR | Change.PEOPLE | Change.MARKS

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._cohort: int | None = None
        self._person: int | None = None  # whose own page is wanted once the cohort is read
        self._lines: tuple[CohortLine, ...] = ()
        self.act = CourseActions(self)
        self.undo = UndoStrip(self.act.undo)
        self.deeds = Deeds(self, self.undo)
        self.model, self.table = ValueTable(_COHORTS, self.language, self), PlainTable()
        self.card = CohortCard(self, self.act.of_card())
        self.empty = EmptyState("graduation-cap", self.act.new)
        self.catalogue = CatalogueView(self)
        self.figures = FiguresView(self, self.act.export)
        self.bar = Bar(bench.tongue)
        self._lay_out()
        self._connect()
        self._show_view(COHORTS)

    @override
    def title(self) -> str:
        return self.language.text(N_("Courses"))

    @override
    def primary_action(self) -> QAction | None:
        return {COHORTS: self.act.new, CATALOGUE: self.catalogue.new_action}.get(self.view)

    @override
    def keys(self) -> list[tuple[str, str]]:
        text = self.language.text
        return [
            ("Enter", text(N_("Open the trainee, or what is noted of the applicant"))),
            ("C / N / Space", text(N_("Assessment: competent, not yet, competent for all who have nothing yet"))),
            ("7C 12N", text(N_("Assessment: row numbers and results as on paper, then Enter"))),
            ("7=85 12=60", text(N_("The same with marks"))),
            ("1 2 3 …", text(N_("Modules: the number of the module of this session"))),
            ("Backspace", text(N_("Take the entry away"))),
        ]

    @property
    def view(self) -> str:
        """Which view is open."""
        return (COHORTS, CATALOGUE, FIGURES)[self._views.currentIndex()]

    @override
    def reload(self) -> None:
        courses = self.bench.centre.courses
        self.ask(courses.catalogue, self._show_catalogue, replaces="catalogue")
        self.ask(courses.listing, self._show_lines, replaces="cohorts")
        if self._cohort is not None:
            self._read_cohort()
        if self.view == FIGURES:
            self.figures.reload()

    @override
    def show_record(self, reference: object) -> None:
        if reference in (CATALOGUE, FIGURES):
            self._show_view(str(reference))
            return
        place = CohortPlace(reference) if isinstance(reference, int) else reference
        self._show_view(COHORTS)
        if isinstance(place, CohortPlace):
            self._cohort, self._person = place.cohort, place.person
            self.bar.states.set_value("")
            self._show_cohort_view(place.view)
            self._list_lines()
            self._read_cohort()

    @override
    def place(self) -> object:
        if self.view != COHORTS:
            return self.view
        if self._cohort is None:
            return None
        trainee = self.card.trainee.trainee if self.card.view == TRAINEE else None
        view = TRAINEES if trainee is not None else self.card.view
        return CohortPlace(self._cohort, view, trainee.person if trainee is not None else None)

    @override
    def first_focus(self) -> QWidget | None:
        return {
            COHORTS: self.table,
            CATALOGUE: self.catalogue.course_table,
            FIGURES: self.figures.table,
        }[self.view]

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        give_room(self.table, (0,))
        self.table.remember(self.bench.memory, "cohorts")
        self.table.horizontalHeader().geometriesChanged.connect(self._fit_columns)
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self.empty)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(4 * SPACE)
        both.addWidget(self._list)
        both.addWidget(self.card)
        both.setSizes([scaled(380), scaled(580)])
        both.setStretchFactor(0, 8)
        both.setStretchFactor(1, 14)
        self._views = QStackedWidget()
        for part in (both, self.catalogue, self.figures):
            self._views.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, SPACE, 6 * SPACE, 4 * SPACE)
        column.setSpacing(3 * SPACE)
        column.addWidget(self.bar)
        column.addWidget(self.undo)
        column.addWidget(self._views, 1)

    def _fit_columns(self) -> None:
        """Where there is little room the names need it; the numbers stand beside, on the card."""
        for column in _SPARED:
            self.table.setColumnHidden(column, self.table.width() < scaled(_WIDE))

    def _connect(self) -> None:
        self.say(self.table.setAccessibleName, N_("Cohorts"))
        self.say(
            self.empty.set_words,
            N_("There is no cohort here yet. A cohort is one run of a course, with its dates and its trainees."),
        )
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.opened.connect(lambda _index: self.card.focus_of_view().setFocus())
        self.bar.views.chosen.connect(self._show_view)
        self.bar.states.currentIndexChanged.connect(lambda _at: self._list_lines())
        self.card.view_chosen.connect(self._show_cohort_view)
        self.card.trainees.table.opened.connect(lambda _index: self.act.trainee.trigger())
        self.card.applicants.table.opened.connect(lambda _index: self.act.note.trigger())
        self.card.applicants.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._enable())
        self.card.trainees.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._enable())
        self.card.applicants.field.chosen.connect(self._add_applicant)

    def _show_catalogue(self, catalogue: Catalogue) -> None:
        self.catalogue.show_catalogue(catalogue, self.language)

    def _show_lines(self, lines: Sequence[CohortLine]) -> None:
        self._lines = tuple(lines)
        self._list_lines()

    def _list_lines(self) -> None:
        shown = [line for line in self._lines if self.bar.holds(line)]
        wanted = self._cohort
        self.model.show(shown, self.language)
        self._list.setCurrentWidget(self.table if shown else self.empty)
        row = self.model.row_of(lambda line: line.id == wanted)
        if shown:
            self.table.go_to_row(max(row, 0))
        self._enable()

    def _row_changed(self, index: QModelIndex) -> None:
        if index.isValid() and self.model.rows[index.row()].id != self._cohort:
            self._cohort = self.model.rows[index.row()].id
            if self.card.view == TRAINEE:
                self.card.show_view(TRAINEES)
            self._read_cohort()

    def _read_cohort(self) -> None:
        cohort, courses = self._cohort, self.bench.centre.courses
        if cohort is None:
            return
        if self.bench.centre.may(Right.SEE_REGISTERS):
            self.bench.ask(
                self, lambda: courses.completion(cohort), self._show_completion, self._gone, replaces="completion"
            )
        if self.bench.centre.may(Right.SELECT_TRAINEES):
            self.ask(lambda: courses.applicants(cohort), self.card.show_applicants, replaces="applicants")
        if self.card.view == MODULES:
            self._read_sessions()

    def _read_sessions(self) -> None:
        cohort, courses = self._cohort, self.bench.centre.courses
        if cohort is not None and self.bench.centre.may(Right.SEE_REGISTERS):
            self.ask(lambda: courses.taught_sessions(cohort), self.card.show_sessions, replaces="sessions")

    def _gone(self, _error: object) -> None:
        self._cohort = None
        self._enable()

    def _show_completion(self, completion: Completion) -> None:
        if completion.cohort.id != self._cohort:
            return
        self.card.show_completion(completion)
        if self._person is not None:
            self.card.show_trainee(self._person)
            self._person = None
        self._enable()

    def _show_view(self, view: str) -> None:
        self._views.setCurrentIndex((COHORTS, CATALOGUE, FIGURES).index(view))
        self.bar.show_view(view)
        self.catalogue.set_active(view == CATALOGUE)
        if view == FIGURES:
            self.figures.reload()
        self._enable()
        self.title_changed.emit()

    def _show_cohort_view(self, view: str) -> None:
        self.card.show_view(view)
        if view == MODULES:
            self._read_sessions()
        self._enable()

    def go_to_view(self, view: str) -> None:
        """Show a view of the cohort and put the keyboard there."""
        self._show_cohort_view(view)
        self.card.focus_of_view().setFocus()

    def _enable(self) -> None:
        line = self.line if self.view == COHORTS else None
        self.act.enable(line, self.card, self.view)

    @property
    def line(self) -> CohortLine | None:
        """The cohort that is shown."""
        completion = self.card.completion
        if completion is not None and completion.cohort.id == self._cohort:
            return completion.cohort
        return next((line for line in self._lines if line.id == self._cohort), None)

    def with_line(self, deed: Callable[[CohortLine], object]) -> None:
        """Do something with the cohort that is shown."""
        if self.line is not None:
            deed(self.line)

    def _add_applicant(self, candidate: Candidate) -> None:
        criteria = self.catalogue.catalogue.criteria
        self.with_line(lambda line: self.deeds.add_applicant(line, candidate, criteria))

    def note(self) -> None:
        """Show what is noted of the chosen applicant."""
        for applicant in self.card.applicants.chosen()[:1]:
            self.deeds.change_applicant(applicant, self.catalogue.catalogue.criteria)

    def decide(self, decision: Decision) -> None:
        """Decide about the chosen applicants."""
        chosen = self.card.applicants.chosen()
        deeds = {
            Decision.SELECTED: self.deeds.select,
            Decision.REFUSED: self.deeds.refuse,
            Decision.WITHDRAWN: self.deeds.withdraw,
        }
        if chosen:
            deeds.get(decision, lambda people: self.deeds.decide(people, decision))(chosen)

    def move_on_waiting_list(self, by: int) -> None:
        """Let the chosen applicant go up or down."""
        for applicant in self.card.applicants.chosen()[:1]:
            self.deeds.move(applicant, by)

    def forget_applicant(self) -> None:
        """The chosen applicant was written down by mistake."""
        for applicant in self.card.applicants.chosen()[:1]:
            self.deeds.remove_applicant(applicant)

    def take_back(self) -> None:
        """Undo what was done last in this view."""
        entering = {ASSESSMENT: self.card.assessment.entering.undo, MODULES: self.card.teaching.entering.undo}
        entering.get(self.card.view, self.deeds.undo)()

    def do_again(self) -> None:
        """Redo what was undone last in this grid."""
        if self.card.view == ASSESSMENT:
            self.card.assessment.entering.redo()
        elif self.card.view == MODULES:
            self.card.teaching.entering.redo()

    def open_trainee(self) -> None:
        """Show the chosen trainee's own page."""
        trainee = self.card.trainees.chosen()
        if trainee is not None:
            self.card.show_trainee(trainee.person)
            self.card.focus_of_view().setFocus()
            self._enable()

    def leave(self) -> None:
        """The trainee who is chosen or shown leaves, or stays after all."""
        trainee = self.card.trainee.trainee if self.card.view == TRAINEE else self.card.trainees.chosen()
        line = self.line
        if trainee is not None and line is not None:
            (self.deeds.leave if trainee.left is None else self.deeds.stay)(line.id, trainee)

    def open_person(self) -> None:
        """To the person on the page People."""
        shown = self.card.trainee.trainee if self.card.view == TRAINEE else self.card.trainees.chosen()
        person = shown.person if shown is not None else None
        if self.card.view == APPLICANTS:
            person = next((applicant.label.id for applicant in self.card.applicants.chosen()), None)
        if person is not None:
            self.go_requested.emit(Place("people", person))

    def open_register(self) -> None:
        """To the register of today."""
        today = self.bench.clock.today()
        self.with_line(
            lambda line: self.go_requested.emit(Place("registers", RegisterPlace(line.group.id, today, today)))
        )

    def open_certificates(self) -> None:
        """To the certificates of the cohort."""
        self.with_line(lambda line: self.go_requested.emit(Place("certificates", line.id)))

    def open_outcomes(self) -> None:
        """To what became of its trainees."""
        self.with_line(lambda line: self.go_requested.emit(Place("outcomes", OutcomePlace(line.id))))

    def reopen(self) -> None:
        """Take back that the cohort is finished or cancelled."""
        self.with_line(self.deeds.reopen)

    def print_lists(self) -> None:
        """To the paper that belongs to the view: trainees, applicants or the assessment sheet."""
        kinds = {APPLICANTS: PaperKind.APPLICANTS, ASSESSMENT: PaperKind.ASSESSMENT}
        kind = kinds.get(self.card.view, PaperKind.TRAINEES)
        self.with_line(lambda line: self.go_requested.emit(Place("print", PaperPlace(line.group.id, kind))))

    def export(self) -> None:
        """Write the figures that are shown into a spreadsheet."""
        from ui.imports.exporting import export_courses

        export_courses(self, self.figures.wanted())
