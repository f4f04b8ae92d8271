"""The one window: navigation, one page at a time, search, and the state of saving."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget
from typing_extensions import override

from app.accounts.leaving import Leaving
from app.changes import Change
from app.language import N_
from ui.backups.keeper import Keeper
from ui.doors import BEHIND, DOORS, SETTINGS, Door
from ui.frame.ways import Ways
from ui.kit.dialogs import LeaveDialog
from ui.page import Page, Place
from ui.returning import Returning
from ui.sign_in.gate import Gate
from ui.sign_in.screen import SignIn
from ui.watch import Watch
from ui.workbench import Workbench

if TYPE_CHECKING:
    from app.backups.restoring import Restored
    from app.centre import Centre
    from app.settings.values import CentreDetails, Safety
    from ui.frame.desk import Desk


class Window(QMainWindow):
    """Shows the sign-in while locked, else the pages.

    Signals:
        page_shown(str): the word of the page now in the middle.
        closed(): the window is closed and the centre with it.
    """

    page_shown = Signal(str)
    closed = Signal()

    def __init__(
        self,
        bench: Workbench,
        gate: Gate,
        doors: Sequence[Door] = DOORS,
        settings: Door = SETTINGS,
    ) -> None:
        """`gate` opens the centre with a name and a password, on the data lane."""
        super().__init__()
        self.bench = bench
        self._ways = Ways(bench, (*doors, *BEHIND, settings), self)
        self._doors, self._settings = doors, settings
        self._back: list[Place] = []
        self._spoken = ""  # the language chosen while locked
        self._is_sure = False  # that what is half typed may be lost
        self.keeper, self.watch, self.returning = Keeper(bench, self), Watch(self), Returning(bench, self)
        self._make_actions()
        self.sign_in = SignIn(bench, gate)
        self._all = QStackedWidget()
        self._all.addWidget(self.sign_in)
        self.setCentralWidget(self._all)
        self.setMinimumSize(1024, 640)
        self._connect()
        self._restore_geometry()
        self._show_titles()
        if bench.is_locked():
            self.sign_in.start()
        else:
            self._enter()

    @cached_property
    def desk(self) -> Desk:
        """Everything but the sign-in. It is made behind it: nobody waits for it before the password is typed."""
        from ui.frame.desk import Desk

        desk = Desk(
            self.bench, self._ways, self._doors, self._settings, self.lock_action, self.switch_action, self._all
        )
        self._all.addWidget(desk)
        self._connect_desk(desk)
        return desk

    @property
    def page(self) -> Page | None:
        """The page in the middle; None while locked."""
        return None if self.bench.is_locked() else self.desk.pages.page

    def pages(self) -> list[str]:
        """The words of all pages that can be opened."""
        return list(self._ways.doors)

    def go(self, place: Place) -> None:
        """Show a place; Back returns to where the person was."""
        if self.bench.is_locked() or not self._ways.may_open(place.page):
            return
        if self.desk.pages.place is not None:
            self._back.append(self.desk.pages.place)
            del self._back[:-50]
        self._show(place)

    def back(self) -> None:
        """Return to the place before."""
        if self._back and not self.bench.is_locked():
            self._show(self._back.pop())

    def lock(self, leaving: Leaving = Leaving.LOCKED) -> None:
        """Close the centre and forget every page; the same person returns here by signing in."""
        if self.bench.is_locked():
            return
        centre = self.bench.centre
        self.watch.end()
        self._remember()
        self.returning.leave(self.desk.pages.place)
        self._forget_pages()
        self.bench.take(None)
        self._all.setCurrentWidget(self.sign_in)
        # Behind everything that is still being saved: the lane keeps the order.
        self.bench.data.run(self, lambda: centre.sign_out(leaving))
        self.sign_in.start(centre.account.name, switching=leaving is Leaving.SWITCHED)

    def _desk_left(self, leaving: Leaving) -> None:
        """Lock, but not while somebody waits for an import or for paper: its progress and its end would be lost."""
        if leaving is Leaving.IDLE and not (self.bench.data.is_idle() and self.bench.paper.is_idle()):
            self.watch.wait()
        else:
            self.lock(leaving)

    def _restore(self, file: Path, secret: str) -> None:
        """Close the centre and put a backup in its place."""
        from ui.backups.putting_back import put_back, tell_not_restored  # once in the life of a centre, if ever

        folder, now = self.bench.centre.folder, self.bench.clock.now()
        self.lock()
        # Behind the closing: the lane keeps the order.
        self.bench.data.run(
            self,
            lambda: put_back(file, folder, secret, now),
            self._restored,
            lambda error: tell_not_restored(self, self.bench.tongue.language, error),
        )

    def _restored(self, restored: Restored) -> None:
        from ui.backups.putting_back import tell_restored

        self.sign_in.start()  # other people may sign in now
        tell_restored(self, self.bench.tongue.language, restored)

    def _make_actions(self) -> None:
        add = self._ways.add
        self.lock_action = add(N_("Lock"), "Ctrl+L", self.lock)
        self.switch_action = add(N_("Switch person"), "Ctrl+Shift+L", lambda: self.lock(Leaving.SWITCHED))
        add(N_("Search"), "Ctrl+K", lambda: self.desk.search.start())
        add(N_("Back"), "Alt+Left", self.back)
        add(N_("Keys"), "F1", self.show_keys)
        self._ways.make()

    def _do(self, door: Door, deed: str) -> None:
        """Go to a page and do what its action of these words does."""
        self.go(Place(door.page, door.start))
        if self.page is not None and self.desk.pages.name == door.page:
            self.page.do_deed(deed)

    def show_keys(self) -> None:
        """Open the list of keys of the page (F1)."""
        from ui.frame.keys import keys_of, show_keys  # looked at once in a while

        if self.page is not None:
            show_keys(self, self.page, keys_of(self.actions()), self.bench.tongue.language)

    def _connect(self) -> None:
        self._ways.go_requested.connect(self.go)
        self._ways.deed_requested.connect(self._do)
        self.sign_in.opened.connect(self.enter)
        self.sign_in.tried.connect(lambda: self.desk)  # made while the password is looked at on the lane
        self.watch.left.connect(self._desk_left)
        self.bench.changed.connect(self._changed)
        self.bench.restore_requested.connect(self._restore)
        self.bench.tongue.changed.connect(self._language_changed)

    def _connect_desk(self, desk: Desk) -> None:
        desk.side.chosen.connect(lambda page: self.go(Place(page)))
        desk.pages.go_requested.connect(self.go)
        desk.pages.title_changed.connect(self._show_titles)
        desk.search.go_requested.connect(self.go)
        desk.search.action_chosen.connect(lambda action: QTimer.singleShot(0, self, action.trigger))
        desk.search.actions_of = self._searchable_actions
        self.keeper.told.connect(lambda kept: desk.foot.show_backups(kept, self.bench.clock.now()))
        self.keeper.failed.connect(desk.notice.show_error)

    def enter(self, centre: Centre) -> None:
        """Work in this centre from now on."""
        self.bench.take(centre)
        self._enter()

    def _enter(self) -> None:
        centre = self.bench.centre
        self.bench.memory = self.bench.memory.of(str(centre.account.id))
        remembered = self.bench.memory.word("language", centre.account.language or "km")
        # Who chose a language at the sign-in wants it now; everybody else finds the own one again.
        self.bench.tongue.use(self._spoken or remembered)
        self._spoken = ""
        self.desk.side.person.setText(centre.account.name)
        offered = self._ways.offer()
        for page in self.pages():
            self.desk.side.offer(page, page in offered)
        self._read_centre()
        self.keeper.begin()
        self._all.setCurrentWidget(self.desk)
        kept = self.returning.place()
        self._show(kept if kept is not None and kept.page in offered else Place(offered[0]))
        if self.page is not None:
            self.returning.come_back(self.page)

    def _show(self, place: Place) -> None:
        self.desk.notice.hide()
        self.desk.pages.show_place(place)
        self.desk.side.show_page(self._ways.doors[place.page].under or place.page)
        self._show_titles()
        self.desk.pages.take_keyboard()
        self.page_shown.emit(place.page)

    def _searchable_actions(self) -> list[QAction]:
        of_page = self.page.page_actions() if self.page is not None else []
        return [*of_page, *self._ways.deeds_elsewhere(self.desk.pages.name), *self.actions()]

    def _changed(self, change: Change) -> None:
        if self.bench.is_locked():
            return
        if change & (Change.SETTINGS | Change.ACCOUNTS):
            self._read_centre()
        self.desk.pages.note(change)

    def _language_changed(self) -> None:
        code = self.bench.tongue.language.code
        if self.bench.is_locked():
            self._spoken = code
            return
        self.bench.memory.put("language", code)
        self.desk.pages.reload()
        self._show_titles()
        self._read_centre()

    def _show_titles(self) -> None:
        page = self.page
        if page is not None:
            self.desk.top.show_page(page)
        title = f"{page.title()} - Paillote" if page is not None else "Paillote"
        self.setWindowTitle(title)

    def _read_centre(self) -> None:
        """What the frame needs to know: the centre's name, the faces for the sign-in, and when to lock."""
        settings, accounts = self.bench.centre.settings, self.bench.centre.accounts

        def show(found: tuple[CentreDetails, dict[str, bytes], Safety]) -> None:
            details, photos, safety = found
            name = self.bench.tongue.language.pick(km=details.name_km, en=details.name_en, fr=details.name_fr)
            self.desk.side.centre.setText(name)
            self.sign_in.show_centre(details)
            self.sign_in.keep_photos(photos)
            if not self.bench.is_locked():
                self.watch.begin(safety.lock_after)

        self.bench.ask(self, lambda: (settings.centre(), accounts.photos(), settings.safety()), show)

    def _forget_pages(self) -> None:
        self._back.clear()
        self.desk.clear()
        self.setWindowTitle("Paillote")
        self._close_dialogs()

    def _leave(self) -> None:
        self._is_sure = True
        self.close()

    def _close_dialogs(self) -> None:
        for dialog in self.findChildren(QDialog):
            dialog.close()

    def _remember(self) -> None:
        self.bench.memory.put("geometry", self.saveGeometry())

    def _restore_geometry(self) -> None:
        kept = self.bench.memory.state("geometry")
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(1366, 740)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.bench.is_locked() and self.returning.is_half_typed() and not self._is_sure:
            event.ignore()
            LeaveDialog(self, self.bench.tongue.language, self._leave).open()
            return
        self._remember()
        self._close_dialogs()
        if not self.bench.is_locked():
            self._forget_pages()
            # Out of sight, because a backup of ten years takes a quarter of a minute.
            self.hide()
            last = self.keeper.last_job()
            self.bench.take(None)
            self.bench.data.run(self, last)
        self.bench.data.close()
        self.bench.paper.close()
        self.closed.emit()
        super().closeEvent(event)
