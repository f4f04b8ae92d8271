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
from ui.workbench import Workbench


class Pages(QStackedWidget):
    """Builds a page when it is opened first, and has it read again when it shows what has changed since.

    Signals:
        go_requested(Place): a page wants the person to be somewhere else.
        title_changed(): the page on screen has another title, subtitle or other actions.
    """

    go_requested = Signal(object)
    title_changed = Signal()

    def __init__(self, bench: Workbench, doors: Mapping[str, Door]) -> None:
        super().__init__()
        self._bench, self._doors = bench, doors
        self._built: dict[str, Page] = {}
        self._stale: set[str] = set()
        self.name = ""  # of the page on screen; empty while locked

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
        """The words of the pages that were opened."""
        return set(self._built)

    def show_place(self, place: Place) -> None:
        """Show a page, built if need be, with what the place names."""
        page = self._built.get(place.page) or self._build(place.page)
        self.name = place.page
        self.setCurrentWidget(page)
        self._reload_shown()
        if place.reference is not None:
            page.show_record(place.reference)

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
        self._stale.clear()
        for page in self._built.values():
            self.removeWidget(page)
            page.deleteLater()
        self._built.clear()

    def _build(self, name: str) -> Page:
        # In its place from the beginning: a page that is moved there dresses every widget in it once more.
        page = self._doors[name].build(self._bench, self)
        page.setContentsMargins(0, 0, 0, 0)
        page.go_requested.connect(self.go_requested)
        page.title_changed.connect(self.title_changed)
        self._built[name] = page
        self._stale.add(name)
        self.addWidget(page)
        order_stations(page)
        return page

    def _reload_shown(self) -> None:
        if self.name in self._stale and self.page is not None:
            self._stale.discard(self.name)
            self.page.reload()
