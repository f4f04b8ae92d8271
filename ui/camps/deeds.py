"""What the page Camps does with the camp shown: commands, and the dialogs before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.camps.values import CampDetails, Camper, CampState, StaffDraft, StaffLine
from app.language import N_
from ui.camps import wording
from ui.camps.building import BuildDialog
from ui.camps.choosing import ChooseDialog
from ui.camps.dialogs import CampDialog, CancelDialog, MoveDialog, RideDialog, StaffDialog
from ui.kit.undo import UndoStrip
from ui.page import Page


class Deeds:
    """Carries out what was asked for and offers to undo it. Owned by the page."""

    def __init__(self, page: Page, strip: UndoStrip) -> None:
        self._page, self._strip = page, strip

    def plan(self, made: Callable[[int], object]) -> None:
        """Ask for a new camp."""
        CampDialog(self._page.bench, self._page, None, made).open()

    def change(self, details: CampDetails) -> None:
        """Ask for other particulars."""
        CampDialog(self._page.bench, self._page, details).open()

    def choose(self, details: CampDetails) -> None:
        """Ask which children are of the camp."""
        page, camps = self._page, self._page.bench.centre.camps
        page.ask(
            lambda: camps.choosable(details.line.id),
            lambda children: ChooseDialog(page.bench, page, details, children).open(),
            replaces="choosable",
        )

    def build(self, details: CampDetails) -> None:
        """Propose groups."""
        BuildDialog(self._page.bench, self._page, details).open()

    def move(self, details: CampDetails, children: Sequence[Camper]) -> None:
        """Ask for another group."""
        MoveDialog(self._page.bench, self._page, details.line.id, children, details.groups).open()

    def take_out(self, details: CampDetails, children: Sequence[Camper]) -> None:
        """Let children be of the camp no longer."""
        camps, camp = self._page.bench.centre.camps, details.line.id
        people = [child.label.id for child in children]
        names = ", ".join(wording.name(child.label, self._page.language) for child in children)
        words = self._page.language.text(N_("Taken out of the camp: {names}")).format(names=names)
        self._page.do(
            lambda: camps.take_out(camp, people),
            lambda _none: self._strip.offer(words, lambda: camps.put_back(camp, children)),
        )

    def turn_ride(self, details: CampDetails, children: Sequence[Camper]) -> None:
        """Let all of these children ride, or none when all do."""
        camps, camp = self._page.bench.centre.camps, details.line.id
        rides = not all(child.rides for child in children)
        people = [child.label.id for child in children]
        self._page.do(lambda: camps.set_ride(camp, people, rides))

    def set_stop(self, details: CampDetails, children: Sequence[Camper]) -> None:
        """Ask where children get on."""
        RideDialog(self._page.bench, self._page, details.line.id, children).open()

    def add_staff(self, details: CampDetails) -> None:
        """Ask for an adult more."""
        self._staff_dialog(details, None)

    def change_staff(self, details: CampDetails, line: StaffLine) -> None:
        """Show what is written of an adult, to be changed."""
        self._staff_dialog(details, line)

    def remove_staff(self, details: CampDetails, line: StaffLine) -> None:
        """Take an adult out of the camp."""
        camps, camp = self._page.bench.centre.camps, details.line.id
        words = self._page.language.text(N_("Taken out of the camp: {names}")).format(names=line.name)

        def removed(draft: StaffDraft) -> None:
            self._strip.offer(words, lambda: camps.add_staff(camp, draft))

        self._page.do(lambda: camps.remove_staff(line.id), removed)

    def cancel(self, details: CampDetails) -> None:
        """Ask why the camp does not take place, or let it take place after all."""
        camps, camp = self._page.bench.centre.camps, details.line.id
        if details.line.state is CampState.CANCELLED:
            self._page.do(lambda: camps.bring_back(camp))
        else:
            CancelDialog(self._page.bench, self._page, details).open()

    def undo(self) -> None:
        """Undo the last deed."""
        job = self._strip.take()
        if job is not None:
            self._page.do(job)

    def _staff_dialog(self, details: CampDetails, line: StaffLine | None) -> None:
        page, camps = self._page, self._page.bench.centre.camps
        remove = (lambda: self.remove_staff(details, line)) if line is not None else None

        def show(accounts: tuple[tuple[int, str], ...]) -> None:
            StaffDialog(page.bench, page, details, accounts, line, remove).open()

        page.ask(camps.who_signs_in, show)
