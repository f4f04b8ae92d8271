"""What stands above the page Courses: cohorts, catalogue or figures, and which cohorts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.courses.values.cohorts import STATE_WORDS, CohortLine
from app.language import N_
from app.rights import Right
from ui.courses.place import CATALOGUE, COHORTS, FIGURES, FROZEN, VIEWS
from ui.kit.buttons import Segments
from ui.kit.choice import Choice
from ui.kit.flow import FlowLayout
from ui.page import Page
from ui.theme import SPACE, scaled

_WORDS = {
    COHORTS: N_("Cohorts"),
    CATALOGUE: N_("Catalogue"),
    FIGURES: N_("Figures"),
    FROZEN: N_("Frozen figures"),
}


class Bar(QWidget):
    """The views, and the filter of the cohorts, which is hidden beside the others."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offered = [view for view in VIEWS if view != FROZEN or page.bench.centre.may(Right.FREEZE_FIGURES)]
        self.views = Segments(self.offered)
        self.states = Choice(page.bench.tongue, STATE_WORDS, N_("all cohorts"))
        self.states.setMinimumWidth(scaled(160))
        row = FlowLayout(self)  # in a small window the filter stands below
        row.setSpacing(3 * SPACE)
        row.addWidget(self.views)
        row.addWidget(self.states)
        for view in self.offered:
            page.say(self.views.button(view).setText, _WORDS[view])
        page.say(self.states.setAccessibleName, N_("State of the cohorts"))

    def holds(self, line: CohortLine) -> bool:
        """Whether a cohort is one of those that are wanted."""
        return self.states.value() in ("", line.state)

    def show_view(self, view: str) -> None:
        """Show which view is open."""
        self.views.choose(view)
        self.states.setVisible(view == COHORTS)
