"""The rows of a plan as a table: what becomes of each, in words and colour."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from typing_extensions import override

from app.imports.values import Choice, Decision, Fate, ImportPlan, PlannedRow
from app.imports.words import FATES, why
from app.language import N_, Language
from app.people.values import PersonDraft
from app.people.words import SEX_WORDS
from ui import theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns of the preview."""

    ROW, FATE, NAME, WHY, OTHER_NAME, SEX, BIRTH, VILLAGE, GROUP = range(9)


HEADINGS = {
    Column.ROW: N_("Row"),
    Column.FATE: N_("What happens"),
    Column.NAME: N_("Name"),
    Column.WHY: N_("Details"),
    Column.OTHER_NAME: N_("In the other script"),
    Column.SEX: N_("Sex"),
    Column.BIRTH: N_("Born"),
    Column.VILLAGE: N_("Village"),
    Column.GROUP: N_("Group"),
}
INKS = {
    Fate.NEW: "present",
    Fate.UPDATED: "excused",
    Fate.UNCHANGED: "quiet",
    Fate.DUPLICATE: "late",
    Fate.REJECTED: "absent",
}
EMPTY = ImportPlan("", (), (), ())


class PlanModel(QAbstractTableModel):
    """A plan, narrowed to one fate, with what was decided about its rows.

    Rows are the rows shown; `places` are those of the plan, by which decisions go.
    """

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._plan = EMPTY
        self._fate: Fate | None = None
        self._shown: list[int] = []
        self._decisions: dict[int, Decision] = {}
        # The widest column is composed once a row: Qt asks for it at each repaint.
        self._told: dict[int, str] = {}

    @property
    def plan(self) -> ImportPlan:
        """What is shown."""
        return self._plan

    @property
    def decisions(self) -> dict[int, Decision]:
        """What was decided, by the place in the plan."""
        return dict(self._decisions)

    def show(self, plan: ImportPlan) -> None:
        """Show another plan; decisions are forgotten."""
        self._decisions = {}
        self._reset(plan, self._fate)

    def narrow(self, fate: Fate | None) -> None:
        """Show the rows of one fate only; None: all."""
        self._reset(self._plan, fate)

    def speak(self, language: Language) -> None:
        """Show the words in another language."""
        self._language = language
        self._reset(self._plan, self._fate)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def row_at(self, row: int) -> PlannedRow | None:
        """The planned row shown there; None outside the table."""
        return self._plan.rows[self._shown[row]] if 0 <= row < len(self._shown) else None

    def undecided(self) -> list[int]:
        """The rows shown that wait for a decision."""
        return [
            at
            for at, place in enumerate(self._shown)
            if self._plan.rows[place].fate is Fate.DUPLICATE and place not in self._decisions
        ]

    def decide(self, row: int, decision: Decision | None) -> None:
        """Decide about the row shown there; None takes a decision back."""
        place = self._shown[row]
        if decision is None:
            self._decisions.pop(place, None)
        else:
            self._decisions[place] = decision
        self._told.pop(place, None)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def why_at(self, row: int) -> str:
        """Everything to be said of the row shown there; "" outside the table."""
        planned = self.row_at(row)
        return self._why(row, planned) if planned is not None else ""

    def decision_at(self, row: int) -> Decision | None:
        """What was decided about the row shown there."""
        return self._decisions.get(self._shown[row])

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(Column):
            return self._language.text(HEADINGS[Column(section)])
        return None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = Column(index.column())
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._text(index.row(), row, column) or None
        if role == Role.ForegroundRole and column is Column.FATE:
            return QBrush(theme.colour(INKS[self._fate_now(index.row())]))
        return None

    def _reset(self, plan: ImportPlan, fate: Fate | None) -> None:
        self.beginResetModel()
        self._plan, self._fate, self._told = plan, fate, {}
        self._shown = [place for place, row in enumerate(plan.rows) if fate in (None, row.fate)]
        self.endResetModel()

    def _fate_now(self, row: int) -> Fate:
        """The fate after what was decided, for the colour."""
        decision, planned = self.decision_at(row), self._plan.rows[self._shown[row]]
        after = {Choice.NEW: Fate.NEW, Choice.SAME: Fate.UPDATED, Choice.SKIP: Fate.UNCHANGED}
        return after[decision.choice] if decision else planned.fate

    def _text(self, at: int, row: PlannedRow, column: Column) -> str:
        if column is Column.ROW:
            return self._number(row)
        if column is Column.FATE:
            return self._fate_words(at, row)
        if column is Column.WHY:
            return self._why(at, row)
        read = row.read.person
        if read is None:
            return self._unread(row) if column is Column.NAME else ""
        if column is Column.GROUP:
            return ", ".join(read.groups)
        return _OF_DRAFT[column](read.draft, self._language)

    def _number(self, row: PlannedRow) -> str:
        number = self._language.number(row.read.number)
        several = len({one.read.tab for one in self._plan.rows[:: max(1, len(self._plan.rows) // 50)]}) > 1
        return f"{row.read.tab} {number}" if several else number

    def _fate_words(self, at: int, row: PlannedRow) -> str:
        _ = self._language.text
        decision = self.decision_at(at)
        if decision is None:
            return self._language.text(FATES[row.fate])
        if decision.choice is Choice.SAME:
            same = next((one.label for one in row.alike if one.label and one.label.id == decision.person), None)
            name = same.name(self._language.khmer_first) if same else ""
            return _("Same as {name}").format(name=name)
        return _("New, decided") if decision.choice is Choice.NEW else _("Left out")

    def _why(self, at: int, row: PlannedRow) -> str:
        place = self._shown[at]
        if place not in self._told:
            self._told[place] = why(row, self._language)
        return self._told[place]

    def _unread(self, row: PlannedRow) -> str:
        return " ".join(str(cell) for cell in row.read.cells if cell is not None)[:120]


def _name(draft: PersonDraft, language: Language) -> str:
    return language.names(draft.name_km, draft.name_latin)[0]


def _other_name(draft: PersonDraft, language: Language) -> str:
    return language.names(draft.name_km, draft.name_latin)[1]


_OF_DRAFT: dict[Column, Callable[[PersonDraft, Language], str]] = {
    Column.NAME: _name,
    Column.OTHER_NAME: _other_name,
    Column.SEX: lambda draft, language: language.text(SEX_WORDS[draft.sex]) if draft.sex else "",
    Column.BIRTH: lambda draft, language: draft.birth.display(language) if draft.birth else "",
    Column.VILLAGE: lambda draft, _language: draft.village,
}
