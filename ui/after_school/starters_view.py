"""The children who start school: papers, school and shift, ticked by keyboard; and the step to after-school."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView

from app.after_school.values import EntryDraft, Moved, Starter, Starters
from app.language import N_
from app.schools.values import Shift
from ui.after_school.dialogs import EntryDialog, MoveDialog
from ui.after_school.lists import StarterColumn, StarterModel
from ui.after_school.table_view import TableView
from ui.kit.cards import EmptyState
from ui.kit.undo import UndoStrip
from ui.workbench import Workbench


class StartersView(TableView):
    """One row a child, the eldest first."""

    def __init__(self, bench: Workbench, strip: UndoStrip, actions: Sequence[QAction]) -> None:
        self._bench, self._strip = bench, strip
        self.model = StarterModel(bench.tongue.language)
        super().__init__(self.model, EmptyState("graduation-cap"), actions)
        self.model.setParent(self)
        for column in (StarterColumn.NAME, StarterColumn.SCHOOL):
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        bench.tongue.say(self.table.setAccessibleName, N_("Children who start school"))
        bench.tongue.say(self.empty.set_words, N_("No child of the daycare turns six before school starts."))

    @property
    def current(self) -> Starter | None:
        """The child the cursor is on."""
        return self.model.child(self.table.current_row())

    def reload(self) -> None:
        """Read the children again."""
        self._bench.ask(self, self._bench.centre.after_school.starters, self._show, replaces="starters")

    def tick_certificate(self) -> None:
        """The birth certificate of the child is there, or is not."""
        child = self.current
        if child is not None:
            self._keep(child, replace(child.entry, birth_certificate=not child.entry.birth_certificate))

    def tick_registered(self) -> None:
        """The child is registered at school, or is not."""
        child = self.current
        if child is not None:
            self._keep(child, replace(child.entry, registered=not child.entry.registered))

    def set_shift(self, shift: Shift) -> None:
        """The shift the child will have; the same once more takes it away."""
        child = self.current
        if child is not None:
            self._keep(child, replace(child.entry, shift=None if child.entry.shift is shift else shift))

    def edit(self) -> None:
        """Ask for everything about the child's start of school."""
        child, starters = self.current, self.model.starters
        if child is not None and starters is not None:
            EntryDialog(self._bench, self.window(), child, starters).open()

    def move_on(self) -> None:
        """Ask to which club the chosen children go."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        chosen = [child for row in rows if (child := self.model.child(row)) is not None]
        if chosen and self.model.starters is not None:
            MoveDialog(self._bench, self.window(), chosen, self.model.starters, self._moved).open()

    def _moved(self, moved: tuple[Moved, ...]) -> None:
        after_school, language = self._bench.centre.after_school, self._bench.tongue.language
        words = language.plural(
            "{count} child goes to after-school.", "{count} children go to after-school.", len(moved)
        )
        self._strip.offer(words, lambda: after_school.move_back(moved))

    def _show(self, starters: Starters) -> None:
        language = self._bench.tongue.language
        self.keep_cursor(lambda: self.model.show(starters, language))
        about = language.text(N_("School starts on {date}. The letters below tick; Enter shows everything of a child."))
        self.about.setText(about.format(date=language.date(starters.school_starts)))
        self.about.setVisible(bool(starters.children))

    def _keep(self, child: Starter, entry: EntryDraft) -> None:
        after_school, person = self._bench.centre.after_school, child.person
        name = self._bench.tongue.language.names(child.name_km, child.name_latin)[0]
        words = self._bench.tongue.language.text(N_("{name}: written down.")).format(name=name)

        def kept(before: EntryDraft) -> None:
            self._strip.offer(words, lambda: after_school.keep_entry(person, before))

        self._bench.do(self, lambda: after_school.keep_entry(person, entry), kept)
