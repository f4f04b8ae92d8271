"""The border of a certificate: lotus petals around the page and a scroll of leaves in each corner, as Khmer carvers
cut them in wood and stone. Drawn for Paillote; black and grey only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.sheets.geometry import Box
from reports.outline import Outline, circle, curve
from reports.pdf import Pdf

PAGE = Box(0, 0, 297, 210)
INNER = PAGE.grown(-19)  # what the border leaves free
_OUTER, _BAND = PAGE.grown(-8), 8.0
_PETAL = 7.0  # how much of a side one petal takes, about
_PALE, _SOFT, _DARK = 0.9, 0.72, 0.25


def draw_border(pdf: Pdf) -> None:
    """Draw it on the page that is under way."""
    inner = _OUTER.grown(-_BAND)
    pdf.draw([_frame(_OUTER)], weight=1.6, grey=_DARK)
    pdf.draw([_frame(_OUTER.grown(-1.1))], weight=0.5, grey=_DARK)
    pdf.draw([_frame(inner)], weight=0.5, grey=_DARK)
    pdf.draw([_frame(inner.grown(-1.0))], weight=1.1, grey=_DARK)
    _draw_petals(pdf)
    _draw_corners(pdf)


def draw_divider(pdf: Pdf, x: float, y: float, width: float) -> None:
    """A line that swells to a flower in its middle."""
    half = width / 2
    line = curve((-half, 0), (-half / 2, -0.1, -6, -0.45, -4.2, 0), (-6, 0.45, -half / 2, 0.1, -half, 0))
    leaves = [_petal(0.75, 2.6).turned(angle).moved(x, y) for angle in (90, -90)]
    small = [_petal(0.6, 1.5).turned(angle).moved(x, y) for angle in (0, 180)]
    pdf.draw([line.moved(x, y), line.scaled(-1, -1).moved(x, y), *leaves, *small], fill=_DARK)
    pdf.draw([circle(x - 3.6, y, 0.4), circle(x + 3.6, y, 0.4)], fill=_DARK)


def _frame(box: Box) -> Outline:
    return curve((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))


def _petal(half: float, height: float) -> Outline:
    """A pointed petal that stands on (0, 0)."""
    return curve(
        (-half * 0.55, 0),
        (-half * 1.5, -height * 0.42, -half * 0.5, -height * 0.66, 0, -height),
        (half * 0.5, -height * 0.66, half * 1.5, -height * 0.42, half * 0.55, 0),
    )


def _draw_petals(pdf: Pdf) -> None:
    """Petals that point outwards along the four sides, with buds between them."""
    petals, hearts, buds = [], [], []
    for length, place in _sides():
        count = round(length / _PETAL)
        step = length / count
        for index in range(count):
            along = (index + 0.5) * step
            petals.append(place(_petal(step * 0.42, 5.0), along))
            hearts.append(place(_petal(step * 0.2, 3.0).moved(0, -0.4), along))
            if index:
                buds.append(place(_petal(step * 0.13, 3.4), index * step))
                buds.append(place(circle(0, -4.6, 0.42), index * step))
    pdf.draw(petals, fill=_PALE, weight=0.6, grey=_DARK)
    pdf.draw(hearts, fill=_SOFT, weight=0.4, grey=_DARK)
    pdf.draw(buds, fill=_DARK)


def _sides() -> Iterator[tuple[float, Callable[[Outline, float], Outline]]]:
    """The length of each side of the band, and what puts an outline so far along it, pointing outwards."""
    box = _OUTER.grown(-_BAND)
    foot = 0.6
    yield box.width, lambda outline, along: outline.moved(box.x + along, box.y - foot)
    yield box.width, lambda outline, along: outline.turned(180).moved(box.right - along, box.bottom + foot)
    yield box.height, lambda outline, along: outline.turned(90).moved(box.right + foot, box.y + along)
    yield box.height, lambda outline, along: outline.turned(-90).moved(box.x - foot, box.bottom - along)


def _draw_corners(pdf: Pdf) -> None:
    """A flower in each corner of the band, and leaves that unroll from it into the page."""
    middle = _BAND / 2 + 0.3
    for x, y, right, down in (
        (_OUTER.x, _OUTER.y, 1, 1),
        (_OUTER.right, _OUTER.y, -1, 1),
        (_OUTER.x, _OUTER.bottom, 1, -1),
        (_OUTER.right, _OUTER.bottom, -1, -1),
    ):
        _draw_flower(pdf, x + right * middle, y + down * middle)
        leaves = [leaf.scaled(right, down).moved(x, y) for leaf in _scroll()]
        pdf.draw(leaves, fill=_SOFT, weight=0.4, grey=_DARK)


def _draw_flower(pdf: Pdf, x: float, y: float) -> None:
    pdf.draw([_petal(0.95, 3.0).turned(45 * turn + 22.5).moved(x, y) for turn in range(8)], fill=_SOFT)
    pdf.draw([_petal(0.95, 3.0).turned(45 * turn).moved(x, y) for turn in range(8)], fill=_PALE, weight=0.5, grey=_DARK)
    pdf.draw([circle(x, y, 0.8)], fill=_DARK)


def _leaf(length: float) -> Outline:
    """A leaf that grows from (0, 0) to the right, swells, and rolls up downwards at its tip."""
    n = length
    return curve(
        (0, 0),
        (n * 0.2, -n * 0.2, n * 0.62, -n * 0.3, n * 0.9, -n * 0.02),
        (n * 1.06, n * 0.16, n * 0.98, n * 0.4, n * 0.8, n * 0.4),
        (n * 0.66, n * 0.4, n * 0.62, n * 0.22, n * 0.73, n * 0.18),
        (n * 0.8, n * 0.2, n * 0.78, n * 0.27, n * 0.74, n * 0.28),
        (n * 0.86, n * 0.32, n * 0.9, n * 0.16, n * 0.78, n * 0.06),
        (n * 0.6, -n * 0.08, n * 0.3, n * 0.04, 0, 0),
    )


def _scroll() -> list[Outline]:
    """The leaves of the corner whose point lies at (0, 0): two rows along its sides, a bud between them."""
    start = _BAND + 2.0
    row = [_leaf(length).moved(at, 2.0) for at, length in ((1.0, 10), (10.3, 7), (17.0, 5), (21.8, 3.4))]
    bud = [_petal(half, height).turned(135).moved(1.8, 1.8) for half, height in ((3.0, 10), (1.6, 6.2))]
    return [leaf.moved(start, start) for leaf in (*row, *map(_swapped, row), *bud)]


def _swapped(outline: Outline) -> Outline:
    """The outline with right and down changed for each other."""
    return outline.scaled(1, -1).turned(90)
