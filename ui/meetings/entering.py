"""Carries entries of a sign-in to the disk and back: one use case a key press, in the order typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.attendance.values import Marked, MarkRequest
from app.changes import Done
from app.errors import UserError
from app.meetings.rules import adult_for
from app.meetings.values import Adult, Entry, SignInRow, Who
from ui.kit.history import History
from ui.meetings.letters import LETTERS, Said
from ui.meetings.sign_in_model import Asked, SignInModel
from ui.registers.typed_entry import read_letters
from ui.workbench import Workbench


class Entering(QObject):
    """What can be entered in the open sign-in, with undo and redo.

    Signals:
        refused(UserError, str): something could not be entered, with the text that was typed for it.
        history_changed(): there is something else to undo or redo.
        outdated(): what was saved is not wholly on screen: read it again.
    """

    refused = Signal(object, str)
    history_changed = Signal()
    outdated = Signal()

    def __init__(self, bench: Workbench, model: SignInModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench, self._model = bench, model
        self._meeting: int | None = None
        self._later: list[Callable[[], object]] = []
        self.history: History[Marked] = History()
        # Whether what is being announced as changed is on screen already and need not be read again.
        self.is_shown = False

    def open(self, meeting: int) -> None:
        """Enter for this meeting; what was done for another one cannot be undone from here."""
        if meeting != self._meeting:
            self._meeting = meeting
            self.history.clear()
            self._later.clear()
            self.history_changed.emit()

    def say(self, row: SignInRow, said: Sequence[Who | Said]) -> None:
        """Enter for one family what the letters say."""
        self._send([entry_of(row, said)])

    def add(self, row: SignInRow, who: Who) -> None:
        """One more adult came, or did not come after all."""
        there = [adult for adult in row.came if adult.who is not who]
        if len(there) == len(row.came):
            there.append(adult_for(row.family.adults, who))
        self._send([Entry(row.family.id, tuple(there))])

    def enter(self, text: str) -> bool:
        """Enter what was typed as row numbers and letters; False, with the reason told, when it cannot be read."""
        sign_in = self._model.sign_in
        if sign_in is None:
            return False
        rows = {row.number: row for row in sign_in.rows}
        try:
            typed = read_letters(text, rows, LETTERS).finished()
        except UserError as error:
            self.refused.emit(error, text)
            return False
        said: dict[int, list[Who | Said]] = {}
        for one in typed:
            said.setdefault(one.number, []).append(one.status)
        if said:
            self._send([entry_of(rows[number], letters) for number, letters in said.items()], text)
        return True

    def enter_rest(self) -> None:
        """The usual adult of every invited family came of whom nobody is entered."""
        sign_in = self._model.sign_in
        rows = [row for row in sign_in.rows if row.invited and not row.came] if sign_in is not None else []
        if rows and self._meeting is not None:
            meetings, meeting = self._bench.centre.meetings, self._meeting
            asked = self._model.expect([entry_of(row, [Said.USUAL]) for row in rows])
            self._do(asked, lambda: meetings.enter_rest(meeting))

    def add_family(self, family: int) -> None:
        """A family came that is not on the sheet."""
        if self._meeting is not None:
            meetings, meeting = self._bench.centre.meetings, self._meeting
            self._do(self._model.expect(()), lambda: meetings.add_family(meeting, family), reads=True)

    def add_stranger(self, name: str) -> None:
        """A family came that nobody knows."""
        if self._meeting is not None:
            meetings, meeting = self._bench.centre.meetings, self._meeting
            self._do(self._model.expect(()), lambda: meetings.add_stranger(meeting, name), name, reads=True)

    def undo(self) -> None:
        """Take the newest change back."""
        if self._waits(self.undo):
            return
        change = self.history.take_undo()
        if change is not None:
            self._replay(change.before, lambda: self.history.give_back_undo(change))

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._waits(self.redo):
            return
        change = self.history.take_redo()
        if change is not None:
            self._replay(change.after, lambda: self.history.give_back_redo(change))

    def _send(self, entries: Sequence[Entry], text: str = "") -> None:
        if self._meeting is None:
            return
        meetings, meeting = self._bench.centre.meetings, self._meeting
        asked = self._model.expect(entries)
        # Somebody of whom only a guardian entry or no name is known is a person afterwards: read that.
        reads = any(adult.person is None for entry in entries for adult in entry.adults)
        self._do(asked, lambda: meetings.enter(meeting, asked.entries), text, reads=reads)

    def _do(self, asked: Asked, job: Callable[[], Done[Marked]], text: str = "", *, reads: bool = False) -> None:
        def saved(change: Marked) -> None:
            self._model.settle(asked)
            self.history.add(change)
            self._announce(not reads)
            self._settled()

        def failed(error: UserError) -> None:
            self._model.give_back(asked)
            self.refused.emit(error, text)
            self._settled()

        self._bench.do(self, job, saved, failed)

    def _replay(self, requests: tuple[MarkRequest, ...], give_back: Callable[[], None]) -> None:
        meetings, meeting = self._bench.centre.meetings, self._meeting
        if meeting is None:
            return
        asked = self._model.expect(())

        def saved(_value: Marked) -> None:
            self._model.settle(asked)
            self._settled()
            self.outdated.emit()

        def failed(error: UserError) -> None:
            give_back()
            self._model.give_back(asked)
            self.refused.emit(error, "")
            self._settled()

        self._bench.do(self, lambda: meetings.restore(meeting, requests), saved, failed)

    def _announce(self, shown: bool) -> None:
        self.is_shown = shown
        # Only for the announcement of this very change, which follows at once.
        QTimer.singleShot(0, self, self._forget_shown)

    def _forget_shown(self) -> None:
        self.is_shown = False

    def _waits(self, again: Callable[[], object]) -> bool:
        """Whether `again` has to wait: what is still being saved is not in the history yet."""
        if self._model.is_pending:
            self._later.append(again)
        return self._model.is_pending

    def _settled(self) -> None:
        self.history_changed.emit()
        if self._later and not self._model.is_pending:
            self._later.pop(0)()


def entry_of(row: SignInRow, said: Sequence[Who | Said]) -> Entry:
    """What letters say of a family: nobody, who usually comes, or each adult that is named."""
    adults: list[Adult] = []
    for one in said:
        if one is Said.NOBODY:
            adults.clear()
        elif one is Said.USUAL:
            adults.append(row.usual)
        elif isinstance(one, Who):
            adults.append(adult_for(row.family.adults, one))
    return Entry(row.family.id, tuple(dict.fromkeys(adults)))
