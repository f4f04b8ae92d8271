"""A PDF to draw on in millimetres from the upper left corner of the page, as sheets are laid out."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

from app.sheets.geometry import Box
from reports.outline import Outline
from reports.text.breaks import widest_word, wrapped
from reports.text.writer import Align, TextWriter, forget

POINT = 72 / 25.4  # points in a millimetre
# Thinner lines vanish on a copier.
LINE = 0.6
STRONG_LINE = 1.0
_ABOVE = 0.3  # left free over and under a text in a box
SMALLEST_WORDS = 5.0  # in points; what is wider even so is broken between letters


class Pdf:
    """One document. Lines and sizes of letters in points, everything else in millimetres; black or grey only."""

    def __init__(self, title: str, author: str = "", language: str = "km") -> None:
        # Imported late: opening a window must not wait for it.
        from reportlab.pdfgen.canvas import Canvas

        self._target = io.BytesIO()
        self._canvas: Any = Canvas(self._target, invariant=1, pageCompression=1, lang=language)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Paillote")
        self._text = TextWriter(self._canvas)
        self._height = 0.0
        self._pages = 0

    def start_page(self, width: float, height: float) -> None:
        """Begin a page of this size; the one before is finished."""
        if self._pages:
            self._canvas.showPage()
        self._pages += 1
        self._height = height
        self._canvas.setPageSize((width * POINT, height * POINT))

    def finish(self) -> bytes:
        """The document. Nothing can be drawn afterwards, and no name stays in memory because of it."""
        self._canvas.save()
        forget()
        return self._target.getvalue()

    def lines(self, ends: Iterable[tuple[float, float, float, float]], weight: float = LINE) -> None:
        """Draw straight black lines, each from (x, y) to (x, y)."""
        path = self._canvas.beginPath()
        for x, y, to_x, to_y in ends:
            path.moveTo(x * POINT, self._up(y))
            path.lineTo(to_x * POINT, self._up(to_y))
        self._canvas.setLineWidth(weight)
        self._canvas.drawPath(path)

    def boxes(self, boxes: Iterable[Box], weight: float = LINE) -> None:
        """Draw the outlines of boxes; the line runs inside, so that a box is as large as it says."""
        inset = weight / POINT / 2
        self._canvas.setLineWidth(weight)
        self._canvas.drawPath(self._path(box.grown(-inset) for box in boxes))

    def fill(self, boxes: Iterable[Box], grey: float = 0.0) -> None:
        """Fill boxes with black (0) or a grey up to white (1)."""
        self._canvas.setFillGray(grey)
        self._canvas.drawPath(self._path(boxes), stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def shape(self, corners: Iterable[tuple[float, float]], *, filled: bool = False) -> None:
        """Draw a polygon."""
        path = self._canvas.beginPath()
        for index, (x, y) in enumerate(corners):
            (path.lineTo if index else path.moveTo)(x * POINT, self._up(y))
        path.close()
        self._canvas.setLineWidth(LINE)
        self._canvas.drawPath(path, fill=int(filled))

    def draw(
        self, outlines: Iterable[Outline], *, fill: float | None = None, weight: float = 0, grey: float = 0
    ) -> None:
        """Draw curved outlines in one go: filled with a grey, with a line of this weight and grey, or both."""
        path = self._canvas.beginPath()
        for outline in outlines:
            for index, way in enumerate(outline.ways):
                steps = [self._up(value) if at % 2 else value * POINT for at, value in enumerate(way)]
                (path.curveTo if len(way) > 2 else path.lineTo if index else path.moveTo)(*steps)
            if outline.closed:
                path.close()
        self._canvas.saveState()
        self._canvas.setFillGray(fill or 0)
        self._canvas.setStrokeGray(grey)
        self._canvas.setLineWidth(weight)
        self._canvas.drawPath(path, stroke=int(weight > 0), fill=int(fill is not None))
        self._canvas.restoreState()

    def stamp(self, name: str, draw: Callable[[], None]) -> None:
        """Put on this page what several pages have in common: `draw` draws it once, each page refers to it."""
        if not self._canvas.hasForm(name):
            self._canvas.beginForm(name, 0, 0, *self._canvas._pagesize)
            draw()
            self._canvas.endForm()
        self._canvas.doForm(name)

    def picture(self, data: bytes, box: Box) -> None:
        """Draw a picture (PNG or JPEG) as large as `box` allows, in its middle."""
        from reportlab.lib.utils import ImageReader

        self._canvas.drawImage(
            ImageReader(io.BytesIO(data)),
            box.x * POINT,
            self._up(box.bottom),
            box.width * POINT,
            box.height * POINT,
            preserveAspectRatio=True,
            mask="auto",
        )

    def text(self, text: str, x: float, y: float, size: float, *, bold: bool = False, align: Align = "left") -> float:
        """Write one line on the base line `y`; `x` is its left end, middle or right end. Gives its width."""
        return self._text.write(text, x * POINT, self._up(y), size, bold=bold, align=align) / POINT

    def text_in(
        self,
        text: str,
        box: Box,
        size: float,
        *,
        bold: bool = False,
        align: Align = "left",
        pad: float = 0.8,
    ) -> float:
        """Write into a box, shrunk or on two lines where it must be; `pad` is left free at both sides.

        Gives the width of the widest line.
        """
        place = (
            (box.x + pad) * POINT,
            self._up(box.bottom - _ABOVE),
            (box.width - 2 * pad) * POINT,
            (box.height - 2 * _ABOVE) * POINT,
        )
        return self._text.write_in(text, place, size, bold=bold, align=align) / POINT

    def text_lines(
        self, text: str, x: float, y: float, width: float, size: float, *, bold: bool = False, align: Align = "left"
    ) -> float:
        """Write as many lines as the text needs, the first with its base line at `y`. Gives the next base line."""
        leading = line_height(size)
        count = self._text.write_lines(
            text, x * POINT, self._up(y), width * POINT, size, leading=leading * POINT, bold=bold, align=align
        )
        return y + count * leading

    def _path(self, boxes: Iterable[Box]) -> Any:
        path = self._canvas.beginPath()
        for box in boxes:
            path.rect(box.x * POINT, self._up(box.bottom), box.width * POINT, box.height * POINT)
        return path

    def _up(self, y: float) -> float:
        return (self._height - y) * POINT


def line_height(size: float) -> float:
    """The distance of two base lines in mm: Khmer stacks signs above and below the line."""
    return size * 1.5 / POINT


def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The lines of at most `width` mm into which the text breaks; each is to be written by itself."""
    return wrapped(text, width * POINT, size, bold)


def line_count(text: str, width: float, size: float, bold: bool = False) -> int:
    """How many lines of `width` mm the text needs."""
    return len(wrapped(text, width * POINT, size, bold))


def size_for_words(text: str, width: float, size: float, *, bold: bool = False, least: float = SMALLEST_WORDS) -> float:
    """The size, between `least` and `size`, at which no word of the text is wider than `width` mm."""
    widest = widest_word(text, bold)
    # A hair less than what fits: a word as wide as its line to the last digit would be broken by rounding.
    return max(least, min(size, 0.99 * width * POINT / widest)) if widest else size
