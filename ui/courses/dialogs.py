"""Decisions about a cohort and its people: its particulars, its last day, leaving, a place despite a caution."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.courses.values.applicants import CAUTION_WORDS, Applicant, PlaceFree
from app.courses.values.catalogue import Catalogue
from app.courses.values.cohorts import CohortDraft, CohortLine
from app.courses.values.trainees import LEAVING_WORDS, LeavingReason, Trainee
from app.errors import FieldError
from app.language import N_
from ui.courses import wording
from ui.groups.slots_field import FIELD, SlotsField
from ui.kit.choice import Choice
from ui.kit.dates import DateField
from ui.kit.dialogs import FormDialog
from ui.kit.typed import needed_day, number_of
from ui.kit.words import label
from ui.theme import SPACE, scaled
from ui.workbench import Workbench


class CohortDialog(FormDialog):
    """A new cohort with its week, or the particulars of one."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        catalogue: Catalogue,
        line: CohortLine | None = None,
        made: Callable[[int], object] | None = None,
    ) -> None:
        """Without `line` a new cohort is planned and its id given to `made`."""
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("New cohort") if line is None else _("Change the cohort"))
        self._line, self._made = line, made
        self.setMinimumWidth(scaled(640))
        self._make_fields(catalogue, line)
        self._lay_out()
        self.slots = SlotsField(bench.tongue.language)
        if line is None:
            self.body.addWidget(self.form.row(FIELD, self.slots, _("Meets every week on")))
        self.confirm_button.clicked.connect(self._save)
        (self.course if line is None else self.starts).setFocus()

    def _make_fields(self, catalogue: Catalogue, line: CohortLine | None) -> None:
        language = self.bench.tongue.language
        self.course = QComboBox()
        for course in catalogue.courses:
            if not course.archived or (line is not None and course.id == line.course):
                self.course.addItem(course.draft.names.name(language), course.id)
        self.number, self.capacity = QLineEdit(), QLineEdit()
        self.trainer, self.place = QLineEdit(), QLineEdit()
        self.starts = DateField(self.bench.tongue, self.bench.clock)
        self.ends = DateField(self.bench.tongue, self.bench.clock)
        if line is not None:
            self._fill(line)

    def _fill(self, line: CohortLine) -> None:
        self.course.setCurrentIndex(self.course.findData(line.course))
        self.course.setEnabled(False)
        self.number.setText(str(line.number))
        self.capacity.setText("" if line.capacity is None else str(line.capacity))
        self.trainer.setText(line.trainer)
        self.place.setText(line.place)
        self.starts.set_value(line.starts)
        self.ends.set_value(line.ends)

    def _lay_out(self) -> None:
        _ = self.bench.tongue.language.text
        cells = (
            ("course", self.course, _("Course"), ""),
            ("number", self.number, _("Number of the cohort"), _("Empty: the next one")),
            ("starts", self.starts, _("First day"), ""),
            ("ends", self.ends, _("Last day"), ""),
            ("trainer", self.trainer, _("Trainer"), ""),
            ("place", self.place, _("Place"), ""),
            ("capacity", self.capacity, _("Places"), ""),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * SPACE)
        grid.setVerticalSpacing(2 * SPACE)
        for at, (name, field, words, hint) in enumerate(cells):
            row = self.form.row(name, field, words, hint)
            grid.addWidget(row, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at % 2, 1)
        self.body.addLayout(grid)

    def _draft(self) -> CohortDraft:
        if self.course.currentData() is None:
            raise FieldError("course", N_("Make a course in the catalogue first."))
        return CohortDraft(
            self.course.currentData(),
            needed_day("starts", self.starts),
            needed_day("ends", self.ends),
            number_of("number", self.number),
            self.trainer.text(),
            self.place.text(),
            number_of("capacity", self.capacity),
        )

    def _save(self) -> None:
        courses = self.bench.centre.courses
        try:
            draft, slots = self._draft(), self.slots.slots()
        except FieldError as error:
            self.refuse(error)
            return
        if self._line is None:
            self.save(lambda: courses.plan_cohort(draft, slots), self._made)
        else:
            cohort = self._line.id
            self.save(lambda: courses.change_cohort(cohort, draft))


