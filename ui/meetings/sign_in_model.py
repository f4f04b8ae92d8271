"""The sign-in of a meeting as a table: families down, who came across, as on the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from app.language import N_, Language
from app.meetings.values import WHO_WORDS, Entry, SignIn, SignInRow, Who
from ui import theme
from ui.meetings import wording

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns: number, names, a column for each letter of the sheet, and who came in words."""

    NUMBER, FAMILY, CHILDREN, M, F, G, D, O, CAME = range(9)  # noqa: E741 - the letters of the sheet


LETTER_COLUMNS = {Column.M: Who.MOTHER, Column.F: Who.FATHER, Column.G: Who.GRANDMOTHER, Column.D: Who.GRANDFATHER,
                  Column.O: Who.OTHER}  # fmt: skip
_HEADINGS = {
    Column.NUMBER: N_("No."),
    Column.FAMILY: N_("Family"),
    Column.CHILDREN: N_("Children"),
    Column.CAME: N_("Who came"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Entries that are on their way to the disk; `ticket` tells them apart."""

    ticket: int
    entries: tuple[Entry, ...]


class SignInModel(QAbstractTableModel):
    """Shows a sign-in, and the entries that are on their way to the disk on top.

    Signals:
        counts_changed(): other families came than before.
    """

    counts_changed = Signal()

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self._saved: SignIn | None = None
        self._shown: SignIn | None = None
        self._asked: list[Asked] = []
        self._pending: frozenset[int] = frozenset()
        self._tickets = 0

    @property
    def sign_in(self) -> SignIn | None:
        """The sign-in as it stands on screen."""
        return self._shown

    @property
    def is_pending(self) -> bool:
        """Whether entries are on their way to the disk."""
        return bool(self._asked)

    def show(self, sign_in: SignIn | None) -> None:
        """Show what was read; nothing is reset when only who came differs."""
        frame = _frame(self._saved) == _frame(sign_in)
        if not frame:
            self.beginResetModel()
        self._saved = sign_in
        self._lay_over()
        if not frame:
            self.endResetModel()
        else:
            self._all_changed()
        self.counts_changed.emit()

    def speak(self, language: Language) -> None:
        """Use another language."""
        self.language = language
        self._all_changed()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def expect(self, entries: Sequence[Entry]) -> Asked:
        """Show entries at once as pending; answer with `settle` or `give_back`."""
        self._tickets += 1
        asked = Asked(self._tickets, tuple(entries))
        self._asked.append(asked)
        self._lay_over()
        self._all_changed()
        self.counts_changed.emit()
        return asked

    def settle(self, asked: Asked) -> None:
        """The entries are durable now."""
        self._forget(asked)
        if self._saved is not None:
            self._saved = _with(self._saved, asked.entries)
        self._lay_over()
        self._all_changed()

    def give_back(self, asked: Asked) -> None:
        """The entries failed: the rows show again what is stored."""
        self._forget(asked)
        self._lay_over()
        self._all_changed()
        self.counts_changed.emit()

    def row(self, at: int) -> SignInRow | None:
        """The family of a table row."""
        rows = self._shown.rows if self._shown is not None else ()
        return rows[at] if 0 <= at < len(rows) else None

    def row_of(self, family: int) -> int:
        """Where a family stands, -1 when it does not."""
        rows = self._shown.rows if self._shown is not None else ()
        return next((at for at, row in enumerate(rows) if row.family.id == family), -1)

    def first_open(self) -> int:
        """Where the work goes on: below the last family that is entered."""
        rows = self._shown.rows if self._shown is not None else ()
        entered = [at for at, row in enumerate(rows) if row.came]
        return min(entered[-1] + 1, len(rows) - 1) if entered else 0

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self._shown is None else len(self._shown.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        who = LETTER_COLUMNS.get(Column(section))
        if role == Role.DisplayRole:
            return who.value if who is not None else self.language.text(_HEADINGS[Column(section)])
        if role == Role.TextAlignmentRole and who is not None:
            return Qt.AlignmentFlag.AlignCenter
        if role == Role.ToolTipRole and who is not None:
            return self.language.text(WHO_WORDS[who])
        return None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = Column(index.column())
        who = LETTER_COLUMNS.get(column)
        if who is not None:
            return self._letter(row, who, role)
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return self._text(row, column)
        if role == Role.TextAlignmentRole and column is Column.NUMBER:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Role.ForegroundRole:
            return self._colour(row, column)
        return None

    def _colour(self, row: SignInRow, column: Column) -> Any:
        if column is Column.CAME and not row.invited and row.came:
            return theme.colour("accent")
        return theme.colour("quiet") if column in (Column.NUMBER, Column.CHILDREN) else None

    def _letter(self, row: SignInRow, who: Who, role: int) -> Any:
        came = any(adult.who is who for adult in row.came)
        if role == Role.DisplayRole:
            return who.value if came else "·" if any(adult.who is who for adult in row.family.adults) else ""
        if role == Role.AccessibleTextRole:
            return self.language.text(WHO_WORDS[who]) if came else ""
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Role.FontRole and came:
            font = QFont(QApplication.font())
            font.setBold(True)
            font.setItalic(row.family.id in self._pending)
            return font
        if role == Role.ForegroundRole:
            return theme.colour("present" if came else "quiet")
        return theme.colour("present_soft") if role == Role.BackgroundRole and came else None

    def _text(self, row: SignInRow, column: Column) -> str:
        language = self.language
        match column:
            case Column.NUMBER:
                return language.digits(str(row.number))
            case Column.FAMILY:
                return wording.adults_line(row.family, language)
            case Column.CHILDREN:
                return wording.children_line(row.family, language)
        came = wording.who_came(row.came, language)
        if came and not row.invited:
            return language.text(N_("{who}: not invited")).format(who=came)
        return came

    def _lay_over(self) -> None:
        entries = [entry for asked in self._asked for entry in asked.entries]
        self._pending = frozenset(entry.family for entry in entries)
        self._shown = _with(self._saved, entries) if self._saved is not None else None

    def _forget(self, asked: Asked) -> None:
        self._asked = [other for other in self._asked if other.ticket != asked.ticket]

    def _all_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(Column) - 1))


def _with(sign_in: SignIn, entries: Sequence[Entry]) -> SignIn:
    """The sign-in as it will stand when the entries are saved."""
    came = {entry.family: entry.adults for entry in entries}
    rows = tuple(replace(row, came=came.get(row.family.id, row.came)) for row in sign_in.rows)
    return replace(sign_in, rows=rows)


def _frame(sign_in: SignIn | None) -> object:
    return sign_in and (sign_in.line.id, [(row.number, row.family.id) for row in sign_in.rows])
