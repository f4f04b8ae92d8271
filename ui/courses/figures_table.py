"""The figures as a table: names at the left stay in sight while the months are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QHeaderView, QVBoxLayout, QWidget
from typing_extensions import override

from app.figures.values import Figure, Figures, FiguresRow
from app.figures.words import FORMULAS, in_trade, in_work, reasons, row_name
from app.language import N_, Language
from app.outcomes.values import MONTHS
from ui import theme
from ui.courses import wording
from ui.courses.table import Column, Index, Role, ValueTable
from ui.kit.tables import PlainTable, selection_as_cells
from ui.kit.words import label
from ui.page import Page
from ui.theme import SPACE, scaled

_NAMES = 260  # pixels at 100 % that the names of the rows may take


def _count(heading: str, figure: Figure) -> Column[FiguresRow]:
    return Column(heading, lambda row, language: language.number(row.count(figure)), number=True)


_COLUMNS: tuple[Column[FiguresRow], ...] = (
    _count(N_("Enrolled"), Figure.ENROLLED),
    _count(N_("Completed"), Figure.COMPLETED),
    Column(N_("Completion"), lambda row, language: wording.percent(row.completion, language), number=True),
    _count(N_("Certified"), Figure.CERTIFIED),
    _count(N_("Left"), Figure.LEFT),
    Column(N_("Drop-out"), lambda row, language: wording.percent(row.drop_out, language), number=True),
)
_WORK = {
    1: N_("In work, 1 month"),
    3: N_("In work, 3 months"),
    6: N_("In work, 6 months"),
    12: N_("In work, 12 months"),
}


def _month(month: int) -> tuple[Column[FiguresRow], ...]:
    return (
        Column(_WORK[month], lambda row, language: in_work(row, month, language), number=True),
        Column(N_("in trade"), lambda row, language: in_trade(row, month, language), number=True),
    )


class FiguresModel(ValueTable[FiguresRow]):
    """The rows with their names as headings, everybody together at the end."""

    def __init__(self, language: Language) -> None:
        months = [column for month in MONTHS for column in _month(month)]
        super().__init__((*_COLUMNS, *months, Column(N_("Reasons for leaving"), reasons)), language)
        self._names: Sequence[str] = ()

    def show_figures(self, figures: Figures, language: Language) -> None:
        """Show these figures."""
        names = [row_name(row, figures.wanted.by, language) for row in figures.rows]
        self._names = (*names, language.text(N_("All together")))
        self.show((*figures.rows, figures.total), language)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        return self._look(index.row(), role) or super().data(index, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            shown = role in (Role.DisplayRole, Role.ToolTipRole)
            return self._names[section] if shown else self._look(section, role)
        return super().headerData(section, orientation, role)

    def _look(self, row: int, role: int) -> QFont | QColor | None:
        """Names are as dark as the figures; everybody together is bold."""
        if role == Role.FontRole and row == len(self.rows) - 1:
            font = QFont(QApplication.font())
            font.setBold(True)
            return font
        return theme.colour("text") if role == Role.ForegroundRole else None


class FiguresBoard(QWidget):
    """The table and under it how the figures are counted. Owned by the page."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.table = FiguresModel(page.language), _NamedTable()
        self.model.setParent(self)
        self.formulas = label("small", wrap=True)
        self.figures: Figures | None = None
        self.table.setModel(self.model)
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.table, 1)
        column.addWidget(self.formulas)
        page.say(self.table.setAccessibleName, N_("Figures"))
        page.follow(self.formulas.setText, lambda language: "\n".join(language.text(words) for words in FORMULAS))

    def show_figures(self, figures: Figures, language: Language) -> None:
        """Show the rows and under them everybody together."""
        self.figures = figures
        self.model.show_figures(figures, language)
        self.table.go_to_row(0)

    def chosen(self) -> FiguresRow | None:
        """The row with the cursor."""
        at = self.table.current_row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None


class _NamedTable(PlainTable):
    def __init__(self) -> None:
        super().__init__()
        names = self.verticalHeader()
        names.show()
        names.setMaximumWidth(scaled(_NAMES))
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setHighlightSections(False)
        self.setCornerButtonEnabled(False)
        self.setProperty("kind", "named")

    @override
    def copy(self) -> None:
        row = self.current_row()
        name = self.model().headerData(row, Qt.Orientation.Vertical) if row >= 0 else ""
        QGuiApplication.clipboard().setText(f"{name}\t{selection_as_cells(self)}")
