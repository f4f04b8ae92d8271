"""The register as a table: people down, days across."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPixmap
from typing_extensions import override

from app.attendance.values import Cell, Column, Count, Mark, Marked, MarkRequest, Register, Row, Status
from app.language import Language
from ui.registers import wording
from ui.registers.overlay import with_marks

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Field(IntEnum):
    """The columns before the days."""

    NUMBER, PHOTO, NAME_KM, NAME_LATIN, AGE, FLAGS = range(6)


FIRST_DAY = len(Field)

# Put together once: Qt asks for the flags of every cell at every painting.
_SHADED = Qt.ItemFlag.ItemNeverHasChildren
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable


@dataclass(frozen=True, slots=True)
class MarksAsked:
    """A change typed by a person that is on its way to the disk; `ticket` tells changes apart."""

    ticket: int
    requests: tuple[MarkRequest, ...]


class Look(NamedTuple):
    """Everything the delegate needs to paint one mark; `more`: times or a note stand behind it."""

    status: Status | None
    more: bool
    markable: bool
    held: bool
    pending: bool
    today: bool


class RegisterModel(QAbstractTableModel):
    """Shows a register and the marks that are on their way to the disk.

    Signals:
        marks_requested: `MarksAsked`; answer with `settle` or `give_back`.
        counts_changed: marks shown are others than before.
    """

    marks_requested = Signal(object)
    counts_changed = Signal()

    def __init__(self, today: dt.date, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.language = language
        self._saved: Register | None = None
        self._shown: Register | None = None
        self._asked: list[MarksAsked] = []
        self._pending: frozenset[tuple[object, int]] = frozenset()
        self._tickets = 0
        self._photos: dict[int, QPixmap] = {}

    def has_photos(self, people: tuple[int, ...]) -> bool:
        """Whether the photos of all these people are here."""
        return all(person in self._photos for person in people)

    def show_photos(self, photos: dict[int, QPixmap]) -> None:
        """Show these photos, by person."""
        self._photos |= photos
        self._all_changed()

    @property
    def register(self) -> Register | None:
        """The register as it stands on screen, pending marks included."""
        return self._shown

    @property
    def is_pending(self) -> bool:
        """Whether marks are on their way to the disk."""
        return bool(self._asked)

    def show(self, register: Register | None) -> None:
        """Show what was read, marks on their way on top; nothing is reset when only marks differ."""
        before = self._shown
        same = _same_frame(self._saved, register)
        if not same:
            self.beginResetModel()
        self._saved = register
        self._lay_over()
        if not same:
            self.endResetModel()
        elif self._tell_differences(before, self._shown):
            return
        self.counts_changed.emit()

    def speak(self, language: Language) -> None:
        """Use another language."""
        self.language = language
        self._all_changed()
        if self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def expect(self, requests: tuple[MarkRequest, ...]) -> MarksAsked:
        """Show marks at once as pending; whoever carries them out answers with `settle` or `give_back`."""
        self._tickets += 1
        asked = MarksAsked(self._tickets, requests)
        self._asked.append(asked)
        self._lay_over()
        self._changed(requests)
        return asked

    def settle(self, asked: MarksAsked, change: Marked) -> None:
        """The use case returned: what it did is durable now."""
        self._forget(asked)
        if self._saved is not None:
            self._saved = with_marks(self._saved, change.after)
        self._lay_over()
        self._changed(asked.requests + change.after)

    def give_back(self, asked: MarksAsked) -> None:
        """The use case failed: the cells show again what is stored."""
        self._forget(asked)
        self._lay_over()
        self._changed(asked.requests)

    def knows(self, change: Marked) -> bool:
        """Whether a change is wholly on screen: a walk-in brings or takes a row, which only reading again shows."""
        people = {row.person for row in self._saved.rows} if self._saved is not None else set()
        requests = (*change.before, *change.after)
        walk_in = any(request.mark is not None and request.mark.walk_in for request in requests)
        return not walk_in and all(request.person in people for request in requests)

    def count(self, day: int) -> Count | None:
        """How many are present, absent, ... in a day column, pending marks included."""
        if self._shown is None or not 0 <= day < len(self._shown.columns):
            return None
        return self._shown.count(day)

    def column(self, section: int) -> Column | None:
        """The day of a table column, or None for the columns before the days."""
        day = section - FIRST_DAY
        if self._shown is None or not 0 <= day < len(self._shown.columns):
            return None
        return self._shown.columns[day]

    def day_state(self, section: int) -> tuple[bool, bool]:
        """Whether a table column is today, and whether the group meets then (always, for other columns)."""
        column = self.column(section)
        return column is not None and column.date == self._today, column is None or not wording.is_off(column)

    def row(self, at: int) -> Row | None:
        """The person of a table row."""
        if self._shown is None or not 0 <= at < len(self._shown.rows):
            return None
        return self._shown.rows[at]

    def cell(self, index: AnyIndex) -> Cell | None:
        """The mark and expectation at an index, or None outside the days."""
        row, day = self.row(index.row()), index.column() - FIRST_DAY
        return row.cells[day] if row is not None and 0 <= day < len(row.cells) else None

    def look(self, index: AnyIndex) -> Look | None:
        """How a mark is to be painted. A direct way: `data` would wrap it at each of a month's 900 cells."""
        row, column, cell = self.row(index.row()), self.column(index.column()), self.cell(index)
        if row is None or column is None or cell is None:
            return None
        held = wording.can_be_marked(column)
        mark = cell.mark
        return Look(
            status=mark.status if mark is not None else None,
            more=mark is not None and bool(mark.arrived or mark.left or mark.note),
            markable=held and (cell.expected or mark is not None),
            held=held,
            pending=(column.session, row.person) in self._pending,
            today=column.date == self._today,
        )

    def markable(self, index: AnyIndex) -> bool:
        """Whether the sheet has a box here: the session can take place and the person is expected or came."""
        cell, column = self.cell(index), self.column(index.column())
        if cell is None or column is None or not wording.can_be_marked(column):
            return False
        return cell.expected or cell.mark is not None

    def has_mark(self, index: AnyIndex) -> bool:
        """Whether something was entered there."""
        cell = self.cell(index)
        return cell is not None and cell.mark is not None

    def request(self, index: AnyIndex, value: Mark | Status | None) -> MarkRequest | None:
        """What to ask for so that an index shows `value`; None where nothing can be marked."""
        row, column = self.row(index.row()), self.column(index.column())
        if row is None or column is None or column.session is None or not self.markable(index):
            return None
        mark = self.marked_anew(index, value) if isinstance(value, Status) else value
        return MarkRequest(column.session, row.person, mark)

    def marked_anew(self, index: AnyIndex, status: Status) -> Mark:
        """The mark at an index with another status."""
        cell = self.cell(index)
        return wording.mark_with(cell.mark if cell else None, status)

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self._shown is None else len(self._shown.rows)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or self._shown is None else FIRST_DAY + len(self._shown.columns)

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        column = self.column(index.column())
        if column is not None and column.session is None:
            return _SHADED
        return _EDITABLE if self.markable(index) else _READABLE

    @override
    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if index.column() == Field.PHOTO and role == Role.DecorationRole:
            return self._photos.get(row.person)
        if index.column() < FIRST_DAY:
            return wording.person_data(row, Field(index.column()).name, role, self.language)
        return self._day_data(row, index, role)

    @override
    def setData(self, index: AnyIndex, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not isinstance(value, Mark | Status | None):
            return False
        request = self.request(index, value)
        if request is not None:
            self.marks_requested.emit(self.expect((request,)))
        return request is not None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = self.column(section)
        if column is not None:
            return wording.day_header(column, role, self.language, with_hour=self._is_one_of_several(column))
        return wording.field_header(Field(section).name, role, self.language) if section < FIRST_DAY else None

    def _day_data(self, row: Row, index: AnyIndex, role: int) -> Any:
        cell, column = self.cell(index), self.column(index.column())
        if cell is None or column is None:
            return None
        if role == Role.EditRole:
            return cell.mark
        return wording.mark_data(row, cell, column, role, self.language)

    def _is_one_of_several(self, column: Column) -> bool:
        """Whether the group meets more than once on that day."""
        columns = self._shown.columns if self._shown is not None else ()
        return sum(other.date == column.date for other in columns) > 1

    def _lay_over(self) -> None:
        asked = [request for asked in self._asked for request in asked.requests]
        self._pending = frozenset((request.session, request.person) for request in asked)
        self._shown = with_marks(self._saved, asked) if self._saved is not None else None

    def _forget(self, asked: MarksAsked) -> None:
        self._asked = [other for other in self._asked if other.ticket != asked.ticket]

    def _changed(self, requests: tuple[MarkRequest, ...]) -> None:
        if self._shown is None or not self._shown.rows:
            return
        sessions = {request.session for request in requests}
        people = {request.person for request in requests}
        days = [at for at, column in enumerate(self._shown.columns) if column.session in sessions]
        rows = [at for at, row in enumerate(self._shown.rows) if row.person in people]
        if days and rows:
            first = self.index(min(rows), FIRST_DAY + min(days))
            self.dataChanged.emit(first, self.index(max(rows), FIRST_DAY + max(days)))
        self.counts_changed.emit()

    def _tell_differences(self, before: Register | None, after: Register | None) -> bool:
        """Announce what differs, and answer whether nothing does: a mark is read again after each key press."""
        if before is None or after is None or before == after:
            return True
        if before.columns != after.columns:
            self._all_changed()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, FIRST_DAY, self.columnCount() - 1)
            return False
        for at, (old, new) in enumerate(zip(before.rows, after.rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))
        return False

    def _all_changed(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _same_frame(before: Register | None, after: Register | None) -> bool:
    """Whether people and days are the same, so that the table need not be built anew."""
    if before is None or after is None:
        return before is after
    people = [(row.number, row.person) for row in before.rows] == [(row.number, row.person) for row in after.rows]
    days = [(column.date, column.session) for column in before.columns]
    return people and days == [(column.date, column.session) for column in after.columns]
