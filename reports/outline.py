"""Curved outlines, in millimetres, that can be moved, turned and mirrored before they are drawn."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outline:
    """A line along `ways`: the first is the point where it begins, each other one a point to which it goes straight
    (x, y) or in a Bezier curve (x1, y1, x2, y2, x, y). `closed` when it ends where it began.
    """

    ways: tuple[tuple[float, ...], ...]
    closed: bool = True

    def moved(self, right: float, down: float) -> Outline:
        """The outline elsewhere."""
        return self._mapped(lambda x, y: (x + right, y + down))

    def scaled(self, across: float, down: float) -> Outline:
        """The outline larger or smaller around (0, 0); -1 mirrors it."""
        return self._mapped(lambda x, y: (x * across, y * down))

    def turned(self, degrees: float) -> Outline:
        """The outline turned clockwise around (0, 0)."""
        sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        return self._mapped(lambda x, y: (x * cosine - y * sine, x * sine + y * cosine))

    def _mapped(self, place: Callable[[float, float], tuple[float, float]]) -> Outline:
        return Outline(tuple(tuple(_mapped(way, place)) for way in self.ways), self.closed)


def _mapped(way: tuple[float, ...], place: Callable[[float, float], tuple[float, float]]) -> Iterator[float]:
    for x, y in zip(way[::2], way[1::2], strict=True):
        yield from place(x, y)


def curve(*ways: tuple[float, ...], closed: bool = True) -> Outline:
    """An outline along `ways`."""
    return Outline(ways, closed)


def circle(x: float, y: float, radius: float) -> Outline:
    """A circle of four curves."""
    arm = 0.5523 * radius
    return curve(
        (x + radius, y),
        (x + radius, y + arm, x + arm, y + radius, x, y + radius),
        (x - arm, y + radius, x - radius, y + arm, x - radius, y),
        (x - radius, y - arm, x - arm, y - radius, x, y - radius),
        (x + arm, y - radius, x + radius, y - arm, x + radius, y),
    )
