"""What `Place.reference` of the page After the course may be, besides one of its views."""

from __future__ import annotations

from dataclasses import dataclass

CALLS, GRID, EMPLOYERS = "calls", "grid", "employers"
VIEWS = (CALLS, GRID, EMPLOYERS)


@dataclass(frozen=True, slots=True)
class OutcomePlace:
    """The grid of a cohort, at one of its months and people; 0: whichever is shown."""

    cohort: int
    month: int = 0
    person: int = 0
