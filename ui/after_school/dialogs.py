"""Decisions of the after-school page: a school, a change of shifts, a child that starts school."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.activities.values import Activity, ActivityDraft
from app.after_school.values import EntryDraft, Moved, Starter, Starters
from app.errors import FieldError, UserError
from app.language import N_
from app.schools.values import GRADES, Rewritten, School, SchoolDraft, Schools, Shift, ShiftChange
from ui.after_school.wording import preview_words, starter_name
from ui.kit.dates import DateField
from ui.kit.dialogs import FormDialog
from ui.kit.typed import needed_day
from ui.kit.words import label, quiet
from ui.people.schooling import chosen_shift
from ui.workbench import Workbench


class SchoolDialog(FormDialog):
    """A school's names."""

    def __init__(self, bench: Workbench, parent: QWidget, school: School | None = None) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("New school") if school is None else _("Change the school"))
        self._school = school
        self.name_km = QLineEdit(school.name_km if school else "")
        self.name_latin = QLineEdit(school.name_latin if school else "")
        self.body.addWidget(self.form.row("name_km", self.name_km, _("Name in Khmer")))
        self.body.addWidget(self.form.row("name_latin", self.name_latin, _("Name in Latin letters")))
        self.confirm_button.clicked.connect(self._save)
        self.name_km.setFocus()

    def _save(self) -> None:
        schools, known = self.bench.centre.schools, self._school
        draft = SchoolDraft(self.name_km.text(), self.name_latin.text())
        if known is None:
            self.save(lambda: schools.add_school(draft))
        else:
            self.save(lambda: schools.change_school(known.id, draft))


class ActivityDialog(FormDialog):
    """An activity's names in three languages."""

    def __init__(self, bench: Workbench, parent: QWidget, activity: Activity | None = None) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("New activity") if activity is None else _("Change the activity"))
        self._activity = activity
        self.names = {
            "name_km": QLineEdit(activity.name_km if activity else ""),
            "name_en": QLineEdit(activity.name_en if activity else ""),
            "name_fr": QLineEdit(activity.name_fr if activity else ""),
        }
        words = {
            "name_km": _("Name in Khmer"),
            "name_en": _("Name in English"),
            "name_fr": _("Name in French"),
        }
        for name, field in self.names.items():
            self.body.addWidget(self.form.row(name, field, words[name]))
        self.confirm_button.clicked.connect(self._save)
        self.names["name_km"].setFocus()

    def _save(self) -> None:
        activities, known = self.bench.centre.activities, self._activity
        draft = ActivityDraft(*(field.text() for field in self.names.values()))
        if known is None:
            self.save(lambda: activities.add(draft))
        else:
            self.save(lambda: activities.change(known.id, draft))


class ShiftsDialog(FormDialog):
    """Another shift for a school, a grade or everybody from a day on, with how many children that concerns."""

    def __init__(
        self, bench: Workbench, parent: QWidget, schools: Schools, changed: Callable[[Rewritten], object]
    ) -> None:
        language = bench.tongue.language
        _ = language.text
        super().__init__(bench, parent, _("Change school shifts"), _("Change the shifts"))
        self._changed = changed
        self.since = DateField(bench.tongue, bench.clock)
        self.since.set_value(bench.clock.today())
        self.school, self.grade, self.to = QComboBox(), QComboBox(), QComboBox()
        self.school.addItem(_("All schools"), None)
        for school in schools.schools:
            self.school.addItem(school.name(language), school.id)
        self.grade.addItem(_("All grades"), None)
        for grade in GRADES:
            self.grade.addItem(_("Grade {grade}").format(grade=language.number(grade)), grade)
        for words, shift in (
            (_("The shifts swap"), None),
            (_("To the morning"), Shift.MORNING),
            (_("To the afternoon"), Shift.AFTERNOON),
        ):
            self.to.addItem(words, shift)
        self.preview = label("strong", wrap=True)
        hint = _("Registers before that day stay as they were.")
        self.body.addWidget(self.form.row("since", self.since, _("From this day on"), hint))
        self.body.addWidget(self.form.row("school", self.school, _("School")))
        self.body.addWidget(self.form.row("grade", self.grade, _("Grade")))
        self.body.addWidget(self.form.row("to", self.to, _("What changes")))
        self.body.addWidget(self.preview)
        for box in (self.school, self.grade, self.to):
            box.currentIndexChanged.connect(lambda _at: self._look())
        self.since.changed.connect(self._look)
        self.since.edit.editingFinished.connect(self._look)
        self.confirm_button.clicked.connect(self._save)
        self._look()

    def _change(self) -> ShiftChange:
        day = needed_day("since", self.since)
        return ShiftChange(day, self.school.currentData(), self.grade.currentData(), chosen_shift(self.to))

    def _look(self) -> None:
        """Say how many children would change."""
        try:
            change = self._change()
        except UserError:
            self.preview.setText("")
            return
        schools, language = self.bench.centre.schools, self.bench.tongue.language
        self.bench.ask(
            self,
            lambda: schools.preview(change),
            lambda found: self.preview.setText(preview_words(found, language)),
            replaces="preview",
        )

    def _save(self) -> None:
        schools = self.bench.centre.schools
        try:
            change = self._change()
        except FieldError as error:
            self.refuse(error)
            return
        self.save(lambda: schools.change_shifts(change), self._changed)