class FinishDialog(FormDialog):
    """The last day of a cohort, as it really was."""

    def __init__(self, bench: Workbench, parent: QWidget, line: CohortLine) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Finish the cohort"), _("Finish"))
        self._cohort = line.id
        explanation = _("Everybody who has not left is enrolled until this day, and completes the course.")
        self.body.addWidget(label("quiet", text=explanation, wrap=True))
        self.last = DateField(bench.tongue, bench.clock)
        today = bench.clock.today()
        self.last.set_value(min(line.ends or today, today))
        self.body.addWidget(self.form.row("last", self.last, _("Last day")))
        self.confirm_button.clicked.connect(self._save)
        self.last.setFocus()

    def _save(self) -> None:
        courses, cohort = self.bench.centre.courses, self._cohort
        try:
            last = needed_day("last", self.last)
        except FieldError as error:
            self.refuse(error)
            return
        self.save(lambda: courses.finish_cohort(cohort, last))


class LeaveDialog(FormDialog):
    """A trainee's last day before the end, and why."""

    def __init__(
        self, bench: Workbench, parent: QWidget, cohort: int, trainee: Trainee, left: Callable[[PlaceFree], object]
    ) -> None:
        language = bench.tongue.language
        _ = language.text
        name = wording.names(trainee.label, language)[0]
        super().__init__(bench, parent, _("{name} leaves the course").format(name=name), _("Leave"))
        self._cohort, self._person, self._left = cohort, trainee.person, left
        self.last = DateField(bench.tongue, bench.clock)
        self.last.set_value(bench.clock.today())
        self.reason = Choice(bench.tongue, _reasons(), N_("choose a reason"))
        self.note = QLineEdit()
        self.body.addWidget(self.form.row("last", self.last, _("Last day")))
        self.body.addWidget(self.form.row("reason", self.reason, _("Reason")))
        self.body.addWidget(self.form.row("note", self.note, _("Note")))
        self.confirm_button.clicked.connect(self._save)
        self.reason.setFocus()

    def _save(self) -> None:
        courses, cohort, person = self.bench.centre.courses, self._cohort, self._person
        reason, note = LeavingReason(self.reason.value()), self.note.text()
        try:
            last = needed_day("last", self.last)
        except FieldError as error:
            self.refuse(error)
            return
        self.save(lambda: courses.leave(cohort, person, last, reason, note), self._left)


class DespiteDialog(FormDialog):
    """A place for somebody against whom something speaks."""

    def __init__(self, bench: Workbench, parent: QWidget, applicant: Applicant) -> None:
        language = bench.tongue.language
        _ = language.text
        name = wording.names(applicant.label, language)[0]
        super().__init__(bench, parent, _("Give {name} a place all the same").format(name=name), _("Give the place"))
        self._applicant = applicant.id
        for caution in applicant.cautions:
            self.body.addWidget(label(text=f"• {language.text(CAUTION_WORDS[caution])}", wrap=True))
        self.despite = QLineEdit()
        self.body.addWidget(self.form.row("despite", self.despite, _("Why it does not count here")))
        self.confirm_button.clicked.connect(self._save)
        self.despite.setFocus()

    def _save(self) -> None:
        courses, applicant, reason = self.bench.centre.courses, self._applicant, self.despite.text()
        self.save(lambda: courses.select_despite(applicant, reason))


class ReasonAsked(FormDialog):
    """Why applicants are refused or withdraw, why a cohort is called off."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        title: str,
        confirm: str,
        carry_out: Callable[[ReasonAsked, str], object],
        explanation: str = "",
    ) -> None:
        """`title`, `confirm` and `explanation` are translated; `carry_out` gets the dialog, to save, and the reason."""
        _ = bench.tongue.language.text
        super().__init__(bench, parent, title, confirm)
        if explanation:
            self.body.addWidget(label("quiet", text=explanation, wrap=True))
        self.reason = QLineEdit()
        self.body.addWidget(self.form.row("reason", self.reason, _("Reason")))
        self.confirm_button.clicked.connect(lambda: carry_out(self, self.reason.text()))
        self.reason.setFocus()


def _reasons() -> Mapping[str, str]:
    """The reasons that can be chosen."""
    return {reason: words for reason, words in LEAVING_WORDS.items() if reason}
