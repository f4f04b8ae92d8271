"""What a page works with: the open centre, the language, the lanes and the state of saving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.changes import Done
from app.errors import UserError
from app.faults import Fault, as_user_error
from app.language import N_

if TYPE_CHECKING:
    from pathlib import Path

    from app.centre import Centre
    from app.clock import Clock
    from ui.lanes import Lane
    from ui.memory import Memory
    from ui.tongue import Tongue

T = TypeVar("T")


class Unexpected(UserError):
    """A bug, as it is told to the person at the desk."""

    def __init__(self) -> None:
        super().__init__(N_("Something unexpected happened. Please try again; nothing saved before is lost."))


class Saving(Enum):
    """How the last entry stands."""

    NOTHING = auto()
    SAVED = auto()
    UNDER_WAY = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class SaveState:
    """What the foot of the window says: nothing yet, saved at a time, saving, or failed with the error and a retry."""

    saving: Saving
    at: datetime | None = None
    file: Path | None = None  # what was saved lies there, outside of the records
    error: UserError | None = None
    retry: Callable[[], None] | None = None


class Workbench(QObject):
    """Handed to every page. Queries go through `ask`, commands through `do`; nothing else touches the centre.

    `memory` keeps what this person's window remembers: sorting, columns, last options.

    Signals:
        save_state_changed(SaveState): a command was sent, has been saved, or could not be saved.
        changed(Change): a command has changed this; pages that depend on it reload.
        refused(UserError): a question or command failed and nobody else took care of it.
        broken(Exception): a bug; it wants a report. Whoever asked has been told `Unexpected`.
        form_opened(QWidget, str): a form by its name is in sight; what is typed in it shall survive a lock.
        restore_requested(Path, str): close the centre and put this backup back with this password or code.
    """

    save_state_changed = Signal(object)
    changed = Signal(object)
    refused = Signal(object)
    broken = Signal(object)
    form_opened = Signal(object, str)
    restore_requested = Signal(object, str)

    def __init__(
        self,
        centre: Centre | None,
        tongue: Tongue,
        data: Lane,
        paper: Lane,
        clock: Clock,
        memory: Memory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._centre = centre
        self.tongue = tongue
        self.data = data
        self.paper = paper
        self.clock = clock
        self.memory = memory
        self.deed = ""  # the words of the page's action that is under way: it opens again what is opened during it
        self._unsaved = 0
        self._stands = SaveState(Saving.NOTHING)  # before what is under way

    @property
    def centre(self) -> Centre:
        """The open centre. Raises RuntimeError while the window is locked."""
        if self._centre is None:
            raise RuntimeError("the centre is locked")
        return self._centre

    def take(self, centre: Centre | None) -> None:
        """Work on this centre from now on; None while locked."""
        self._centre = centre

    def is_locked(self) -> bool:
        """Whether no centre is open."""
        return self._centre is None

    def ask(
        self,
        owner: QObject,
        job: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[UserError], object] | None = None,
        *,
        replaces: str = "",
    ) -> None:
        """Run a query on the data lane and hand its answer to `then`; dropped when `owner` is gone or the desk locked.

        `replaces` names questions of which only the newest matters (search as typed).
        """
        tell = self._unless_locked(failed or self.refused.emit)
        self.data.run(owner, job, self._unless_locked(then), lambda error: tell(self._told(error)), replaces=replaces)

    def run_long(
        self,
        owner: QObject,
        job: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[UserError], object],
    ) -> None:
        """Run long work on the paper lane, while entries go on being saved; else as `ask`."""
        tell = self._unless_locked(failed)
        self.paper.run(owner, job, self._unless_locked(then), lambda error: tell(self._told(error)))

    def do(
        self,
        owner: QObject,
        job: Callable[[], Done[T]],
        then: Callable[[T], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        """Run a command on the data lane; `then` gets its value, `failed` a sentence on what went wrong.

        The foot of the window follows, and the pages that depend on what changed reload. What was asked is
        saved even when `owner` is gone before the answer.
        """
        self._unsaved += 1
        self.save_state_changed.emit(SaveState(Saving.UNDER_WAY))
        tell_done, tell_failed = self._unless_locked(then or _nothing), self._unless_locked(failed or self.refused.emit)

        def done(answer: Done[T]) -> None:
            self._saved()
            # The asker first, so that it can say what to choose in the list that is read again after this.
            if isValid(owner):
                tell_done(answer.value)
            if answer.change:
                self.changed.emit(answer.change)

        def not_done(error: Exception) -> None:
            told = self._told(error)
            # A refused entry (a full group) will be refused again; a full disk can be mended.
            again = (lambda: self.do(owner, job, then, failed)) if isinstance(told, Fault) else None
            # Beside its field, or at the foot of the register, it is told better and until it is put right.
            self._not_saved(
                None if failed is not None and again is None else SaveState(Saving.FAILED, error=told, retry=again)
            )
            if failed is None or isValid(owner):
                tell_failed(told)

        self.data.run(self, job, done, not_done)

    def _unless_locked(self, then: Callable[[T], object]) -> Callable[[T], object]:
        """`then`, but not once the centre of now is closed: pages on their way out have nothing to ask or show."""
        centre = self._centre

        def tell(answer: T) -> None:
            if self._centre is centre:
                then(answer)

        return tell

    def tell_written(self, file: Path) -> None:
        """Say at the foot of the window where a paper or a spreadsheet lies now."""
        self._stands = SaveState(Saving.SAVED, self.clock.now(), file)
        self.save_state_changed.emit(self._stands)

    def _saved(self) -> None:
        self._unsaved -= 1
        self._stands = SaveState(Saving.SAVED, self.clock.now())
        if not self._unsaved:
            self.save_state_changed.emit(self._stands)

    def _not_saved(self, state: SaveState | None) -> None:
        """None: all stands as it did before the refused entry."""
        self._unsaved -= 1
        self._stands = state or self._stands
        if state is not None or not self._unsaved:
            self.save_state_changed.emit(self._stands)

    def _told(self, error: Exception) -> UserError:
        known = as_user_error(error)
        if known is None:
            self.broken.emit(error)
        return known or Unexpected()


def _nothing(_value: object) -> None:
    """Takes what a command returned."""
