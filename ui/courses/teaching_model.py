"""The sessions of a cohort and the modules each was given to: what is being saved is shown at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from typing_extensions import override

from app.attendance.values import SessionKey, SessionState
from app.courses.rules import shares
from app.courses.values.cohorts import ModuleLine
from app.courses.values.entries import TaughtSession, TeachingRequest
from app.courses.values.trainees import Completion
from app.language import N_, Language
from ui import theme
from ui.courses import wording
from ui.courses.table import Index, Role

DAY, CAME = range(2)
FIRST_MODULE = 2
_CENTRE = Qt.AlignmentFlag.AlignCenter


class TeachingModel(QAbstractTableModel):
    """A row for each session up to today, oldest first; a column for each module."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.modules: tuple[ModuleLine, ...] = ()
        self.rows: tuple[TaughtSession, ...] = ()
        self._stored: dict[SessionKey, tuple[int, ...]] = {}
        self._pending: dict[SessionKey, list[tuple[int, ...]]] = {}

    def show(self, completion: Completion, sessions: Sequence[TaughtSession], language: Language) -> None:
        """Show a cohort; what is still being saved stays as it was typed."""
        self.beginResetModel()
        self.modules, self.rows, self._language = completion.modules, tuple(sessions), language
        self._stored = {session.session: tuple(session.minutes) for session in sessions}
        self.endResetModel()

    def given_to(self, row: int) -> tuple[int, ...]:
        """The modules a session was given to, saved or not yet."""
        key = self.rows[row].session
        waiting = self._pending.get(key)
        return waiting[-1] if waiting else self._stored.get(key, ())

    def request(self, row: int, modules: Sequence[int]) -> TeachingRequest | None:
        """The request for one session, in the order of the modules; None where the session was not held."""
        if not 0 <= row < len(self.rows) or self.rows[row].state is SessionState.NOT_HELD:
            return None
        wanted = set(modules)
        return TeachingRequest(self.rows[row].session, tuple(m.id for m in self.modules if m.id in wanted))

    def first_open(self) -> int:
        """The first session of which nothing was noted; the last one when there is none."""
        for row, session in enumerate(self.rows):
            if not self.given_to(row) and session.state is not SessionState.NOT_HELD:
                return row
        return max(0, len(self.rows) - 1)

    def expect(self, requests: Sequence[TeachingRequest]) -> None:
        """Show what is being saved."""
        for request in requests:
            self._pending.setdefault(request.session, []).append(request.modules)
        self._redraw()

    def settle(self, requests: Sequence[TeachingRequest]) -> None:
        """It is saved."""
        for request in requests:
            self._stored[request.session] = request.modules
        self.give_back(requests)

    def give_back(self, requests: Sequence[TeachingRequest]) -> None:
        """It is no longer being saved; the cells show what is stored."""
        for request in requests:
            waiting = self._pending.get(request.session, [])
            if request.modules in waiting:
                waiting.remove(request.modules)
            if not waiting:
                self._pending.pop(request.session, None)
        self._redraw()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else FIRST_MODULE + len(self.modules)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        session = self.rows[index.row()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._words(index, session)
        if role == Role.TextAlignmentRole and index.column() != DAY:
            return _CENTRE
        if role == Role.ForegroundRole:
            quiet = session.session in self._pending or session.state is SessionState.NOT_HELD
            return theme.colour("quiet" if quiet else "main") if quiet or index.column() >= FIRST_MODULE else None
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        number, text = self._language.number, self._language.text
        if section < FIRST_MODULE:
            return text(N_("Session") if section == DAY else N_("Came"))
        module = self.modules[section - FIRST_MODULE]
        name = f"{number(module.position)} {module.names.name(self._language)}"
        if role == Role.DisplayRole:
            return name
        taught = wording.hours(module.taught, self._language)
        planned = wording.hours(60 * module.hours, self._language)
        return text(N_("{module}: {taught} of {planned}")).format(module=name, taught=taught, planned=planned)

    def _words(self, index: Index, session: TaughtSession) -> str:
        if index.column() == DAY:
            day = wording.short_day(session.session.date, self._language)
            return f"{day} {self._language.time(session.starts)}"
        if index.column() == CAME:
            not_held = session.state is SessionState.NOT_HELD
            return self._language.text(N_("not held")) if not_held else self._language.number(session.came)
        minutes = self._minutes(index.row()).get(self.modules[index.column() - FIRST_MODULE].id)
        return wording.hours(minutes, self._language) if minutes is not None else ""

    def _minutes(self, row: int) -> Mapping[int, int]:
        session, modules = self.rows[row], self.given_to(row)
        if tuple(session.minutes) == modules:
            return session.minutes
        return dict(zip(modules, shares(session.length, len(modules)), strict=True)) if modules else {}

    def _redraw(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self.columnCount() - 1))
