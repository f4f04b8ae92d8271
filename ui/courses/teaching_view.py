"""Noting which module each session was given to: one figure a session, from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QLineEdit, QVBoxLayout, QWidget

from app.courses.values.entries import TaughtSession, TeachingRequest
from app.courses.values.trainees import Completion
from app.errors import UserError
from app.language import N_, Language
from app.rights import Right
from app.text import latin_digits
from ui.courses.entering import Entering
from ui.courses.grid import KeyGrid
from ui.courses.teaching_model import FIRST_MODULE, TeachingModel
from ui.kit.words import label, quiet
from ui.theme import SPACE, scaled
from ui.workbench import Workbench

_ONE_FIGURE = 9
_LEAST = 76  # pixels at 100 % of a module: half a morning in Khmer, and the beginning of its name


class TeachingView(QWidget):
    """The number of a module is typed for each session; with more than nine modules, Enter ends the number."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._cohort: int | None = None
        self.model, self.grid = TeachingModel(bench.tongue.language, self), KeyGrid()
        self.entering: Entering[TeachingRequest] = Entering(bench, self.model, self)
        self.typed, self.error, self.hint = QLineEdit(), label("error", wrap=True), quiet(wrap=True)
        self._lay_out()
        self._connect()

    def show_sessions(self, completion: Completion, sessions: Sequence[TaughtSession], language: Language) -> None:
        """Show a cohort, with the cursor where it was in the same one, else on the first session to note."""
        same, at = completion.cohort.id == self._cohort, self.grid.currentIndex()
        self._cohort = completion.cohort.id
        self.model.show(completion, sessions, language)
        self._set_widths()
        if sessions and completion.modules:
            row = min(at.row(), len(sessions) - 1) if same and at.isValid() else self.model.first_open()
            self.grid.go(row, max(at.column(), FIRST_MODULE) if same else FIRST_MODULE)
        if not same:
            courses, cohort = self._bench.centre.courses, completion.cohort.id
            self.entering.begin(lambda requests: courses.note_teaching(cohort, requests))
            self.error.hide()
        self.typed.setVisible(len(completion.modules) > _ONE_FIGURE and self._bench.centre.may(Right.MARK))

    def _lay_out(self) -> None:
        self.error.hide()
        self.grid.setModel(self.model)
        say = self._bench.tongue.say
        say(self.grid.setAccessibleName, N_("Modules of the sessions"))
        say(self.typed.setPlaceholderText, N_("Numbers of the modules of this session, then Enter"))
        say(self.typed.setAccessibleName, N_("Numbers of the modules of this session, then Enter"))
        say(
            self.hint.setText,
            N_(
                "Type the number of the module a session was given to. Space adds or removes the module of the column, "
                "Enter repeats the session above, Backspace clears."
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        for part in (self.hint, self.typed, self.error):
            column.addWidget(part)
        column.addWidget(self.grid, 1)

    def _connect(self) -> None:
        if not self._bench.centre.may(Right.MARK):
            return
        self.grid.key_typed.connect(self._key)
        self.grid.space_typed.connect(self._toggle)
        self.grid.enter_typed.connect(self._repeat)
        self.grid.clear_requested.connect(lambda: self._give((), 0))
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

    def _key(self, text: str) -> None:
        figure = latin_digits(text)
        if not figure.isdigit():
            return
        if len(self.model.modules) > _ONE_FIGURE:
            self.typed.setText(text)
            self.typed.setFocus()
        else:
            self._give_numbers([int(figure)])

    def _give_numbers(self, numbers: Sequence[int]) -> bool:
        modules = {module.position: module.id for module in self.model.modules}
        unknown = [number for number in numbers if number not in modules]
        if unknown:
            self._refused(UserError(N_("There is no module {number}."), number=unknown[0]))
            return False
        self._give([modules[number] for number in numbers], 1)
        return True

    def _give(self, modules: Sequence[int], step: int) -> None:
        request = self.model.request(self.grid.currentIndex().row(), modules)
        if request is None:
            self._refused(UserError(N_("This session was not held.")))
            self.grid.step(step)
            return
        self.error.hide()
        self.entering.enter([request])
        self.grid.step(step)

    def _toggle(self) -> None:
        at = self.grid.currentIndex()
        if at.isValid() and at.column() >= FIRST_MODULE:
            module = self.model.modules[at.column() - FIRST_MODULE].id
            self._give(tuple(set(self.model.given_to(at.row())) ^ {module}), 0)

    def _repeat(self) -> None:
        row = self.grid.currentIndex().row()
        if row > 0:
            self._give(self.model.given_to(row - 1), 1)

    def _enter(self) -> None:
        numbers = latin_digits(self.typed.text()).replace(",", " ").split()
        if not all(number.isdigit() for number in numbers):
            self._refused(UserError(N_("Write the numbers of modules only.")))
            return
        if self._give_numbers([int(number) for number in numbers]):
            self.typed.clear()
            self.grid.setFocus()

    def _refused(self, error: UserError) -> None:
        self.error.setText(error.sentence(self._bench.tongue.language))
        self.error.show()