class EntryDialog(FormDialog):
    """What is done so that one child can start school."""

    def __init__(self, bench: Workbench, parent: QWidget, starter: Starter, starters: Starters) -> None:
        language = bench.tongue.language
        _, entry = language.text, starter.entry
        super().__init__(bench, parent, _("Start of school"))
        self._person = starter.person
        self.certificate, self.registered = QCheckBox(_("Birth certificate")), QCheckBox(_("Registered at school"))
        self.certificate.setChecked(entry.birth_certificate)
        self.registered.setChecked(entry.registered)
        self.school, self.shift = QComboBox(), QComboBox()
        self.school.addItem("–", None)
        for school in starters.schools:
            self.school.addItem(school.name(language), school.id)
        self.school.setCurrentIndex(max(0, self.school.findData(entry.school)))
        for words, shift in (("–", None), (_("Morning"), Shift.MORNING), (_("Afternoon"), Shift.AFTERNOON)):
            self.shift.addItem(words, shift)
        self.shift.setCurrentIndex(max(0, [None, *Shift].index(entry.shift)))
        self.body.addWidget(quiet(starter_name(starter, language)))
        for box in (self.certificate, self.registered):
            self.body.addWidget(box)
        self.body.addWidget(self.form.row("school", self.school, _("School")))
        self.body.addWidget(self.form.row("shift", self.shift, _("Shift")))
        self.confirm_button.clicked.connect(self._save)
        self.certificate.setFocus()

    def _save(self) -> None:
        after_school, person = self.bench.centre.after_school, self._person
        draft = EntryDraft(
            self.certificate.isChecked(),
            self.registered.isChecked(),
            self.school.currentData(),
            chosen_shift(self.shift),
        )
        self.save(lambda: after_school.keep_entry(person, draft))


class MoveDialog(FormDialog):
    """To which club children of the daycare go, and from when on."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        chosen: Sequence[Starter],
        starters: Starters,
        moved: Callable[[tuple[Moved, ...]], object],
    ) -> None:
        language = bench.tongue.language
        _ = language.text
        super().__init__(bench, parent, _("Move to after-school"), _("Move"))
        self._moved = moved
        self._people = [starter.person for starter in chosen]
        self.group = QComboBox()
        for club in starters.clubs:
            self.group.addItem(club.name(language), club.id)
        self.since = DateField(bench.tongue, bench.clock)
        self.since.set_value(starters.school_starts)
        names = ", ".join(language.names(one.name_km, one.name_latin)[0] for one in chosen)
        self.body.addWidget(quiet(names, wrap=True))
        self.body.addWidget(self.form.row("group", self.group, _("Club")))
        hint = _("The last day in the daycare is the day before. School and shift are taken from the list.")
        self.body.addWidget(self.form.row("since", self.since, _("From this day on"), hint))
        self.confirm_button.clicked.connect(self._save)
        self.group.setFocus()

    def _save(self) -> None:
        after_school, people, group = self.bench.centre.after_school, self._people, self.group.currentData()
        try:
            since = needed_day("since", self.since)
            if group is None:
                raise FieldError("group", N_("There is no after-school group yet."))
        except FieldError as error:
            self.refuse(error)
            return
        self.save(lambda: after_school.move(people, group, since), self._moved)
