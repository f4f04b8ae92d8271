"""The left side of the page: search, filter and the list of meetings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.language import N_, Language
from app.meetings.values import MeetingLine, Theme
from app.text import search_key
from ui.icons import icon
from ui.kit.cards import EmptyState
from ui.kit.record_table import RecordTable
from ui.kit.words import label
from ui.meetings.model import BELOW_ROLE, Column, MeetingModel
from ui.theme import SPACE, row_height, scaled
from ui.workbench import Workbench

_WIDTHS: dict[int, int] = {
    Column.DATE: 184,
    Column.STATE: 104,
    Column.INVITED: 84,
    Column.CAME: 70,
    Column.PLACE: 160,
    Column.FACILITATOR: 140,
}


# So wide is the list at least when these columns stand in it.
_LEAST: dict[int, int] = {
    Column.STATE: 420,
    Column.INVITED: 620,
    Column.CAME: 540,
    Column.PLACE: 820,
    Column.FACILITATOR: 980,
}


class MeetingList(QWidget):
    """Shows the meetings that the filter lets through and keeps the chosen one chosen.

    Signals:
        chosen(int): the meeting of another row was chosen.
        opened(): Enter or a double click on the chosen one.
        counted(int): so many meetings are listed now.
    """

    chosen = Signal(int)
    opened = Signal()
    counted = Signal(int)

    def __init__(self, bench: Workbench, plan: QAction, parent: QWidget | None = None) -> None:
        """`plan` is offered while no meeting is listed."""
        super().__init__(parent)
        self._bench = bench
        self._lines: tuple[MeetingLine, ...] = ()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnifying-glass", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self.theme = QComboBox()
        self.theme.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.theme.setMinimumContentsLength(12)
        self.count = label("quiet")
        self.model = MeetingModel(bench.clock.today(), bench.tongue.language, self)
        self.table = self._make_table()
        self.empty = EmptyState("chats-circle", plan)
        self.empty.hide()
        self._lay_out()
        self._speak()
        self._connect()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Themes are worth more than columns that stand on the card too.
        for column, least in _LEAST.items():
            self.table.setColumnHidden(column, self.width() < scaled(least))
        self._below.shown = self.width() < scaled(_LEAST[Column.CAME])
        self.table.verticalHeader().setDefaultSectionSize(row_height() * 3 // 2 if self._below.shown else row_height())

    def show_meetings(self, lines: tuple[MeetingLine, ...], themes: tuple[Theme, ...]) -> None:
        """Show these meetings, the newest first, and offer these themes."""
        self._lines = lines
        self._offer(themes)
        self._fill()

    def choose(self, meeting: int | None) -> None:
        """Put the cursor on a meeting, when listed, without a signal."""
        self.table.choose(meeting)

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def enter(self) -> None:
        """Put the cursor into the list."""
        self.table.enter()

    def _make_table(self) -> RecordTable:
        table = RecordTable(self.model, _WIDTHS)
        self._below = _BelowThemes(table)
        table.setItemDelegateForColumn(Column.THEMES, self._below)
        table.sort_as_remembered(self._bench.memory, "meetings")
        table.horizontalHeader().setStretchLastSection(False)
        table.horizontalHeader().setSectionResizeMode(Column.THEMES, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * SPACE)
        top.addWidget(self.search, 3)
        top.addWidget(self.theme, 2)
        top.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        self.setMinimumWidth(300)

    def _speak(self) -> None:
        say = self._bench.tongue.say
        say(self.search.setPlaceholderText, N_("Search themes, places, dates"))
        say(self.search.setAccessibleName, N_("Search themes, places, dates"))
        say(self.theme.setAccessibleName, N_("Theme"))
        say(self.table.setAccessibleName, N_("Parent meetings"))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._fill())
        self.theme.currentIndexChanged.connect(lambda _index: self._fill())
        self.search.returnPressed.connect(self.enter)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(lambda _index: self.opened.emit())

    def _offer(self, themes: tuple[Theme, ...]) -> None:
        language, before = self._bench.tongue.language, self.theme.currentData()
        self.theme.blockSignals(True)
        self.theme.clear()
        self.theme.addItem(language.text(N_("All themes")), None)
        for theme in themes:
            self.theme.addItem(theme.name(language), theme.id)
        self.theme.setCurrentIndex(max(0, self.theme.findData(before)))
        self.theme.blockSignals(False)

    def _fill(self) -> None:
        words = [search_key(word) for word in self.search.text().split()]
        shown = [line for line in self._lines if self._passes(line, words)]
        self._show_emptiness(not shown)
        self.table.show_rows(shown, self._bench.tongue.language)
        self.count.setText(self._bench.tongue.language.number(len(shown)))
        self.counted.emit(len(shown))

    def _passes(self, line: MeetingLine, words: Sequence[str]) -> bool:
        theme = self.theme.currentData()
        if theme is not None and all(one.id != theme for one in line.themes):
            return False
        return all(word in _held(line, self._bench.tongue.language) for word in words)

    def _show_emptiness(self, is_empty: bool) -> None:
        self.empty.set_words(
            self._bench.tongue.language.text(
                N_("No meeting is found. Try fewer letters, or another theme.")
                if self._lines
                else N_("Meetings with parents stand here. Plan the first one: theme, day, place, and who is invited.")
            )
        )
        self.empty.setVisible(is_empty)
        self.table.setVisible(not is_empty)


def _held(line: MeetingLine, language: Language) -> str:
    names = [name for one in line.themes for name in (one.name_km, one.name_en, one.name_fr)]
    days = [f"{line.date:%d/%m/%Y}", f"{line.date:%Y-%m-%d}", language.month(line.date)]
    return search_key(" ".join((*names, *days, line.place, line.facilitator)))


class _BelowThemes(QStyledItemDelegate):
    """In a narrow list, where they have no column, families and place stand below the themes."""

    shown = False

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if self.shown:
            option.text = f"{option.text}\u2028{index.data(BELOW_ROLE)}"
