"""What `Place.reference` of the page Courses may be, besides a cohort's number."""

from __future__ import annotations

from dataclasses import dataclass

COHORTS, CATALOGUE, FIGURES, FROZEN = "cohorts", "catalogue", "figures", "frozen"
"""The views of the page, which are references by themselves."""
VIEWS = (COHORTS, CATALOGUE, FIGURES, FROZEN)
TRAINEES, APPLICANTS, MODULES, ASSESSMENT = "trainees", "applicants", "modules", "assessment"
"""The views of a cohort."""


@dataclass(frozen=True, slots=True)
class CohortPlace:
    """A view of a cohort, and with a person that trainee's own page."""

    cohort: int
    view: str = TRAINEES
    person: int | None = None


@dataclass(frozen=True, slots=True)
class FrozenPlace:
    """Figures that were frozen."""

    frozen: int
