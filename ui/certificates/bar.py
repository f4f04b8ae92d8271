"""What stands above the certificates: a cohort or the book, which cohort, which year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QWidget

from app.courses.values.cohorts import STATE_WORDS, CohortLine
from app.language import N_, Language
from ui.certificates.place import BOOK
from ui.kit.buttons import ActionButton, Segments
from ui.kit.flow import FlowLayout
from ui.theme import SPACE, scaled
from ui.tongue import Tongue

COHORT = "cohort"


class Bar(QWidget):
    """Two views, and what is shown in each.

    Signals:
        changed(): another view, cohort or year.
    """

    changed = Signal()

    def __init__(self, tongue: Tongue, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        """`actions` are offered beside, where there is room for their words on every screen."""
        super().__init__(parent)
        self.views = Segments((COHORT, BOOK))
        self.cohorts, self.years = CohortField(tongue), QComboBox()
        self.years.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row = FlowLayout(self)
        row.setSpacing(3 * SPACE)
        for part in (self.views, self.cohorts, self.years, *map(ActionButton, actions)):
            row.addWidget(part)
        tongue.say(self.views.button(COHORT).setText, N_("Cohort"))
        tongue.say(self.views.button(BOOK).setText, N_("Certificate book"))
        tongue.say(self.years.setAccessibleName, N_("Year"))
        self.views.chosen.connect(self.show_view)
        self.cohorts.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.years.currentIndexChanged.connect(lambda _at: self.changed.emit())
        self.show_view(COHORT)

    def in_book(self) -> bool:
        """Whether the book is shown."""
        return self.views.current() == BOOK

    def year(self) -> int | None:
        """The year of the book that is shown; None for all."""
        year: int | None = self.years.currentData()
        return year

    def show_view(self, view: str) -> None:
        """Show a cohort or the book."""
        self.views.choose(view)
        self.cohorts.setVisible(view == COHORT)
        self.years.setVisible(view == BOOK)
        self.changed.emit()

    def show_years(self, years: Sequence[int], language: Language) -> None:
        """Offer these years and all of them; what was chosen stays so."""
        chosen = self.years.currentData()
        self.years.blockSignals(True)
        self.years.clear()
        self.years.addItem(language.text(N_("all years")), None)
        for year in years:
            self.years.addItem(language.digits(str(year)), year)
        self.years.setCurrentIndex(max(0, self.years.findData(chosen)))
        self.years.blockSignals(False)


class CohortField(QComboBox):
    """One cohort of those that are there."""

    def __init__(self, tongue: Tongue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[CohortLine] = ()
        self.setMinimumWidth(scaled(220))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(26)
        tongue.say(self.setAccessibleName, N_("Cohort"))

    def cohort(self) -> int | None:
        """The chosen cohort; None when there is none."""
        cohort: int | None = self.currentData()
        return cohort

    def show_lines(self, lines: Sequence[CohortLine], language: Language) -> None:
        """Offer these cohorts; what was chosen stays so."""
        chosen = self.currentData()
        self._lines = lines
        self.blockSignals(True)
        self.clear()
        for line in lines:
            self.addItem(f"{line.group.name(language)} · {language.text(STATE_WORDS[line.state])}", line.id)
        self.setCurrentIndex(max(0, self.findData(chosen)) if lines else -1)
        self.blockSignals(False)

    def choose(self, cohort: int) -> None:
        """Choose a cohort, if it is offered."""
        at = self.findData(cohort)
        if at >= 0:
            self.setCurrentIndex(at)
