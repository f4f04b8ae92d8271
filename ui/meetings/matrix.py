"""Families by themes: who was reached by which, how often and when last; and who never was."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.language import N_, Language
from app.meetings.values import MatrixFilter, MatrixRow, Reached, ThemeMatrix
from ui import theme
from ui.icons import icon
from ui.kit.cards import Card, EmptyState
from ui.kit.dialogs import scrolled
from ui.kit.tables import PlainTable
from ui.kit.words import label
from ui.meetings import wording
from ui.meetings.reach_chart import ReachChart
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NO_MEETING = 0
_BEFORE = 2  # columns before the themes: family, meetings


class MatrixModel(QAbstractTableModel):
    """A row for each family, a column for each theme."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._matrix = ThemeMatrix((), (), ())

    def show(self, matrix: ThemeMatrix, language: Language) -> None:
        """Show another answer."""
        self.beginResetModel()
        self._matrix, self._language = matrix, language
        self.endResetModel()

    def family_at(self, row: int) -> MatrixRow | None:
        """The family in a row; None outside the table."""
        return self._matrix.rows[row] if 0 <= row < len(self._matrix.rows) else None

    def row_of(self, family: int | None) -> int:
        """The row of a family, -1 when not listed."""
        return next((at for at, row in enumerate(self._matrix.rows) if row.family.id == family), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._matrix.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else _BEFORE + len(self._matrix.themes)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            if section < _BEFORE:
                return self._language.text((N_("Family"), N_("Meetings"))[section])
            return self._matrix.themes[section - _BEFORE].name(self._language)
        return None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = self.family_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if index.column() < _BEFORE:
            return self._about(row, index.column(), role)
        cell = row.cells[index.column() - _BEFORE]
        if role == Role.DisplayRole:
            return self._short(cell)
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self._words(cell)
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Role.ForegroundRole:
            return theme.colour("main" if cell else "quiet")
        return theme.colour("main_faint") if role == Role.BackgroundRole and cell else None

    def _about(self, row: MatrixRow, column: int, role: int) -> Any:
        if role == Role.TextAlignmentRole and column == 1:
            return Qt.AlignmentFlag.AlignCenter
        if role == Role.ForegroundRole and column == 1 and not row.meetings:
            return theme.colour("absent")
        if role not in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return None
        if column == 1:
            return self._language.number(row.meetings)
        return " · ".join(filter(None, (wording.family_names(row.family, self._language), row.family.village)))

    def _short(self, cell: Reached | None) -> str:
        if cell is None:
            return "–"
        return f"{self._language.number(cell.times)} · {self._language.digits(f'{cell.last:%m/%y}')}"

    def _words(self, cell: Reached | None) -> str:
        if cell is None:
            return self._language.text(N_("never reached"))
        times = self._language.plural("{count} time", "{count} times", cell.times)
        last = self._language.text(N_("last on {date}")).format(date=self._language.date(cell.last))
        return f"{times}, {last}"


class MatrixView(QWidget):
    """Filters above, the table below, and at the right who is reached by theme.

    Signals:
        family_requested(int): Enter or a double click on a family.
        shown(): another answer is on screen.
    """

    family_requested = Signal(int)
    shown = Signal()

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.matrix: ThemeMatrix | None = None
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnifying-glass", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self.village, self.never = QComboBox(), QComboBox()
        for combo in (self.village, self.never):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(10)
        self.count = label("quiet")
        self.model = MatrixModel(bench.tongue.language, self)
        self.table = PlainTable()
        self.table.setModel(self.model)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.chart = ReachChart()
        self.chart_words = label("quiet", wrap=True)
        self.empty = EmptyState("house-line")
        self.empty.hide()
        self._lay_out()
        self._speak()
        self._connect()

    def wanted(self) -> MatrixFilter:
        """The filter as it stands."""
        return MatrixFilter(
            text=self.search.text(),
            village=self.village.currentData() or "",
            never=self.never.currentData(),
            khmer_first=self._bench.tongue.language.khmer_first,
        )

    def reload(self) -> None:
        """Ask for the families the filter lets through."""
        meetings, wanted = self._bench.centre.meetings, self.wanted()
        self._bench.ask(self, lambda: meetings.matrix(wanted), self._show, replaces="matrix")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * SPACE)
        top.addWidget(self.search, 3)
        top.addWidget(self.village, 2)
        top.addWidget(self.never, 3)
        top.addWidget(self.count)
        card = Card(3 * SPACE)
        card.body.addWidget(self.chart_words)
        card.body.addWidget(scrolled(self.chart, card), 1)
        card.setFixedWidth(scaled(280))
        row = QHBoxLayout()
        row.setSpacing(4 * SPACE)
        row.addWidget(self.table, 1)
        row.addWidget(self.empty, 1)
        row.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, 0, 6 * SPACE, 4 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(top)
        column.addLayout(row, 1)

    def _speak(self) -> None:
        say = self._bench.tongue.say
        say(self.search.setPlaceholderText, N_("Search families, members, guardians, phones"))
        say(self.search.setAccessibleName, N_("Search families, members, guardians, phones"))
        say(self.village.setAccessibleName, N_("Village"))
        say(self.never.setAccessibleName, N_("Never reached"))
        say(self.table.setAccessibleName, N_("Families by themes"))
        say(self.chart_words.setText, N_("Families reached by theme"))
        say(self.empty.set_words, N_("No family is listed: every one was reached, or the search finds none."))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self.reload())
        for combo in (self.village, self.never):
            combo.currentIndexChanged.connect(lambda _index: self.reload())
        self.search.returnPressed.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.table.opened.connect(lambda _index: self._open())

    def _show(self, matrix: ThemeMatrix) -> None:
        language = self._bench.tongue.language
        current = self.model.family_at(self.table.current_row())
        self.matrix = matrix
        self._offer(matrix, language)
        self.model.show(matrix, language)
        self.chart.show_matrix(matrix, language)
        self.count.setText(wording.families(len(matrix.rows), language))
        self.empty.setVisible(not matrix.rows)
        self.table.setVisible(bool(matrix.rows))
        self._fit()
        if matrix.rows:
            self.table.go_to_row(max(0, self.model.row_of(current.family.id if current else None)))
        self.shown.emit()

    def _offer(self, matrix: ThemeMatrix, language: Language) -> None:
        villages = [(language.text(N_("All villages")), None), *((one, one) for one in matrix.villages)]
        never = [
            (language.text(N_("Reached or not")), None),
            (language.text(N_("Came to no meeting")), _NO_MEETING),
            *((language.text(N_("Never: {theme}")).format(theme=one.name(language)), one.id) for one in matrix.themes),
        ]
        for combo, lines in ((self.village, villages), (self.never, never)):
            before = combo.currentData()
            combo.blockSignals(True)
            combo.clear()
            for words, value in lines:
                combo.addItem(words, value)
            combo.setCurrentIndex(max(0, combo.findData(before)))
            combo.blockSignals(False)

    def _fit(self) -> None:
        self.table.setColumnWidth(0, scaled(250))
        self.table.setColumnWidth(1, scaled(96))
        for column in range(_BEFORE, self.model.columnCount()):
            self.table.setColumnWidth(column, scaled(112))

    def _open(self) -> None:
        row = self.model.family_at(self.table.current_row())
        if row is not None:
            self.family_requested.emit(row.family.id)
