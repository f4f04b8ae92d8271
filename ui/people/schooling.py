"""A child's school on the card of a person, and the dialog that changes it from a day on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from app.errors import FieldError
from app.language import N_, Language
from app.schools.values import GRADES, SHIFT_WORDS, PlaceDraft, PlaceLine, Rewritten, School, Shift
from ui.kit.dates import DateField
from ui.kit.dialogs import FormDialog
from ui.kit.typed import needed_day
from ui.workbench import Workbench


def school_words(line: PlaceLine, language: Language) -> str:
    """School, grade and shift in one line."""
    _, place = language.text, line.place
    parts = (
        language.names(line.school_km, line.school_latin)[0],
        _("grade {grade}").format(grade=language.number(place.grade)) if place.grade else "",
        language.text(SCHOOL_SHIFT_WORDS[place.shift]) if place.shift else _("shift not known"),
    )
    return " · ".join(part for part in parts if part)


def place_words(line: PlaceLine, language: Language) -> tuple[str, str]:
    """Where a child goes to school, and from when to when."""
    _, place = language.text, line.place
    since = _("since {date}").format(date=language.date(place.starts))
    span = since if place.ends is None else f"{language.date(place.starts)} – {language.date(place.ends)}"
    return school_words(line, language), span


SCHOOL_SHIFT_WORDS = {Shift.MORNING: N_("school in the morning"), Shift.AFTERNOON: N_("school in the afternoon")}


def chosen_shift(box: QComboBox) -> Shift | None:
    """The shift chosen in a box; Qt keeps only its word."""
    return Shift(box.currentData()) if box.currentData() else None


class PlaceDialog(FormDialog):
    """School, grade and shift of one child from a day on."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        person: int,
        now: PlaceDraft,
        schools: Sequence[School],
        changed: Callable[[Rewritten], object],
    ) -> None:
        language = bench.tongue.language
        _ = language.text
        super().__init__(bench, parent, _("School, grade and shift"))
        self._person, self._changed = person, changed
        self.school, self.grade, self.shift = QComboBox(), QComboBox(), QComboBox()
        self.school.addItem("–", None)
        for school in schools:
            self.school.addItem(school.name(language), school.id)
        self.grade.addItem("–", None)
        for grade in GRADES:
            self.grade.addItem(language.number(grade), grade)
        self.shift.addItem("–", None)
        for shift, words in SHIFT_WORDS.items():
            self.shift.addItem(language.text(words), shift)
        for box, value in ((self.school, now.school), (self.grade, now.grade), (self.shift, now.shift)):
            box.setCurrentIndex(max(0, next((at for at in range(box.count()) if box.itemData(at) == value), 0)))
        self.since = DateField(bench.tongue, bench.clock)
        self.since.set_value(bench.clock.today())
        self.body.addWidget(self.form.row("school", self.school, _("School")))
        self.body.addWidget(self.form.row("grade", self.grade, _("Grade")))
        self.body.addWidget(self.form.row("shift", self.shift, _("Shift")))
        hint = _("Registers before that day stay as they were.")
        self.body.addWidget(self.form.row("since", self.since, _("From this day on"), hint))
        self.confirm_button.clicked.connect(self._save)
        self.school.setFocus()

    def _save(self) -> None:
        schools, person = self.bench.centre.schools, self._person
        draft = PlaceDraft(self.school.currentData(), self.grade.currentData(), chosen_shift(self.shift))
        try:
            since = needed_day("since", self.since)
        except FieldError as error:
            self.refuse(error)
            return
        self.save(lambda: schools.set_place(person, since, draft), self._changed)
