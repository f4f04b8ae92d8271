"""The actions of the page Groups, and when each can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.groups.values import GroupDetails
from app.language import N_
from app.rights import Right
from ui.groups.bar import GROUPS
from ui.groups.card import CardActions
from ui.groups.place import CALENDAR

if TYPE_CHECKING:
    from ui.groups.page import GroupsPage


class GroupActions:
    """Made by the page, which carries them out."""

    def __init__(self, page: GroupsPage) -> None:
        self._add_of_group(page)
        self._add_of_members(page)
        self._add_of_page(page)

    def of_card(self) -> CardActions:
        """Where the buttons stand on the card."""
        more = (
            self.print, self.enrol, self.leave, self.move, self.person, self.week, self.extra, self.archive,
            self.bring_back,
        )  # fmt: skip
        return CardActions(self.register, self.change, self.place, more)

    def enable(self, details: GroupDetails | None) -> None:
        """Only what can be done to this group is offered; nothing without one."""
        in_use = details is not None and not details.line.archived
        for action in (
            self.register, self.print, self.change, self.enrol, self.week, self.extra, self.leave, self.move,
            self.person, self.archive,
        ):  # fmt: skip
            action.setEnabled(in_use)
        self.place.setEnabled(in_use and details is not None and details.offered is not None)
        archived = details is not None and details.line.archived
        self.bring_back.setEnabled(archived)
        self.bring_back.setVisible(archived)

    def _add_of_group(self, page: GroupsPage) -> None:
        add, edits, one = page.add, Right.EDIT_GROUPS, page.with_group
        self.new = add(N_("New group"), lambda: page.deeds.add(), "Ctrl+N", "plus", right=edits)
        self.register = add(
            N_("Open register"), page.open_register, "Ctrl+Return", "calendar-check", right=Right.SEE_REGISTERS
        )
        self.print = add(N_("Print next week's sheet"), page.print_sheet, "Ctrl+P", "printer", right=Right.PRINT)
        self.change = add(N_("Change"), lambda: one(page.deeds.change), "F2", "pencil-simple", right=edits)
        self.week = add(N_("Change the timetable"), lambda: one(page.deeds.timetable), "Ctrl+T", "clock", right=edits)
        self.extra = add(
            N_("Extra session"), lambda: one(page.deeds.extra_session), "Ctrl+Shift+N", "plus", right=edits
        )
        self.archive = add(N_("Archive"), lambda: one(page.deeds.archive), "Ctrl+Del", "archive", right=edits)
        self.bring_back = add(
            N_("Bring back"), lambda: one(page.deeds.bring_back), "Ctrl+Shift+Del", "archive", right=edits
        )

    def _add_of_members(self, page: GroupsPage) -> None:
        add, enrols = page.add, Right.ENROL
        self.enrol = add(N_("Enrol somebody"), lambda: page.card.enrol.setFocus(), "Ctrl+I", "user-plus", right=enrols)
        self.leave = add(N_("Leaves the group"), page.end_stay, "Delete", "user-minus", right=enrols)
        self.move = add(N_("Move to another group"), page.move_members, "Ctrl+M", "arrows-left-right", right=enrols)
        self.place = add(N_("Give the place"), page.give_place, "Ctrl+G", "user-plus", right=enrols)
        self.person = add(N_("Open the person"), page.open_person, "Ctrl+O", "users", right=Right.SEE_PEOPLE)

    def _add_of_page(self, page: GroupsPage) -> None:
        self.undo = page.add(N_("Undo"), lambda: page.deeds.undo(), "Ctrl+Z")
        self.camps = page.way("camps", "tree-evergreen", N_("Holiday camps"), "Ctrl+Shift+V")
        self.camps.setVisible(page.bench.centre.may(Right.SEE_REGISTERS))
        page.add(N_("Show the groups"), lambda: page.turn_to(GROUPS), "F3", "squares-four")
        page.add(N_("Show the calendar of closures"), lambda: page.turn_to(CALENDAR), "F4", "calendar")
