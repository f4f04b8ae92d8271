"""One cohort: its particulars, and under them its trainees, applicants, modules and results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    """

    view_chosen = Signal(str)

    def __init__(self, page: Page, actions: CardActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._actions = page, actions
        self.completion: Completion | None = None
        self.name, self.particulars = heading(), quiet(wrap=True)
        self.name.setWordWrap(True)
        offered = [view for view in _WORDS if view != APPLICANTS or page.bench.centre.may(Right.SELECT_TRAINEES)]
        self.views = Segments(offered, wraps=True)
        for view in offered:
            page.say(self.views.button(view).setText, _WORDS[view])
        self._stack = QStackedWidget(self)
        self.trainees, self.applicants = TraineesView(page, self._stack), ApplicantsView(page, self._stack)
        self.teaching, self.assessment = TeachingView(page.bench, self._stack), AssessmentView(page.bench, self._stack)
        self.trainee = TraineePage(page, actions.trainee, self._stack)
        self._shown = {
            TRAINEES: self.trainees,
            APPLICANTS: self.applicants,
            MODULES: self.teaching,
            ASSESSMENT: self.assessment,
            TRAINEE: self.trainee,
        }
        for part in self._shown.values():
            self._stack.addWidget(part)
        self._lay_out()
        self.show_view(TRAINEES)
        self.views.chosen.connect(self.view_chosen)

    @property
    def view(self) -> str:
        """Which view is shown."""
        return next(name for name, part in self._shown.items() if part is self._stack.currentWidget())

    def show_view(self, view: str) -> None:
        """Show another view."""
        self._stack.setCurrentWidget(self._shown[view])
        self.views.choose(TRAINEES if view == TRAINEE else view)
        for name, buttons in self._buttons.items():
            buttons.setVisible(name == view)

    def show_completion(self, completion: Completion) -> None:
        """Show a cohort."""
        language, line = self._page.language, completion.cohort
        self.completion = completion
        self.name.setText(line.group.both_names(language))
        self.particulars.setText(wording.particulars(line, language))
        self.applicants.field.group = line.group.id
        self.trainees.show_completion(completion, language)
        self.assessment.show_completion(completion, language)
        shown = self.trainee.trainee
        again = next((t for t in completion.trainees if shown is not None and t.person == shown.person), None)
        if again is not None:
            self.trainee.show_trainee(completion, again, language)
        elif self.view == TRAINEE:
            self.show_view(TRAINEES)

    def show_applicants(self, applicants: Sequence[Applicant]) -> None:
        """Show who asks for a place."""
        self.applicants.show_applicants(applicants, self._page.language)

    def show_sessions(self, sessions: Sequence[TaughtSession]) -> None:
        """Show what the sessions were given to."""
        if self.completion is not None:
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
        places: dict[str, QWidget] = {
            TRAINEES: self.trainees.table,
            APPLICANTS: self.applicants.table if self.applicants.model.rows else self.applicants.field,
            MODULES: self.teaching.grid,
            ASSESSMENT: self.assessment.grid,
            TRAINEE: self.trainee.table,
        }
        return places[self.view]

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
