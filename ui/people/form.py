"""A person's record to be filled in, in the pane beside the list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from app.dates import BirthDate
from app.errors import FieldError, UserError
from app.language import N_
from app.people.values import PersonDraft, PossibleDuplicate
from app.people.words import ID_POOR_WORDS, PERSON_FIELDS, ROLE_WORDS, SEX_WORDS
from ui.kit.choice import Choice
from ui.kit.dates import AgeOrBirthField
from ui.kit.pane_form import PaneForm
from ui.people.alike import AlikeCard
from ui.workbench import Workbench

_TEXTS = (
    "family_name_km",
    "given_name_km",
    "family_name_latin",
    "given_name_latin",
    "nickname",
    "village",
    "phone",
)
_WEIGHED = ("family_name_km", "given_name_km", "family_name_latin", "given_name_latin", "village")
_PAUSE = 250  # ms without a key before look-alikes are asked for


class PersonForm(PaneForm):
    """Fields of one person.

    Signals:
        next_requested(int, PersonDraft): so it was stored, and the next one of the family is to be written down.
        person_requested(int): a possible duplicate is to be shown.
    """

    next_requested = Signal(int, object)
    person_requested = Signal(int)

    def __init__(self, bench: Workbench, draft: PersonDraft, person: int | None, parent: QWidget | None = None) -> None:
        """`person` is None for a new one."""
        super().__init__(bench, PERSON_FIELDS, _TEXTS, parent)
        self._person, self._before = person, draft
        self.birth = AgeOrBirthField(bench.tongue, bench.clock)
        self.sex = Choice(bench.tongue, SEX_WORDS, N_("not known"))
        self.role = Choice(bench.tongue, ROLE_WORDS)
        self.id_poor = Choice(bench.tongue, ID_POOR_WORDS, N_("no card"))
        self.alike = AlikeCard()
        self._pause = QTimer(self)
        self._lay_out()
        self._fill(draft)
        self._connect()

    def draft(self) -> PersonDraft:
        """What is typed. Raises FieldError for a birth date that cannot be read."""
        return replace(self._typed(), birth=self._birth())

    def start(self) -> None:
        """Put the cursor into the first name that is still to be written, in the reader's script."""
        script = "km" if self._bench.tongue.language.khmer_first else "latin"
        names = [self._texts[f"{part}_{script}"] for part in ("family_name", "given_name")]
        first = next((edit for edit in names if not edit.text()), names[0])
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def save(self, another: bool = False) -> None:
        self.start_saving()
        try:
            draft = self.draft()
        except UserError as error:
            self.refuse(error)
            return
        people, person = self._bench.centre.people, self._person
        if person is None:
            self._bench.do(
                self, lambda: people.add(draft), lambda made: self._stored(made, draft, another), self.refuse
            )
        else:
            self._bench.do(
                self, lambda: people.change(person, draft), lambda _: self._stored(person, draft, another), self.refuse
            )

    def _stored(self, person: int, draft: PersonDraft, another: bool) -> None:
        self.saved.emit(person)
        if another:
            self.next_requested.emit(person, draft)

    def _birth(self) -> BirthDate | None:
        try:
            return self.birth.value()
        except UserError as error:
            raise FieldError("birth", error.message, **error.values) from None

    def _typed(self) -> PersonDraft:
        """Everything but the birth date."""
        typed = {name: edit.text() for name, edit in self._texts.items()}
        return replace(
            self._before,
            birth=None,
            sex=self.sex.value(),
            role=self.role.value(),
            id_poor=self.id_poor.value(),
            note=self.note.toPlainText(),
            family_name_km=typed["family_name_km"],
            given_name_km=typed["given_name_km"],
            family_name_latin=typed["family_name_latin"],
            given_name_latin=typed["given_name_latin"],
            nickname=typed["nickname"],
            village=typed["village"],
            phone=typed["phone"],
        )

    def _fill(self, draft: PersonDraft) -> None:
        self.fill(draft)
        self.birth.set_value(draft.birth)
        self.sex.set_value(draft.sex)
        self.role.set_value(draft.role)
        self.id_poor.set_value(draft.id_poor)

    def _connect(self) -> None:
        self.birth.edit.returnPressed.connect(self.save)
        for name in _WEIGHED:
            self._texts[name].textEdited.connect(self._wait)
        self.birth.changed.connect(self._wait)
        self.sex.currentIndexChanged.connect(self._wait)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.ask_alike)
        self.alike.person_requested.connect(self.person_requested)

    def _wait(self, *_: object) -> None:
        self._pause.start()

    def ask_alike(self) -> None:
        """Look for somebody already written down who may be this person."""
        try:
            draft = self.draft()
        except UserError:
            draft = self._typed()
        people, person = self._bench.centre.people, self._person

        def show(alike: tuple[PossibleDuplicate, ...]) -> None:
            self.alike.show_alike(alike, self._bench.clock.today(), self._bench.tongue.language)

        self._bench.ask(self, lambda: people.possible_duplicates(draft, person), show, replaces="duplicates")

    def _lay_out(self) -> None:
        text = self._texts
        self.place(0, ("family_name_km", text["family_name_km"]), ("given_name_km", text["given_name_km"]))
        self.place(1, ("family_name_latin", text["family_name_latin"]), ("given_name_latin", text["given_name_latin"]))
        self.grid.addWidget(self.alike, 2, 0, 1, 2)
        self.place(3, ("birth", self.birth))
        self.place(4, ("sex", self.sex), ("nickname", text["nickname"]))
        self.place(5, ("village", text["village"]), ("id_poor", self.id_poor))
        self.place(6, ("role", self.role), ("phone", text["phone"]))
        self.place(7, ("note", self.note))
        self._bench.tongue.say(self.row("birth").set_hint, N_("3/5/2019, 5/2019, 2019, or an age: 4, 8 months"))
        another = (QPushButton(), N_("Save, next"), "Ctrl+Return", lambda: self.save(another=True))
        if self._person is None:
            self.finish(N_("New person"), [another])
        else:
            self.finish(N_("Change the record"))
