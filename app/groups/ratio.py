"""How many children there are for each member of staff, at the busiest moment of a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app.spans import peak

_DAY_STARTS, _DAY_ENDS = dt.time.min, dt.time.max


@dataclass(frozen=True, slots=True)
class Ratio:
    """Children present at the same time, staff with them (None: not entered), children one may look after."""

    children: int
    staff: int | None
    children_per_staff: int

    @property
    def staff_needed(self) -> int:
        """The fewest staff with whom the threshold is kept."""
        return -(-self.children // self.children_per_staff)

    @property
    def exceeded(self) -> bool:
        """Whether there are too few staff; never while their number has not been entered."""
        return self.staff is not None and self.staff < self.staff_needed


def present_at_once(stays: Iterable[tuple[dt.time | None, dt.time | None]]) -> int:
    """Most children present at the same moment, from (arrived, left) of each one who came.

    Without a time: there from the beginning, or until the end. Who leaves as another arrives makes room.
    """
    return peak((arrived or _DAY_STARTS, left or _DAY_ENDS) for arrived, left in stays)
