"""Building the groups of a camp: what is asked above, the groups at the left, the children at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.camps.rules import ages, moved, parted
from app.camps.values import CampDetails, Camper, GroupPlan, Groups, Proposal, Siblings, Villages
from app.camps.words import SIBLING_WORDS, VILLAGE_WORDS
from app.errors import FieldError
from app.groups.ratio import Ratio
from app.language import N_
from app.text import latin_digits
from ui.camps import wording
from ui.kit.choice import Choice
from ui.kit.dialogs import FormDialog
from ui.kit.tables import PlainTable
from ui.kit.text_model import TextColumn, TextModel
from ui.kit.typed import number_of
from ui.kit.widths import give_room
from ui.kit.words import label
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_USUAL = 12  # children in a group, when nothing else is asked
_VILLAGE, _SIBLINGS = 4, 5  # columns of the children; the first gives way where there is little room
_WIDE = 1060  # pixels at 100 % from which there is room for it


@dataclass(frozen=True, slots=True)
class Placed:
    """A child in the proposal: the number of the group, counted from 1, and whether siblings are in other ones."""

    child: Camper
    group: int
    parted: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """A group of the proposal."""

    number: int
    girls: int
    boys: int
    ages: tuple[int, int] | None
    ratio: Ratio


_CHILDREN: tuple[TextColumn[Placed], ...] = (
    TextColumn(N_("Group"), lambda one, language: language.number(one.group), number=True),
    TextColumn(N_("Name"), lambda one, language: wording.name(one.child.label, language)),
    TextColumn(N_("Age"), lambda one, language: wording.age(one.child.age, language), number=True),
    TextColumn(N_("Sex"), lambda one, language: wording.sex(one.child.label, language)),
    TextColumn(N_("Village"), lambda one, _language: one.child.label.village),
    TextColumn(
        N_("Brothers, sisters"),
        lambda one, language: language.text(N_("in another group")) if one.parted else "",
        tone=lambda _one: "late",
    ),
)
_GROUPS: tuple[TextColumn[Summary], ...] = (
    TextColumn(N_("Group"), lambda one, language: language.number(one.number), number=True),
    TextColumn(N_("Children"), lambda one, language: language.number(one.girls + one.boys), number=True),
    TextColumn(N_("Girls / boys"), lambda one, language: wording.sexes(one.girls, one.boys, language)),
    TextColumn(N_("Ages"), lambda one, language: wording.ages(one.ages, language)),
    TextColumn(
        N_("Adult : children"),
        lambda one, language: wording.ratio(one.ratio, language),
        tone=lambda one: wording.ratio_tone(one.ratio),
    ),
)


class PlacedTable(PlainTable):
    """The children; a digit puts those selected into that group, plus and minus into the next one.

    Signals:
        group_typed(int): into the group of this number.
        step_typed(int): one group on, or back.
    """

    group_typed = Signal(int)
    step_typed = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = latin_digits(event.text())
        if typed.isascii() and typed.isdigit() and typed != "0":
            self.group_typed.emit(int(typed))
        elif typed in ("+", "-"):
            self.step_typed.emit(1 if typed == "+" else -1)
        else:
            super().keyPressEvent(event)


class BuildDialog(FormDialog):
    """The proposal follows what is asked at once; children are moved by hand; nothing is stored until it is kept."""

    def __init__(self, bench: Workbench, parent: QWidget, details: CampDetails) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Build groups"), _("Keep these groups"))
        self._camp = details.line.id
        self._proposal: Proposal | None = None
        self.groups: Groups = ()
        self._order: list[int] = []
        children = sum(child.left is None for child in details.children)
        number = len(details.groups) or max(1, -(-children // _USUAL))
        self.number, self.largest = QLineEdit(str(number)), QLineEdit()
        self.siblings = Choice(bench.tongue, SIBLING_WORDS)
        self.villages = Choice(bench.tongue, VILLAGE_WORDS)
        self.by_age, self.sexes = QCheckBox(_("Children of like age together")), QCheckBox(_("Girls and boys alike"))
        for box in (self.by_age, self.sexes):
            box.setChecked(True)
        language = bench.tongue.language
        self.summary, self.summary_table = TextModel(_GROUPS, language, self), PlainTable()
        self.model, self.table = TextModel(_CHILDREN, language, self), PlacedTable()
        self._lay_out()
        self._connect()
        room = parent.window().size()
        self.resize(min(scaled(1120), room.width() - 8 * SPACE), min(scaled(720), room.height() - 8 * SPACE))
        self._ask()
        self.number.setFocus()

    def plan(self) -> GroupPlan:
        """What is asked. Raises FieldError."""
        largest = number_of("largest", self.largest)
        return GroupPlan(
            None if largest is not None else number_of("groups", self.number),
            largest,
            self.by_age.isChecked(),
            Siblings(self.siblings.value()),
            Villages(self.villages.value()),
            self.sexes.isChecked(),
        )

    def _lay_out(self) -> None:
        _ = self.bench.tongue.language.text
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        cells = (
            ("groups", self.number, _("Groups")),
            ("largest", self.largest, _("Or children in one, at most")),
            ("siblings", self.siblings, _("Brothers and sisters")),
            ("villages", self.villages, _("Children of a village")),
        )
        for at, (name, field, words) in enumerate(cells):
            grid.addWidget(self.form.row(name, field, words), 0, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, 1)
        boxes = QHBoxLayout()
        boxes.setSpacing(5 * SPACE)
        boxes.addWidget(self.by_age)
        boxes.addWidget(self.sexes)
        boxes.addStretch()
        self.body.addLayout(grid)
        self.body.addLayout(boxes)
        self.body.addLayout(self._tables(), 1)
        self.body.addWidget(
            label("small", text=_("A digit puts the selected children into that group, + and − into the next one."),
                  wrap=True)
        )  # fmt: skip

    def _tables(self) -> QHBoxLayout:
        _ = self.bench.tongue.language.text
        both = QHBoxLayout()
        both.setSpacing(4 * SPACE)
        tables = (
            (self.summary_table, self.summary, (), _("Groups"), 1),
            (self.table, self.model, (1,), _("Children"), 2),
        )
        for table, model, wide, words, stretch in tables:
            table.setModel(model)
            table.setAccessibleName(words)
            give_room(table, wide)
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(table)
            both.addWidget(part, stretch)
        return both

    def _fit(self) -> None:
        """The groups are to be seen at one look; the children take what they leave."""
        width = self.summary_table.horizontalHeader().length() + 2 * self.summary_table.frameWidth()
        self.summary_table.setMinimumWidth(min(width, self.width() // 2))
        self.table.setColumnHidden(_VILLAGE, self.width() < scaled(_WIDE))
        self.table.setColumnHidden(_SIBLINGS, not any(one.parted for one in self.model.rows))

    def _connect(self) -> None:
        for edit in (self.number, self.largest):
            edit.textChanged.connect(lambda _text: self._ask())
            edit.returnPressed.connect(self.table.setFocus)
        for choice in (self.siblings, self.villages):
            choice.currentIndexChanged.connect(lambda _at: self._ask())
        for box in (self.by_age, self.sexes):
            box.toggled.connect(lambda _on: self._ask())
        self.table.group_typed.connect(lambda number: self._move(lambda _one: number))
        self.table.step_typed.connect(lambda step: self._move(lambda one: one.group + step))
        self.table.opened.connect(lambda _index: self.confirm_button.click())
        self.confirm_button.clicked.connect(self._save)
        # Nothing is kept before it was looked at: Enter in a field leads to the children; there it confirms.
        self.confirm_button.setAutoDefault(False)
        self.confirm_button.setDefault(False)

    def _ask(self) -> None:
        self.form.clear_errors()
        try:
            plan = self.plan()
        except FieldError as error:
            self.form[error.field].set_error(error.sentence(self.bench.tongue.language))
            return
        camps, camp = self.bench.centre.camps, self._camp
        self.bench.ask(self, lambda: camps.proposal(camp, plan), self._show, self.refuse, replaces="proposal")

    def _show(self, proposal: Proposal) -> None:
        self._proposal, self.groups = proposal, proposal.groups
        self._order = [person for group in proposal.groups for person in group]
        self._fill()
        if self.model.rows:
            self.table.go_to_row(0)

    def _fill(self) -> None:
        """Show the groups as they stand now; the children stay in the order of the proposal."""
        proposal, language = self._proposal, self.bench.tongue.language
        if proposal is None:
            return
        number = {person: at for at, group in enumerate(self.groups, 1) for person in group}
        apart = parted(self.groups, {one: child.label.family for one, child in proposal.children.items()})
        self.model.show(
            [Placed(proposal.children[person], number[person], person in apart) for person in self._order], language
        )
        self.summary.show([self._summary(proposal, at) for at in range(len(self.groups))], language)
        self.confirm_button.setEnabled(bool(self.groups))
        self._fit()

    def _summary(self, proposal: Proposal, at: int) -> Summary:
        children = [proposal.children[person] for person in self.groups[at]]
        girls = sum(child.label.sex == "F" for child in children)
        ratio = Ratio(len(children), proposal.adults[at], proposal.children_per_staff)
        return Summary(at + 1, girls, len(children) - girls, ages(children), ratio)

    def _move(self, to: Callable[[Placed], int]) -> None:
        """Put the selected children into another group, and the cursor on the next child."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        for placed in [self.model.rows[row] for row in rows]:
            number = to(placed)
            if 1 <= number <= len(self.groups):
                self.groups = moved(self.groups, placed.child.label.id, number - 1)
        if rows:
            self._fill()
            self.table.go_to_row(min(rows[-1] + 1, len(self.model.rows) - 1))

    def _save(self) -> None:
        camps, camp = self.bench.centre.camps, self._camp
        groups = tuple(group for group in self.groups if group)
        self.save(lambda: camps.keep_groups(camp, groups))
