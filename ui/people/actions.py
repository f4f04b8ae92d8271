"""The actions of the page People, and when each can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.language import N_
from app.people.values import PersonCard, PersonDraft, Status
from app.rights import Right
from ui.page import Place
from ui.people.card import CardActions

if TYPE_CHECKING:
    from ui.people.page import PeoplePage


class PeopleActions:
    """Made by the page, which carries them out."""

    def __init__(self, page: PeoplePage) -> None:
        self._add_of_record(page)
        self._add_of_family(page)
        self._add_of_state(page)
        self._add_of_list(page)

    def of_card(self) -> CardActions:
        """Where the buttons stand on the card."""
        return CardActions(
            self.edit,
            self.photo,
            self.guardian,
            self.note,
            self.enrol,
            self.relative,
            self.join,
            self.archive,
            self.bring_back,
            self.school,
            self.merge,
        )

    def enable(self, card: PersonCard | None) -> None:
        """Only what can be done to the person of this card is offered; nothing without one."""
        known = (self.edit, self.relative, self.guardian, self.note, self.enrol, self.join, self.photo)
        for action in known:
            action.setEnabled(card is not None)
        self.school.setEnabled(card is not None and card.draft.role == "child")
        self.merge.setEnabled(card is not None and card.status is Status.PROVISIONAL)
        self.no_photo.setEnabled(card is not None and card.picture is not None)
        self.leave.setEnabled(card is not None and card.family is not None)
        self.archive.setEnabled(card is not None and card.archived_at is None)
        self.bring_back.setEnabled(card is not None and card.archived_at is not None)

    def _add_of_record(self, page: PeoplePage) -> None:
        add, edit = page.add, Right.EDIT_PEOPLE
        self.add = add(
            N_("New person"), lambda: page.start_form(PersonDraft(), None), "Ctrl+N", "user-plus", right=edit
        )
        self.edit = add(N_("Change"), page.edit, "F2", right=edit)
        self.guardian = add(N_("Add a guardian"), lambda: page.deeds.edit_guardian(None), "Ctrl+G", right=edit)
        self.note = add(N_("Add a note"), lambda: page.deeds.edit_note(None), "Ctrl+H", right=edit)
        self.photo = add(N_("Photo"), page.choose_photo, "Ctrl+Shift+P", right=edit)
        self.no_photo = add(N_("Take the photo away"), lambda: page.deeds.set_photo(None), "Ctrl+Shift+X", right=edit)

    def _add_of_family(self, page: PeoplePage) -> None:
        add, edit = page.add, Right.EDIT_PEOPLE
        self.relative = add(N_("New brother or sister"), page.start_sibling, "Ctrl+Shift+N", right=edit)
        self.join = add(N_("Join a family"), lambda: page.deeds.join_family(), "Ctrl+J", right=edit)
        self.leave = add(N_("Leave the family"), lambda: page.deeds.leave_family(), "Ctrl+Shift+D", right=edit)

    def _add_of_state(self, page: PeoplePage) -> None:
        add, edit = page.add, Right.EDIT_PEOPLE
        self.enrol = add(N_("Enrol"), lambda: page.deeds.enrol(), "Ctrl+E", right=Right.ENROL)
        self.school = add(N_("School, grade and shift"), lambda: page.deeds.edit_school(), "Ctrl+Shift+S", right=edit)
        self.merge = add(N_("Is this somebody known?"), lambda: page.deeds.merge(), "Ctrl+M", right=edit)
        self.archive = add(N_("Archive"), lambda: page.deeds.archive(), "Ctrl+Del", right=edit)
        self.bring_back = add(N_("Bring back"), lambda: page.deeds.bring_back(), "Ctrl+Shift+Del", right=edit)

    def _add_of_list(self, page: PeoplePage) -> None:
        add = page.add
        self.find = add(N_("Search in the list"), lambda: page.list.start_search(), "Ctrl+F")
        self.filter = add(N_("Open or close the filters"), lambda: page.list.filters.more.toggle(), "Ctrl+Shift+F")
        self.clear = add(N_("Show everybody"), lambda: page.list.filters.clear(), "Ctrl+Shift+A")
        self.resume = add(N_("Back to the form"), page.resume, "Ctrl+B")
        self.undo = add(N_("Undo"), page.take_back, "Ctrl+Z")
        self.bring_in = add(
            N_("Import"),
            lambda: page.go_requested.emit(Place("import")),
            "Ctrl+I",
            "download-simple",
            right=Right.IMPORT,
        )
        self.export = add(N_("Export"), page.export, "Ctrl+Shift+E", "upload-simple", right=Right.EXPORT)
