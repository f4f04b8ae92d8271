"""Draws strings on the pages of one PDF. Points from the page's lower left corner, as reportlab counts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from reports.text.breaks import break_points, letter_points, wrapped
from reports.text.embed import EmbeddedFont, resource_name
from reports.text.face import Face
from reports.text.fit import Fitted, fitted
from reports.text.shape import Line, Run, shaped

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Align = Literal["left", "centre", "right"]


class TextWriter:
    """The one way for a string to reach a page. One writer for one document."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._seen: set[tuple[str, bool]] = set()

    def write(self, text: str, x: float, y: float, size: float, *, bold: bool = False, align: Align = "left") -> float:
        """Draw one line with its base line at `y`; `x` is its left, middle or right. Gives its width."""
        if not text:
            return 0.0
        line = shaped(text, bold)
        width = line.width * size / 1000
        self._use((line,), bold)
        self._canvas.addLiteral(_actual_text(text) + _placed(line, _start(x, width, align), y, size) + "EMC")
        return width

    def write_in(
        self,
        text: str,
        box: tuple[float, float, float, float],
        size: float,
        *,
        bold: bool = False,
        align: Align = "left",
    ) -> float:
        """Draw `text` into `box` (left, bottom, width, height), shrunk or on two lines where it must be.

        Gives the width of its widest line.
        """
        if not text:
            return 0.0
        left, bottom, width, height = box
        laid: Fitted = fitted(text, width, height, size, bold)
        self._use(laid.lines, bold)
        anchor = {"left": left, "centre": left + width / 2, "right": left + width}[align]
        parts = [_actual_text(text)]
        for line, down in zip(laid.lines, laid.baselines, strict=True):
            x = _start(anchor, line.width * laid.size / 1000, align)
            parts.append(_placed(line, x, bottom + height - down, laid.size))
        self._canvas.addLiteral("".join(parts) + "EMC")
        return max(line.width for line in laid.lines) * laid.size / 1000

    def write_lines(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        size: float,
        *,
        leading: float,
        bold: bool = False,
        align: Align = "left",
    ) -> int:
        """Draw `text` broken into lines, the first on the base line `y`; `x` is their left, middle or right."""
        lines = [shaped(part, bold) for part in wrapped(text, width, size, bold)]
        self._use(tuple(lines), bold)
        starts = [_start(x, line.width * size / 1000, align) for line in lines]
        placed = enumerate(zip(lines, starts, strict=True))
        parts = [_placed(line, start, y - index * leading, size) for index, (line, start) in placed]
        self._canvas.addLiteral(_actual_text(text) + "".join(parts) + "EMC")
        return len(lines)

    def _use(self, lines: tuple[Line, ...], bold: bool) -> None:
        for line in lines:
            if (line.text, bold) in self._seen:
                continue
            self._seen.add((line.text, bold))
            for run in line.runs:
                self._font(run).use(run)

    def _font(self, run: Run) -> EmbeddedFont:
        if run.face not in self._fonts:
            font = EmbeddedFont(run.face, resource_name(run.face))
            self._fonts[run.face] = font
            self._canvas._doc.delayedFonts.append(font)
        return self._fonts[run.face]


def forget() -> None:
    """Drop every string that was shaped: names do not stay in memory when their document is finished."""
    for kept in (shaped, fitted, break_points, letter_points, _actual_text, _operators):
        kept.cache_clear()


def _start(x: float, width: float, align: Align) -> float:
    return x - {"left": 0.0, "centre": width / 2, "right": width}[align]


@lru_cache(maxsize=8192)
def _actual_text(text: str) -> str:
    """Begin a span whose text is `text`, whatever glyphs draw it: copy and search give it back."""
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC "


def _placed(line: Line, x: float, y: float, size: float) -> str:
    return f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {_operators(line, round(size, 3))}ET "


@lru_cache(maxsize=8192)
def _operators(line: Line, size: float) -> str:
    parts: list[str] = []
    pen = 0.0
    for run in line.runs:
        parts.append(f"/{resource_name(run.face)} {size:g} Tf ")
        pen = _run_operators(run, size, pen, parts)
    return "".join(parts)


def _run_operators(run: Run, size: float, pen: float, parts: list[str]) -> float:
    """Show the glyphs of a run, moving the page's pen where HarfBuzz wants another place."""
    rise = 0.0
    pieces = ""
    for glyph in run.glyphs:
        if glyph.y != rise:
            parts.append(f"[<{pieces}>] TJ " if pieces else "")
            parts.append(f"{glyph.y * size / 1000:.3f} Ts ")
            rise, pieces = glyph.y, ""
        if abs(glyph.x - pen) > 0.005:
            pieces += f">{pen - glyph.x:.2f}<"
        pieces += f"{glyph.id:04X}"
        pen = glyph.x + run.face.width(glyph.id)
    parts.append(f"[<{pieces}>] TJ " if pieces else "")
    if rise:
        parts.append("0 Ts ")
    return pen
