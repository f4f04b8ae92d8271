"""The actions of the page Camps, and when each can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from app.camps.values import CampDetails, CampState
from app.language import N_
from app.rights import Right
from ui.camps.card import VIEWS, CampCard, CardActions
from ui.camps.place import ADULTS, CHILDREN, GROUPS
from ui.printing.making import PaperKind

if TYPE_CHECKING:
    from ui.camps.page import CampsPage


class CampActions:
    """Made by the page, which carries them out."""

    def __init__(self, page: CampsPage) -> None:
        self._add_of_camp(page)
        self._add_of_children(page)
        self._add_of_adults(page)
        self._add_papers(page)
        self._add_views(page)

    def of_card(self) -> CardActions:
        """Where the buttons stand on the card."""
        return CardActions(
            (self.choose, self.build, self.register),
            self.papers,
            (self.change, self.person, self.cancel),
            self.choose,
            self.build,
            self.add_adult,
            (self.ride, self.stop, self.move, self.take_out),
            (self.register,),
            (self.add_adult, self.change_adult, self.remove_adult),
        )

    def enable(self, details: CampDetails | None, card: CampCard) -> None:
        """Only what can be done now is offered."""
        line = details.line if details is not None else None
        is_open = line is not None and line.open
        self.change.setEnabled(line is not None)
        self.cancel.setEnabled(line is not None and line.state is not CampState.OVER)
        self.choose.setEnabled(is_open)
        self.build.setEnabled(is_open and details is not None and bool(details.children) and not details.entered)
        for action in (self.register, *self.papers):
            action.setEnabled(line is not None and bool(line.groups))
        for action in self._views:
            action.setEnabled(line is not None)
        self.add_adult.setEnabled(line is not None)
        self._enable_rows(details, card, is_open=is_open)

    def _enable_rows(self, details: CampDetails | None, card: CampCard, *, is_open: bool) -> None:
        children = card.chosen_children() if details is not None else []
        for action in (self.ride, self.stop, self.take_out):
            action.setEnabled(bool(children) and is_open)
        self.move.setEnabled(bool(children) and is_open and details is not None and bool(details.groups))
        self.person.setEnabled(bool(children))
        adult = details is not None and card.chosen_adult() is not None
        self.change_adult.setEnabled(adult)
        self.remove_adult.setEnabled(adult)

    def _add_of_camp(self, page: CampsPage) -> None:
        add, hold = page.add, Right.HOLD_CAMPS
        self.new = add(N_("New camp"), page.plan, "Ctrl+N", "plus", right=hold)
        self.change = add(N_("Change the camp"), page.with_camp(page.deeds.change), "F2", "pencil-simple", right=hold)
        self.choose = add(N_("Choose children"), page.with_camp(page.deeds.choose), "Ctrl+I", "user-plus", right=hold)
        self.build = add(N_("Build groups"), page.with_camp(page.deeds.build), "Ctrl+G", "squares-four", right=hold)
        self.register = add(
            N_("Open register"), page.open_register, "Ctrl+Return", "calendar-check", right=Right.SEE_REGISTERS
        )
        self.cancel = add(
            N_("Cancel the camp, or let it take place"),
            page.with_camp(page.deeds.cancel),
            "Ctrl+Del",
            "prohibit",
            right=hold,
        )
        self.find = add(N_("Search in the list"), page.start_search, "Ctrl+F")

    def _add_of_children(self, page: CampsPage) -> None:
        add, hold = page.add, Right.HOLD_CAMPS
        self.ride = add(N_("Rides, or does not"), page.with_children(page.deeds.turn_ride), "R", "bus", right=hold)
        self.stop = add(N_("Pick-up place"), page.with_children(page.deeds.set_stop), "Ctrl+E", "map-pin", right=hold)
        self.move = add(
            N_("Move to another group"), page.with_children(page.deeds.move), "Ctrl+M", "arrows-left-right", right=hold
        )
        self.take_out = add(
            N_("Take out of the camp"), page.with_children(page.deeds.take_out), "Delete", "user-minus", right=hold
        )
        self.person = add(N_("Open the person"), page.open_person, "Ctrl+O", "users", right=Right.SEE_PEOPLE)

    def _add_of_adults(self, page: CampsPage) -> None:
        add, hold = page.add, Right.HOLD_CAMPS
        self.add_adult = add(
            N_("Add an adult"), page.with_camp(page.deeds.add_staff), "Ctrl+D", "user-plus", right=hold
        )
        self.change_adult = add(
            N_("Change the adult"),
            page.with_adult(page.deeds.change_staff),
            "Ctrl+Shift+D",
            "pencil-simple",
            right=hold,
        )
        self.remove_adult = add(
            N_("Take the adult out"), page.with_adult(page.deeds.remove_staff), "Ctrl+Shift+X", "user-minus", right=hold
        )

    def _add_papers(self, page: CampsPage) -> None:
        offered = (
            (N_("Print attendance sheets"), PaperKind.SHEET, "Ctrl+P", "printer"),
            (N_("Print the rosters"), PaperKind.ROSTER, "Ctrl+R", "list-bullets"),
            (N_("Print the medical list"), PaperKind.MEDICAL_LIST, "Ctrl+H", "first-aid-kit"),
            (N_("Print the sign-out list"), PaperKind.SIGN_OUT_LIST, "Ctrl+B", "sign-out"),
            (N_("Print the transport list"), PaperKind.TRANSPORT_LIST, "Ctrl+T", "bus"),
        )
        self.papers: tuple[QAction, ...] = tuple(
            page.add(words, page.printing(kind), keys, icon, right=Right.PRINT) for words, kind, keys, icon in offered
        )

    def _add_views(self, page: CampsPage) -> None:
        words = {
            CHILDREN: N_("Show the children"),
            GROUPS: N_("Show the groups"),
            ADULTS: N_("Show the adults"),
        }
        self._views: tuple[QAction, ...] = tuple(
            page.add(words[view], page.going_to(view), f"Ctrl+{number}") for number, view in enumerate(VIEWS, 1)
        )
