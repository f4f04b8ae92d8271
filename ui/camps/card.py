"""One camp: its particulars, and under them its children, groups and adults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.camps.values import CampDetails, Camper, CampGroup, CampState, StaffLine
from app.language import N_
from ui.after_school.table_view import TableView
from ui.camps import wording
from ui.camps.columns import of_children, of_groups, of_staff
from ui.camps.place import ADULTS, CHILDREN, GROUPS
from ui.kit.buttons import ActionButton, Segments
from ui.kit.cards import EmptyState
from ui.kit.flow import FlowLayout
from ui.kit.text_model import TextModel
from ui.kit.widths import give_room
from ui.kit.words import Pill, ShortLabel, quiet
from ui.page import Page
from ui.theme import SPACE, scaled

T = TypeVar("T")
VIEWS = (CHILDREN, GROUPS, ADULTS)
_WORDS = {CHILDREN: N_("Children"), GROUPS: N_("Groups"), ADULTS: N_("Adults")}
_VILLAGE = 3  # a column of the children that gives way where there is little room
_WIDE = 520  # pixels at 100 % from which there is room for it


@dataclass(frozen=True, slots=True)
class CardActions:
    """The actions of the page that have their button on the card."""

    main: tuple[QAction, ...]
    papers: tuple[QAction, ...]
    more: tuple[QAction, ...]
    choose: QAction
    build: QAction
    add: QAction
    children: tuple[QAction, ...]
    groups: tuple[QAction, ...]
    adults: tuple[QAction, ...]


class CampCard(QWidget):
    """Shows a camp; the page carries out what its actions say.

    Signals:
        view_chosen(str): another view of the camp was chosen.
    """

    view_chosen = Signal(str)

    def __init__(self, page: Page, actions: CardActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._actions = page, actions
        self.details: CampDetails | None = None
        self.name, self.particulars, self.notes = ShortLabel("heading"), quiet(wrap=True), ShortLabel("quiet")
        self.state = Pill()
        self.views = Segments(VIEWS)
        for view in VIEWS:
            page.say(self.views.button(view).setText, _WORDS[view])
        self._make_tables()
        self._stack = QStackedWidget(self)
        for part in (self.children_view, self.groups_view, self.adults_view):
            self._stack.addWidget(part)
        self._lay_out()
        self._say()
        self.views.chosen.connect(self.view_chosen)
        self.show_view(CHILDREN)

    @property
    def view(self) -> str:
        """Which view is shown."""
        return VIEWS[self._stack.currentIndex()]

    def show_view(self, view: str) -> None:
        """Show another view."""
        self._stack.setCurrentIndex(VIEWS.index(view))
        self.views.choose(view)

    def show_details(self, details: CampDetails) -> None:
        """Show a camp, with the cursors where they were."""
        language, line = self._page.language, details.line
        self.details = details
        self.name.setText(line.name(language))
        self.state.set_tone(wording.STATE_TONES[line.state])
        self.state.setText(wording.state(line, language))
        self.particulars.setText(wording.particulars(details, language))
        self.notes.setText(
            " · ".join(" ".join(part.split()) for part in (details.draft.transport, details.draft.note) if part)
        )
        self.notes.setVisible(bool(self.notes.text()))
        self.children_view.keep_cursor(lambda: self.children_model.show(details.children, language))
        self.groups_view.keep_cursor(lambda: self.group_model.show(details.groups, language))
        self.adults_view.keep_cursor(lambda: self.staff_model.show(details.staff, language))
        self._tell(details)

    def chosen_children(self) -> list[Camper]:
        """The selected children, from top to bottom."""
        return _selected(self.children_view, self.children_model) if self.view == CHILDREN else []

    def chosen_group(self) -> CampGroup | None:
        """The group with the cursor."""
        return next(iter(_selected(self.groups_view, self.group_model)), None) if self.view == GROUPS else None

    def chosen_adult(self) -> StaffLine | None:
        """The adult with the cursor."""
        return next(iter(_selected(self.adults_view, self.staff_model)), None) if self.view == ADULTS else None

    def focus_of_view(self) -> QWidget:
        """Where the keyboard belongs in this view."""
        return {CHILDREN: self.children_view, GROUPS: self.groups_view, ADULTS: self.adults_view}[self.view].table

    def _make_tables(self) -> None:
        language, actions = self._page.language, self._actions
        self.children_model: TextModel[Camper] = TextModel(
            of_children(lambda: self.details.groups if self.details is not None else ()), language, self
        )
        self.group_model: TextModel[CampGroup] = TextModel(of_groups(lambda: self.details), language, self)
        self.staff_model: TextModel[StaffLine] = TextModel(of_staff(lambda: self.details), language, self)
        self.children_view = TableView(self.children_model, EmptyState("user-plus", actions.choose), actions.children)
        self.groups_view = TableView(self.group_model, EmptyState("squares-four", actions.build), actions.groups)
        self.adults_view = TableView(self.staff_model, EmptyState("users", actions.add), actions.adults)
        for view, wide in ((self.children_view, (0, 4)), (self.groups_view, (4,)), (self.adults_view, (0, 1))):
            give_room(view.table, wide)
        header = self.children_view.table.horizontalHeader()
        header.geometriesChanged.connect(self._fit_columns)

    def _fit_columns(self) -> None:
        table = self.children_view.table
        table.setColumnHidden(_VILLAGE, table.width() < scaled(_WIDE))

    def _tell(self, details: CampDetails) -> None:
        """What is still to be done, above the tables."""
        language, line = self._page.language, details.line
        told = language.plural(
            "{count} child has no group yet.", "{count} children have no group yet.", line.without_group
        )
        shown = bool(line.without_group and details.groups)
        self.children_view.about.setText(told)
        self.children_view.about.setVisible(shown)
        crowded = [group for group in details.groups if group.ratio.exceeded]
        self.groups_view.about.setText(
            language.plural(
                "In {count} group there are too few adults.",
                "In {count} groups there are too few adults.",
                len(crowded),
            )
        )
        self.groups_view.about.setVisible(bool(crowded) and line.state is not CampState.OVER)

    def _say(self) -> None:
        say = self._page.say
        say(self.children_view.table.setAccessibleName, N_("Children"))
        say(self.groups_view.table.setAccessibleName, N_("Groups"))
        say(self.adults_view.table.setAccessibleName, N_("Adults"))
        say(
            self.children_view.empty.set_words,
            N_("No child is chosen yet. Choose them among those who are enrolled; their groups stay as they are."),
        )
        say(
            self.groups_view.empty.set_words,
            N_("There is no group yet. They are proposed by age, family and village, and can be corrected."),
        )
        say(
            self.adults_view.empty.set_words,
            N_("Nobody is written down yet. Monitors and volunteers look after the groups."),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        head = QHBoxLayout()
        head.setSpacing(2 * SPACE)
        head.addWidget(self.name)
        head.addWidget(self.state)
        head.addStretch()
        column.addLayout(head)
        column.addWidget(self.particulars)
        column.addWidget(self.notes)
        column.addLayout(self._row())
        top = FlowLayout()
        top.addWidget(self.views)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _row(self) -> FlowLayout:
        row = FlowLayout()
        row.setSpacing(2 * SPACE)
        for action in self._actions.main:
            row.addWidget(ActionButton(action))
        row.addWidget(self._menu(N_("Print"), self._actions.papers))
        row.addWidget(self._menu(N_("More"), self._actions.more))
        return row

    def _menu(self, words: str, actions: Sequence[QAction]) -> QPushButton:
        menu, button = QMenu(self), QPushButton()
        menu.addActions(list(actions))
        button.setMenu(menu)
        button.setAutoDefault(False)
        self._page.say(button.setText, words)
        return button


def _selected(view: TableView, model: TextModel[T]) -> list[T]:
    rows = sorted({index.row() for index in view.table.selectionModel().selectedRows()})
    return [model.rows[row] for row in rows if row < len(model.rows)]
