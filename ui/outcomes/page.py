"""The page After the course: calls that are due, what became of whom, and employers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.changes import Change
from app.courses.values.cohorts import CohortLine, CohortState
from app.language import N_
from app.outcomes.values import MONTHS, Call, Employer, OutcomeGrid
from ui.kit.buttons import ActionButton
from ui.kit.cards import EmptyState
from ui.kit.flow import FlowLayout
from ui.kit.tables import PlainTable
from ui.kit.text_model import TextModel
from ui.kit.undo import UndoStrip
from ui.kit.widths import give_room
from ui.kit.words import label, quiet
from ui.outcomes import columns, wording
from ui.outcomes.actions import OutcomeActions
from ui.outcomes.bar import Bar
from ui.outcomes.chosen import Chosen
from ui.outcomes.deeds import Deeds
from ui.outcomes.entry import Entry
from ui.outcomes.grid import CERTIFICATE, GridModel, GridTable
from ui.outcomes.place import CALLS, EMPLOYERS, GRID, VIEWS, OutcomePlace
from ui.page import Page
from ui.theme import SPACE
from ui.workbench import Workbench


class OutcomesPage(Page):
    """Former trainees, asked at 1, 3, 6 and 12 months."""

    depends = Change.OUTCOMES | Change.COURSES | Change.CERTIFICATES | Change.PEOPLE

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._wanted: OutcomePlace | None = None
        self.chosen = Chosen(self)
        self.act = OutcomeActions(self)
        self.bar, self.undo = Bar(bench.tongue), UndoStrip(self.act.undo)
        self.deeds = Deeds(self, self.undo)
        self.calls: TextModel[Call] = TextModel(columns.CALLS, self.language, self)
        self.employers: TextModel[Employer] = TextModel(columns.EMPLOYERS, self.language, self)
        self.grid = GridModel(self.language, bench.clock.today(), self)
        self.calls_table, self.employers_table = PlainTable(), PlainTable()
        self.grid_table = GridTable()
        self.nobody, self.no_cohort = EmptyState("phone"), EmptyState("users")
        self.no_employer = EmptyState("briefcase", self.act.new)
        self.error, self.legend = label("error", wrap=True), quiet(wrap=True)
        self.entry = Entry(self, self.bar, self.grid, self.grid_table, self.deeds)
        self.entry.complained.connect(self._complain)
        self._lay_out()
        self._connect()
        self._view_changed()

    @override
    def title(self) -> str:
        return self.language.text(N_("After the course"))

    @override
    def primary_action(self) -> QAction | None:
        return self.act.new if self.bar.view() == EMPLOYERS else None

    @override
    def top_actions(self) -> list[QAction]:
        return [self.act.print] if self.bar.view() == GRID else []

    @override
    def keys(self) -> list[tuple[str, str]]:
        _ = self.language.text
        if self.bar.view() != GRID:
            return [("Enter", _("Open"))]
        return [
            ("J E S T N U", _("What the person does, and down")),
            ("+ −", _("In the trade, not in the trade")),
            ("Backspace", _("Clear")),
            ("← →", _("Another month")),
            ("Enter", _("Details")),
        ]

    @override
    def first_focus(self) -> QWidget | None:
        tables = {CALLS: self.calls_table, EMPLOYERS: self.employers_table}
        return tables.get(self.bar.view(), self.grid_table)

    @override
    def place(self) -> object:
        cohort = self.bar.cohorts.cohort()
        if self.bar.view() == GRID and cohort is not None:
            return OutcomePlace(cohort, self.grid.month)
        return self.bar.view()

    @override
    def show_record(self, reference: object) -> None:
        if isinstance(reference, OutcomePlace):
            self._wanted = reference
            self.bar.cohorts.choose(reference.cohort)
            self.entry.enter(reference.month or self.grid.month)
            self.bar.show_view(GRID)
        elif reference in VIEWS:
            self.bar.show_view(str(reference))

    @override
    def reload(self) -> None:
        self.legend.setText(self._legend())
        self.legend.setVisible(bool(self.legend.text()))
        self.ask(self.bench.centre.courses.listing, self._show_cohorts, replaces="cohorts")
        self._read()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        for part in (
            self.calls_table, self.nobody, self.grid_table, self.no_cohort, self.employers_table, self.no_employer,
        ):  # fmt: skip
            self._stack.addWidget(part)
        foot = FlowLayout()
        for action in self.act.of_foot():
            foot.addWidget(ActionButton(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, SPACE, 6 * SPACE, 4 * SPACE)
        column.setSpacing(3 * SPACE)
        column.addWidget(self.bar)
        column.addWidget(self.error)
        column.addWidget(self.undo)
        column.addWidget(self._stack, 1)
        column.addWidget(self.legend)
        column.addLayout(foot)
        self.error.hide()

    def _connect(self) -> None:
        models = (
            (self.calls_table, self.calls),
            (self.employers_table, self.employers),
        )
        for table, model in models:
            table.setModel(model)
            table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
            table.opened.connect(lambda _index: self.chosen.open())
        give_room(self.calls_table, (1, 3, 5))
        give_room(self.employers_table, (0, 4))
        self.grid_table.setModel(self.grid)
        self.grid_table.set_widths(self.grid.usual_widths())
        give_room(self.grid_table, range(self.grid.column_of(MONTHS[0]), self.grid.columnCount()))
        self.grid_table.spare(CERTIFICATE)
        self.bar.changed.connect(self._view_changed)
        for table, words in (
            (self.calls_table, N_("Calls due")),
            (self.grid_table, N_("Outcomes")),
            (self.employers_table, N_("Employers")),
        ):
            self.say(table.setAccessibleName, words)
        self.say(self.nobody.set_words, N_("Nobody is to be called today."))
        self.say(self.no_cohort.set_words, N_("Outcomes are asked for once a cohort is finished. None is yet."))
        self.say(self.no_employer.set_words, N_("No employer is written down yet."))

    def _view_changed(self) -> None:
        self.act.show_for(self.bar.view())
        self.legend.setText(self._legend())
        self.legend.setVisible(bool(self.legend.text()))
        self._complain("")
        self.title_changed.emit()
        self._read()

    def _legend(self) -> str:
        return wording.legend(self.language) if self.bar.view() == GRID else ""

    def _read(self) -> None:
        outcomes, view, cohort = self.bench.centre.outcomes, self.bar.view(), self.bar.cohorts.cohort()
        if view == CALLS:
            self.ask(outcomes.calls, self._show_calls, replaces="outcomes")
        elif view == EMPLOYERS:
            self.ask(outcomes.employers, self._show_employers, replaces="outcomes")
        elif cohort is not None:
            self.ask(lambda: outcomes.grid(cohort), self._show_grid, replaces="outcomes")
        else:
            self._show_grid(None)

    def _show_cohorts(self, lines: Sequence[CohortLine]) -> None:
        before = self.bar.cohorts.cohort()
        self.bar.cohorts.show_lines([line for line in lines if line.state is CohortState.FINISHED], self.language)
        if self._wanted is not None:
            self.bar.cohorts.choose(self._wanted.cohort)
        if self.bar.cohorts.cohort() != before and self.bar.view() == GRID:
            self._read()

    def _show_calls(self, calls: Sequence[Call]) -> None:
        self._fill(self.calls_table, self.calls, calls, self.nobody)

    def _show_employers(self, employers: Sequence[Employer]) -> None:
        self._fill(self.employers_table, self.employers, employers, self.no_employer)

    def _fill(self, table: PlainTable, model: TextModel, rows: Sequence[object], empty: EmptyState) -> None:  # type: ignore[type-arg]
        row = table.current_row()
        model.show(rows, self.language)
        self._stack.setCurrentWidget(table if rows else empty)
        if rows:
            table.go_to_row(min(max(row, 0), len(rows) - 1))
        self._enable()

    def _show_grid(self, grid: OutcomeGrid | None) -> None:
        row = self.grid_table.current_row()
        self.grid.show(grid, self.language)
        self._stack.setCurrentWidget(self.grid_table if grid else self.no_cohort)
        wanted = self._wanted.person if self._wanted else 0
        places = [at for at, one in enumerate(self.grid.rows) if one.person == wanted]
        if grid and grid.rows:
            self.grid_table.go_to_row(places[0] if places else min(max(row, 0), len(grid.rows) - 1))
        self._wanted = None
        self._enable()

    def _enable(self) -> None:
        employer = self.chosen.employer()
        in_grid = self.bar.view() == GRID and self.entry.row() is not None
        self.act.open.setEnabled(self.calls_table.current_row() >= 0)
        self.act.details.setEnabled(employer is not None or in_grid)
        self.act.clear.setEnabled(in_grid)
        self.act.merge.setEnabled(employer is not None and not employer.archived)
        self.act.archive.setEnabled(employer is not None)

    def _complain(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))
