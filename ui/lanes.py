"""Lanes: worker threads that keep the order of what is asked of them and never touch a widget."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from ui import sweeping


class Stopped(Exception):
    """Raised inside a long job by its `Progress` when the person asked to stop."""


class Progress:
    """Given to a long job, which calls it with (done, total); raises `Stopped` there after `stop`.

    It is no QObject, so a job may keep it: what it tells arrives on the GUI thread through the lane.
    """

    def __init__(self, post: Callable[[int, int], None]) -> None:
        self._post = post
        self._stop = threading.Event()

    def __call__(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped
        self._post(done, total)

    def stop(self) -> None:
        """Make the job end at its next step."""
        self._stop.set()


@dataclass(slots=True, eq=False)
class _Waiting:
    """Who waits for an answer. Lives on the GUI thread only; the worker never sees it."""

    owner: QObject
    then: Callable[[Any], object] | None
    failed: Callable[[Exception], object] | None
    key: str


class Lane(QObject):
    """One worker thread; jobs run one after the other in the order in which they were asked.

    A job is a function without arguments that holds no QObject. Its answer, or its exception, is handed
    over on the GUI thread; when the asking object is gone by then, the answer is dropped.

    Signals:
        became_idle: nothing is waiting or running any more.
    """

    became_idle = Signal()
    _answered = Signal(int, object, object)
    _progressed = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[tuple[int, Callable[[], Any]] | None] = queue.SimpleQueue()
        self._waiting: dict[int, _Waiting] = {}
        self._withdrawn: set[int] = set()
        self._next = 0
        self._closed = False
        self._answered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(_tell, Qt.ConnectionType.QueuedConnection)
        sweeping.begin(self._jobs)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def run(
        self,
        owner: QObject,
        job: Callable[[], Any],
        then: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        replaces: str = "",
    ) -> None:
        """Queue `job`; call `then(answer)` or `failed(error)` on the GUI thread while `owner` lives.

        With `replaces`, an earlier question of the same owner and word that is not answered yet is
        withdrawn: for search as typed, where only the last answer counts. An exception without `failed`
        goes to sys.excepthook.
        """
        if isinstance(getattr(job, "__self__", None), QObject):
            raise TypeError("a job must not own a QObject: pass plain values into it")
        if self._closed:
            raise RuntimeError("this lane is closed")
        if replaces:
            self._withdraw(owner, replaces)
        self._next += 1
        self._waiting[self._next] = _Waiting(owner, then, failed, replaces)
        self._jobs.put((self._next, job))

    def progress(self, owner: QObject, told: Callable[[int, int], object]) -> Progress:
        """A `Progress` for a job of this lane; `told(done, total)` is called on the GUI thread."""

        def tell(done: int, total: int) -> None:
            if isValid(owner):
                told(done, total)

        return Progress(lambda done, total: self._progressed.emit(lambda: tell(done, total)))

    def is_idle(self) -> bool:
        """Whether every answer has been handed over."""
        return not self._waiting

    def close(self) -> None:
        """Finish what is queued, drop the answers, end the thread. The lane cannot be used afterwards."""
        if not self._closed:
            self._closed = True
            self._waiting.clear()
            self._jobs.put(None)
            self._thread.join()
            sweeping.end(self._jobs)

    def _withdraw(self, owner: QObject, key: str) -> None:
        for number, waiting in list(self._waiting.items()):
            if waiting.owner is owner and waiting.key == key:
                waiting.then = waiting.failed = _nothing
                self._withdrawn.add(number)

    def _work(self) -> None:
        while (asked := self._jobs.get()) is not None:
            number, job = asked
            if number in self._withdrawn:
                self._answered.emit(number, None, None)
                continue
            try:
                answer, error = job(), None
            except Exception as caught:  # every failure is told to whoever asked
                answer, error = None, caught
            # Nothing may live on in this frame while the thread sleeps: a job can hold a whole register.
            del asked, job
            self._answered.emit(number, answer, error)
            del answer, error

    def _hand_over(self, number: int, answer: object, error: Exception | None) -> None:
        waiting = self._waiting.pop(number, None)
        self._withdrawn.discard(number)
        try:
            if waiting is not None and isValid(waiting.owner):
                _answer(waiting, answer, error)
        finally:
            if not self._waiting:
                self.became_idle.emit()
            sweeping.sweep()


def _answer(waiting: _Waiting, answer: object, error: Exception | None) -> None:
    if error is None:
        if waiting.then is not None:
            waiting.then(answer)
    elif waiting.failed is not None:
        waiting.failed(error)
    else:
        raise error


def _tell(told: Callable[[], object]) -> None:
    told()
    sweeping.sweep()


def _nothing(_answer: object) -> None:
    """Takes the answer to a question that was withdrawn."""
