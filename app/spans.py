"""Spans of time: how many run at once (children in a room, places taken in a group), and which on a day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from collections.abc import Iterable
from typing import Generic, TypeVar

Moment = TypeVar("Moment", dt.date, dt.time)
T = TypeVar("T")
_ONE_DAY = dt.timedelta(days=1)


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


class Running(Generic[T]):
    """What runs on which day, of things with a first and a last day, both inclusive (None: open).

    Between two days on which something begins or ends that is found out once.
    """

    def __init__(self, spans: Iterable[tuple[dt.date, dt.date | None, T]]) -> None:
        self._spans = tuple(spans)
        firsts = {first for first, _, _ in self._spans}
        self._turns = sorted(firsts | {last + _ONE_DAY for _, last, _ in self._spans if last})
        self._found: dict[int, frozenset[T]] = {}

    def on(self, day: dt.date) -> frozenset[T]:
        """What runs on `day`, each once."""
        turn = bisect(self._turns, day)
        if turn not in self._found:
            self._found[turn] = frozenset(
                one for first, last, one in self._spans if first <= day and (last is None or day <= last)
            )
        return self._found[turn]
