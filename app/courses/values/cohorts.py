"""Cohorts, as screens, papers and scripts see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.courses.values.catalogue import Names, PassRules, Trade
from app.groups.values import GroupName
from app.words import N_


class CohortState(StrEnum):
    """Planned until it starts; then it runs, until it is finished. Called off, it is cancelled."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"


STATE_WORDS: dict[str, str] = {
    CohortState.PLANNED: N_("planned"),
    CohortState.RUNNING: N_("running"),
    CohortState.FINISHED: N_("finished"),
    CohortState.CANCELLED: N_("cancelled"),
}


@dataclass(frozen=True, slots=True)
class CohortDraft:
    """A cohort as typed; without a number it gets the next one of its course."""

    course: int
    starts: dt.date
    ends: dt.date
    number: int | None = None
    trainer: str = ""
    place: str = ""
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class ModuleLine:
    """A module of a cohort; `taught` counts the minutes of all its sessions."""

    id: int
    position: int
    names: Names
    hours: int
    taught: int = 0


@dataclass(frozen=True, slots=True)
class CohortLine:
    """A cohort in a list; numbers of people are those of today."""

    id: int
    group: GroupName
    number: int
    state: CohortState
    course: int
    course_names: Names
    trade: Trade
    starts: dt.date | None
    ends: dt.date | None
    place: str
    trainer: str
    capacity: int | None
    rules: PassRules
    reason: str = ""  # why it was cancelled
    trainees: int = 0
    to_decide: int = 0
    waiting: int = 0

    @property
    def free(self) -> int | None:
        """Places left, never below 0; None without a capacity."""
        return None if self.capacity is None else max(self.capacity - self.trainees, 0)


@dataclass(frozen=True, slots=True)
class Due:
    """What of the courses wants attention: cohorts that start or finish soon or should have, and who waits to hear."""

    starting: tuple[CohortLine, ...] = ()
    finishing: tuple[CohortLine, ...] = ()
    to_decide: tuple[CohortLine, ...] = ()
    free_places: tuple[CohortLine, ...] = ()
