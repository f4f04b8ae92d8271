"""Decisions about a group: its particulars, its week, an extra session."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.errors import FieldError
from app.groups.values import GroupDetails, GroupDraft, Programme, SlotDraft, SlotLine
from app.language import N_
from app.people.words import PROGRAMME_WORDS
from ui.groups import wording
from ui.groups.slots_field import FIELD, SlotsField
from ui.kit.check import Check
from ui.kit.choice import Choice
from ui.kit.dates import DateField
from ui.kit.dialogs import FormDialog
from ui.kit.typed import day_of, needed_day, needed_time, number_of
from ui.kit.words import label
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_ENROLLED, _OPEN_TO_ALL = "enrolled", "open_to_all"
_WAYS = {_ENROLLED: N_("Who is enrolled"), _OPEN_TO_ALL: N_("Nobody: open to all, only presence is entered")}


class GroupDialog(FormDialog):
    """A new group with its week, or the particulars of one."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        details: GroupDetails | None = None,
        made: Callable[[int], object] | None = None,
    ) -> None:
        """Without `details` a new group is made and its id given to `made`."""
        _ = bench.tongue.language.text
        title = _("New group") if details is None else _("Change the group")
        super().__init__(bench, parent, title)
        self._details, self._made = details, made
        self.setMinimumWidth(scaled(680))
        self._make_fields(details.draft if details else GroupDraft(Programme.DAYCARE))
        self.slots = SlotsField(bench.tongue.language)
        self._lay_out()
        if details is None:
            self.body.addWidget(self.form.row(FIELD, self.slots, _("Meets every week on")))
        self.confirm_button.clicked.connect(self._save)
        for choice in (self.programme, self.drop_in):
            choice.currentIndexChanged.connect(lambda _at: self._follow_programme())
        self._follow_programme()
        self._take_room()
        self.name_km.setFocus()

    def _follow_programme(self) -> None:
        """Who is expected is asked for an after-school group only."""
        after_school = self.programme.value() == Programme.AFTER_SCHOOL
        self.form["drop_in"].setVisible(after_school)
        self.slots.offer_any_shift(after_school and self.drop_in.value() != _OPEN_TO_ALL)

    def _make_fields(self, draft: GroupDraft) -> None:
        self.programme = Choice(self.bench.tongue, PROGRAMME_WORDS)
        self.programme.set_value(draft.programme)
        self.drop_in = Choice(self.bench.tongue, _WAYS)
        self.drop_in.set_value(_OPEN_TO_ALL if draft.drop_in else _ENROLLED)
        self.name_km, self.name_en = QLineEdit(draft.name_km), QLineEdit(draft.name_en)
        self.name_fr = QLineEdit(draft.name_fr)
        self.leader, self.room = QLineEdit(draft.leader), QLineEdit(draft.room)
        self.note = QLineEdit(draft.note)
        self.capacity, self.per_staff = _number(draft.capacity), _number(draft.children_per_staff)
        self.age_from, self.age_to = _number(draft.age_from), _number(draft.age_to)
        self.starts = DateField(self.bench.tongue, self.bench.clock)
        self.ends = DateField(self.bench.tongue, self.bench.clock)
        self.starts.set_value(draft.starts)
        self.ends.set_value(draft.ends)

    def _lay_out(self) -> None:
        _ = self.bench.tongue.language.text
        cells = (
            ("name_km", self.name_km, _("Name in Khmer")),
            ("name_en", self.name_en, _("Name in English")),
            ("name_fr", self.name_fr, _("Name in French")),
            ("programme", self.programme, _("Programme")),
            ("leader", self.leader, _("Leader")),
            ("room", self.room, _("Room")),
            ("capacity", self.capacity, _("Places")),
            ("age_from", self.age_from, _("Youngest age")),
            ("age_to", self.age_to, _("Highest age")),
            ("children_per_staff", self.per_staff, _("Children per staff, at most")),
            ("starts", self.starts, _("First day of the group")),
            ("ends", self.ends, _("Last day of the group")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * SPACE)
        grid.setVerticalSpacing(2 * SPACE)
        for at, (name, field, words) in enumerate(cells):
            grid.addWidget(self.form.row(name, field, words), at // 3, at % 3, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at % 3, 1)
        grid.addWidget(self.form.row("note", self.note, _("Note")), len(cells) // 3, 0, 1, 2)
        grid.addWidget(self.form.row("drop_in", self.drop_in, _("Who is expected")), len(cells) // 3, 2)
        self.body.addLayout(grid)

    def _take_room(self) -> None:
        """As high as the fields need: by itself a dialog takes two thirds of the screen at most, and cuts them."""
        layout = self.layout()
        if layout is not None:
            width = max(self.minimumWidth(), self.sizeHint().width())
            self.resize(width, max(self.sizeHint().height(), layout.totalHeightForWidth(width)))

    def _draft(self) -> GroupDraft:
        return GroupDraft(
            Programme(self.programme.value()),
            self.name_km.text(),
            self.name_en.text(),
            self.name_fr.text(),
            self.leader.text(),
            self.room.text(),
            number_of("capacity", self.capacity),
            number_of("age_from", self.age_from),
            number_of("age_to", self.age_to),
            number_of("children_per_staff", self.per_staff),
            day_of("starts", self.starts),
            day_of("ends", self.ends),
            self.note.text(),
            Programme(self.programme.value()) is Programme.AFTER_SCHOOL and self.drop_in.value() == _OPEN_TO_ALL,
        )

    def _save(self) -> None:
        groups = self.bench.centre.groups
        try:
            draft, slots = self._draft(), self.slots.slots()
        except FieldError as error:
            self.refuse(error)
            return
        if self._details is None:
            self.save(lambda: groups.add(draft, slots), self._made)
        else:
            group = self._details.line.id
            self.save(lambda: groups.change(group, draft))


class TimetableDialog(FormDialog):
    """Other days and hours from a day on."""

    def __init__(self, bench: Workbench, parent: QWidget, details: GroupDetails) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Change the timetable"))
        self._group = details.line.id
        self.setMinimumWidth(scaled(560))
        now = [
            SlotDraft(slot.weekday, slot.starts, slot.ends, slot.any_shift)
            for slot in details.slots
            if slot.meets(details.on) and not slot.once
        ]
        self.slots = SlotsField(bench.tongue.language, now)
        self.slots.offer_any_shift(_shifts_matter(details))
        self.since = DateField(bench.tongue, bench.clock)
        self.since.set_value(bench.clock.today())
        self.body.addWidget(self.form.row(FIELD, self.slots, _("Meets every week on")))
        hint = _("Registers before that day stay as they were.")
        self.body.addWidget(self.form.row("since", self.since, _("From this day on"), hint))
        self.confirm_button.clicked.connect(self._save)
        self.slots.lines[0].days[0].setFocus()

    def _save(self) -> None:
        groups, group = self.bench.centre.groups, self._group
        try:
            slots, since = self.slots.slots(), needed_day("since", self.since)
        except FieldError as error:
            self.refuse(error)
            return
        self.save(lambda: groups.set_timetable(group, slots, since))


class ExtraSessionDialog(FormDialog):
    """Meet once more, on one day; or not, on a day that was planned."""

    def __init__(self, bench: Workbench, parent: QWidget, details: GroupDetails) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Extra session"), _("Add"))
        self._group = details.line.id
        self.planned = [self._planned(slot) for slot in details.slots if slot.once]
        self.date = DateField(bench.tongue, bench.clock)
        self.starts, self.ends = QLineEdit(), QLineEdit()
        self.any_shift = Check()
        self.any_shift.set_text(_("Expected whatever their school shift is"))
        self.any_shift.setVisible(_shifts_matter(details))
        self.body.addWidget(self.form.row("date", self.date, _("Day")))
        self.body.addWidget(self.form.row("starts", self.starts, _("Starts at")))
        self.body.addWidget(self.form.row("ends", self.ends, _("Ends at")))
        self.body.addWidget(self.any_shift)
        self.confirm_button.clicked.connect(self._save)
        self.date.setFocus()

    def _planned(self, slot: SlotLine) -> QPushButton:
        """An extra session that is planned already, and a button that cancels it."""
        language, groups = self.bench.tongue.language, self.bench.centre.groups
        times = wording.hours(slot.starts, slot.ends, language)
        cancel = QPushButton(language.text(N_("Cancel it")))
        cancel.setProperty("kind", "danger")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(lambda _checked: self.save(lambda: groups.cancel_extra_session(slot.id)))
        row = QHBoxLayout()
        row.addWidget(label(text=f"{language.long_date(slot.valid_from)}, {times}"), 1)
        row.addWidget(cancel)
        self.body.addLayout(row)
        return cancel

    def _save(self) -> None:
        groups, group = self.bench.centre.groups, self._group
        try:
            date = needed_day("date", self.date)
            starts, ends = needed_time("starts", self.starts), needed_time("ends", self.ends)
        except FieldError as error:
            self.refuse(error)
            return
        any_shift = self.any_shift.is_checked()
        self.save(lambda: groups.add_extra_session(group, date, starts, ends, any_shift))


def _shifts_matter(details: GroupDetails) -> bool:
    """Whether who is expected follows from school shifts, unless a time says otherwise."""
    return details.line.programme is Programme.AFTER_SCHOOL and not details.draft.drop_in


def _number(value: int | None) -> QLineEdit:
    return QLineEdit("" if value is None else str(value))
