"""How many spans run at the same time: children in a room, places taken in a group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

Moment = TypeVar("Moment", dt.date, dt.time)


def peak(spans: Iterable[tuple[Moment, Moment]]) -> int:
    """The largest number of spans that run at once. A span runs up to, not including, its second moment.

    A sweep over starts and ends in order of time; at the same moment ends come first, so that somebody who
    leaves as somebody else arrives is not counted with them. A span that ends before it starts counts not.
    """
    events: list[tuple[Moment, int]] = []
    for starts, ends in spans:
        if starts < ends:
            events += ((starts, 1), (ends, -1))
    most = running = 0
    for _, step in sorted(events):
        running += step
        most = max(most, running)
    return most
