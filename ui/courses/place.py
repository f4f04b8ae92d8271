"""What `Place.reference` of the page Courses may be, besides a cohort's number."""

from __future__ import annotations

from dataclasses import dataclass

COHORTS, CATALOGUE, FIGURES = "cohorts", "catalogue", "figures"
"""The views of the page; the last two are references by themselves."""
TRAINEES, APPLICANTS, MODULES, ASSESSMENT = "trainees", "applicants", "modules", "assessment"
"""The views of a cohort."""


@dataclass(frozen=True, slots=True)
class CohortPlace:
    """A view of a cohort, and with a person that trainee's own page."""

    cohort: int
    view: str = TRAINEES
    person: int | None = None
