"""The left side of the page: search, filters and the list of families."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.families.values import FamilyFilter, FamilyRow
from app.language import N_
from app.people.words import ID_POOR_WORDS
from ui.families.model import FLAGS_ROLE, Column, FamilyModel
from ui.icons import icon
from ui.kit.cards import EmptyState
from ui.kit.choice import Choice
from ui.kit.flags import FlagsDelegate
from ui.kit.record_table import RecordTable
from ui.kit.words import label
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_WIDTHS: dict[int, int] = {
    Column.NAME: 220,
    Column.CHILDREN: 76,
    Column.ADULTS: 108,
    Column.FLAGS: 92,
    Column.GUARDIANS: 200,
    Column.PHONE: 150,
    Column.VILLAGE: 130,
    Column.ID_POOR: 124,
}


class FamilyList(QWidget):
    """Asks for families as the filter wants them and keeps the chosen one chosen.

    Signals:
        chosen(int): the family of another row was chosen.
        opened(): Enter or a double click on the chosen one.
        counted(int): so many families are listed now.
    """

    chosen = Signal(int)
    opened = Signal()
    counted = Signal(int)

    def __init__(self, bench: Workbench, add: QAction, parent: QWidget | None = None) -> None:
        """`add` is offered while no family is listed."""
        super().__init__(parent)
        self._bench = bench
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnifying-glass", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self.village = QComboBox()
        self.village.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.village.setMinimumContentsLength(8)
        self.id_poor = Choice(bench.tongue, ID_POOR_WORDS, N_("ID Poor: all"))
        self.archived = Choice(bench.tongue, {"archived": N_("only archived")}, N_("All but archived"))
        self.count = label("quiet")
        self.model = FamilyModel(bench.tongue.language, self)
        self.table = self._make_table()
        self.empty = EmptyState("house-line", add)
        self.empty.hide()
        self._lay_out()
        self._speak()
        self._connect()

    def reload(self, then: Callable[[tuple[str, ...]], object]) -> None:
        """Ask in one question for every village and for every family the filter lets through."""
        families, wanted = self._bench.centre.families, self.wanted()

        def fill(answer: tuple[tuple[str, ...], tuple[FamilyRow, ...]]) -> None:
            villages, rows = answer
            self._fill(villages)
            then(villages)
            if self.wanted() == wanted:
                self._show(rows)
            else:  # the village is gone, or something was typed meanwhile
                self.ask()

        self._bench.ask(
            self, lambda: (families.villages(), families.listing(wanted)), fill, replaces="villages and list"
        )

    def _fill(self, villages: tuple[str, ...]) -> None:
        before = self.village.currentData()
        self.village.blockSignals(True)
        self.village.clear()
        self.village.addItem(self._bench.tongue.language.text(N_("All villages")), None)
        for village in villages:
            self.village.addItem(village, village)
        self.village.setCurrentIndex(max(0, self.village.findData(before)))
        self.village.blockSignals(False)

    def wanted(self) -> FamilyFilter:
        """The filter as it stands."""
        return FamilyFilter(
            text=self.search.text(),
            village=self.village.currentData() or "",
            id_poor=self.id_poor.value(),
            archived=bool(self.archived.value()),
            khmer_first=self._bench.tongue.language.khmer_first,
        )

    def ask(self) -> None:
        """Ask for every family the filter lets through."""
        families, wanted = self._bench.centre.families, self.wanted()
        self._bench.ask(self, lambda: families.listing(wanted), self._show, replaces="family list")

    def choose(self, family: int | None) -> None:
        """Put the cursor on a family, when listed, without a signal."""
        self.table.choose(family)

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear(self) -> None:
        """Show every family again."""
        self.search.clear()
        for combo in (self.village, self.id_poor, self.archived):
            combo.setCurrentIndex(0)

    def enter(self) -> None:
        """Put the cursor into the list."""
        self.table.enter()

    def _make_table(self) -> RecordTable:
        table = RecordTable(self.model, _WIDTHS)
        self._flags = FlagsDelegate(FLAGS_ROLE)
        table.setItemDelegateForColumn(Column.FLAGS, self._flags)
        table.sort_as_remembered(self._bench.memory, "families")
        table.spare(
            Column.FLAGS,
            Column.CHILDREN,
            Column.GUARDIANS,
            Column.ADULTS,
            Column.PHONE,
            Column.VILLAGE,
            Column.ID_POOR,
            Column.CODE,
        )
        return table

    def _lay_out(self) -> None:
        top, self._filters = QHBoxLayout(), QGridLayout()
        top.setSpacing(2 * SPACE)
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        self._filters.setSpacing(2 * SPACE)
        self._arrange(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addLayout(top)
        column.addLayout(self._filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        self.setMinimumWidth(300)

    def _arrange(self, columns: int) -> None:
        """Lay the filters out in two or three columns."""
        for at, combo in enumerate((self.village, self.id_poor, self.archived)):
            self._filters.addWidget(combo, at // columns, at % columns)
            self._filters.setColumnStretch(at, int(at < columns))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(3 if event.size().width() >= scaled(500) else 2)

    def _speak(self) -> None:
        say = self._bench.tongue.say
        say(self.search.setPlaceholderText, N_("Search families, members, guardians, phones"))
        say(self.search.setAccessibleName, N_("Search families, members, guardians, phones"))
        say(self.village.setAccessibleName, N_("Village"))
        say(self.id_poor.setAccessibleName, N_("ID Poor"))
        say(self.archived.setAccessibleName, N_("Status"))
        say(self.table.setAccessibleName, N_("Families"))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self.ask())
        for combo in (self.village, self.id_poor, self.archived):
            combo.currentIndexChanged.connect(lambda _index: self.ask())
        self.search.returnPressed.connect(self.enter)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(lambda _index: self.opened.emit())

    def _show(self, rows: tuple[FamilyRow, ...]) -> None:
        self._show_emptiness(not rows)
        self.table.show_rows(rows, self._bench.tongue.language)
        self.count.setText(self._bench.tongue.language.number(len(rows)))
        self.counted.emit(len(rows))

    def _show_emptiness(self, is_empty: bool) -> None:
        wanted = self.wanted()
        searching = bool(wanted.text or wanted.village or wanted.id_poor or wanted.archived)
        self.empty.set_words(
            self._bench.tongue.language.text(
                N_("No family is found. Try fewer letters, or show every family.")
                if searching
                else N_("Families stand here with their members together. Add the first one, or a guardian of a child.")
            )
        )
        self.empty.setVisible(is_empty)
        self.table.setVisible(not is_empty)
