"""Entering results: trainees down, modules across, as on the assessment sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QLineEdit, QVBoxLayout, QWidget

from app.courses.values.catalogue import AssessedBy
from app.courses.values.entries import AssessmentRequest
from app.courses.values.trainees import Completion, Result
from app.errors import UserError
from app.language import N_, Language
from app.rights import Right
from app.text import latin_digits
from ui.courses.assessment_model import FIRST_MODULE, AssessmentModel
from ui.courses.entering import Entering
from ui.courses.grid import KeyGrid
from ui.courses.typed_results import letter_result, read_mark, read_results
from ui.kit.words import label, quiet
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_COMPETENT = Result(competent=True)
_NOTHING = Result()
_LEAST = 56  # pixels at 100 % of a module: a mark, and the beginning of its name


class AssessmentView(QWidget):
    """One key for each result: C or N, or a mark and Enter; Space fills what is empty."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.model, self.grid = AssessmentModel(bench.tongue.language, self), KeyGrid()
        self.entering: Entering[AssessmentRequest] = Entering(bench, self.model, self)
        self.typed, self.error, self.hint = QLineEdit(), label("error", wrap=True), quiet(wrap=True)
        self._lay_out()
        self._connect()

    def show_completion(self, completion: Completion, language: Language) -> None:
        """Show a cohort, with the cursor where it was in the same one."""
        before = self.model.completion
        same = before is not None and before.cohort.id == completion.cohort.id
        at = self.grid.currentIndex()
        row, column = (at.row(), at.column()) if same and at.isValid() else (0, FIRST_MODULE)
        self.model.show(completion, language)
        self._set_widths()
        if self.model.rows and completion.modules:
            self.grid.go(min(row, len(self.model.rows) - 1), max(column, FIRST_MODULE))
        if not same:
            courses, cohort = self._bench.centre.courses, completion.cohort.id
            self.entering.begin(lambda requests: courses.assess(cohort, requests))
            self.error.hide()
        self.hint.setText(language.text(self._hint()))

    def _lay_out(self) -> None:
        self.error.hide()
        self.grid.setModel(self.model)
        self._bench.tongue.say(self.grid.setAccessibleName, N_("Assessment"))
        words = N_("Row numbers and results as on paper, then Enter")
        self._bench.tongue.say(self.typed.setPlaceholderText, words)
        self._bench.tongue.say(self.typed.setAccessibleName, words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        for part in (self.hint, self.typed, self.error):
            column.addWidget(part)
        column.addWidget(self.grid, 1)

    def _connect(self) -> None:
        if not self._bench.centre.may(Right.MARK):
            self.typed.hide()
            return
        self.grid.key_typed.connect(self._key)
        self.grid.space_typed.connect(self._fill)
        self.grid.enter_typed.connect(lambda: self.grid.step(1))
        self.grid.clear_requested.connect(lambda: self._set(_NOTHING, 0))
        self.typed.returnPressed.connect(self._enter)
        self.entering.refused.connect(self._refused)

    def _set_widths(self) -> None:
        header = self.grid.horizontalHeader()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(scaled(_LEAST))
        for column in range(self.model.columnCount()):
            stretch = column >= FIRST_MODULE
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)

    def _hint(self) -> str:
        if self._assessed_by() is AssessedBy.MARKS:
            return N_("Type the mark, then Enter; or many at once: 7=85 12=60. Backspace clears.")
        return N_("C competent, N not yet, Space fills the column; or many at once: 7C 12N. Backspace clears.")

    def _assessed_by(self) -> AssessedBy:
        completion = self.model.completion
        return completion.cohort.rules.assessed_by if completion else AssessedBy.COMPETENCE

    def _key(self, text: str) -> None:
        result = letter_result(text) if self._assessed_by() is AssessedBy.COMPETENCE else None
        if result is not None:
            self._set(result, 1)
        elif latin_digits(text).isdigit():
            self.typed.setText(text)
            self.typed.setFocus()

    def _set(self, result: Result, step: int) -> None:
        request = self.model.request(self.grid.currentIndex(), result)
        if request is not None:
            self.error.hide()
            self.entering.enter([request])
            self.grid.step(step)

    def _fill(self) -> None:
        """Competent for everybody who has nothing yet in this module; what is there is not overwritten."""
        column = self.grid.currentIndex().column()
        if self._assessed_by() is not AssessedBy.COMPETENCE or column < FIRST_MODULE:
            return
        cells = [self.model.index(row, column) for row in range(self.model.rowCount())]
        requests = [self.model.request(cell, _COMPETENT) for cell in cells if self.model.result(cell) == _NOTHING]
        self.entering.enter([request for request in requests if request is not None])

    def _enter(self) -> None:
        text, column = self.typed.text(), self.grid.currentIndex().column()
        mark = read_mark(text) if self._assessed_by() is AssessedBy.MARKS else None
        try:
            if mark is not None:
                self._set(mark, 1)
            else:
                self._enter_many(read_results(text, range(1, len(self.model.rows) + 1), self._assessed_by()), column)
        except UserError as error:
            self._refused(error)
            return
        self.typed.clear()
        self.grid.setFocus()

    def _enter_many(self, results: dict[int, Result], column: int) -> None:
        requests = [self.model.request(self.model.index(row - 1, column), found) for row, found in results.items()]
        self.error.hide()
        self.entering.enter([request for request in requests if request is not None])

    def _refused(self, error: UserError) -> None:
        self.error.setText(error.sentence(self._bench.tongue.language))
        self.error.show()
