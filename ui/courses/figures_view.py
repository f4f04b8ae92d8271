"""What came of courses: filters, the bars of completion, the table, how the figures are counted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from typing_extensions import override

from app.figures.values import Figures, FiguresBy, FiguresFilter
from app.figures.words import BY_WORDS
from app.language import N_
from ui.courses.chart import CompletionChart
from ui.courses.figures_table import FiguresBoard
from ui.kit.buttons import ActionButton
from ui.kit.choice import Choice
from ui.kit.flow import FlowLayout
from ui.page import Page
from ui.theme import SPACE, scaled

_LOW = 560  # pixels at 100 %
_ANY = 2**24 - 1  # what Qt takes for no limit


class FiguresView(QWidget):
    """Owned by the page, whose actions stand beside the filters."""

    def __init__(self, page: Page, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.by = Choice(page.bench.tongue, BY_WORDS)
        self.year, self.trade = QComboBox(), QComboBox()
        self.chart, self.board = CompletionChart(), FiguresBoard(page)
        self._lay_out(actions)
        page.say(self.by.setAccessibleName, N_("Told apart by"))
        page.say(self.year.setAccessibleName, N_("Year"))
        page.say(self.trade.setAccessibleName, N_("Trade"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the table needs the room; it has the same numbers."""
        super().resizeEvent(event)
        self.chart.setMaximumHeight(_ANY if self.height() >= scaled(_LOW) else 0)

    def reload(self) -> None:
        """Ask for the figures that are chosen."""
        figures, wanted = self._page.bench.centre.figures, self.wanted()
        self._page.ask(lambda: figures.figures(wanted), self.show_figures, replaces="figures")

    def wanted(self) -> FiguresFilter:
        """What is chosen."""
        return FiguresFilter(FiguresBy(self.by.value()), self.year.currentData(), self.trade.currentData())

    def show_figures(self, figures: Figures) -> None:
        """Show the rows and under them everybody together."""
        language = self._page.language
        years = [(language.digits(str(year)), year) for year in figures.years]
        self._offer(self.year, language.text(N_("all years")), years, figures.wanted.year)
        trades = [(trade.names.name(language), trade.id) for trade in figures.trades]
        self._offer(self.trade, language.text(N_("all trades")), trades, figures.wanted.trade)
        self.board.show_figures(figures, language)
        self.chart.show_rows(figures.rows if figures.wanted.by is FiguresBy.COHORT else (), language)

    def _lay_out(self, actions: Sequence[QAction]) -> None:
        filters = FlowLayout()
        filters.setSpacing(3 * SPACE)
        for field in (self.by, self.year, self.trade):
            field.setMinimumWidth(scaled(140))
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            field.activated.connect(lambda _at: self.reload())
            filters.addWidget(field)
        for action in actions:
            filters.addWidget(ActionButton(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addLayout(filters)
        column.addWidget(self.chart)
        column.addWidget(self.board, 1)

    @staticmethod
    def _offer(field: QComboBox, everything: str, choices: list[tuple[str, int]], chosen: int | None) -> None:
        field.clear()
        field.addItem(everything, None)
        for words, value in choices:
            field.addItem(words, value)
        field.setCurrentIndex(max(0, field.findData(chosen)) if chosen is not None else 0)
