"""What the page of the after-school programme shows, as the reference of a place."""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """A view of the page."""

    WEEK = "week"
    SCHOOLS = "schools"
    STARTERS = "starters"


SCHOOLS, STARTERS = View.SCHOOLS.value, View.STARTERS.value
