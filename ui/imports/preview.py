"""What becomes of the rows: columns at the left, rows at the right, the decision about groups at the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.imports.values import Fate, ImportPlan
from app.imports.words import FATES
from app.language import N_, Language
from ui.imports.columns import ColumnsPanel
from ui.imports.model import Column, PlanModel
from ui.kit.buttons import Segments
from ui.kit.cards import ProgressStrip
from ui.kit.tables import PlainTable
from ui.kit.words import KeyHint, label, restyle
from ui.theme import SPACE, scaled

_ALL = "all"
_WIDTHS = {
    Column.ROW: 60,
    Column.FATE: 130,
    Column.NAME: 150,
    Column.OTHER_NAME: 150,
    Column.SEX: 70,
    Column.BIRTH: 100,
    Column.VILLAGE: 110,
    Column.GROUP: 110,
}
_KEYS = (
    (("D",), N_("next to decide")),
    (("S",), N_("same person")),
    (("N",), N_("new person")),
    (("X",), N_("leave out")),
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
        self.filter = Segments([_ALL, *(fate.value for fate in Fate)])
        self.filter.choose(_ALL)
        self.filter.chosen.connect(self._narrow)
        self.create_groups = QCheckBox()
        self.create_groups.hide()
        self.strip = ProgressStrip()
        self.told = label("quiet", wrap=True)
        self.hints = [KeyHint(*keys) for keys, _words in _KEYS]
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
        for hint, (_keys, words) in zip(self.hints, _KEYS, strict=True):
            hint.set_words(language.text(words))
        self.table.setAccessibleName(language.text(N_("Rows of the file")))
        self._tell_groups()
        self.recount()

    def recount(self) -> None:
        """Write the number of rows into the filter."""
        _, number = self._language.text, self._language.number
        plan = self.model.plan
        self.filter.button(_ALL).setText(f"{_(N_('All'))} {number(len(plan.rows))}")
        for fate, words in FATES.items():
            self.filter.button(fate.value).setText(f"{_(words)} {number(plan.count(fate))}")

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

    def _narrow(self, word: str) -> None:
        self.model.narrow(None if word == _ALL else Fate(word))
        if self.model.rowCount():
            self.table.go_to_row(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filtered.emit()

    def _lay_out(self) -> None:
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, scaled(width))
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3 * SPACE)
        filters = QHBoxLayout()
        filters.addWidget(self.filter)
        filters.addStretch()
        hints = QHBoxLayout()
        hints.setSpacing(4 * SPACE)
        for hint in self.hints:
            hints.addWidget(hint)
        hints.addStretch()
        rows.addLayout(filters)
        rows.addWidget(self.table, 1)
        rows.addLayout(hints)
        for part in (self.create_groups, self.strip, self.told):
            rows.addWidget(part)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.columns)
        splitter.addWidget(right)
        splitter.setHandleWidth(4 * SPACE)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([280, 900])
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)
