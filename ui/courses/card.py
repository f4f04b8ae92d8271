"""One cohort: its particulars, and under them its trainees, applicants, modules and results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.courses.values.applicants import Applicant
from app.courses.values.entries import TaughtSession
from app.courses.values.trainees import Completion
from app.language import N_
from app.rights import Right
from ui.courses import wording
from ui.courses.assessment_view import AssessmentView
from ui.courses.people_views import ApplicantsView, TraineesView
from ui.courses.place import APPLICANTS, ASSESSMENT, MODULES, TRAINEES
from ui.courses.teaching_view import TeachingView
from ui.courses.trainee_page import TraineePage
from ui.kit.buttons import ActionButton, Segments
from ui.kit.flow import FlowLayout
from ui.kit.words import heading, quiet
from ui.page import Page
from ui.theme import SPACE

TRAINEE = "trainee"
"""The view of one trainee, which has no segment of its own."""
_WORDS = {
    TRAINEES: N_("Trainees"),
    APPLICANTS: N_("Applicants"),
    MODULES: N_("Modules"),
    ASSESSMENT: N_("Assessment"),
}


Part = TypeVar("Part", bound=QWidget)


@dataclass(frozen=True, slots=True)
class CardActions:
    """The actions of the page that have their button on the card; `views` tell which more belong to a view."""

    main: tuple[QAction, ...]
    more: tuple[QAction, ...]
    views: dict[str, tuple[QAction, ...]]
    trainee: tuple[QAction, ...]


class CohortCard(QWidget):
    """Shows a cohort; the page carries out what its actions say.

    Signals:
        view_chosen(str): another view of the cohort was chosen.
        selection_changed(): other trainees or applicants are selected.
        applicant_opened(): what is noted of the applicant is wanted.
        applicant_named(Candidate): somebody asks for a place.
    """

    view_chosen = Signal(str)
    selection_changed = Signal()
    applicant_opened = Signal()
    applicant_named = Signal(object)

    def __init__(self, page: Page, actions: CardActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._actions = page, actions
        self.view = TRAINEES
        self.completion: Completion | None = None
        self._asking: Sequence[Applicant] = ()
        self.name, self.particulars = heading(), quiet(wrap=True)
        self.name.setWordWrap(True)
        offered = [view for view in _WORDS if view != APPLICANTS or page.bench.centre.may(Right.SELECT_TRAINEES)]
        self.views = Segments(offered, wraps=True)
        for view in offered:
            page.say(self.views.button(view).setText, _WORDS[view])
        self._stack = QStackedWidget(self)
        self.trainees = self._with(TraineesView(page, self._stack))
        self.trainees.table.selectionModel().selectionChanged.connect(
            lambda _now, _before: self.selection_changed.emit()
        )
        self._lay_out()
        self.show_view(TRAINEES)
        self.views.chosen.connect(self.view_chosen)

    @cached_property
    def applicants(self) -> ApplicantsView:
        """Who asks for a place; built, as the views below, when it is first looked at."""
        view = self._with(ApplicantsView(self._page, self._stack))
        view.show_applicants(self._asking, self._page.language)
        if self.completion is not None:
            view.field.group = self.completion.cohort.group.id
        view.table.selectionModel().selectionChanged.connect(lambda _now, _before: self.selection_changed.emit())
        view.table.opened.connect(lambda _index: self.applicant_opened.emit())
        view.field.chosen.connect(self.applicant_named)
        return view

    @cached_property
    def teaching(self) -> TeachingView:
        """Which modules the sessions were given to."""
        return self._with(TeachingView(self._page.bench, self._stack))

    @cached_property
    def assessment(self) -> AssessmentView:
        """The results of the modules."""
        view = self._with(AssessmentView(self._page.bench, self._stack))
        if self.completion is not None:
            view.show_completion(self.completion, self._page.language)
        return view

    @cached_property
    def trainee(self) -> TraineePage:
        """One trainee."""
        return self._with(TraineePage(self._page, self._actions.trainee, self._stack))

    def show_view(self, view: str) -> None:
        """Show another view."""
        self.view = view
        self._stack.setCurrentWidget(self._part())
        self.views.choose(TRAINEES if view == TRAINEE else view)
        for name, buttons in self._buttons.items():
            buttons.setVisible(name == view)

    def show_completion(self, completion: Completion) -> None:
        """Show a cohort."""
        language, line = self._page.language, completion.cohort
        self.completion = completion
        self.name.setText(line.group.both_names(language))
        self.particulars.setText(wording.particulars(line, language))
        self.trainees.show_completion(completion, language)
        if self._is_built("applicants"):
            self.applicants.field.group = line.group.id
        if self._is_built("assessment"):
            self.assessment.show_completion(completion, language)
        if self._is_built("trainee"):
            self._show_trainee_again(completion)

    def _show_trainee_again(self, completion: Completion) -> None:
        shown, language = self.trainee.trainee, self._page.language
        again = next((t for t in completion.trainees if shown is not None and t.person == shown.person), None)
        if again is not None:
            self.trainee.show_trainee(completion, again, language)
        elif self.view == TRAINEE:
            self.show_view(TRAINEES)

    def show_applicants(self, applicants: Sequence[Applicant]) -> None:
        """Show who asks for a place."""
        self._asking = applicants
        if self._is_built("applicants"):
            self.applicants.show_applicants(applicants, self._page.language)

    def show_sessions(self, sessions: Sequence[TaughtSession]) -> None:
        """Show what the sessions were given to."""
        if self.completion is not None and self._is_built("teaching"):
            self.teaching.show_sessions(self.completion, sessions, self._page.language)

    def show_trainee(self, person: int) -> None:
        """Show a trainee's own page."""
        completion = self.completion
        found = [t for t in completion.trainees if t.person == person] if completion else []
        if completion is not None and found:
            self.trainee.show_trainee(completion, found[0], self._page.language)
            self.show_view(TRAINEE)

    def focus_of_view(self) -> QWidget:
        """Where the keyboard belongs in this view."""
        part = self._part()
        if isinstance(part, ApplicantsView):
            return part.table if part.model.rows else part.field
        return part.grid if isinstance(part, TeachingView | AssessmentView) else part.table

    def _part(self) -> TraineesView | ApplicantsView | TeachingView | AssessmentView | TraineePage:
        if self.view == APPLICANTS:
            return self.applicants
        if self.view == MODULES:
            return self.teaching
        if self.view == ASSESSMENT:
            return self.assessment
        return self.trainee if self.view == TRAINEE else self.trainees

    def _with(self, part: Part) -> Part:
        self._stack.addWidget(part)
        return part

    def _is_built(self, name: str) -> bool:
        return name in vars(self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.name)
        column.addWidget(self.particulars)
        column.addLayout(self._row(self._actions.main, self._actions.more))
        column.addWidget(self.views)
        self._buttons: dict[str, QWidget] = {}
        for view, actions in self._actions.views.items():
            self._buttons[view] = QWidget()
            row = FlowLayout(self._buttons[view])
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(2 * SPACE)
            for action in actions:
                row.addWidget(ActionButton(action))
            column.addWidget(self._buttons[view])
        column.addWidget(self._stack, 1)

    def _row(self, actions: Sequence[QAction], more: Sequence[QAction]) -> FlowLayout:
        row = FlowLayout()
        row.setSpacing(2 * SPACE)
        for action in actions:
            row.addWidget(ActionButton(action))
        menu, button = QMenu(self), QPushButton()
        menu.addActions(list(more))
        button.setMenu(menu)
        button.setAutoDefault(False)
        self._page.say(button.setText, N_("More"))
        row.addWidget(button)
        return row
