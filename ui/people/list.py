"""The left side of the page: search, filters and the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language import N_
from app.people.values import PeopleChoices, PeopleFilter, PersonRow
from ui.kit.cards import EmptyState
from ui.kit.flags import FlagsDelegate
from ui.kit.record_table import RecordTable
from ui.kit.tables import AvatarDelegate
from ui.people.filters import FilterBar
from ui.people.model import FLAGS_ROLE, Column, PeopleModel
from ui.theme import SPACE
from ui.workbench import Workbench

_WIDTHS: dict[int, int] = {
    Column.PHOTO: 44,
    Column.NAME: 146,
    Column.OTHER_NAME: 150,
    Column.AGE: 60,
    Column.SEX: 92,
    Column.FLAGS: 92,
    Column.GROUPS: 160,
    Column.VILLAGE: 130,
    Column.ID_POOR: 124,
    Column.STATUS: 120,
}


class PeopleList(QWidget):
    """Asks for people as the filter wants them and keeps the chosen one chosen.

    Signals:
        chosen(int): the person of another row was chosen.
        opened(): Enter or a double click on the chosen one.
        counted(int): so many people are listed now.
    """

    chosen = Signal(int)
    opened = Signal()
    counted = Signal(int)

    def __init__(self, bench: Workbench, add: QAction, parent: QWidget | None = None) -> None:
        """`add` is offered while nobody is listed."""
        super().__init__(parent)
        self._bench = bench
        self.filters = FilterBar(bench.memory)
        self.model = PeopleModel(bench.clock.today(), bench.tongue.language, self)
        self.table = self._make_table()
        self.empty = EmptyState("users", add)
        self.empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * SPACE)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        self.setMinimumWidth(300)
        self.filters.changed.connect(self.ask)
        self.filters.search.returnPressed.connect(self.enter)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(lambda _index: self.opened.emit())

    def reload(self, then: Callable[[PeopleChoices], object]) -> None:
        """Ask in one question for what can be filtered by and for everybody the filter lets through."""
        people, wanted = self._bench.centre.people, self._wanted()

        def fill(answer: tuple[PeopleChoices, tuple[PersonRow, ...]]) -> None:
            choices, rows = answer
            self.filters.fill(choices, self._bench.tongue.language)
            then(choices)
            if self._wanted() == wanted:
                self._show(rows)
            else:  # a filter that was remembered, or something typed meanwhile
                self.ask()

        self._bench.ask(self, lambda: (people.choices(), people.listing(wanted)), fill, replaces="choices and list")

    def ask(self) -> None:
        """Ask for everybody the filter lets through."""
        people, wanted = self._bench.centre.people, self._wanted()
        self._bench.ask(self, lambda: people.listing(wanted), self._show, replaces="people list")

    def _wanted(self) -> PeopleFilter:
        return self.filters.wanted(self._bench.tongue.language)

    def is_narrowed(self) -> bool:
        """Whether somebody may be left out of the list by the search or a filter."""
        return bool(self.filters.search.text()) or self.filters.is_narrowing()

    def choose(self, person: int | None) -> None:
        """Put the cursor on a person, when listed, without a signal."""
        self.table.choose(person)

    def chosen_people(self) -> tuple[int, ...]:
        """Everybody whose row is chosen, in the order on screen."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        people = self.model.ids()
        return tuple(people[row] for row in rows)

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def enter(self) -> None:
        """Put the cursor into the list."""
        self.table.enter()

    def forget_photo(self, person: int) -> None:
        """The photo of somebody is another one now."""
        self.model.forget_thumb(person)
        self._ask_thumbs()

    def _make_table(self) -> RecordTable:
        table = RecordTable(self.model, _WIDTHS)
        self._flags, self._avatars = FlagsDelegate(FLAGS_ROLE), AvatarDelegate()
        table.setItemDelegateForColumn(Column.PHOTO, self._avatars)
        table.setItemDelegateForColumn(Column.FLAGS, self._flags)
        table.sort_as_remembered(self._bench.memory, "people")
        of = Column
        table.spare(of.OTHER_NAME, of.AGE, of.FLAGS, of.GROUPS, of.STATUS, of.SEX, of.VILLAGE, of.CODE, of.ID_POOR)
        self._bench.tongue.say(table.setAccessibleName, N_("People"))
        return table

    def _show(self, rows: tuple[PersonRow, ...]) -> None:
        self._show_emptiness(not rows)
        self.table.show_rows(rows, self._bench.tongue.language)
        self.filters.count.setText(self._bench.tongue.language.number(len(rows)))
        self.counted.emit(len(rows))
        self._ask_thumbs()

    def _show_emptiness(self, is_empty: bool) -> None:
        self.empty.set_words(
            self._bench.tongue.language.text(
                N_("Nobody is found. Try fewer letters, or show everybody.")
                if self.is_narrowed()
                else N_("The children and adults of the centre belong here. Import your list, or add the first person.")
            )
        )
        self.empty.setVisible(is_empty)
        self.table.setVisible(not is_empty)

    def _ask_thumbs(self) -> None:
        people, missing = self._bench.centre.people, self.model.missing_thumbs()
        if missing:
            self._bench.ask(self, lambda: people.thumbs(missing), self.model.add_thumbs, replaces="people photos")
