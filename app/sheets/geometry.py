"""Where everything stands on a printed sheet. Millimetres from the page's upper left corner, y downwards.

A `SheetLayout` is what a page is drawn from and what a scan of it is read with. It is stored with the sheet and
never changes, so that an old sheet stays readable when the design has moved on.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def grown(self, by: float) -> Box:
        """The box with `by` millimetres more on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other: Box) -> bool:
        """Whether the two share any area."""
        apart = self.right <= other.x or other.right <= self.x
        return not (apart or self.bottom <= other.y or other.bottom <= self.y)


@dataclass(frozen=True, slots=True)
class Marker:
    """One ArUco marker (DICT_4X4_50)."""

    id: int
    box: Box


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is no day: number, photo, name_km, name_latin, age, notes, or extra0, extra1 ...

    On a sign-in sheet: number, adults, children, who (over the boxes), signature.
    """

    name: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A day (or one of two sessions of a day). `slot` is None where the group does not meet: no boxes then."""

    date: dt.date
    slot: int | None
    x: float
    width: float
    taken: Box | None
    total: Box | None


@dataclass(frozen=True, slots=True)
class Row:
    """A numbered row; `person` (on a sign-in sheet, `family`) is None for a blank one."""

    number: int
    person: int | None
    y: float
    height: float
    family: int | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to be ticked: row number, index of the day among the sheet's days, letter P, A, L or E (or of `Who`)."""

    row: int
    day: int
    letter: str
    box: Box


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One page. `grid` holds the rows, `head` the headings over it, `foot` the boxes under it.

    `heading` is there on a page that several groups share: it names the group over its part of the page.
    """

    number: int
    markers: tuple[Marker, ...]
    codes: tuple[Box, ...]
    title: Box
    aside: Box
    head: Box
    grid: Box
    foot: Box
    notes: tuple[Box, ...]
    columns: tuple[Column, ...]
    first_day: int
    days: tuple[DayColumn, ...]
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    heading: Box | None = None


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A whole sheet. `letter` names the design ("W" week, "M" month, "S" sign-in)."""

    letter: str
    width: float
    height: float
    pages: tuple[PageLayout, ...]
