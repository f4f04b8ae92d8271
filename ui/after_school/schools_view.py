"""Schools, with how many children have which shift."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView

from app.language import N_
from app.schools.values import Rewritten, Schools
from ui.after_school.dialogs import SchoolDialog, ShiftsDialog
from ui.after_school.lists import SchoolColumn, SchoolModel
from ui.after_school.table_view import TableView
from ui.kit.cards import EmptyState
from ui.kit.undo import UndoStrip
from ui.workbench import Workbench

_EMPTY = N_("No school is written down yet. Who is expected after school follows from the children's school shifts.")


class SchoolsView(TableView):
    """A row for each grade of a school; shifts are changed for one of them or for all at once."""

    def __init__(self, bench: Workbench, strip: UndoStrip, add: QAction, actions: Sequence[QAction]) -> None:
        self._bench, self._strip = bench, strip
        self.model = SchoolModel(bench.tongue.language)
        super().__init__(self.model, EmptyState("graduation-cap", add), actions)
        self.model.setParent(self)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(SchoolColumn.SCHOOL, QHeaderView.ResizeMode.Stretch)
        bench.tongue.say(self.table.setAccessibleName, N_("Schools and shifts"))
        bench.tongue.say(self.empty.set_words, _EMPTY)

    def reload(self) -> None:
        """Read the numbers again."""
        self._bench.ask(self, self._bench.centre.schools.overview, self._show, replaces="schools")

    def add_school(self) -> None:
        """Ask for a new school."""
        SchoolDialog(self._bench, self.window()).open()

    def change_school(self) -> None:
        """Ask for another name of the school the cursor is on."""
        row, shown = self.table.current_row(), self.model.schools
        wanted = self.model.counts[row].school if 0 <= row < len(self.model.counts) else None
        school = next((one for one in shown.schools if one.id == wanted), None) if shown else None
        if school is not None:
            SchoolDialog(self._bench, self.window(), school).open()

    def change_shifts(self) -> None:
        """Ask whose shifts change, and from when on."""
        if self.model.schools is not None:
            ShiftsDialog(self._bench, self.window(), self.model.schools, self._changed).open()

    def _show(self, schools: Schools) -> None:
        self.keep_cursor(lambda: self.model.show(schools, self._bench.tongue.language))

    def _changed(self, change: Rewritten) -> None:
        schools, language = self._bench.centre.schools, self._bench.tongue.language
        count = len(change.after)
        words = language.plural("{count} child has another shift.", "{count} children have another shift.", count)
        self._strip.offer(words, lambda: schools.put_back(change))
