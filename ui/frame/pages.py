"""The middle of the window: the pages that were opened, one of them on screen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from app.changes import Change
from ui.doors import Door
from ui.kit.dialogs import bring_into_sight
from ui.kit.stations import order_stations
from ui.page import Page, Place
from ui.returning import Value, values
from ui.workbench import Workbench

_KEPT = 5
"""Pages that stay whatever was done in them, those on screen last: a day goes to and fro between so many."""


class Pages(QStackedWidget):
    """Builds a page when it is opened first, and has it read again when it shows what has changed since.

    A page that was not on screen for long is let go, and built anew at the place where it was; not one in which
    something was typed, chosen or done that could be undone.

    Signals:
        go_requested(Place): a page wants the person to be somewhere else.
        title_changed(): the page on screen has another title, subtitle or other actions.
    """

    go_requested = Signal(object)
    title_changed = Signal()

    def __init__(self, bench: Workbench, doors: Mapping[str, Door]) -> None:
        super().__init__()
        self._bench, self._doors = bench, doors
        self._built: dict[str, Page] = {}  # what was on screen last stands last
        self._filled: dict[str, list[Value]] = {}  # how its fields stood when a page had got its first answers
        self._left: dict[str, object] = {}  # the places of pages that were let go
        self._moved = False  # since the last look at what could be let go
        self._stale: set[str] = set()
        self.name = ""  # of the page on screen; empty while locked
        for lane in (bench.data, bench.paper):
            lane.became_idle.connect(self._let_go)

    @property
    def page(self) -> Page | None:
        """The page on screen; None while locked."""
        return self._built.get(self.name)

    @property
    def place(self) -> Place | None:
        """What brings the person back to where they are now."""
        return Place(self.name, self.page.place()) if self.page is not None else None

    @property
    def built(self) -> set[str]:
        """The words of the pages that were opened and not let go."""
        return set(self._built)

    def show_place(self, place: Place) -> None:
        """Show a page, built if need be, with what the place names."""
        page = self._built.pop(place.page, None) or self._build(place.page)
        left = self._left.pop(place.page, None)
        reference = place.reference if place.reference is not None else left
        self._built[place.page] = page
        self.name, self._moved = place.page, True
        self.setCurrentWidget(page)
        self._reload_shown()
        if reference is not None:
            page.show_record(reference)
        self._let_go()

    def take_keyboard(self) -> None:
        """Bring the keyboard to where the page wants it."""
        if self.page is not None:
            wanted = self.page.first_focus() or self.page
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(wanted)

    def note(self, change: Change) -> None:
        """Have every page that depends on `change` read again: now if it is on screen, else when it is shown."""
        self._stale.update(name for name, page in self._built.items() if page.depends & change)
        self._reload_shown()

    def reload(self) -> None:
        """Have every page read again: now if it is on screen, else when it is shown."""
        self._stale.update(self._built)
        self._reload_shown()

    def forget(self) -> None:
        """Let go of every page, so that none keeps a record's text."""
        self.name = ""
        for name in tuple(self._built):
            self._remove(name)
        self._left.clear()

    def _let_go(self) -> None:
        """Let go of pages nobody would miss, once whatever was asked for the page on screen is there."""
        if self.page is None or not self._moved or not (self._bench.data.is_idle() and self._bench.paper.is_idle()):
            return
        self._moved = False
        self._filled.setdefault(self.name, values(self.page))
        for name in tuple(self._built)[:-_KEPT]:
            page = self._built[name]
            if values(page) == self._filled.get(name) and not page.would_be_missed():
                self._left[name] = page.place()
                self._remove(name)

    def _remove(self, name: str) -> None:
        page = self._built.pop(name)
        self._stale.discard(name)
        self._filled.pop(name, None)
        self.removeWidget(page)
        page.deleteLater()

    def _build(self, name: str) -> Page:
        # In its place from the beginning: a page that is moved there dresses every widget in it once more.
        page = self._doors[name].build(self._bench, self)
        page.setContentsMargins(0, 0, 0, 0)
        page.go_requested.connect(self.go_requested)
        page.title_changed.connect(self.title_changed)
        self._stale.add(name)
        self.addWidget(page)
        order_stations(page)
        return page

    def _reload_shown(self) -> None:
        if self.name in self._stale and self.page is not None:
            self._stale.discard(self.name)
            self.page.reload()
