"""What the actions do with the call, the person or the employer that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.outcomes.values import Employer
from ui.outcomes.place import CALLS, EMPLOYERS, GRID, OutcomePlace

if TYPE_CHECKING:
    from ui.outcomes.page import OutcomesPage


class Chosen:
    """Owned by the page."""

    def __init__(self, page: OutcomesPage) -> None:
        self._page = page

    def employer(self) -> Employer | None:
        """The employer with the cursor."""
        page = self._page
        at, rows = page.employers_table.current_row(), page.employers.rows
        return rows[at] if page.bar.view() == EMPLOYERS and 0 <= at < len(rows) else None

    def open(self) -> None:
        """Go to what a call is about, or change an employer."""
        page = self._page
        at = page.calls_table.current_row()
        if page.bar.view() == EMPLOYERS:
            self.details()
        elif page.bar.view() == CALLS and 0 <= at < len(page.calls.rows):
            call = page.calls.rows[at]
            page.show_record(OutcomePlace(call.cohort.id, call.month, call.label.id))
            page.grid_table.setFocus()

    def details(self) -> None:
        """Everything one person told, or an employer's details."""
        employer = self.employer()
        if employer is not None:
            self._page.deeds.change_employer(employer)
        elif self._page.bar.view() == GRID:
            self._page.entry.details()

    def print_list(self) -> None:
        """Show the list of the cohort before it is printed."""
        cohort = self._page.bar.cohorts.cohort()
        if cohort is not None:
            self._page.deeds.print_list(cohort)

    def merge(self) -> None:
        """Say which other employer this one is."""
        employer = self.employer()
        if employer is not None:
            self._page.deeds.merge_employer(employer, self._page.employers.rows)

    def archive(self) -> None:
        """Put the employer away, or bring one back."""
        employer = self.employer()
        if employer is not None:
            self._page.deeds.archive_employer(employer)
