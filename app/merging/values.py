"""A merge as screens are told of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.people.values import PersonCard, PersonLabel


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Two records side by side, and what merging the first into the second would move.

    `both` sessions have a mark of each: the better one is kept.
    """

    person: PersonCard
    into: PersonCard
    marks: int
    both: int


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge that stands: who turned out to be whom, when and by whom it was said."""

    id: int
    person: PersonLabel
    into: PersonLabel
    at: dt.datetime
    by: str
