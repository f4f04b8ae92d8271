"""Decisions about a person: a health note, joining a group, leaving one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.errors import FieldError, UserError
from app.groups.values import Opening
from app.people.values import EnrolmentLine, HealthNote, HealthNoteDraft
from app.people.words import LIST_WORDS, NOTE_WORDS
from ui.groups.wording import of_places, prospect
from ui.kit.choice import Choice
from ui.kit.dates import DateField
from ui.kit.dialogs import FormDialog, Removal, add_removal
from ui.kit.words import label, restyle
from ui.workbench import Workbench


class HealthNoteDialog(FormDialog):
    """An allergy or health matter, and on which printed lists it may stand."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        person: int,
        note: HealthNote | None = None,
        remove: Removal | None = None,
    ) -> None:
        """Without a `note` a new one is written; `remove` takes an existing one away."""
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Allergy or health note"))
        self._person, self._note = person, note
        draft = note.draft() if note else HealthNoteDraft("allergy", "")
        self.kind = Choice(bench.tongue, NOTE_WORDS)
        self.kind.set_value(draft.kind)
        self.text = QLineEdit(draft.text)
        self.body.addWidget(self.form.row("kind", self.kind, _("Kind")))
        self.body.addWidget(self.form.row("text", self.text, _("What must be known")))
        self.body.addWidget(label("quiet", text=_("May stand on these printed lists:")))
        self.lists = {printed: QCheckBox(bench.tongue.language.text(words)) for printed, words in LIST_WORDS.items()}
        for printed, box in self.lists.items():
            box.setChecked(printed in draft.lists)
            self.body.addWidget(box)
        if remove is not None:
            add_removal(self, _("Remove"), remove)
        self.confirm_button.clicked.connect(self._save)
        self.text.setFocus()

    def _save(self) -> None:
        lists = frozenset(printed for printed, box in self.lists.items() if box.isChecked())
        draft = HealthNoteDraft(self.kind.value(), self.text.text(), lists)
        people, person, note = self.bench.centre.people, self._person, self._note
        if note is None:
            self.save(lambda: people.add_health_note(person, draft))
        else:
            self.save(lambda: people.change_health_note(note.id, draft))


class EnrolDialog(FormDialog):
    """Join a group from a day on; whom it has no place for will wait, which is said as soon as it is chosen."""

    def __init__(self, bench: Workbench, parent: QWidget, people: tuple[int, ...], openings: Sequence[Opening]) -> None:
        """`openings` are those of today, in the order in which they are offered."""
        language = bench.tongue.language
        _ = language.text
        super().__init__(bench, parent, _("Enrol into a group"), _("Enrol"))
        self._people = people
        if len(people) > 1:
            count = language.plural("{count} person is chosen.", "{count} people are chosen.", len(people))
            self.body.addWidget(label("quiet", text=count))
        self.group = QComboBox()
        self.starts = DateField(bench.tongue, bench.clock)
        self.starts.set_value(bench.clock.today())
        self.body.addWidget(self.form.row("group", self.group, _("Group")))
        self.body.addWidget(self.form.row("starts", self.starts, _("First day")))
        self.group.currentIndexChanged.connect(lambda _at: self._tell())
        self._offer(openings)
        self.starts.changed.connect(self._ask)
        self.confirm_button.clicked.connect(self._save)
        self.group.setFocus()

    def _ask(self) -> None:
        """Another first day: other places are free."""
        groups, people = self.bench.centre.groups, self._people
        with suppress(UserError):
            starts = self.starts.value() or self.bench.clock.today()
            self.bench.ask(self, lambda: groups.openings(people, starts), self._offer, replaces="openings")

    def _offer(self, openings: Sequence[Opening]) -> None:
        """Groups to choose from; the one that was chosen stays."""
        language, chosen = self.bench.tongue.language, self.group.currentData()
        self.group.clear()
        for opening in openings:
            places = of_places(opening.taken, opening.capacity, language)
            self.group.addItem(f"{opening.name(language)} · {places}", opening)
        ids = [opening.id for opening in openings]
        self.group.setCurrentIndex(ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0)
        self.confirm_button.setEnabled(bool(openings))
        self._tell()

    def _tell(self) -> None:
        """Say beside the group what becomes of who is enrolled there."""
        opening, persons = self.group.currentData(), len(self._people)
        if opening is not None:
            row = self.form["group"]
            calm = opening.placed(persons) == persons and opening.suits is not False
            row.hint.setProperty("kind", "small" if calm else "strong")
            restyle(row.hint)
            row.set_hint(prospect(opening, persons, self.bench.tongue.language))

    def _save(self) -> None:
        groups, group, people = self.bench.centre.groups, self.group.currentData().id, self._people
        try:
            starts = self.starts.value() or self.bench.clock.today()
        except UserError as error:
            self.refuse(FieldError("starts", error.message, **error.values))
            return
        self.save(lambda: groups.enrol(group, people, starts))


class EndEnrolmentDialog(FormDialog):
    """The last day in a group, and why."""

    def __init__(
        self, bench: Workbench, parent: QWidget, enrolment: EnrolmentLine, ended: Callable[[Any], object]
    ) -> None:
        language = bench.tongue.language
        _ = language.text
        title = _("End the time in {group}").format(group=enrolment.group.name(language))
        super().__init__(bench, parent, title, _("End"))
        self._enrolment, self._ended = enrolment, ended
        self.last = DateField(bench.tongue, bench.clock)
        self.last.set_value(bench.clock.today())
        self.reason = QLineEdit()
        self.body.addWidget(self.form.row("last", self.last, _("Last day")))
        self.body.addWidget(self.form.row("reason", self.reason, _("Reason")))
        self.confirm_button.clicked.connect(self._save)
        self.reason.setFocus()

    def _save(self) -> None:
        groups, enrolment, reason = self.bench.centre.groups, self._enrolment.id, self.reason.text()
        try:
            last = self.last.value() or self.bench.clock.today()
        except UserError as error:
            self.refuse(FieldError("last", error.message, **error.values))
            return
        self.save(lambda: groups.end_enrolment(enrolment, last, reason), self._ended)
