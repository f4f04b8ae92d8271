"""Codes that cheap scanners read: Code 128 and QR, as black boxes."""

from __future__ import annotations

from functools import lru_cache

from app.sheets.geometry import Box
from reports.machine_marks import black_boxes, cells_of, qr_code

QUIET = 10  # modules left white at either end of a Code 128
_FINEST, _COARSEST = 0.19, 0.4  # mm: what cheap scanners read, and what is no use any more


@lru_cache(maxsize=1024)
def code128_runs(text: str) -> tuple[tuple[bool, int], ...]:
    """The bars (True) and gaps of a Code 128 with their widths in modules; empty for what it cannot say."""
    # Imported late: reportlab takes its time.
    from reportlab.graphics.barcode.code128 import Code128

    if not text.isascii() or not text.isprintable():
        return ()
    code = Code128(text)
    code.validate()
    code.encode()
    code.decompose()
    return tuple((sign.isupper(), ord(sign.lower()) - ord("a") + 1) for sign in code.decomposed)


def code128_boxes(text: str, into: Box) -> list[Box]:
    """The bars of a Code 128 in the middle of `into`; none where it would be too fine to be read."""
    runs = code128_runs(text)
    modules = sum(width for _, width in runs)
    side = min(_COARSEST, into.width / (modules + 2 * QUIET)) if runs else 0
    if side < _FINEST:
        return []
    boxes, x = [], into.x + (into.width - modules * side) / 2
    for bar, width in runs:
        if bar:
            boxes.append(Box(x, into.y, width * side, into.height))
        x += width * side
    return boxes


def qr_boxes(text: str, into: Box) -> list[Box]:
    """The black parts of a QR code that fills the square `into`."""
    return black_boxes(_qr_cells(text), into)


@lru_cache(maxsize=1024)
def _qr_cells(text: str) -> tuple[tuple[bool, ...], ...]:
    code = qr_code(text, "M")
    code.make()
    return cells_of(code)
