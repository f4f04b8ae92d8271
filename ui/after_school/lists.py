"""The schools with their shifts, and the children who start school, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from app.after_school.values import Starter, Starters
from app.language import N_, Language
from app.schools.values import Schools, ShiftCount
from ui import theme
from ui.after_school.wording import school_name, shift_word, starter_name

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class _Table(QAbstractTableModel):
    """Texts in rows under fixed headings."""

    headings: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self.texts: list[tuple[str, ...]] = []

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.texts)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.TextAlignmentRole and section in self.numbers:
            return _RIGHT
        return self.language.text(self.headings[section]) if role == Role.DisplayRole else None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        text = self.texts[index.row()][index.column()]
        if role == Role.TextAlignmentRole and index.column() in self.numbers:
            return _RIGHT
        if role == Role.ForegroundRole and text in ("–", "✗"):
            return theme.colour("absent" if text == "✗" else "quiet")
        if role == Role.ForegroundRole and text == "✓":
            return theme.colour("present")
        return text if role == Role.DisplayRole else None


class SchoolColumn(IntEnum):
    """The columns of the schools."""

    SCHOOL, GRADE, MORNING, AFTERNOON, UNKNOWN = range(5)


class SchoolModel(_Table):
    """A row for each grade of a school that has children, and one for each school without any."""

    headings = (N_("School"), N_("Grade"), N_("Morning"), N_("Afternoon"), N_("Not known"))
    numbers = frozenset({SchoolColumn.GRADE, SchoolColumn.MORNING, SchoolColumn.AFTERNOON, SchoolColumn.UNKNOWN})

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(language, parent)
        self.schools: Schools | None = None
        self.counts: Sequence[ShiftCount] = ()

    def show(self, schools: Schools, language: Language) -> None:
        """Show other numbers."""
        self.beginResetModel()
        self.schools, self.language = schools, language
        known = {count.school for count in schools.counts}
        self.counts = [*schools.counts, *(ShiftCount(s.id, None) for s in schools.schools if s.id not in known)]
        number = language.number
        self.texts = [
            (
                school_name(count.school, schools.schools, language),
                number(count.grade) if count.grade is not None else "–",
                number(count.morning),
                number(count.afternoon),
                number(count.unknown),
            )
            for count in self.counts
        ]
        self.endResetModel()


class StarterColumn(IntEnum):
    """The columns of the children who start school."""

    NAME, BORN, GROUP, CERTIFICATE, REGISTERED, SCHOOL, SHIFT = range(7)


class StarterModel(_Table):
    """The children who start school, the eldest first."""

    headings = (
        N_("Name"), N_("Born"), N_("Group"), N_("Birth certificate"), N_("Registered"), N_("School"), N_("Shift"),
    )  # fmt: skip

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(language, parent)
        self.starters: Starters | None = None

    def show(self, starters: Starters, language: Language) -> None:
        """Show others, or the same with other ticks."""
        same = self.starters is not None and self._people(self.starters) == self._people(starters)
        if not same:
            self.beginResetModel()
        self.starters, self.language = starters, language
        self.texts = [self._texts(child, starters) for child in starters.children]
        if not same:
            self.endResetModel()
        elif self.texts:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.texts) - 1, len(self.headings) - 1))

    def child(self, row: int) -> Starter | None:
        """The child of a row."""
        children = self.starters.children if self.starters is not None else ()
        return children[row] if 0 <= row < len(children) else None

    @staticmethod
    def _people(starters: Starters) -> list[int]:
        return [child.person for child in starters.children]

    def _texts(self, child: Starter, starters: Starters) -> tuple[str, ...]:
        entry, language = child.entry, self.language
        return (
            starter_name(child, language),
            child.birth.display(language),
            child.group.name(language),
            "✓" if entry.birth_certificate else "✗",
            "✓" if entry.registered else "✗",
            school_name(entry.school, starters.schools, language),
            shift_word(entry.shift, language),
        )
