"""The page People: everybody in a list, one person at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.changes import Change
from app.confidential.values import Holder, Subject
from app.families.values import FamilyDraft
from app.language import N_
from app.people.values import PeopleChoices, PersonCard, PersonDraft
from app.rights import Right
from ui.confidential.deeds import ConfidentialDeeds
from ui.kit.calm import Calm
from ui.kit.files import FileDialog
from ui.kit.split import ListAndPane
from ui.kit.undo import UndoStrip
from ui.page import Page, Place
from ui.people.actions import PeopleActions
from ui.people.deeds import Deeds
from ui.people.form import PersonForm
from ui.people.list import PeopleList
from ui.people.pane import PersonPane
from ui.theme import SPACE
from ui.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.attendance.values import PersonYear
    from app.courses.values.trainees import PersonCourse
    from app.meetings.values import FamilyMeeting


class PeoplePage(Page):
    """Search, filters and list at the left; the chosen person, or the form, at the right."""

    depends = Change.PEOPLE | Change.FAMILIES | Change.GROUPS | Change.MARKS | Change.SCHOOLS | Change.MEETINGS

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._person: int | None = None
        self._shown = 0
        self._choices = PeopleChoices((), ())
        self.act = PeopleActions(self)
        self.list = PeopleList(bench, self.act.add)
        self.strip = UndoStrip(self.act.undo)
        self.pane = PersonPane(bench, self.act.of_card(), self.act.resume)
        self.deeds = Deeds(self, self.list, self.strip, lambda: self.pane.card)
        self.confidential = ConfidentialDeeds(self)
        self._calm = Calm(self._ask_card, self)
        self._lay_out()
        self._connect()
        self._allow()

    @override
    def title(self) -> str:
        return self.language.text(N_("People"))

    @override
    def subtitle(self) -> str:
        return self.language.plural("{count} person", "{count} people", self.list.model.rowCount())

    @override
    def primary_action(self) -> QAction:
        return self.act.add

    @override
    def top_actions(self) -> list[QAction]:
        return [self.act.bring_in, self.act.export]

    @override
    def first_focus(self) -> QWidget:
        return self.list.filters.search

    @override
    def place(self) -> object:
        return self._person

    @override
    def keys(self) -> list[tuple[str, str]]:
        _ = self.language.text
        return [
            ("Enter", _("From the search into the list; in the list: change the person")),
            ("Esc", _("Put the form away without saving")),
            ("Ctrl+S", _("Save the form")),
            ("Ctrl+Enter", _("Save and write down the next child of the family")),
        ]

    @override
    def show_record(self, reference: object) -> None:
        """Show the person with this number, listed or not."""
        if isinstance(reference, int):
            self.pane.set_aside()
            self._person = reference
            self.list.choose(reference)
            self._ask_card()

    @override
    def reload(self) -> None:
        self.list.filters.speak(self.language)
        self.list.filters.focus_action(self.act.find)
        self.list.reload(self._offer)
        self._ask_card()

    @property
    def person(self) -> int | None:
        """Who is shown at the right."""
        return self._person

    def start_form(self, draft: PersonDraft, person: int | None) -> None:
        """Open the form; `person` None writes down somebody new. One that is open already comes to the front."""
        if self.pane.form is not None:
            self.resume()
            return
        form = PersonForm(self.bench, draft, person)
        form.offer_villages(self._choices.villages)
        form.saved.connect(self._saved)
        form.next_requested.connect(self._start_next)
        form.cancelled.connect(self._cancel_form)
        form.person_requested.connect(self.show_record)
        self.pane.show_form(form)
        self.bench.form_opened.emit(form, f"person {person} {draft.family}")
        self._allow()

    def edit(self) -> None:
        """Open the form of the person at the right."""
        if self.pane.card is not None:
            self.start_form(self.pane.card.draft, self.pane.card.id)

    def start_sibling(self) -> None:
        """Open the form of a new child of the family."""
        if self.pane.card is not None:
            self._start_next(self.pane.card.id, self.pane.card.draft)

    def resume(self) -> None:
        """Bring the form that is open back to the front."""
        self.pane.resume()
        self._allow()

    def choose_photo(self) -> None:
        """Ask for a picture's file and keep it as the photo."""
        _ = self.language.text
        kinds = _("Pictures") + " (*.jpg *.jpeg *.png *.webp *.bmp)"
        dialog = FileDialog(self, self.language, _("Choose a photo"), kinds)
        dialog.fileSelected.connect(lambda name: self.deeds.set_photo(Path(name)))
        dialog.open()

    def take_back(self) -> None:
        """Undo the last deed."""
        job = self.strip.take()
        if job is not None:
            self.do(job)

    def export(self) -> None:
        """Write a spreadsheet of the people listed now."""
        # Spreadsheets are written rarely; their module is loaded when one is.
        from ui.exports.spreadsheets import export_people

        people = self.list.model.ids() if self.list.is_narrowed() else None
        export_people(self, people, self.strip.tell)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6 * SPACE, 0, 6 * SPACE, 4 * SPACE)
        outer.setSpacing(2 * SPACE)
        outer.addWidget(self.strip)
        outer.addWidget(ListAndPane(self.list, self.pane, self), 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self.edit)
        self.list.counted.connect(lambda _count: self.title_changed.emit())
        view = self.pane.view
        view.person_requested.connect(lambda person: self.go_requested.emit(Place("people", person)))
        view.meeting_requested.connect(lambda meeting: self.go_requested.emit(Place("meetings", meeting)))
        view.cohort_requested.connect(lambda cohort: self.go_requested.emit(Place("courses", cohort)))
        view.family_requested.connect(lambda family: self.go_requested.emit(Place("families", family)))
        view.guardian_requested.connect(self.deeds.edit_guardian)
        view.note_requested.connect(self.deeds.edit_note)
        view.enrolment_requested.connect(self.deeds.end_enrolment)
        view.year_requested.connect(self._ask_year)

    def _offer(self, choices: PeopleChoices) -> None:
        self._choices = choices

    def _chosen(self, person: int) -> None:
        self._person = person
        if not self.pane.fills_in():
            self._calm.ask()

    def _ask_card(self) -> None:
        if self._person is None:
            self.pane.show_nobody()
            self._allow()
            return
        people = self.bench.centre.people
        self.ask(partial(people.person, self._person), self._show_card, replaces="person card")

    def _show_card(self, card: PersonCard) -> None:
        if card.id != self._person:
            return
        year = self.pane.year if self._shown == card.id else self.bench.clock.today().year
        self._shown = card.id
        self.pane.show_card(card)
        if self.pane.view.confidential is not None:
            self.confidential.attach(self.pane.view.confidential, Subject(Holder.PERSON, card.id))
        self._allow()
        self._ask_year(year)
        self._ask_courses(card.id)
        self._ask_meetings(card.id)

    def _ask_courses(self, person: int) -> None:
        if not self.bench.centre.may(Right.SEE_REGISTERS):
            return
        courses = self.bench.centre.courses

        def show(found: Sequence[PersonCourse]) -> None:
            if self._shown == person:
                self.pane.view.show_courses(found, self.language)

        self.ask(lambda: courses.person_courses(person), show, replaces="person courses")

    def _ask_meetings(self, person: int) -> None:
        meetings = self.bench.centre.meetings

        def show(found: Sequence[FamilyMeeting]) -> None:
            if self._shown == person:
                self.pane.view.show_meetings(found, self.language)

        self.ask(lambda: meetings.of_person(person), show, replaces="person meetings")

    def _ask_year(self, year: int) -> None:
        attendance, person = self.bench.centre.attendance, self._shown

        def show(marks: PersonYear) -> None:
            self.pane.show_year(marks)

        self.ask(lambda: attendance.person_year(person, year), show, replaces="person year")

    def _allow(self) -> None:
        """What can be done now; while a form is in front, nothing is done to the card behind it."""
        card = self.pane.card if not self.pane.fills_in() else None
        self.act.enable(card)
        self.confidential.allow(shown=card is not None)

    def _start_next(self, person: int, draft: PersonDraft) -> None:
        """The next child of somebody's family, which is made when there is none."""
        if draft.family is not None:
            self._start_relative(draft, draft.family)
            return
        families = self.bench.centre.families
        home = FamilyDraft(draft.family_name_km, draft.family_name_latin, draft.village, id_poor=draft.id_poor)
        self.do(lambda: families.add(home, (person,)), partial(self._start_relative, draft))

    def _start_relative(self, draft: PersonDraft, family: int) -> None:
        """Name, village and card of the family are filled in."""
        self.start_form(
            PersonDraft(
                family_name_km=draft.family_name_km,
                family_name_latin=draft.family_name_latin,
                village=draft.village,
                id_poor=draft.id_poor,
                family=family,
            ),
            None,
        )

    def _saved(self, person: int) -> None:
        self.pane.close_form()
        self._person = person
        self.list.choose(person)
        self._ask_card()
        self.list.enter()

    def _cancel_form(self) -> None:
        self.pane.close_form()
        self._ask_card()
        self.list.enter()
