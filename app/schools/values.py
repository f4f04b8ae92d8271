"""Schools and the places of children there, as screens and other features are told of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.language import Language
from app.words import N_

GRADES = range(1, 13)


class Shift(StrEnum):
    """The half of the day in which a child is at public school; or the half in which a session lies."""

    MORNING = "morning"
    AFTERNOON = "afternoon"

    @property
    def other(self) -> Shift:
        """The other half."""
        return Shift.AFTERNOON if self is Shift.MORNING else Shift.MORNING


SHIFT_WORDS = {Shift.MORNING: N_("Morning"), Shift.AFTERNOON: N_("Afternoon")}


@dataclass(frozen=True, slots=True)
class SchoolDraft:
    """A school as typed. A name in one of the scripts is required."""

    name_km: str = ""
    name_latin: str = ""


@dataclass(frozen=True, slots=True)
class School:
    """A public school."""

    id: int
    name_km: str
    name_latin: str
    archived: bool = False

    def name(self, language: Language) -> str:
        """The name for this reader."""
        return language.names(self.name_km, self.name_latin)[0]


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """What is known of a child at school; what is not known stays empty."""

    school: int | None = None
    grade: int | None = None
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class SchoolPlace:
    """Where a child goes to school from `starts` to `ends`, both inclusive; `ends` None is open."""

    starts: dt.date
    ends: dt.date | None = None
    school: int | None = None
    grade: int | None = None
    shift: Shift | None = None

    def covers(self, day: dt.date) -> bool:
        """Whether this place holds on `day`."""
        return self.starts <= day and (self.ends is None or day <= self.ends)

    @property
    def draft(self) -> PlaceDraft:
        """The place as it would be typed."""
        return PlaceDraft(self.school, self.grade, self.shift)


@dataclass(frozen=True, slots=True)
class History:
    """The places of one child, in order of time; no two of them share a day."""

    person: int
    places: tuple[SchoolPlace, ...] = ()

    def on(self, day: dt.date) -> SchoolPlace | None:
        """The place on `day`."""
        return next((place for place in self.places if place.covers(day)), None)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a command changed. Putting it back undoes it; putting back the answer to that redoes it."""

    before: tuple[History, ...]
    after: tuple[History, ...]


@dataclass(frozen=True, slots=True)
class ShiftChange:
    """From `since` on, a school, a grade, a grade of a school or (both None) everybody has another shift.

    `to` None swaps: who was at school in the morning is there in the afternoon, and the other way round.
    """

    since: dt.date
    school: int | None = None
    grade: int | None = None
    to: Shift | None = None


@dataclass(frozen=True, slots=True)
class ShiftPreview:
    """How many children a change of shifts concerns."""

    to_morning: int
    to_afternoon: int

    @property
    def children(self) -> int:
        """Everybody whose shift becomes another."""
        return self.to_morning + self.to_afternoon


@dataclass(frozen=True, slots=True)
class ShiftCount:
    """How many children of a grade of a school have which shift on a day."""

    school: int | None
    grade: int | None
    morning: int = 0
    afternoon: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Schools:
    """Everything the page of school shifts shows of one day; `counts` by school and grade."""

    on: dt.date
    schools: tuple[School, ...]
    counts: tuple[ShiftCount, ...]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A line of a child's history at school, with the name of the school."""

    place: SchoolPlace
    school_km: str = ""
    school_latin: str = ""
