"""The page Camps: camps in a list, one camp at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.camps.values import CampDetails, Camper, CampLine, StaffLine
from app.changes import Change
from app.language import N_
from app.rights import Right
from app.text import search_key
from ui.camps import columns
from ui.camps.actions import CampActions
from ui.camps.card import CampCard
from ui.camps.deeds import Deeds
from ui.camps.place import CampPlace
from ui.icons import icon
from ui.kit.cards import EmptyState
from ui.kit.tables import PlainTable
from ui.kit.text_model import TextModel
from ui.kit.undo import UndoStrip
from ui.kit.widths import give_room
from ui.page import Page, Place
from ui.printing.making import CampPaper, PaperKind
from ui.registers.place import RegisterPlace
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_SPARED = (2, 3)  # columns of the list that give way
_WIDE = 420  # pixels at 100 % from which there is room for them


class CampsPage(Page):
    """Holiday camps, from the plan to the last day."""

    depends = Change.CAMPS | Change.GROUPS | Change.CALENDAR | Change.PEOPLE | Change.FAMILIES | Change.MARKS

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._camp: int | None = None
        self._lines: tuple[CampLine, ...] = ()
        self.undo_action = self.add(N_("Undo"), lambda: self.deeds.undo(), "Ctrl+Z", "arrow-u-up-left")
        self.strip = UndoStrip(self.undo_action)
        self.deeds = Deeds(self, self.strip)
        self.act = CampActions(self)
        self.model: TextModel[CampLine] = TextModel(columns.CAMPS, self.language, self)
        self.table, self.search = PlainTable(), QLineEdit()
        self._both = QSplitter(Qt.Orientation.Horizontal, self)
        self._list, self._pane = QStackedWidget(self._both), QStackedWidget(self._both)
        self.card = CampCard(self, self.act.of_card(), self._pane)
        self.nothing, self.empty = EmptyState("tree-evergreen"), EmptyState("tree-evergreen", self.act.new)
        self._lay_out()
        self._connect()
        self._show_details(None)

    @override
    def title(self) -> str:
        return self.language.text(N_("Holiday camps"))

    @override
    def subtitle(self) -> str:
        return self.language.plural("{count} camp", "{count} camps", len(self._lines))

    @override
    def primary_action(self) -> QAction | None:
        return self.act.new

    @override
    def keys(self) -> list[tuple[str, str]]:
        text = self.language.text
        return [
            ("Enter", text(N_("Open the child, the register of the group, or the adult"))),
            ("Ctrl+A", text(N_("Select all children, to do something with all of them"))),
        ]

    @override
    def reload(self) -> None:
        camps = self.bench.centre.camps
        self.ask(camps.camps, self._show_lines, replaces="camps")
        self._read()

    @override
    def show_record(self, reference: object) -> None:
        place = CampPlace(reference) if isinstance(reference, int) else reference
        if isinstance(place, CampPlace):
            self._camp = place.camp
            self.search.clear()
            self.card.show_view(place.view)
            self._select_row()
            self._read()

    @override
    def place(self) -> object:
        return None if self._camp is None else CampPlace(self._camp, self.card.view)

    @override
    def first_focus(self) -> QWidget | None:
        return self.empty.button if self._list.currentWidget() is self.empty else self.table

    def plan(self) -> None:
        """Ask for a new camp, which is then shown."""
        self.deeds.plan(self.show_record)

    def with_camp(self, deed: Callable[[CampDetails], object]) -> Callable[[], None]:
        """Does something with the camp that is shown."""

        def act() -> None:
            if self.card.details is not None:
                deed(self.card.details)

        return act

    def with_children(self, deed: Callable[[CampDetails, Sequence[Camper]], object]) -> Callable[[], None]:
        """Does something with the selected children."""

        def act() -> None:
            children = self.card.chosen_children()
            if self.card.details is not None and children:
                deed(self.card.details, children)

        return act

    def with_adult(self, deed: Callable[[CampDetails, StaffLine], object]) -> Callable[[], None]:
        """Does something with the adult who is chosen."""

        def act() -> None:
            adult = self.card.chosen_adult()
            if self.card.details is not None and adult is not None:
                deed(self.card.details, adult)

        return act

    def printing(self, kind: PaperKind) -> Callable[[], None]:
        """Goes to a paper of the whole camp, one group after the other."""

        def act() -> None:
            if self.card.details is not None:
                line = self.card.details.line
                self.go_requested.emit(Place("print", CampPaper(line.id, kind, line.nearest(self.bench.clock.today()))))

        return act

    def going_to(self, view: str) -> Callable[[], None]:
        """Shows a view of the camp with the keyboard in it."""

        def act() -> None:
            self._show_view(view)
            self.card.focus_of_view().setFocus(Qt.FocusReason.ShortcutFocusReason)

        return act

    def open_register(self) -> None:
        """To the register of the chosen group, of today or the first day."""
        details, group = self.card.details, self.card.chosen_group()
        if details is None or not details.groups:
            return
        day = details.line.nearest(self.bench.clock.today())
        chosen = (group or details.groups[0]).group.id
        self.go_requested.emit(Place("registers", RegisterPlace(chosen, day, day)))

    def open_person(self) -> None:
        """To the child on the page People."""
        for child in self.card.chosen_children()[:1]:
            self.go_requested.emit(Place("people", child.label.id))

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        give_room(self.table, (0,))
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.table.remember(self.bench.memory, "camps")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnifying-glass", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
        self._list.addWidget(self.table)
        self._list.addWidget(self.empty)
        self._pane.addWidget(self.nothing)
        self._pane.addWidget(self.card)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * SPACE)
        rows.addWidget(self.search)
        rows.addWidget(self._list, 1)
        both = self._both
        both.setChildrenCollapsible(False)
        both.setHandleWidth(4 * SPACE)
        both.addWidget(left)
        both.addWidget(self._pane)
        both.setSizes([scaled(330), scaled(630)])
        both.setStretchFactor(0, 5)
        both.setStretchFactor(1, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, SPACE, 6 * SPACE, 4 * SPACE)
        column.setSpacing(3 * SPACE)
        column.addWidget(self.strip)
        column.addWidget(both, 1)

    def _connect(self) -> None:
        self.say(self.table.setAccessibleName, N_("Holiday camps"))
        self.say(self.search.setPlaceholderText, N_("Search names and places"))
        self.say(self.search.setAccessibleName, N_("Search names and places"))
        self.say(self.nothing.set_words, N_("Choose a camp in the list to see its children, groups and adults."))
        self.table.horizontalHeader().geometriesChanged.connect(self._fit_columns)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.opened.connect(lambda _index: self.card.focus_of_view().setFocus())
        self.search.textChanged.connect(lambda _text: self._list_lines())
        self.search.returnPressed.connect(self.table.setFocus)
        self.card.view_chosen.connect(self._show_view)
        card = self.card
        card.children_view.table.opened.connect(lambda _index: self.act.person.trigger())
        card.groups_view.table.opened.connect(lambda _index: self.act.register.trigger())
        card.adults_view.table.opened.connect(lambda _index: self.act.change_adult.trigger())
        for view in (card.children_view, card.groups_view, card.adults_view):
            view.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._enable())

    def _fit_columns(self) -> None:
        for column in _SPARED:
            self.table.setColumnHidden(column, self.table.width() < scaled(_WIDE))

    def _show_lines(self, lines: Sequence[CampLine]) -> None:
        self._lines = tuple(lines)
        if self._camp not in {line.id for line in lines}:
            self._camp = next((line.id for line in lines if line.open), lines[0].id if lines else None)
            self._read()
        self._list_lines()
        self.title_changed.emit()

    def _list_lines(self) -> None:
        words = [search_key(word) for word in self.search.text().split()]
        shown = [line for line in self._lines if all(word in _held(line) for word in words)]
        self.model.show(shown, self.language)
        self._list.setCurrentWidget(self.table if shown else self.empty)
        self.empty.set_words(
            self.language.text(
                N_("No camp is found. Try fewer letters.")
                if self._lines
                else N_("Camps in the holidays stand here. Plan the first one: its days, its place, then the children.")
            )
        )
        self._select_row()

    def _select_row(self) -> None:
        row = next((at for at, line in enumerate(self.model.rows) if line.id == self._camp), -1)
        if row >= 0 and self.table.current_row() != row:
            self.table.go_to_row(row)

    def _row_changed(self, index: QModelIndex) -> None:
        if index.isValid() and self.model.rows[index.row()].id != self._camp:
            self._camp = self.model.rows[index.row()].id
            self._read()

    def _read(self) -> None:
        camp, camps = self._camp, self.bench.centre.camps
        if camp is None or not self.bench.centre.may(Right.SEE_PEOPLE):
            self._show_details(None)
            return
        self.bench.ask(self, lambda: camps.camp(camp), self._show_details, self._gone, replaces="camp")

    def _gone(self, _error: object) -> None:
        self._camp = None
        self._show_details(None)

    def _show_details(self, details: CampDetails | None) -> None:
        if details is not None and details.line.id != self._camp:
            return
        if details is not None:
            self.card.show_details(details)
        self._pane.setCurrentWidget(self.nothing if details is None else self.card)
        self._enable()

    def _show_view(self, view: str) -> None:
        self.card.show_view(view)
        self._enable()

    def _enable(self) -> None:
        shown = self._pane.currentWidget() is self.card
        self.act.enable(self.card.details if shown else None, self.card)


def _held(line: CampLine) -> str:
    names = (line.name_km, line.name_en, line.name_fr, line.place)
    return search_key(" ".join((*names, f"{line.starts:%d/%m/%Y} {line.starts:%Y}")))
