"""The actions of the page Registers, and when each is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.language import N_
from app.rights import Right
from ui.registers.place import Span
from ui.registers.view import RegisterView, goes_across

if TYPE_CHECKING:
    from ui.registers.page import RegistersPage


class RegisterActions:
    """Made by the page, which carries them out."""

    def __init__(self, page: RegistersPage) -> None:
        self._page = page
        self._add_of_register(page)
        self._add_of_marking(page)
        self._add_of_club(page)
        self._add_of_view(page)

    def offer(self, view: RegisterView | None) -> None:
        """Only what can be done now: to the register in this view, or without one in the list of the day."""
        is_open = view is not None
        for action in self._page.actions():
            action.setVisible(is_open or action in (self.before, self.after))
        self.open.setVisible(not is_open)
        for action in (self.activity, self.others, self.leader):
            action.setVisible(view is not None and not view.club.strip.isHidden())
        if view is not None:
            history = view.marking.history
            self.undo.setEnabled(history.can_undo or view.model.is_pending)
            self.redo.setEnabled(history.can_redo)

    def _add_of_register(self, page: RegistersPage) -> None:
        add = page.add
        self.open = add(N_("Open register"), page.list.open_current, "Ctrl+Return", "notebook")
        self.finish = add(
            N_("Finish and next"), lambda: page.view.finish(), "Ctrl+Return", "check-circle", right=Right.MARK
        )
        self.print = add(N_("Print sheet"), page.print_sheet, "Ctrl+P", "printer", right=Right.PRINT)
        self.export = add(N_("Export"), page.export, "Ctrl+Shift+E", "upload-simple", right=Right.EXPORT)

    def _add_of_marking(self, page: RegistersPage) -> None:
        add, mark = page.add, Right.MARK
        self.present = add(N_("All unmarked present"), lambda: page.view.mark_present(), "F5", "checks", right=mark)
        self.held = add(
            N_("Not held, or held after all"), lambda: page.view.ask_not_held(), "N", "prohibit", right=mark
        )
        self.walk_in = add(
            N_("Add a walk-in"), lambda: page.view.start_walk_in(), "W", "person-simple-walk", right=mark
        )
        self.times = add(N_("Arrival and departure"), lambda: page.view.ask_times(), "T", "clock", right=mark)
        self.undo = add(N_("Undo"), lambda: page.view.marking.undo(), "Ctrl+Z", "arrow-u-up-left", right=mark)
        self.redo = add(N_("Redo"), lambda: page.view.marking.redo(), "Ctrl+Y", "arrow-u-up-right", right=mark)
        self.total = add(N_("Type the paper total"), page.type_total, "F6", "hash", right=mark)

    def _add_of_club(self, page: RegistersPage) -> None:
        add, mark = page.add, Right.MARK
        self.activity = add(
            N_("Choose the activity"),
            lambda: page.view.club.strip.activity.setFocus(),
            "F9",
            "list-bullets",
            right=mark,
        )
        self.others = add(
            N_("Type how many others came"),
            lambda: page.view.club.strip.others.setFocus(),
            "F10",
            "users-three",
            right=mark,
        )
        self.leader = add(
            N_("Type who leads"), lambda: page.view.club.strip.leader.setFocus(), "F11", "user", right=mark
        )

    def _add_of_view(self, page: RegistersPage) -> None:
        add = page.add
        self.across = add(N_("Go along the row while marking"), page.set_across, "F7", "arrow-right", checkable=True)
        self.across.setChecked(goes_across(page.bench.memory))
        self.code = add(N_("Type a sheet code"), lambda: page.view.bar.code.setFocus(), "F8", "qr-code")
        self.before = add(N_("The day before"), lambda: page.step(-1), "Ctrl+Left", "caret-left")
        self.after = add(N_("The day after"), lambda: page.step(1), "Ctrl+Right", "caret-right")
        self.day = add(N_("Show the day"), lambda: page.view.show_span(Span.DAY), "F2", "calendar-blank")
        self.week = add(N_("Show the week"), lambda: page.view.show_span(Span.WEEK), "F3", "calendar-check")
        self.month = add(N_("Show the month"), lambda: page.view.show_span(Span.MONTH), "F4", "calendar")
        self.list = add(N_("All registers of the day"), page.show_list, "Ctrl+Up", "list-bullets")
