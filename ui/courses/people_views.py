"""The people of a cohort: its trainees, and who asks for a place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.courses.values.applicants import SOURCE_WORDS, Applicant
from app.courses.values.trainees import ATTENDANCE_FORMULA, Completion, Trainee
from app.language import N_, Language
from ui.courses import wording
from ui.courses.table import Column, ValueTable
from ui.groups.enrol_field import EnrolField
from ui.kit.cards import EmptyState
from ui.kit.tables import PlainTable
from ui.kit.widths import give_room
from ui.kit.words import quiet
from ui.page import Page
from ui.theme import SPACE

_TRAINEES: tuple[Column[Trainee], ...] = (
    Column(N_("Name"), lambda t, language: wording.names(t.label, language)[0]),
    Column(N_("Age"), lambda t, language: wording.age(t.age(t.starts), language), number=True),
    Column(N_("Attendance"), lambda t, language: wording.percent(t.count.rate, language), number=True),
    Column(N_("Modules done"), lambda t, language: wording.share(t.modules_done, t, language), number=True),
    Column(N_("Stay"), wording.standing, colour=lambda t: "absent" if t.left is not None else "quiet"),
)
_APPLICANTS: tuple[Column[Applicant], ...] = (
    Column(N_("Name"), lambda a, language: wording.names(a.label, language)[0]),
    Column(N_("Age"), lambda a, language: wording.age(a.age, language), colour=wording.age_tone, number=True),
    Column(N_("Source"), lambda a, language: language.text(SOURCE_WORDS[a.draft.source])),
    Column(N_("Decision"), wording.decision, colour=wording.decision_tone),
    Column(N_("Look at"), wording.cautions, colour=lambda a: "quiet" if a.despite else "late"),
)


class TraineesView(QWidget):
    """Everybody who is or was in the cohort; Enter opens one."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.table = ValueTable(_TRAINEES, page.language, self), PlainTable()
        self.empty, self.formula = quiet(wrap=True), quiet(wrap=True)
        page.say(self.table.setAccessibleName, N_("Trainees"))
        page.say(self.formula.setText, ATTENDANCE_FORMULA)
        page.say(self.empty.setText, N_("Nobody has a place yet. Select applicants, then they stand here."))
        self.table.setModel(self.model)
        give_room(self.table, (0, 4))
        self.table.remember(page.bench.memory, "trainees")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self.formula)

    def show_completion(self, completion: Completion, language: Language) -> None:
        """Show a cohort, with the cursor on the person where it was."""
        kept = self.chosen()
        self.model.show(completion.trainees, language)
        self.empty.setVisible(not completion.trainees)
        self.formula.setVisible(bool(completion.trainees))
        row = self.model.row_of(lambda trainee: kept is not None and trainee.person == kept.person)
        if self.model.rows:
            self.table.go_to_row(max(row, 0))

    def chosen(self) -> Trainee | None:
        """The trainee with the cursor."""
        row = self.table.current_row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None


class ApplicantsView(QWidget):
    """Who asks for a place, and a field to write down somebody more."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.table = ValueTable(_APPLICANTS, page.language, self), PlainTable()
        self.field = EnrolField(page.bench, N_("Type the name of an applicant, then Enter"), N_("New applicant"))
        self.empty = EmptyState("user-plus")
        page.say(self.table.setAccessibleName, N_("Applicants"))
        page.say(self.empty.set_words, N_("Nobody has asked for a place yet. Type a name above; unknown people first "
                                          "need a record on the page People."))  # fmt: skip
        self.table.setModel(self.model)
        give_room(self.table, (0, 4))
        self.table.remember(page.bench.memory, "applicants")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addWidget(self.field)
        column.addWidget(self.empty, 1)
        column.addWidget(self.table, 1)

    def show_applicants(self, applicants: Sequence[Applicant], language: Language) -> None:
        """Show who asks for a place, with the cursor on the same person; on the next one if that one was decided."""
        kept, row = self.chosen(), self.table.current_row()
        self.model.show(applicants, language)
        self.empty.setVisible(not applicants)
        self.table.setVisible(bool(applicants))
        same = (at for at, one in enumerate(applicants) if kept and one.id == kept[0].id)
        at = next((at for at in same if applicants[at].decision is kept[0].decision), row)
        if applicants:
            self.table.go_to_row(min(max(at, 0), len(applicants) - 1))

    def chosen(self) -> list[Applicant]:
        """The applicants chosen in the table, from top to bottom."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.rows[row] for row in rows if row < len(self.model.rows)]
