"""The columns that were recognised, each with a box in which to correct it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.imports.columns import Column, ColumnMap
from app.imports.meanings import TITLES, Meaning
from app.imports.spreadsheet import Spreadsheet, Tab
from app.language import N_, Language
from ui.kit.cards import Card
from ui.kit.dialogs import scrolled
from ui.kit.forms import FieldRow
from ui.kit.words import heading, quiet
from ui.theme import SPACE

_SAMPLE = 3


class ColumnsPanel(Card):
    """One tab of the file at a time: whether it is taken, and what each of its columns means.

    Signals:
        corrected(tuple[ColumnMap, ...]): the person read a column otherwise, or left a tab out.
    """

    corrected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._spreadsheet: Spreadsheet | None = None
        self._maps: tuple[ColumnMap, ...] = ()
        self._language = Language("en")
        self.heading = heading()
        self.heading.setWordWrap(True)
        self.explained = quiet(wrap=True)
        self.tabs = QComboBox()
        self.tabs.currentIndexChanged.connect(lambda _index: self._fill())
        self.tabs.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.taken = QCheckBox()
        self.taken.clicked.connect(self._take)
        self.group = QLineEdit()
        self.group.editingFinished.connect(self._name_group)
        self.group_row = FieldRow(self.group)
        self.boxes: list[QComboBox] = []
        self._fields = QWidget()
        self._column = QVBoxLayout(self._fields)
        self._column.setContentsMargins(0, 0, 2 * SPACE, 0)
        self._column.setSpacing(3 * SPACE)
        for part in (self.heading, self.explained, self.tabs, self.taken, self.group_row):
            self.body.addWidget(part)
        self.body.addWidget(scrolled(self._fields), 1)

    @property
    def maps(self) -> tuple[ColumnMap, ...]:
        """How the tabs are read now."""
        return self._maps

    def show_file(self, spreadsheet: Spreadsheet, maps: tuple[ColumnMap, ...]) -> None:
        """Show how a file is read."""
        self._spreadsheet, self._maps = spreadsheet, maps
        self.tabs.blockSignals(True)
        self.tabs.clear()
        self.tabs.addItems([tab.name for tab in spreadsheet.tabs])
        self.tabs.setCurrentIndex(next((at for at, one in enumerate(maps) if one.taken), 0))
        self.tabs.setVisible(len(maps) > 1)
        self.tabs.blockSignals(False)
        self._fill()

    def speak(self, language: Language) -> None:
        """Show the words in another language."""
        _ = language.text
        self._language = language
        self.heading.setText(_("Columns of the file"))
        self.explained.setText(_("Correct here what was not recognised. Nothing is saved yet."))
        self.tabs.setAccessibleName(_("Sheet of the file"))
        self.taken.setText(_("Import this sheet"))
        self.group_row.set_label(_("Group of everybody on this sheet"))
        self._fill()

    def _current(self) -> tuple[Tab, ColumnMap] | None:
        at = self.tabs.currentIndex()
        if self._spreadsheet is None or not 0 <= at < len(self._maps):
            return None
        return self._spreadsheet.tabs[at], self._maps[at]

    def _fill(self) -> None:
        self.boxes = []
        while item := self._column.takeAt(0):
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        current = self._current()
        if current is None:
            return
        tab, columns = current
        self.taken.setChecked(columns.taken)
        self.group.setText(columns.group)
        self.group_row.setVisible(not columns.positions(Meaning.GROUP))
        for column in columns.columns:
            self._column.addWidget(self._field(tab, columns, column))
        self._column.addStretch()

    def _field(self, tab: Tab, columns: ColumnMap, column: Column) -> FieldRow:
        box = _MeaningBox(column.meaning, self._language)
        box.activated.connect(partial(self._correct, column.position, box))
        self.boxes.append(box)
        words = column.heading or self._language.text(N_("Column {number}")).format(
            number=self._language.number(column.position + 1)
        )
        row = FieldRow(box, words)
        lines = tab.lines[columns.last_heading + 1 :][:40]
        cells = [str(cell) for line in lines if (cell := line.cell(column.position)) is not None]
        row.set_hint(", ".join(list(dict.fromkeys(cells))[:_SAMPLE])[:60])
        return row

    def _correct(self, position: int, box: _MeaningBox, _index: int) -> None:
        """The same heading is read alike on every sheet of the file."""
        current = self._current()
        if current is None:
            return
        heading = next(one.heading for one in current[1].columns if one.position == position)
        self._maps = tuple(
            one.corrected(position, box.meaning).left_out(False)
            if one is current[1] or _has(one, position, heading)
            else one
            for one in self._maps
        )
        self._fill()
        self.corrected.emit(self._maps)

    def _name_group(self) -> None:
        """Everybody on the sheet is put into this group; empty for none."""
        current = self._current()
        if current is None or self.group.text().strip() == current[1].group:
            return
        named = current[1].with_group(self.group.text().strip())
        self._maps = tuple(named if one is current[1] else one for one in self._maps)
        self.corrected.emit(self._maps)

    def _take(self, taken: bool) -> None:
        at = self.tabs.currentIndex()
        self._maps = tuple(one.left_out(not taken) if number == at else one for number, one in enumerate(self._maps))
        self.corrected.emit(self._maps)


def _has(columns: ColumnMap, position: int, heading: str) -> bool:
    return columns.taken and any(
        one.position == position and one.heading == heading and heading for one in columns.columns
    )


class _MeaningBox(QComboBox):
    """Every meaning that a column can have."""

    def __init__(self, meaning: Meaning, language: Language) -> None:
        super().__init__()
        # The words of a box may be longer than the panel is wide.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._meanings = tuple(Meaning)
        for one in self._meanings:
            self.addItem(language.text(TITLES[one]))
        self.setCurrentIndex(self._meanings.index(meaning))

    @property
    def meaning(self) -> Meaning:
        """What is chosen."""
        return self._meanings[self.currentIndex()]

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the panel; it never changes a column by accident."""
        event.ignore()
