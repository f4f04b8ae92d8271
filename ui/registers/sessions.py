"""What concerns a whole session of the open register: not held, paper total, staff, finished."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.attendance.values import Column, SessionKey, SessionState
from app.changes import Done
from app.language import N_
from ui.kit.dialogs import ask_first
from ui.registers.dialogs import NotHeldDialog
from ui.registers.moving import can_be_finished
from ui.workbench import Workbench

T = TypeVar("T")


class SessionDesk(QObject):
    """Carries out what is asked for one session.

    Signals:
        refused(UserError): it could not be done; what is stored is to be shown again.
        finished(SessionKey): the register is complete, or there was nothing to complete.
    """

    refused = Signal(object)
    finished = Signal(object)

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench

    def set_paper_total(self, session: SessionKey, total: int | None) -> None:
        """Keep the number at the foot of the sheet."""
        attendance = self._bench.centre.attendance
        self._do(lambda: attendance.set_paper_total(session, total))

    def set_staff(self, session: SessionKey, staff: int | None) -> None:
        """Keep how many staff were with the children."""
        attendance = self._bench.centre.attendance
        self._do(lambda: attendance.set_staff(session, staff))

    def set_head_count(self, session: SessionKey, people: int | None) -> None:
        """Keep how many came who are not named."""
        attendance = self._bench.centre.attendance
        self._do(lambda: attendance.set_head_count(session, people))

    def set_activity(self, session: SessionKey, activity: int | None) -> None:
        """Keep what is done at a session."""
        attendance = self._bench.centre.attendance
        self._do(lambda: attendance.set_activity(session, activity))

    def set_leader(self, session: SessionKey, leader: str) -> None:
        """Keep who leads a session."""
        attendance = self._bench.centre.attendance
        self._do(lambda: attendance.set_leader(session, leader))

    def finish(self, column: Column | None) -> None:
        """Mark the register as complete, where it can be, and ask for the next one."""
        session = column.session if column is not None else None
        if session is None or not can_be_finished(column):
            self.finished.emit(session)
            return
        attendance = self._bench.centre.attendance
        self._do(lambda: attendance.finish(session), lambda: self.finished.emit(session))

    def ask_not_held(self, parent: QWidget, column: Column) -> None:
        """Ask why a session was not held, or whether it was held after all."""
        session, language = column.session, self._bench.tongue.language
        if session is None:
            return
        day, text = language.long_date(column.date), language.text
        if column.state is not SessionState.NOT_HELD:
            NotHeldDialog(self._bench, parent, day, session).open()
            return
        attendance = self._bench.centre.attendance
        message = text(N_("Marks can be entered again and the session counts again."))
        ask_first(
            parent,
            language,
            text(N_("Held after all?")),
            f"{day}: {column.reason}\n{message}",
            text(N_("Held after all")),
            lambda: self._do(lambda: attendance.hold_after_all(session)),
        )

    def _do(self, job: Callable[[], Done[T]], then: Callable[[], object] | None = None) -> None:
        self._bench.do(self, job, lambda _value: then() if then is not None else None, self.refused.emit)
