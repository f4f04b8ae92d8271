"""Choosing the children of a camp: a filter above, and a list in which many are ticked at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from app.camps.rules import passes, with_siblings
from app.camps.values import CampDetails, ChildFilter, Choosable
from app.errors import FieldError
from app.language import N_, Language
from app.people.words import PROGRAMME_WORDS
from ui.camps import wording
from ui.kit.choice import Choice
from ui.kit.dialogs import FormDialog
from ui.kit.tables import PlainTable
from ui.kit.text_model import Index, Role, TextColumn, TextModel
from ui.kit.typed import number_of
from ui.kit.widths import give_room
from ui.kit.words import label
from ui.theme import SPACE, row_height, scaled
from ui.workbench import Workbench

_COLUMNS: tuple[TextColumn[Choosable], ...] = (
    TextColumn(N_("Name"), lambda child, language: wording.both_names(child.label, language)),
    TextColumn(N_("Age"), lambda child, language: wording.age(child.age, language), number=True),
    TextColumn(N_("Sex"), lambda child, language: wording.sex(child.label, language)),
    TextColumn(N_("Village"), lambda child, _language: child.label.village),
    TextColumn(N_("Groups"), wording.choosable),
)


class TickModel(TextModel[Choosable]):
    """Children with a box before their name."""

    def __init__(self, language: Language) -> None:
        super().__init__(_COLUMNS, language)
        self.ticked: set[int] = set()

    def tick(self, rows: Sequence[int], *, on: bool) -> None:
        """Tick these rows, or take their ticks away."""
        people = {self.rows[row].label.id for row in rows}
        self.ticked = self.ticked | people if on else self.ticked - people
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == Role.CheckStateRole and index.column() == 0:
            is_ticked = self.rows[index.row()].label.id in self.ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return super().data(index, role)


class TickTable(PlainTable):
    """Space ticks every row that is selected; the mouse ticks the box of one.

    Signals:
        toggled(): the ticks are others.
    """

    toggled = Signal()

    def __init__(self, model: TickModel) -> None:
        super().__init__()
        self.ticks = model
        self.setModel(model)
        self.clicked.connect(self._clicked)

    def toggle(self, rows: Sequence[int]) -> None:
        """Tick all of these rows, or none when all are ticked."""
        on = any(self.ticks.rows[row].label.id not in self.ticks.ticked for row in rows)
        self.ticks.tick(rows, on=on)
        self.toggled.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle(sorted({index.row() for index in self.selectionModel().selectedRows()}))
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0 and len(self.selectionModel().selectedRows()) == 1:
            box = self.visualRect(index).left() + row_height()
            if self.viewport().mapFromGlobal(self.cursor().pos()).x() <= box:
                self.toggle([index.row()])


class ChooseDialog(FormDialog):
    """Ticks stay when the filter is another one."""

    def __init__(self, bench: Workbench, parent: QWidget, details: CampDetails, children: Sequence[Choosable]) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Choose children"), _("Add to the camp"))
        self._camp = details.line.id
        self.offered = [child for child in children if not child.chosen]
        self.search, self.age_from, self.age_to = QLineEdit(), QLineEdit(), QLineEdit()
        programmes = sorted({one for child in self.offered for one in child.programmes})
        words = {one: PROGRAMME_WORDS[one] for one in programmes}
        self.programme = Choice(bench.tongue, words, N_("all programmes"))
        self.group, self.village = QComboBox(), QComboBox()
        self.model = TickModel(bench.tongue.language)
        self.table = TickTable(self.model)
        self.table.setAccessibleName(_("Children"))
        self.counts = label("strong")
        self.siblings = QPushButton(_("Brothers and sisters too"))
        self._offer()
        self._lay_out()
        self._connect()
        room = parent.window().size()
        self.resize(min(scaled(1000), room.width() - 12 * SPACE), min(scaled(680), room.height() - 12 * SPACE))
        self._show()
        self.search.setFocus()

    def wanted(self) -> ChildFilter:
        """The filter as it stands. Raises FieldError."""
        return ChildFilter(
            self.search.text(),
            number_of("age_from", self.age_from),
            number_of("age_to", self.age_to),
            self.programme.value(),
            self.group.currentData(),
            str(self.village.currentData()),
        )

    def _offer(self) -> None:
        """Groups and villages that there are."""
        language = self.bench.tongue.language
        self.group.addItem(language.text(N_("all groups")), None)
        for group in dict.fromkeys(group for child in self.offered for group in child.groups):
            self.group.addItem(group.name(language), group.id)
        self.village.addItem(language.text(N_("all villages")), "")
        for village in sorted({child.label.village for child in self.offered if child.label.village}):
            self.village.addItem(village, village)
        for box in (self.group, self.village):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)

    def _lay_out(self) -> None:
        _ = self.bench.tongue.language.text
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        cells = (
            ("text", self.search, _("Name, code or village"), 3),
            ("age_from", self.age_from, _("From age"), 1),
            ("age_to", self.age_to, _("To age"), 1),
            ("programme", self.programme, _("Programme"), 4),
            ("group", self.group, _("Group"), 3),
            ("village", self.village, _("Village"), 3),
        )
        for at, (name, field, words, stretch) in enumerate(cells):
            grid.addWidget(self.form.row(name, field, words), 0, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, stretch)
        self.body.addLayout(grid)
        give_room(self.table, (0, 4))
        self.body.addWidget(self.table, 1)
        hint = label("small", text=_("Space ticks the selected rows. Ctrl+A selects all that are shown."), wrap=True)
        self.siblings.setAutoDefault(False)
        self.siblings.setShortcut("Ctrl+B")
        self.siblings.setToolTip(f"{self.siblings.text()} (Ctrl+B)")
        row = QHBoxLayout()
        row.setSpacing(3 * SPACE)
        row.addWidget(self.counts)
        row.addWidget(hint, 1)
        row.addWidget(self.siblings)
        self.body.addLayout(row)

    def _connect(self) -> None:
        for edit in (self.search, self.age_from, self.age_to):
            edit.textChanged.connect(lambda _text: self._show())
            edit.returnPressed.connect(self.table.setFocus)
        for box in (self.programme, self.group, self.village):
            box.currentIndexChanged.connect(lambda _at: self._show())
        self.table.toggled.connect(self._count)
        self.table.opened.connect(lambda _index: self.confirm_button.click())
        self.siblings.clicked.connect(lambda _checked: self._add_siblings())
        self.confirm_button.clicked.connect(self._save)
        # Enter in a field leads to the list; there it confirms.
        self.confirm_button.setAutoDefault(False)
        self.confirm_button.setDefault(False)

    def _show(self) -> None:
        self.form.clear_errors()
        try:
            wanted = self.wanted()
        except FieldError as error:
            self.form[error.field].set_error(error.sentence(self.bench.tongue.language))
            return
        self.model.show([child for child in self.offered if passes(child, wanted)], self.bench.tongue.language)
        if self.model.rows:
            self.table.go_to_row(0)
        self._count()

    def _count(self) -> None:
        language = self.bench.tongue.language
        ticked = language.plural("{count} child ticked", "{count} children ticked", len(self.model.ticked))
        shown = language.text(N_("{count} shown")).format(count=language.number(len(self.model.rows)))
        self.counts.setText(f"{ticked} · {shown}")
        self.confirm_button.setEnabled(bool(self.model.ticked))

    def _add_siblings(self) -> None:
        self.model.ticked = set(with_siblings(self.model.ticked, self.offered))
        self.model.tick([], on=True)
        self._count()

    def _save(self) -> None:
        camps, camp, people = self.bench.centre.camps, self._camp, sorted(self.model.ticked)
        self.save(lambda: camps.choose(camp, people))
