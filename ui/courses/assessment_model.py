"""Trainees and modules with the result of each: what is being saved is shown at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from typing_extensions import override

from app.courses.values.entries import AssessmentRequest
from app.courses.values.trainees import Completion, Result, Trainee
from app.language import N_, Language
from ui import theme
from ui.courses import wording
from ui.courses.table import Index, Role

NUMBER, NAME = range(2)
FIRST_MODULE = 2
_CENTRE = Qt.AlignmentFlag.AlignCenter
_NOTHING = Result()


class AssessmentModel(QAbstractTableModel):
    """A row for each trainee who has not left, in the order of the assessment sheet on paper."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.completion: Completion | None = None
        self.rows: tuple[Trainee, ...] = ()
        self._results: dict[tuple[int, int], Result] = {}  # by module and person
        self._pending: dict[tuple[int, int], list[Result]] = {}

    def show(self, completion: Completion, language: Language) -> None:
        """Show a cohort; what is still being saved stays as it was typed."""
        self.beginResetModel()
        self.completion, self._language = completion, language
        self.rows = tuple(trainee for trainee in completion.trainees if trainee.left is None)
        self._results = {(m.module, trainee.person): m.result for trainee in self.rows for m in trainee.modules}
        self.endResetModel()

    def request(self, index: Index, result: Result) -> AssessmentRequest | None:
        """The request to set one cell; None where there is nothing to assess."""
        key = self._key(index)
        return None if key is None else AssessmentRequest(*key, result)

    def result(self, index: Index) -> Result | None:
        """What stands in a cell, saved or not yet."""
        key = self._key(index)
        return None if key is None else self._shown(key)

    def expect(self, requests: Sequence[AssessmentRequest]) -> None:
        """Show what is being saved."""
        for request in requests:
            self._pending.setdefault((request.module, request.person), []).append(request.result)
        self._redraw()

    def settle(self, requests: Sequence[AssessmentRequest]) -> None:
        """It is saved."""
        for request in requests:
            self._results[request.module, request.person] = request.result
        self.give_back(requests)

    def give_back(self, requests: Sequence[AssessmentRequest]) -> None:
        """It is no longer being saved; the cells show what is stored."""
        for request in requests:
            waiting = self._pending.get((request.module, request.person), [])
            if request.result in waiting:
                waiting.remove(request.result)
            if not waiting:
                self._pending.pop((request.module, request.person), None)
        self._redraw()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return FIRST_MODULE + (len(self.completion.modules) if self.completion else 0)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        key = self._key(index)
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._words(index, key, role)
        if role == Role.TextAlignmentRole and index.column() != NAME:
            return _CENTRE
        if role == Role.ForegroundRole and key is not None and self.completion is not None:
            tone = wording.result_tone(self._shown(key), self.completion.cohort.rules)
            return theme.colour("quiet" if key in self._pending else tone or "text")
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        if section < FIRST_MODULE or self.completion is None:
            return self._language.text(N_("Name")) if section == NAME else ""
        module = self.completion.modules[section - FIRST_MODULE]
        return f"{self._language.number(module.position)} {module.names.name(self._language)}"

    def _words(self, index: Index, key: tuple[int, int] | None, role: int) -> str:
        if key is not None:
            return wording.result(self._shown(key), self._language)
        if index.column() == NUMBER:
            return self._language.number(index.row() + 1)
        first, other = wording.names(self.rows[index.row()].label, self._language)
        return " · ".join(filter(None, (first, other))) if role == Role.ToolTipRole else first

    def _key(self, index: Index) -> tuple[int, int] | None:
        if self.completion is None or not index.isValid() or index.column() < FIRST_MODULE:
            return None
        module = self.completion.modules[index.column() - FIRST_MODULE]
        return module.id, self.rows[index.row()].person

    def _shown(self, key: tuple[int, int]) -> Result:
        waiting = self._pending.get(key)
        return waiting[-1] if waiting else self._results.get(key, _NOTHING)

    def _redraw(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self.columnCount() - 1))
