"""What can be undone and redone in a grid that is filled from paper."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

_KEPT = 500
R = TypeVar("R", covariant=True)


class Change(Protocol[R]):
    """What a command changed: the requests that bring back what stood before, and those that were carried out."""

    @property
    def before(self) -> tuple[R, ...]: ...

    @property
    def after(self) -> tuple[R, ...]: ...


C = TypeVar("C", bound=Change[object])


class History(Generic[C]):
    """The changes of one open grid, newest last.

    A change is undone by asking for what stood before, and redone by asking for what stood after: the same use case
    as entering, so that an undo is saved and audited like anything else.
    """

    def __init__(self) -> None:
        self._done: list[C] = []
        self._undone: list[C] = []

    def add(self, change: C) -> None:
        """Remember a change that was saved. What had been undone cannot be redone after it."""
        if change.before == change.after:
            return
        self._done = [*self._done, change][-_KEPT:]
        self._undone.clear()

    def replace_newest(self, change: C) -> None:
        """Remember a change in place of the one before it, which it takes back."""
        del self._done[-1:]
        self.add(change)

    def take_undo(self) -> C | None:
        """The newest change, moved to the redo side; ask for its `before`."""
        return _move(self._done, self._undone)

    def take_redo(self) -> C | None:
        """The change undone last, moved back; ask for its `after`."""
        return _move(self._undone, self._done)

    def give_back_undo(self, change: C) -> None:
        """An undo that could not be saved: it can be tried again."""
        if change in self._undone:
            self._undone.remove(change)
            self._done.append(change)

    def give_back_redo(self, change: C) -> None:
        """A redo that could not be saved: it can be tried again."""
        if change in self._done:
            self._done.remove(change)
            self._undone.append(change)

    def clear(self) -> None:
        """Forget everything: another grid is open."""
        self._done.clear()
        self._undone.clear()

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)


def _move(source: list[C], target: list[C]) -> C | None:
    if not source:
        return None
    target.append(source.pop())
    return target[-1]
