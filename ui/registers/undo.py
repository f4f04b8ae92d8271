"""What can be undone and redone in an open register."""

from app.attendance.values import Marked

_KEPT = 500


class History:
    """The changes of one open register, newest last.

    A change is undone by asking for the marks that stood before, and redone by asking for those that stood
    after: the same use case as marking, so that an undo is saved and audited like anything else.
    """

    def __init__(self) -> None:
        self._done: list[Marked] = []
        self._undone: list[Marked] = []

    def add(self, change: Marked) -> None:
        """Remember a change that was saved. What had been undone cannot be redone after it."""
        if change.before == change.after:
            return
        self._done = [*self._done, change][-_KEPT:]
        self._undone.clear()

    def take_undo(self) -> Marked | None:
        """The newest change, moved to the redo side; ask for its `before`."""
        return _move(self._done, self._undone)

    def take_redo(self) -> Marked | None:
        """The change undone last, moved back; ask for its `after`."""
        return _move(self._undone, self._done)

    def give_back_undo(self, change: Marked) -> None:
        """An undo that could not be saved: it can be tried again."""
        if change in self._undone:
            self._undone.remove(change)
            self._done.append(change)

    def give_back_redo(self, change: Marked) -> None:
        """A redo that could not be saved: it can be tried again."""
        if change in self._done:
            self._done.remove(change)
            self._undone.append(change)

    def clear(self) -> None:
        """Forget everything: another register is open."""
        self._done.clear()
        self._undone.clear()

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)


def _move(source: list[Marked], target: list[Marked]) -> Marked | None:
    if not source:
        return None
    target.append(source.pop())
    return target[-1]
