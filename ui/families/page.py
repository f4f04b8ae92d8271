"""The page Families: every household in a list, one at the right with its members together."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.changes import Change
from app.confidential.values import Holder, Subject
from app.families.values import FamilyCard, FamilyDraft
from app.language import N_
from app.meetings.values import FamilyMeeting
from app.rights import Right
from ui.confidential.deeds import ConfidentialDeeds
from ui.families.card import CardActions, FamilyView
from ui.families.deeds import Deeds
from ui.families.form import FamilyForm
from ui.families.list import FamilyList
from ui.kit.calm import Calm
from ui.kit.cards import EmptyState
from ui.kit.split import ListAndPane
from ui.kit.undo import UndoStrip
from ui.page import Page, Place
from ui.theme import SPACE
from ui.workbench import Workbench


class FamiliesPage(Page):
    """Search, filters and list at the left; the chosen family, or the form, at the right."""

    depends = Change.PEOPLE | Change.FAMILIES | Change.MEETINGS | Change.SCHOOLS

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._family: int | None = None
        self._villages: tuple[str, ...] = ()
        self.card: FamilyCard | None = None
        self.form: FamilyForm | None = None
        self._make_actions()
        self.list = FamilyList(bench, self.add_action)
        self.strip = UndoStrip(self.undo_action)
        self.nothing = EmptyState("house-line")
        self.say(self.nothing.set_words, N_("Choose a family in the list to see its members."))
        actions = CardActions(
            self.edit_action, self.member_action, self.guardian_action, self.archive_action, self.bring_back_action
        )
        self.view = FamilyView(actions)
        self.pane = QStackedWidget(self)
        self.deeds = Deeds(self, self.strip, lambda: self.card)
        self.confidential = ConfidentialDeeds(self)
        self._calm = Calm(self._ask_card, self)
        self._lay_out()
        self._connect()
        self._allow()

    @override
    def title(self) -> str:
        return self.language.text(N_("Families"))

    @override
    def subtitle(self) -> str:
        return self.language.plural("{count} family", "{count} families", self.list.model.rowCount())

    @override
    def primary_action(self) -> QAction:
        return self.add_action

    @override
    def first_focus(self) -> QWidget:
        return self.list.search

    @override
    def place(self) -> object:
        return self._family

    @override
    def keys(self) -> list[tuple[str, str]]:
        _ = self.language.text
        return [
            ("Enter", _("From the search into the list; in the list: change the family")),
            ("Esc", _("Put the form away without saving")),
            ("Ctrl+S", _("Save the form")),
        ]

    @override
    def show_record(self, reference: object) -> None:
        """Show the family with this number, listed or not."""
        if isinstance(reference, int):
            self._close_form()
            self._family = reference
            self.list.choose(reference)
            self._ask_card()

    @override
    def reload(self) -> None:
        self.list.reload(self._offer)
        self._ask_card()

    def start_form(self, draft: FamilyDraft, family: int | None) -> None:
        """Open the form; `family` None writes down a new one."""
        self._close_form()
        self.form = FamilyForm(self.bench, draft, family)
        self.form.offer_villages(self._villages)
        self.form.saved.connect(self._saved)
        self.form.cancelled.connect(self._cancelled)
        self.pane.addWidget(self.form)
        self.pane.setCurrentWidget(self.form)
        self.bench.form_opened.emit(self.form, f"family {family}")
        self.form.start()

    def _make_actions(self) -> None:
        self.add_action = self.add(
            N_("New family"), lambda: self.start_form(FamilyDraft(), None), "Ctrl+N", right=Right.EDIT_PEOPLE
        )
        self.edit_action = self.add(N_("Change"), self._edit, "F2", right=Right.EDIT_PEOPLE)
        self.member_action = self.add(
            N_("Add a member"), lambda: self.deeds.add_member(), "Ctrl+J", right=Right.EDIT_PEOPLE
        )
        self.guardian_action = self.add(
            N_("Add a guardian"), lambda: self.deeds.edit_guardian(None), "Ctrl+G", right=Right.EDIT_PEOPLE
        )
        self.archive_action = self.add(N_("Archive"), lambda: self.deeds.archive(), "Ctrl+Del", right=Right.EDIT_PEOPLE)
        self.bring_back_action = self.add(
            N_("Bring back"), lambda: self.deeds.bring_back(), "Ctrl+Shift+Del", right=Right.EDIT_PEOPLE
        )
        self.find_action = self.add(N_("Search in the list"), lambda: self.list.start_search(), "Ctrl+F")
        self.clear_action = self.add(N_("Show every family"), lambda: self.list.clear(), "Ctrl+Shift+A")
        self.undo_action = self.add(N_("Undo"), self._undo, "Ctrl+Z")

    def _lay_out(self) -> None:
        self.pane.addWidget(self.nothing)
        self.pane.addWidget(self.view)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6 * SPACE, 0, 6 * SPACE, 4 * SPACE)
        outer.setSpacing(2 * SPACE)
        outer.addWidget(self.strip)
        outer.addWidget(ListAndPane(self.list, self.pane, self), 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._edit)
        self.list.counted.connect(lambda _count: self.title_changed.emit())
        self.view.person_requested.connect(lambda person: self.go_requested.emit(Place("people", person)))
        self.view.guardian_requested.connect(self.deeds.edit_guardian)
        self.view.meeting_requested.connect(lambda meeting: self.go_requested.emit(Place("meetings", meeting)))
        self.view.leaving_requested.connect(self.deeds.take_out)

    def _offer(self, villages: tuple[str, ...]) -> None:
        self._villages = villages

    def _chosen(self, family: int) -> None:
        self._family = family
        if self.form is None:
            self._calm.ask()

    def _ask_card(self) -> None:
        if self._family is not None:
            families = self.bench.centre.families
            self.ask(partial(families.family, self._family), self._show_card, replaces="family card")

    def _show_card(self, card: FamilyCard) -> None:
        if card.id != self._family:
            return
        self.card = card
        self.view.show_card(card, self.bench.clock.today(), self.language)
        if self.view.confidential is not None:
            self.confidential.attach(self.view.confidential, Subject(Holder.FAMILY, card.id))
        if self.form is None:
            self.pane.setCurrentWidget(self.view)
        self._allow()
        if self.bench.centre.may(Right.SEE_REGISTERS):
            meetings, family = self.bench.centre.meetings, card.id
            self.ask(
                partial(meetings.of_family, family), partial(self._show_meetings, family), replaces="family meetings"
            )

    def _show_meetings(self, family: int, meetings: tuple[FamilyMeeting, ...]) -> None:
        if family == self._family:
            self.view.show_meetings(meetings, self.language)

    def _allow(self) -> None:
        card = self.card
        for action in (self.edit_action, self.member_action, self.guardian_action):
            action.setEnabled(card is not None)
        self.confidential.allow(shown=card is not None and self.form is None)
        self.archive_action.setEnabled(card is not None and card.archived_at is None)
        self.bring_back_action.setEnabled(card is not None and card.archived_at is not None)

    def _edit(self) -> None:
        if self.card is not None and self.form is None:
            self.start_form(self.card.draft, self.card.id)

    def _saved(self, family: int) -> None:
        self._family = family
        self.list.choose(family)
        self._cancelled()

    def _cancelled(self) -> None:
        self._close_form()
        self._ask_card()
        self.list.enter()

    def _close_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            self.pane.removeWidget(form)
            form.deleteLater()
            self.pane.setCurrentWidget(self.view if self.card is not None else self.nothing)

    def _undo(self) -> None:
        job = self.strip.take()
        if job is not None:
            self.do(job)
