"""The ways to the pages: which of them the signed-in person may open, and the actions that lead there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.rights import Right
from ui.doors import Door
from ui.page import Place
from ui.workbench import Workbench


class Ways(QObject):
    """Actions of the window. None does anything while the centre is locked.

    Signals:
        go_requested(Place): the person wants to be on a page.
        deed_requested(Door, str): the person wants what the page's action of these (English) words does.
    """

    go_requested = Signal(object)
    deed_requested = Signal(object, str)

    def __init__(self, bench: Workbench, doors: Iterable[Door], window: QWidget) -> None:
        super().__init__(window)
        self._bench, self._window = bench, window
        self.doors = {door.page: door for door in doors}

    def make(self) -> None:
        """Make the action of every page, and those of its deeds."""
        go, do = self.go_requested.emit, self.deed_requested.emit
        self.pages = {
            door.page: self.add(door.name, door.shortcut, partial(go, Place(door.page))) for door in self.doors.values()
        }
        self._deeds = {
            self._action(deed, "", partial(do, door, deed)): (door.page, right)
            for door in self.doors.values()
            for deed, right in zip_longest(door.deeds, door.needs)
        }

    def add(self, name: str, shortcut: str, slot: Callable[[], object]) -> QAction:
        """Something the window can do wherever the person is."""
        action = self._action(name, shortcut, slot)
        self._window.addAction(action)
        return action

    def may_open(self, page: str) -> bool:
        """Whether there is such a page for the person signed in."""
        door = self.doors.get(page)
        return door is not None and self._may(door.right)

    def offer(self) -> list[str]:
        """Offer the pages that may be opened and no others; their words in the order of the doors."""
        for page, action in self.pages.items():
            action.setVisible(self.may_open(page))
        return [page for page in self.doors if self.may_open(page)]

    def deeds_elsewhere(self, here: str) -> list[QAction]:
        """What the person may do on other pages than `here`."""
        return [deed for deed, (page, right) in self._deeds.items() if page != here and self._may(right)]

    def _action(self, name: str, shortcut: str, slot: Callable[[], object]) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked=False: None if self._bench.is_locked() else slot())
        self._bench.tongue.say(action.setText, name)
        return action

    def _may(self, right: Right | None) -> bool:
        return right is None or self._bench.centre.may(right)
