"""One trainee: attendance, modules with hours and results, what is missing, the way back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.attendance.values import STATUS_WORDS, Count, Status
from app.courses.values.applicants import INCOME_WORDS, SOURCE_WORDS, IncomeBand, Source
from app.courses.values.catalogue import PassRules
from app.courses.values.cohorts import ModuleLine
from app.courses.values.trainees import Completion, Trainee, TraineeModule
from app.language import N_, Language
from ui.courses import wording
from ui.courses.table import Column, ValueTable
from ui.kit.buttons import ActionButton
from ui.kit.dialogs import scrolled
from ui.kit.flow import FlowLayout
from ui.kit.tables import PlainTable
from ui.kit.widths import give_room
from ui.kit.words import heading, label, quiet
from ui.page import Page
from ui.theme import SPACE, scaled


@dataclass(frozen=True, slots=True)
class _Line:
    module: ModuleLine
    reached: TraineeModule
    rules: PassRules


_MODULES: tuple[Column[_Line], ...] = (
    Column(N_("Module"), lambda line, language: line.module.names.name(language)),
    Column(N_("Attended"), lambda line, language: wording.hours(line.reached.attended, language), number=True),
    Column(N_("Hours"), lambda line, language: wording.hours(60 * line.module.hours, language), number=True),
    Column(
        N_("Done"),
        lambda line, language: language.text(N_("done") if line.reached.done else N_("not yet")),
        colour=lambda line: "present" if line.reached.done else "quiet",
    ),
    Column(
        N_("Result"),
        lambda line, language: wording.result(line.reached.result, language),
        colour=lambda line: wording.result_tone(line.reached.result, line.rules),
    ),
)


_TABLE = 220  # pixels at 100 %: the heading and five modules


class TraineePage(QWidget):
    """Everything known of one trainee in one cohort. `more` takes what other features add below."""

    def __init__(self, page: Page, actions: tuple[QAction, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trainee: Trainee | None = None
        self.name, self.particulars = heading(), quiet(wrap=True)
        self.attendance, self.reached = label(wrap=True), label("quiet", wrap=True)
        self.model, self.table = ValueTable(_MODULES, page.language, self), PlainTable()
        self.more = QVBoxLayout()
        self.name.setWordWrap(True)
        page.say(self.table.setAccessibleName, N_("Modules"))
        self.table.setModel(self.model)
        give_room(self.table, (0,))
        self.table.setMinimumHeight(scaled(_TABLE))
        self._lay_out(actions)

    def show_trainee(self, completion: Completion, trainee: Trainee, language: Language) -> None:
        """Show a trainee of a cohort."""
        self.trainee, rules = trainee, completion.cohort.rules
        self.name.setText(" · ".join(filter(None, wording.names(trainee.label, language))))
        self.particulars.setText(_particulars(trainee, language))
        self.attendance.setText(_attendance(trainee.count, language))
        self.reached.setText(_reached(trainee, rules, language))
        modules = zip(completion.modules, trainee.modules, strict=True)
        self.model.show([_Line(module, reached, rules) for module, reached in modules], language)

    def _lay_out(self, actions: tuple[QAction, ...]) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        buttons = FlowLayout()
        buttons.setSpacing(2 * SPACE)
        for action in actions:
            buttons.addWidget(ActionButton(action))
        column.addWidget(self.name)
        column.addWidget(self.particulars)
        column.addLayout(buttons)
        column.addWidget(self.attendance)
        column.addWidget(self.reached)
        column.addWidget(self.table, 1)
        column.addLayout(self.more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside, self))


def _particulars(trainee: Trainee, language: Language) -> str:
    years = trainee.age(trainee.starts)
    parts = [trainee.label.code, "" if years is None else language.plural("{count} year", "{count} years", years)]
    parts.append(wording.standing(trainee, language))
    if trainee.source is not Source.NONE:
        parts.append(language.text(SOURCE_WORDS[trainee.source]))
    if trainee.income_band is not IncomeBand.UNKNOWN:
        income = language.text(INCOME_WORDS[trainee.income_band])
        parts.append(language.text(N_("family income {band}")).format(band=income))
    return " · ".join(part for part in (*parts, trainee.note) if part)


def _attendance(count: Count, language: Language) -> str:
    """87 % · present 40 · late 2 · absent 5 · excused 1."""
    numbers = {
        Status.PRESENT: count.present,
        Status.LATE: count.late,
        Status.ABSENT: count.absent,
        Status.EXCUSED: count.excused,
    }
    rate = language.text(N_("Attendance {share}")).format(share=wording.percent(count.rate, language))
    parts = [f"{language.text(STATUS_WORDS[s])} {language.number(n)}" for s, n in numbers.items() if n]
    return " · ".join((rate, *parts))


def _reached(trainee: Trainee, rules: PassRules, language: Language) -> str:
    """What was reached beside what is asked for."""
    done = language.text(N_("Modules done: {done}")).format(done=wording.share(trainee.modules_done, trainee, language))
    passed = wording.share(trainee.passes(rules), trainee, language)
    passed = language.text(N_("Modules passed: {passed}")).format(passed=passed)
    needed = language.text(N_("Asked for: {rules}")).format(rules=wording.rules(rules, language))
    return f"{done} · {passed}\n{needed}"
