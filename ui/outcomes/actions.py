"""The actions of the page After the course, and in which view each can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from app.language import N_
from app.rights import Right
from ui.outcomes.place import CALLS, EMPLOYERS, GRID

if TYPE_CHECKING:
    from ui.outcomes.page import OutcomesPage


class OutcomeActions:
    """Made by the page, which carries them out."""

    def __init__(self, page: OutcomesPage) -> None:
        add, chosen, record = page.add, page.chosen, Right.RECORD_OUTCOMES
        self.open = add(N_("Open"), chosen.open, "Ctrl+O", "arrow-square-out")
        self.details = add(N_("Details"), chosen.details, "F2", "pencil-simple", right=record)
        self.clear = add(N_("Clear"), lambda: page.entry.clear(), "Ctrl+Backspace", "x", right=record)
        self.print = add(N_("Print the outcome list"), chosen.print_list, "Ctrl+P", "printer", right=Right.PRINT)
        self.new = add(N_("New employer"), lambda: page.deeds.new_employer(), "Ctrl+N", "plus", right=record)
        self.merge = add(N_("Merge"), chosen.merge, "Ctrl+M", "git-merge", right=record)
        self.archive = add(N_("Archive or bring back"), chosen.archive, "Ctrl+Delete", "archive", right=record)
        self.undo = add(N_("Undo"), lambda: page.deeds.undo(), "Ctrl+Z")

    def of_foot(self) -> tuple[QAction, ...]:
        """The buttons under the table."""
        return self.open, self.details, self.clear, self.merge, self.archive

    def show_for(self, view: str) -> None:
        """Only what belongs to the view is seen."""
        self.open.setVisible(view == CALLS)
        self.clear.setVisible(view == GRID)
        for action in (self.merge, self.archive):
            action.setVisible(view == EMPLOYERS)
        self.details.setVisible(view in (GRID, EMPLOYERS))
        self.new.setEnabled(view == EMPLOYERS)
        self.print.setEnabled(view == GRID)
