"""What `Place.reference` of the page Camps may be, besides a camp's number."""

from __future__ import annotations

from dataclasses import dataclass

CHILDREN, GROUPS, ADULTS = "children", "groups", "adults"
"""The views of a camp."""


@dataclass(frozen=True, slots=True)
class CampPlace:
    """A view of a camp."""

    camp: int
    view: str = CHILDREN
