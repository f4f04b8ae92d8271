"""How a string goes into its place: as it is, a little smaller, or on two lines; never clipped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reports.text.breaks import BETWEEN, break_points, letter_points
from reports.text.shape import Line, shaped

# A name may shrink to this share of its size before it is wrapped.
SMALLEST = 0.85
_STEPS = (1.0, 0.95, 0.9, SMALLEST)
# On two lines a word may shrink further before it is broken.
_WHOLE_WORDS = (0.8, 0.75, 0.7, 0.65)
# White between the lowest ink of one line and the highest of the next, as a share of the size.
_GAP = 0.12
_CANDIDATES = 4


@dataclass(frozen=True, slots=True)
class Fitted:
    """A string laid into a box of `width` x `height` points: base lines count down from its top."""

    text: str
    lines: tuple[Line, ...]
    baselines: tuple[float, ...]
    size: float


@lru_cache(maxsize=8192)
def fitted(text: str, width: float, height: float, size: float, bold: bool = False) -> Fitted:
    """Lay `text` into `width` x `height` points, wanted at `size`.

    Shrinks to no less than 85 %, then wraps to two lines; long words shrink to 65 % before one is broken. Only a
    text that two lines cannot hold so becomes smaller still, because a clipped or overlapping name would be worse.
    """
    line = shaped(text, bold)
    share = min(1.0, width * 1000 / (line.width * size) if line.width else 1.0)
    if share >= SMALLEST and _one_line_fits(line, height, size * share):
        return _one_line(line, height, size * share)
    wrapped = _wrapped(text, width, height, size, bold, _STEPS)
    return wrapped or _smaller(line, width, height, size, bold)


def _wrapped(
    text: str, width: float, height: float, size: float, bold: bool, steps: tuple[float, ...]
) -> Fitted | None:
    """Two lines, broken between languages, else at a space, else between words, else between letters.

    Each of these ways is tried at all sizes before the next.
    """
    line = shaped(text, bold)
    ways = (
        (_language_points, steps),
        (_space_points, steps),
        (break_points, (*steps, *_WHOLE_WORDS)),
        (letter_points, steps),
    )
    for points, sizes in ways:
        pairs = [_pair(text, point, bold) for point in _near_middle(line, points(text))]
        for step in sizes:
            pair = _best_pair(pairs, width, height, size * step)
            if pair is not None:
                return _two_lines(text, pair, height, size * step)
    return None


def _one_line_fits(line: Line, height: float, size: float) -> bool:
    return (line.top - line.bottom) * size / 1000 <= height


def _one_line(line: Line, height: float, size: float) -> Fitted:
    """Centre on the middle of a capital letter, so that the names of a table share their base line."""
    baseline = height / 2 + 0.36 * size
    lowest = height + line.bottom * size / 1000
    highest = line.top * size / 1000
    return Fitted(line.text, (line,), (max(highest, min(baseline, lowest)),), size)


def _near_middle(line: Line, points: tuple[int, ...]) -> list[int]:
    """Of the points at which a line could be broken, the few that give the most equal halves."""
    starts = {glyph.start: glyph.x for run in line.runs for glyph in reversed(run.glyphs)}
    middle = line.width / 2
    return sorted(points, key=lambda point: abs(starts.get(point, line.width) - middle))[:_CANDIDATES]


def _best_pair(pairs: list[tuple[Line, Line]], width: float, height: float, size: float) -> tuple[Line, Line] | None:
    """Give the two most equal lines that fit."""
    fitting = [p for p in pairs if _widest(p) * size / 1000 <= width and _pair_height(p, size) <= height]
    return min(fitting, key=_widest, default=None)


def _language_points(text: str) -> tuple[int, ...]:
    return tuple(at + 2 for at in range(1, len(text) - 3) if text.startswith(" · ", at))


def _space_points(text: str) -> tuple[int, ...]:
    return tuple(i + 1 for i, character in enumerate(text) if character == " " and 0 < i < len(text) - 1)


def _pair(text: str, point: int, bold: bool) -> tuple[Line, Line]:
    return shaped(text[:point].rstrip(BETWEEN), bold), shaped(text[point:].lstrip(BETWEEN), bold)


def _widest(pair: tuple[Line, Line]) -> float:
    return max(pair[0].width, pair[1].width)


def _leading(pair: tuple[Line, Line], size: float) -> float:
    """The distance of the two base lines: what the ink of both needs."""
    return (pair[1].top - pair[0].bottom) * size / 1000 + _GAP * size


def _pair_height(pair: tuple[Line, Line], size: float) -> float:
    return (pair[0].top - pair[1].bottom) * size / 1000 + _leading(pair, size)


def _two_lines(text: str, pair: tuple[Line, Line], height: float, size: float) -> Fitted:
    above = (height - _pair_height(pair, size)) / 2
    first = above + pair[0].top * size / 1000
    return Fitted(text, pair, (first, first + _leading(pair, size)), size)


def _smaller(line: Line, width: float, height: float, size: float, bold: bool) -> Fitted:
    alone = min(
        size * SMALLEST,
        width * 1000 / line.width if line.width else size,
        height * 1000 / (line.top - line.bottom) if line.top > line.bottom else size,
    )
    steps = tuple(step / 20 for step in range(16, 5, -1) if size * step / 20 > alone)
    wrapped = _wrapped(line.text, width, height, size, bold, steps)
    return wrapped or _one_line(line, height, alone)
