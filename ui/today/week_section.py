"""This week as a picture, its numbers one key away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.attendance.values import Count
from app.language import N_, Language
from app.today.values import WeekDay
from ui import theme
from ui.kit.cards import Card
from ui.kit.tables import PlainTable
from ui.kit.words import label, quiet
from ui.theme import SPACE
from ui.today.week_chart import WeekChart

RATE_FORMULA = N_("Rate = (present + late) / (present + late + absent + excused)")

_NUMBERS: tuple[tuple[str, Callable[[Count], int]], ...] = (
    (N_("Expected"), lambda count: count.expected),
    (N_("Present"), lambda count: count.present),
    (N_("Late"), lambda count: count.late),
    (N_("Absent"), lambda count: count.absent),
    (N_("Excused"), lambda count: count.excused),
    (N_("Not entered"), lambda count: count.to_enter),
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WeekModel(QAbstractTableModel):
    """The numbers behind the picture: a column a day, as in the picture, and a row for each number."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._days: Sequence[WeekDay] = ()
        self._language = Language("en")

    def show_week(self, days: Sequence[WeekDay], language: Language) -> None:
        """Show other days."""
        self.beginResetModel()
        self._days, self._language = days, language
        self.endResetModel()

    def row_names(self) -> list[str]:
        """What the rows say, translated."""
        return [self._language.text(name) for name in (*(name for name, _ in _NUMBERS), N_("Rate"))]

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_NUMBERS) + 1

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._days) + 1

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == 0:
            return self.row_names()[index.row()]
        count = self._days[index.column() - 1].count
        if index.row() == len(_NUMBERS):
            return self._language.percent(count.rate)
        return self._language.number(_NUMBERS[index.row()][1](count))

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return ""
        day = self._days[section - 1].date
        return f"{self._language.weekday(day, short=True)} {self._language.number(day.day)}"


class WeekSection(QWidget):
    """The week's chart; `toggle` shows its numbers instead, with the formula of the rate below."""

    def __init__(self, toggle: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = quiet(wrap=True)
        self.chart, self.table = WeekChart(), PlainTable()
        self.model = WeekModel(self)
        self.formula = label("small", wrap=True)
        self.button = QPushButton()
        self._shown: tuple[tuple[WeekDay, ...], str] | None = None
        self._make_table()
        self._toggle = toggle
        self.button.setProperty("kind", "link")
        self.button.clicked.connect(lambda _checked: toggle.trigger())
        toggle.changed.connect(self._follow)
        self._picture, self._table = self._chart_card(), self._numbers()
        self._lay_out()
        self.show_numbers(False)
        self._follow()

    def show_week(self, days: Sequence[WeekDay], language: Language) -> None:
        """Show another week in both forms."""
        if (tuple(days), language.code) == self._shown:
            return
        self._shown = (tuple(days), language.code)
        self.heading.setText(language.text(N_("This week, present of expected")))
        self.formula.setText(language.text(RATE_FORMULA))
        self.chart.show_week(days, language)
        self.model.show_week(days, language)
        self.table.setAccessibleName(self.heading.text())
        self._fit()

    def show_numbers(self, numbers: bool) -> None:
        """The numbers instead of the picture, or the picture again."""
        self._picture.setVisible(not numbers)
        self._table.setVisible(numbers)
        if numbers:
            self.table.setFocus()

    def _make_table(self) -> None:
        self.table.setModel(self.model)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _chart_card(self) -> Card:
        card = Card()
        card.body.addWidget(self.chart)
        return card

    def _numbers(self) -> QWidget:
        numbers = QWidget()
        column = QVBoxLayout(numbers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.table)
        column.addWidget(self.formula)
        return numbers

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(2, 0, 2, 0)
        top.addWidget(self.heading, 1)
        top.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self._picture)
        column.addWidget(self._table)

    def _follow(self) -> None:
        self.button.setText(self._toggle.text())
        self.button.setToolTip(self._toggle.toolTip())

    def _fit(self) -> None:
        header, words = self.table.horizontalHeader(), self.table.fontMetrics()
        if self.model.columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            names = (words.horizontalAdvance(name) for name in self.model.row_names())
            header.resizeSection(0, max(names) + 6 * SPACE)
        rows = self.model.rowCount() + 1
        self.table.setFixedHeight(rows * theme.row_height() + 4)
