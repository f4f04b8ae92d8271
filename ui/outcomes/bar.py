"""What stands above the outcomes: which view, which cohort and month."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.language import N_
from app.outcomes.values import MONTHS
from ui.certificates.bar import CohortField
from ui.kit.buttons import Segments
from ui.kit.flow import FlowLayout
from ui.outcomes import wording
from ui.outcomes.place import CALLS, EMPLOYERS, GRID, VIEWS
from ui.theme import SPACE, scaled
from ui.tongue import Tongue

_VIEW_WORDS = {
    CALLS: N_("Calls due"),
    GRID: N_("Outcomes"),
    EMPLOYERS: N_("Employers"),
}


class Bar(QWidget):
    """Three views, and what belongs to the one shown; in a narrow window in the next line.

    Signals:
        changed(): another view or cohort.
        month_chosen(int): another month is to be entered.
    """

    changed = Signal()
    month_chosen = Signal(int)

    def __init__(self, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views, self.months = Segments(VIEWS), Segments([str(month) for month in MONTHS])
        self.cohorts, self.typed = CohortField(tongue), QLineEdit()
        self.typed.setMinimumWidth(scaled(170))
        row = FlowLayout(self)
        row.setSpacing(3 * SPACE)
        for part in (self.views, self.cohorts, self.months, self.typed):
            row.addWidget(part)
        self._say(tongue)
        self.views.chosen.connect(self.show_view)
        self.months.chosen.connect(lambda month: self.month_chosen.emit(int(month)))
        self.cohorts.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.months.choose(str(MONTHS[0]))
        self.show_view(CALLS)

    def _say(self, tongue: Tongue) -> None:
        for view, words in _VIEW_WORDS.items():
            tongue.say(self.views.button(view).setText, words)
        for month in MONTHS:
            button = self.months.button(str(month))
            tongue.follow(button.setText, lambda language, month=month: language.number(month))  # type: ignore[misc]
            tongue.follow(
                button.setAccessibleName,
                lambda language, month=month: wording.month(month, language),  # type: ignore[misc]
            )
        tongue.say(self.typed.setPlaceholderText, N_("7E+ 12S 3J, Enter"))
        tongue.say(self.typed.setAccessibleName, N_("Row numbers and letters as on the paper list"))

    def view(self) -> str:
        """The view that is shown."""
        return self.views.current()

    def show_month(self, month: int) -> None:
        """Show which month is being entered."""
        self.months.choose(str(month))

    def show_view(self, view: str) -> None:
        """Show one of the views."""
        self.views.choose(view)
        for part in (self.cohorts, self.months, self.typed):
            part.setVisible(view == GRID)
        self.changed.emit()
