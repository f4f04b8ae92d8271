"""Somebody's wish for a place: who sent them, why, the family's income, which criteria are met."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from app.courses.values.applicants import (
    CAUTION_WORDS,
    INCOME_WORDS,
    SOURCE_WORDS,
    Applicant,
    ApplicantDraft,
    Caution,
    IncomeBand,
    Source,
)
from app.courses.values.catalogue import Criterion
from app.language import N_
from ui.kit.choice import Choice
from ui.kit.dialogs import FormDialog
from ui.kit.words import label
from ui.theme import SPACE, scaled
from ui.workbench import Workbench


class ApplicantDialog(FormDialog):
    """A new applicant, or what is noted of one. What speaks against a place is told while the source is chosen."""

    def __init__(
        self,
        bench: Workbench,
        parent: QWidget,
        cohort: int,
        name: str,
        person: int,
        criteria: Sequence[Criterion],
        applicant: Applicant | None = None,
    ) -> None:
        """`name` is shown; without `applicant` the person is written down as a new one."""
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("{name} asks for a place").format(name=name))
        self._cohort, self._person, self._applicant = cohort, person, applicant
        self.setMinimumWidth(scaled(560))
        draft = applicant.draft if applicant else ApplicantDraft(person)
        self.source = Choice(bench.tongue, {s: words for s, words in SOURCE_WORDS.items() if s})
        self.source.set_value(draft.source)
        self.income = Choice(bench.tongue, {b: w for b, w in INCOME_WORDS.items() if b}, N_("not known"))
        self.income.set_value(draft.income_band)
        self.reason = QLineEdit(draft.reason)
        self.criteria = {one.id: QCheckBox(one.names.name(bench.tongue.language)) for one in criteria
                         if not one.archived or one.id in draft.criteria}  # fmt: skip
        for id_, box in self.criteria.items():
            box.setChecked(id_ in draft.criteria)
        self.cautions = label("error", wrap=True)
        self._lay_out()
        self.source.currentIndexChanged.connect(lambda _at: self._look())
        self.confirm_button.clicked.connect(self._save)
        self.source.setFocus()
        self._look()

    def _lay_out(self) -> None:
        _ = self.bench.tongue.language.text
        self.body.addWidget(self.form.row("source", self.source, _("Sent by")))
        self.body.addWidget(self.form.row("reason", self.reason, _("Why a place is asked for")))
        self.body.addWidget(self.form.row("income_band", self.income, _("Family income in a month")))
        if self.criteria:
            self.body.addWidget(label(text=_("What speaks for a place")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * SPACE)
        for at, box in enumerate(self.criteria.values()):
            grid.addWidget(box, at // 2, at % 2)
        self.body.addLayout(grid)
        self.body.addWidget(self.cautions)
        self.cautions.hide()

    def _look(self) -> None:
        courses, cohort, person = self.bench.centre.courses, self._cohort, self._person
        source = Source(self.source.value())
        self.bench.ask(self, lambda: courses.cautions(cohort, person, source), self._show, replaces="cautions")

    def _show(self, cautions: Sequence[Caution]) -> None:
        language = self.bench.tongue.language
        self.cautions.setText("\n".join(language.text(CAUTION_WORDS[caution]) for caution in cautions))
        self.cautions.setVisible(bool(cautions))

    def _save(self) -> None:
        courses, cohort = self.bench.centre.courses, self._cohort
        draft = ApplicantDraft(
            self._person,
            Source(self.source.value()),
            self.reason.text(),
            IncomeBand(self.income.value()),
            frozenset(id_ for id_, box in self.criteria.items() if box.isChecked()),
        )
        if self._applicant is None:
            self.save(lambda: courses.apply(cohort, draft))
        else:
            applicant = self._applicant.id
            self.save(lambda: courses.change_applicant(applicant, draft))
