"""The actions of the page Meetings, and when each is offered."""

from __future__ import annotations

import datetime as dt
from enum import Enum, auto
from typing import TYPE_CHECKING

from app.language import N_
from app.meetings.values import MeetingLine
from app.rights import Right
from ui.meetings.card import CardActions
from ui.meetings.place import MATRIX
from ui.page import Place

if TYPE_CHECKING:
    from ui.meetings.page import MeetingsPage


class Part(Enum):
    """What stands in front on the page."""

    LIST, SIGN_IN, MATRIX = auto(), auto(), auto()


class MeetingActions:
    """Made by the page, which carries them out."""

    def __init__(self, page: MeetingsPage) -> None:
        self._add_of_list(page)
        self._add_of_meeting(page)
        self._add_of_papers(page)
        self._add_of_sign_in(page)

    def of_card(self) -> CardActions:
        """Where the buttons stand on the card."""
        return CardActions(
            self.edit,
            self.invite,
            self.enter,
            self.sheet,
            self.slips,
            self.minutes,
            self.picture,
            self.held,
            self.cancel,
        )

    def offer(self, part: Part, line: MeetingLine | None, today: dt.date) -> None:
        """Show what belongs to a part of the page; what cannot be done with the meeting now is grey."""
        listed, signing = part is Part.LIST, part is Part.SIGN_IN
        for action in (self.finish, self.rest, self.walk_in, self.redo, self.total, self.code):
            action.setVisible(signing)
            action.setEnabled(signing)
        self.print_matrix.setVisible(part is Part.MATRIX)
        self.print_matrix.setEnabled(part is Part.MATRIX)
        self.back.setVisible(not listed)
        self.back.setEnabled(not listed)
        for action in (self.plan, self.themes, self.matrix):
            action.setVisible(listed)
        for action in (self.edit, self.invite, self.minutes, self.picture, self.enter, self.cancel):
            action.setVisible(listed)
        for action in (self.sheet, self.slips, self.held):
            action.setVisible(part is not Part.MATRIX)
        self._enable(part, line, today)

    def _enable(self, part: Part, line: MeetingLine | None, today: dt.date) -> None:
        known = line is not None and part is not Part.MATRIX
        listed = known and part is Part.LIST
        for action in (self.edit, self.invite, self.minutes, self.picture):
            action.setEnabled(listed)
        self.enter.setEnabled(listed and line is not None and line.held and line.date <= today)
        for action in (self.sheet, self.slips):
            action.setEnabled(known and line is not None and line.held)
        self.held.setEnabled(known and line is not None and not line.came)
        self.cancel.setEnabled(listed and line is not None and not line.came and not line.finished)

    def _add_of_list(self, page: MeetingsPage) -> None:
        add, hold = page.add, Right.HOLD_MEETINGS
        self.plan = add(N_("New meeting"), page.plan, "Ctrl+N", right=hold)
        self.matrix = add(
            N_("Families by themes"), lambda: page.go_requested.emit(Place("meetings", MATRIX)), "Ctrl+M", "table"
        )
        self.back = add(N_("Back to the list"), page.back, "Alt+Up", "caret-left")
        self.themes = add(N_("Themes"), lambda: page.deeds.themes(), "Ctrl+T", right=hold)
        self.find = add(N_("Search in the list"), page.search, "Ctrl+F")
        self.undo = add(N_("Undo"), page.take_back, "Ctrl+Z")

    def _add_of_meeting(self, page: MeetingsPage) -> None:
        add, hold = page.add, Right.HOLD_MEETINGS
        self.enter = add(N_("Enter who came"), page.enter, "Ctrl+R", "pencil-simple", right=hold)
        self.edit = add(N_("Change"), lambda: page.deeds.change(), "F2", right=hold)
        self.invite = add(N_("Invite families"), lambda: page.deeds.invite(), "Ctrl+J", right=hold)
        self.minutes = add(N_("Write the minutes"), lambda: page.deeds.minutes(), "Ctrl+G", right=hold)
        self.picture = add(N_("Add a photo"), lambda: page.deeds.add_picture(), "Ctrl+Shift+F", right=hold)
        self.held = add(N_("Not held, or held after all"), lambda: page.deeds.hold(), "Ctrl+H", right=hold)
        self.cancel = add(N_("Take out of the plan"), lambda: page.deeds.cancel(), "Ctrl+Del", right=hold)

    def _add_of_papers(self, page: MeetingsPage) -> None:
        add, may_print = page.add, Right.PRINT
        self.sheet = add(
            N_("Print the sign-in sheet"), lambda: page.deeds.print_sheet(), "Ctrl+P", "printer", right=may_print
        )
        self.slips = add(
            N_("Print invitations"), lambda: page.deeds.print_slips(), "Ctrl+Shift+P", "envelope", right=may_print
        )
        self.print_matrix = add(N_("Print the table"), page.print_matrix, "Ctrl+Alt+P", "printer", right=may_print)
        self.export = add(N_("Export"), page.export, "Ctrl+Shift+E", "upload-simple", right=Right.EXPORT)

    def _add_of_sign_in(self, page: MeetingsPage) -> None:
        add, hold = page.add, Right.HOLD_MEETINGS
        self.finish = add(N_("Finish"), lambda: page.sign_in.finish(), "Ctrl+Return", "check-circle", right=hold)
        self.rest = add(N_("All others came"), lambda: page.sign_in.entering.enter_rest(), "F5", "checks", right=hold)
        self.walk_in = add(
            N_("Add a family"), lambda: page.sign_in.add_family(), "F4", "person-simple-walk", right=hold
        )
        self.redo = add(N_("Redo"), lambda: page.sign_in.entering.redo(), "Ctrl+Y", "arrow-u-up-right", right=hold)
        self.total = add(N_("Type the paper total"), page.type_total, "F6", "hash", right=hold)
        self.code = add(N_("Type a sheet code"), lambda: page.sign_in.code.setFocus(), "F8", "qr-code")
