"""Figures of courses as screens, papers and scripts see them: every number with the people behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.courses.values.catalogue import Names, Trade
from app.courses.values.trainees import LeavingReason


class FiguresBy(StrEnum):
    """What the figures are told apart by."""

    COHORT = "cohort"
    COURSE = "course"
    TRADE = "trade"
    SEX = "sex"
    AGE = "age"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class FiguresFilter:
    """Which cohorts are counted: those that started in a year, those of a trade; None: all that were not cancelled."""

    by: FiguresBy = FiguresBy.COHORT
    year: int | None = None
    trade: int | None = None


class Figure(StrEnum):
    """What people are counted for. `AT_START` and `COMPLETED_FROM_START` count only finished cohorts."""

    ENROLLED = "enrolled"
    AT_START = "at_start"
    COMPLETED = "completed"
    COMPLETED_FROM_START = "completed_from_start"
    CERTIFIED = "certified"
    LEFT = "left"


class Asked(StrEnum):
    """What completers are counted for at each of the months after the end."""

    DUE = "due"  # the time has come
    REACHED = "reached"
    WORKING = "working"
    IN_TRADE = "in_trade"


@cache
def left_for(reason: LeavingReason) -> str:
    """The figure of those who left for a reason."""
    return f"{Figure.LEFT}:{reason}"


@cache
def asked_at(asked: Asked, month: int) -> str:
    """A figure of some months after the end."""
    return f"{asked}:{month}"


@dataclass(frozen=True, slots=True)
class Behind:
    """A figure and the people who are counted in it, each once."""

    figure: str
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """The figures of a row. `key` names it; `names` those of a trade, course or cohort."""

    key: str
    names: Names | None
    behind: tuple[Behind, ...]

    def people(self, figure: str) -> tuple[int, ...]:
        """Who is counted in a figure."""
        return next((one.people for one in self.behind if one.figure == figure), ())

    def count(self, figure: str) -> int:
        """How many people are counted in a figure."""
        return len(self.people(figure))

    @property
    def drop_out(self) -> float | None:
        """Leavers / enrolled."""
        return self._share(Figure.LEFT, Figure.ENROLLED)

    @property
    def completion(self) -> float | None:
        """Completers who were there at the start / enrolled at the start."""
        return self._share(Figure.COMPLETED_FROM_START, Figure.AT_START)

    def of_reached(self, month: int) -> float | None:
        """Completers working / completers reached."""
        return self._share(asked_at(Asked.WORKING, month), asked_at(Asked.REACHED, month))

    def of_completers(self, month: int) -> float | None:
        """Completers working / all completers for whom the time has come."""
        return self._share(asked_at(Asked.WORKING, month), asked_at(Asked.DUE, month))

    @property
    def reasons(self) -> Mapping[LeavingReason, int]:
        """How many left for each reason that somebody had."""
        found = {reason: self.count(left_for(reason)) for reason in LeavingReason}
        return {reason: count for reason, count in found.items() if count}

    def _share(self, part: str, whole: str) -> float | None:
        number = self.count(whole)
        return self.count(part) / number if number else None


@dataclass(frozen=True, slots=True)
class CountedPerson:
    """Somebody who is counted, as known on the day of counting."""

    id: int
    code: str
    name_km: str
    name_latin: str
    sex: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The rows, and all people together: their own count, not the sum of the rows."""

    wanted: FiguresFilter
    rows: tuple[FiguresRow, ...]
    total: FiguresRow
    people: tuple[CountedPerson, ...]
    years: tuple[int, ...]  # in which cohorts started
    trades: tuple[Trade, ...]


@dataclass(frozen=True, slots=True)
class FiguresPaper:
    """Figures on their way to the printer or a spreadsheet; `title` and when they were frozen, where they were."""

    figures: Figures
    printed_at: dt.datetime
    printed_by: str
    title: str = ""
    frozen_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class FrozenLine:
    """A table that was frozen, in the list of them."""

    id: int
    title: str
    frozen_at: dt.datetime
    frozen_by: str


@dataclass(frozen=True, slots=True)
class FrozenFigures:
    """A table as it was on the day it was frozen."""

    line: FrozenLine
    figures: Figures
