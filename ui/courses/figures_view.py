"""How many were enrolled, stayed to the end and left, and how these shares are counted."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.courses.values import LEAVING_WORDS, Figures, FiguresBy, FiguresFilter, FiguresRow
from app.courses.words import BY_WORDS, FORMULAS, row_name
from app.language import N_, Language
from ui.courses import wording
from ui.courses.chart import CompletionChart
from ui.courses.table import Column, ValueTable
from ui.groups.widths import give_room
from ui.kit.buttons import ActionButton
from ui.kit.choice import Choice
from ui.kit.tables import PlainTable
from ui.kit.words import label
from ui.page import Page
from ui.theme import SPACE, scaled

_Line = tuple[str, FiguresRow]  # the name of the row, and its numbers
_COLUMNS: tuple[Column[_Line], ...] = (
    Column("", lambda line, _language: line[0]),
    Column(N_("Enrolled"), lambda line, language: language.number(line[1].enrolled), number=True),
    Column(N_("Completed"), lambda line, language: language.number(line[1].completed), number=True),
    Column(N_("Completion"), lambda line, language: wording.percent(line[1].completion, language), number=True),
    Column(N_("Left"), lambda line, language: language.number(line[1].leavers), number=True),
    Column(N_("Drop-out"), lambda line, language: wording.percent(line[1].drop_out, language), number=True),
    Column(N_("Reasons for leaving"), lambda line, language: reasons(line[1], language)),
)


def reasons(row: FiguresRow, language: Language) -> str:
    """Why people left, the most frequent reason first: found work 3, too far 1."""
    ordered = sorted(row.reasons.items(), key=lambda pair: -pair[1])
    return ", ".join(f"{language.text(LEAVING_WORDS[reason])} {language.number(n)}" for reason, n in ordered)


class FiguresView(QWidget):
    """Filters, the bars of completion, the table with its total, the formulas. Owned by the page."""

    def __init__(self, page: Page, export: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.by = Choice(page.bench.tongue, BY_WORDS)
        self.year, self.trade = QComboBox(), QComboBox()
        self.chart, self.model, self.table = CompletionChart(), ValueTable(_COLUMNS, page.language, self), PlainTable()
        self.formulas = label("small", wrap=True)
        self._lay_out(export)
        page.say(self.by.setAccessibleName, N_("Told apart by"))
        page.say(self.year.setAccessibleName, N_("Year"))
        page.say(self.trade.setAccessibleName, N_("Trade"))
        page.say(self.table.setAccessibleName, N_("Figures"))
        page.follow(self.formulas.setText, lambda language: "\n".join(language.text(words) for words in FORMULAS))

    def reload(self) -> None:
        """Ask for the figures that are chosen."""
        courses, wanted = self._page.bench.centre.courses, self.wanted()
        self._page.ask(lambda: courses.figures(wanted), self.show_figures, replaces="figures")

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
        lines = [(row_name(row, figures.wanted.by, language), row) for row in figures.rows]
        self.model.show([*lines, (language.text(N_("All together")), figures.total)], language)
        self.chart.show_rows(figures.rows if figures.wanted.by is FiguresBy.COHORT else (), language)

    def _lay_out(self, export: QAction) -> None:
        self.table.setModel(self.model)
        give_room(self.table, (0, 6))
        filters = QHBoxLayout()
        filters.setSpacing(3 * SPACE)
        for field in (self.by, self.year, self.trade):
            field.setMinimumWidth(scaled(140))
            field.activated.connect(lambda _at: self.reload())
            filters.addWidget(field)
        filters.addStretch()
        filters.addWidget(ActionButton(export))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addLayout(filters)
        column.addWidget(self.chart)
        column.addWidget(self.table, 1)
        column.addWidget(self.formulas)

    @staticmethod
    def _offer(field: QComboBox, everything: str, choices: list[tuple[str, int]], chosen: int | None) -> None:
        field.clear()
        field.addItem(everything, None)
        for words, value in choices:
            field.addItem(words, value)
        field.setCurrentIndex(max(0, field.findData(chosen)) if chosen is not None else 0)
