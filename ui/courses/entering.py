"""Carries what is typed into a grid to the disk and back, in the order typed, with undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from app.changes import Done
from app.errors import UserError
from ui.kit.history import Change, History
from ui.workbench import Workbench

R = TypeVar("R")
Q = TypeVar("Q", contravariant=True)


class PendingModel(Protocol[Q]):
    """A model that shows what was asked for at once, in a pending style, until it is saved or given back."""

    def expect(self, requests: Sequence[Q]) -> None: ...

    def settle(self, requests: Sequence[Q]) -> None: ...

    def give_back(self, requests: Sequence[Q]) -> None: ...


class Entering(QObject, Generic[R]):
    """What can be typed into one grid.

    Signals:
        refused(UserError): something could not be saved; the cells are as they were.
    """

    refused = Signal(object)

    def __init__(self, bench: Workbench, model: PendingModel[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench, self._model = bench, model
        self._history: History[Change[R]] = History()
        self._command: Callable[[Sequence[R]], Done[Any]] | None = None
        self._pending = 0
        self._later: list[Callable[[], object]] = []

    def begin(self, command: Callable[[Sequence[R]], Done[Any]]) -> None:
        """Another cohort is shown: what is typed goes to this command, and nothing before can be undone from here."""
        self._command = command
        self._history.clear()
        self._later.clear()

    def enter(self, requests: Sequence[R]) -> None:
        """Save these requests, all or none."""
        if requests:
            self._send(tuple(requests), self._history.add, lambda: None)

    def undo(self) -> None:
        """Take the newest entry back."""
        if self._pending:
            self._later.append(self.undo)
        elif (change := self._history.take_undo()) is not None:
            self._send(change.before, lambda _change: None, lambda: self._history.give_back_undo(change))

    def redo(self) -> None:
        """Enter again what was undone last."""
        if self._pending:
            self._later.append(self.redo)
        elif (change := self._history.take_redo()) is not None:
            self._send(change.after, lambda _change: None, lambda: self._history.give_back_redo(change))

    def _send(
        self, requests: tuple[R, ...], remember: Callable[[Any], object], give_back: Callable[[], object]
    ) -> None:
        command = self._command
        if command is None:
            return
        self._pending += 1
        self._model.expect(requests)

        def saved(change: Any) -> None:
            self._model.settle(requests)
            remember(change)
            self._settled()

        def failed(error: UserError) -> None:
            self._model.give_back(requests)
            give_back()
            self.refused.emit(error)
            self._settled()

        self._bench.do(self, lambda: command(requests), saved, failed)

    def _settled(self) -> None:
        self._pending -= 1
        if self._later and not self._pending:
            self._later.pop(0)()
