"""At which school the children of the clubs are, in which grade and shift: shifts swap twice a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from app.demo.lives import SCHOOL_AGE, SCHOOL_STARTS, Life, school_start, years_after
from app.demo.names.schools import SCHOOLS
from app.schools.values import GRADES, Shift

SWAP = (4, 1)  # month and day on which every school swaps its shifts
_UNKNOWN = 40  # of so many children one whose school nobody has written down


@dataclass(frozen=True, slots=True)
class DemoPlace:
    """A place at school: `child` is a place in the list of lives, `school` an id, `ends` None is open."""

    child: int
    starts: dt.date
    ends: dt.date | None
    school: int
    grade: int
    shift: Shift


@dataclass(frozen=True, slots=True)
class Schooling:
    """Where each child of a club goes to school on any day; `first_years` are those in which they started."""

    first_years: dict[int, int]
    _busy: dict[tuple[int, bool, Shift], frozenset[int]] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, lives: list[Life]) -> Schooling:
        """The schooling of the children of the clubs; of a few nobody has written it down."""
        return cls(
            {
                child: school_start(years_after(life.born, SCHOOL_AGE) - dt.timedelta(days=1)).year
                for child, life in enumerate(lives)
                if life.club and child % _UNKNOWN != _UNKNOWN - 1
            }
        )

    def shift(self, child: int, day: dt.date) -> Shift | None:
        """The shift on a day; None when it is not known."""
        first = self.first_years.get(child)
        if first is None:
            return None
        year, swapped = _term(day)
        early = (_school(child) + _grade(first, year) + swapped) % 2 == 0
        return Shift.MORNING if early else Shift.AFTERNOON

    def at_school(self, day: dt.date, half: Shift | None) -> frozenset[int]:
        """The children who are at school in a half of a day; found out once for each term."""
        if half is None:
            return frozenset()
        term = (*_term(day), half)
        if term not in self._busy:
            self._busy[term] = frozenset(child for child in self.first_years if self.shift(child, day) is half)
        return self._busy[term]

    def places(self, lives: list[Life], start: dt.date, today: dt.date) -> Iterator[DemoPlace]:
        """A place for each half of a school year, from the child's first day at a club to its last or to the summer."""
        for child, first in self.first_years.items():
            span = lives[child].club
            if span is None or span.first > today:
                continue
            begin, last = max(span.first, start), span.last
            while begin <= min(last, today):
                ends = _next_change(begin) - dt.timedelta(days=1)
                shift = self.shift(child, begin)
                if shift is not None:
                    open_end = None if ends >= today and last >= today else min(ends, last)
                    yield DemoPlace(child, begin, open_end, _school(child), _grade(first, _term(begin)[0]), shift)
                begin = ends + dt.timedelta(days=1)


def _school(child: int) -> int:
    return child % len(SCHOOLS) + 1


@cache
def _term(day: dt.date) -> tuple[int, bool]:
    """The year in which the school year of a day began, and whether the shifts are swapped."""
    return school_start(day).year - 1, SWAP <= (day.month, day.day) < SCHOOL_STARTS


def _grade(first_year: int, year: int) -> int:
    return min(max(year - first_year + 1, GRADES[0]), GRADES[-1])


def _next_change(day: dt.date) -> dt.date:
    """The next day on which a school year begins or the shifts swap."""
    swap = dt.date(day.year, *SWAP)
    return min(school_start(day), swap if swap > day else swap.replace(year=day.year + 1))
