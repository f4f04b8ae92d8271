"""Backups without being asked: every half hour if something changed, and when the window is closed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.changes import Change
from app.errors import UserError
from app.faults import as_user_error
from app.rights import Right
from ui.workbench import Workbench

if TYPE_CHECKING:
    from app.backups.values import Reason
    from app.centre import Centre

EVERY = 30 * 60 * 1000  # milliseconds


class Keeper(QObject):
    """Lives as long as the window. Backups are made on the paper lane, so that marks are saved meanwhile.

    Signals:
        told(Kept): how safe the records are now.
        failed(UserError): a backup could not be made.
    """

    told = Signal(object)
    failed = Signal(object)

    def __init__(self, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.make_if_due)
        self._missed = False
        bench.changed.connect(self._changed)

    def begin(self) -> None:
        """Somebody has signed in. The half hours go on through locks: a desk that is locked often is kept as often."""
        if not self._timer.isActive():
            self._timer.start()
        self.tell()
        if self._missed:
            self.make_if_due()

    def tell(self) -> None:
        """Find out how safe the records are."""
        if self._may():
            self._bench.ask(self, self._bench.centre.backups.kept, self.told.emit)

    def make_if_due(self) -> None:
        """Make a backup unless nothing was done since the newest one; while locked, at the next sign-in."""
        from app.backups.values import Reason  # not before somebody has signed in

        self._missed = not self._may()
        if not self._missed:
            centre = self._bench.centre
            self._bench.paper.run(self, lambda: _made_if_due(centre, Reason.REGULAR), self._made, self._not_made)

    def last_job(self) -> Callable[[], None]:
        """What is to be done on the data lane when the window is closed: a backup, then closing the centre."""
        self._timer.stop()
        centre = self._bench.centre
        return lambda: _back_up_and_close(centre)

    def _may(self) -> bool:
        return not self._bench.is_locked() and self._bench.centre.may(Right.BACK_UP)

    def _made(self, made: bool) -> None:
        if made:
            self._bench.changed.emit(Change.BACKUPS)

    def _not_made(self, error: Exception) -> None:
        known = as_user_error(error)
        if known is not None:
            self.failed.emit(known)
        # A centre that was locked in the middle of its backup makes one next time.
        elif not self._bench.is_locked():
            raise error

    def _changed(self, change: Change) -> None:
        if change & Change.BACKUPS:
            self.tell()


def _made_if_due(centre: Centre, reason: Reason) -> bool:
    if not centre.backups.due():
        return False
    made = centre.back_up(reason).value
    if made.copy_error is not None:
        raise made.copy_error
    return True


def _back_up_and_close(centre: Centre) -> None:
    from app.backups.values import Reason

    try:
        # The disk may be full, or the stick pulled: the records themselves are saved long since.
        with suppress(UserError, OSError):
            if centre.may(Right.BACK_UP):
                _made_if_due(centre, Reason.CLOSE)
    finally:
        centre.close()
