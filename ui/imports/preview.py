"""What becomes of the rows: columns at the left, rows at the right, the decision about groups at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QHeaderView, QSplitter, QVBoxLayout, QWidget

from app.imports.values import Fate, ImportPlan
from app.imports.words import FATES
from app.language import N_, Language
from ui.imports.columns import ColumnsPanel
from ui.imports.model import Column, PlanModel
from ui.kit.cards import ProgressStrip
from ui.kit.tables import PlainTable
from ui.kit.words import label, restyle
from ui.theme import SPACE, scaled

_SHOWN: tuple[Fate | None, ...] = (None, *Fate)
_WIDTHS: dict[int, int] = {
    Column.ROW: 58,
    Column.FATE: 128,
    Column.NAME: 122,
    Column.WHY: 140,
    Column.OTHER_NAME: 132,
    Column.SEX: 84,
    Column.BIRTH: 116,
    Column.VILLAGE: 90,
    Column.GROUP: 90,
}
_KEYS = (
    ("D", N_("next to decide")),
    ("S", N_("same person")),
    ("N", N_("new person")),
    ("X", N_("leave out")),
)


class Preview(QWidget):
    """Fills itself from a plan; knows nothing of the centre.

    Signals:
        filtered(): other rows are shown.
    """

    filtered = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.columns = ColumnsPanel()
        self.model = PlanModel(language, self)
        self.table = PlainTable()
        self.table.setModel(self.model)
        # A box, not buttons side by side: six counted words are wider than a small screen in some languages.
        self.filter = QComboBox()
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.filter.addItems([""] * len(_SHOWN))
        self.counts = label("quiet", wrap=True)
        self.filter.activated.connect(self._narrow)
        self.create_groups = QCheckBox()
        self.create_groups.hide()
        self.strip = ProgressStrip()
        self.told = label("quiet", wrap=True)
        self.about_row = label("small", wrap=True)
        # Two lines are kept free, so that the table does not jump from row to row.
        self.about_row.setMinimumHeight(scaled(38))
        self.keys = label("small", wrap=True)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._tell_row())
        self._lay_out()

    def show_plan(self, plan: ImportPlan) -> None:
        """Show another plan, all of its rows."""
        self.model.show(plan)
        self._tell_groups()
        self.recount()
        waiting = self.model.undecided()
        if self.model.rowCount():
            self.table.go_to_row(waiting[0] if waiting else 0)
        self.filtered.emit()

    def speak(self, language: Language) -> None:
        """Show the words in another language."""
        self._language = language
        at = self.table.current_row()
        self.model.speak(language)
        if at >= 0:
            self.table.go_to_row(at)
        self.columns.speak(language)
        self.strip.stop.setText(language.text(N_("Stop")))
        self.keys.setText(" · ".join(f"{key} {language.text(words)}" for key, words in _KEYS))
        self.filter.setAccessibleName(language.text(N_("Which rows are shown")))
        self.table.setAccessibleName(language.text(N_("Rows of the file")))
        self._tell_groups()
        self.recount()

    def recount(self) -> None:
        """Write the numbers of rows into the filter, and what is known of the current row below the table."""
        _, number = self._language.text, self._language.number
        plan = self.model.plan
        self.filter.setItemText(0, _("All rows: {count}").format(count=number(len(plan.rows))))
        counts = [(plan.count(fate), self._language.text(FATES[fate])) for fate in Fate]
        for at, (count, words) in enumerate(counts, start=1):
            self.filter.setItemText(at, f"{words}{self._language.colon} {number(count)}")
        self.counts.setText(" · ".join(f"{words} {number(count)}" for count, words in counts if count))
        self._tell_row()

    def tell(self, words: str, kind: str) -> None:
        """A sentence at the foot; `kind` is "error", "good" or "quiet"."""
        self.told.setText(words)
        self.told.setProperty("kind", kind)
        restyle(self.told)
        self.told.setVisible(bool(words))

    def _tell_groups(self) -> None:
        groups = self.model.plan.new_groups
        words = self._language.plural("Create {count} group: {names}", "Create {count} groups: {names}", len(groups))
        shown = ", ".join(groups[:4]) + (" …" if len(groups) > 4 else "")
        self.create_groups.setText(words.replace("{names}", shown))
        self.create_groups.setToolTip(", ".join(groups))
        self.create_groups.setVisible(bool(groups))

    def _tell_row(self) -> None:
        nameless = self._language.text(N_("Choose at the left which column holds the names."))
        rows = self.model.plan.rows
        self.about_row.setText(self.model.why_at(self.table.current_row()) if rows else nameless)

    def _narrow(self, at: int) -> None:
        self.model.narrow(_SHOWN[at])
        if self.model.rowCount():
            self.table.go_to_row(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filtered.emit()

    def _lay_out(self) -> None:
        self.table.set_widths(_WIDTHS)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        for column in (Column.NAME, Column.WHY):  # what a large window brings is theirs
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.spare(Column.OTHER_NAME, Column.WHY, Column.BIRTH, Column.SEX, Column.GROUP, Column.VILLAGE)
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3 * SPACE)
        top = QHBoxLayout()
        top.setSpacing(3 * SPACE)
        top.addWidget(self.filter)
        top.addWidget(self.counts, 1)
        rows.addLayout(top)
        rows.addWidget(self.table, 1)
        for part in (self.about_row, self.keys, self.create_groups, self.strip, self.told):
            rows.addWidget(part)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.columns)
        splitter.addWidget(right)
        splitter.setHandleWidth(4 * SPACE)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([280, 900])
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)
