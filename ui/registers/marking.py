"""Carries typed marks to the disk and back: one use case a key press, in the order typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.attendance.arriving import Arrival
from app.attendance.values import Mark, Marked, MarkRequest, SessionKey, Status
from app.changes import Done
from app.errors import UserError
from app.language import N_
from ui.kit.history import History
from ui.registers.model import FIRST_DAY, AnyIndex, MarksAsked, RegisterModel
from ui.registers.overlay import unmarked
from ui.registers.typed_entry import read_typed
from ui.workbench import Workbench

Job = Callable[[], Done[Marked]]


class Marking(QObject):
    """What can be marked in the open register, with undo and redo.

    Signals:
        refused(UserError, str): something could not be marked, with the text that was typed for it.
        went_to(tuple of MarkRequest): an undo or redo took place there.
        history_changed(): there is something else to undo or redo.
    """

    refused = Signal(object, str)
    went_to = Signal(object)
    history_changed = Signal()

    def __init__(self, bench: Workbench, model: RegisterModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.model = model
        self._later: list[Callable[[], object]] = []
        self.history: History[Marked] = History()
        # Whether what is being announced as changed is on screen already and need not be read again.
        self.is_shown = False
        model.marks_requested.connect(self._mark_one)

    def forget(self) -> None:
        """Another group's register is open: what was done in the one before cannot be undone from here."""
        self.history.clear()
        self._later.clear()
        self.history_changed.emit()

    def mark(self, index: AnyIndex, value: Status | Mark | None) -> bool:
        """Mark or clear one cell; False, with the reason told, where nothing can be marked."""
        if self.model.setData(index, value):
            return True
        self.tell_why_not(index)
        return False

    def mark_all(self, indexes: Sequence[AnyIndex], value: Status | None) -> None:
        """Mark or clear several cells in one go, all or none; cells that take no mark are passed over."""
        wanted = [self.model.request(index, value) for index in indexes]
        requests = tuple(request for request in wanted if request is not None)
        if requests:
            self._carry_out(self.model.expect(requests))

    def mark_rest_present(self, session: SessionKey) -> None:
        """Everybody present who has no mark yet; an excuse entered in advance stays."""
        register = self.model.register
        people = unmarked(register, session) if register is not None else ()
        if not people:
            return
        requests = tuple(MarkRequest(session, person, Mark(Status.PRESENT)) for person in people)
        attendance = self._bench.centre.attendance
        self._send(self.model.expect(requests), lambda: attendance.mark_rest_present(session))

    def enter(self, text: str, section: int) -> bool:
        """Mark what was typed as row numbers and letters; False, with the reason told, when it cannot be read."""
        column, register = self.model.column(section), self.model.register
        if column is None or column.session is None or register is None:
            return self._refuse(N_("Choose a day on which the group meets."), text)
        rows = {row.number: at for at, row in enumerate(register.rows)}
        try:
            typed = read_typed(text, rows).finished()
        except UserError as error:
            self.refused.emit(error, text)
            return False
        requests: list[MarkRequest] = []
        for one in typed:
            request = self.model.request(self.model.index(rows[one.number], section), one.status)
            if request is None:
                sentence = N_("Row {number} is not expected on that day. Add a walk-in with W.")
                return self._refuse(sentence, text, number=one.number)
            requests.append(request)
        if requests:
            self._carry_out(self.model.expect(tuple(requests)), text)
        return True

    def add_walk_in(self, session: SessionKey, person: int) -> None:
        """Add somebody who is known to the centre."""
        attendance = self._bench.centre.attendance
        self._send(self.model.expect(()), lambda: attendance.add_walk_in(session, person))

    def add_stranger(self, session: SessionKey, name: str) -> None:
        """Add somebody nobody knows yet."""
        attendance = self._bench.centre.attendance
        self._send(self.model.expect(()), lambda: attendance.add_stranger(session, name), name)

    def arrive(
        self,
        job: Callable[[], Done[Arrival]],
        then: Callable[[Arrival], object],
        failed: Callable[[UserError], object],
    ) -> None:
        """Let somebody in who stands at the door."""
        asked = self.model.expect(())

        def saved(arrival: Arrival) -> None:
            self._settle(asked, arrival.marked)
            self.history.add(arrival.marked)
            self._settled()
            then(arrival)

        def not_saved(error: UserError) -> None:
            self.model.give_back(asked)
            failed(error)
            self._settled()

        self._bench.do(self, job, saved, not_saved)

    def tell_why_not(self, index: AnyIndex) -> None:
        """Say why nothing can be marked there."""
        column = self.model.column(index.column())
        if column is None or index.column() < FIRST_DAY:
            self._refuse(N_("Choose a day on which the group meets."), "")
        elif column.session is None or self.model.cell(index) is None:
            self._refuse(N_("No session on this day"), "")
        elif not self.model.day_state(index.column())[1]:
            self._refuse(N_("This session was not held. Press N to say that it was held after all."), "")
        else:
            self._refuse(N_("This person is not expected on that day. Add them as a walk-in with W."), "")

    def undo(self) -> None:
        """Take the newest change back."""
        if self._wait(self.undo):
            return
        change = self.history.take_undo()
        if change is not None:
            self._replay(change.before, lambda: self.history.give_back_undo(change))

    def take_back(self, slip: MarkRequest, instead: tuple[MarkRequest, ...] = ()) -> None:
        """Put the mark entered last back as it was, and enter others `instead`; undo knows of these alone."""
        attendance, asked = self._bench.centre.attendance, self.model.expect((slip, *instead))
        key = (slip.session, slip.person)

        def keep(change: Marked) -> None:
            sides = (
                [one for one in side if (one.session, one.person) != key] for side in (change.before, change.after)
            )
            self.history.replace_newest(Marked(*map(tuple, sides)))

        self._send(asked, lambda: attendance.mark(asked.requests), keep=keep)

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._wait(self.redo):
            return
        change = self.history.take_redo()
        if change is not None:
            self._replay(change.after, lambda: self.history.give_back_redo(change))

    def _mark_one(self, asked: MarksAsked) -> None:
        self._carry_out(asked)

    def _carry_out(self, asked: MarksAsked, text: str = "") -> None:
        attendance = self._bench.centre.attendance
        self._send(asked, lambda: attendance.mark(asked.requests), text)

    def _send(
        self, asked: MarksAsked, job: Job, text: str = "", keep: Callable[[Marked], object] | None = None
    ) -> None:
        def saved(change: Marked) -> None:
            self._settle(asked, change)
            (keep or self.history.add)(change)
            self._settled()

        def failed(error: UserError) -> None:
            self.model.give_back(asked)
            self.refused.emit(error, text)
            self._settled()

        self._bench.do(self, job, saved, failed)

    def _replay(self, requests: tuple[MarkRequest, ...], give_back: Callable[[], None]) -> None:
        asked = self.model.expect(requests)
        attendance = self._bench.centre.attendance

        def saved(change: Marked) -> None:
            self._settle(asked, change)
            self._settled()

        def failed(error: UserError) -> None:
            give_back()
            self.model.give_back(asked)
            self.refused.emit(error, "")
            self._settled()

        self._bench.do(self, lambda: attendance.mark(requests), saved, failed)
        self.went_to.emit(requests)

    def _settle(self, asked: MarksAsked, change: Marked) -> None:
        self.model.settle(asked, change)
        self.is_shown = self.model.knows(change)
        # Only for the announcement of this very change, which follows at once.
        QTimer.singleShot(0, self, self._forget_shown)

    def _forget_shown(self) -> None:
        self.is_shown = False

    def _wait(self, again: Callable[[], object]) -> bool:
        """Whether `again` has to wait: what is still being saved is not in the history yet."""
        if self.model.is_pending:
            self._later.append(again)
        return self.model.is_pending

    def _settled(self) -> None:
        self.history_changed.emit()
        if self._later and not self.model.is_pending:
            self._later.pop(0)()

    def _refuse(self, message: str, text: str, **values: object) -> bool:
        self.refused.emit(UserError(message, **values), text)
        return False
