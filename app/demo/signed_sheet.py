"""A picture of a signed sheet as a telephone would take it: lines, ticks and scribbled names, all made up."""

from __future__ import annotations

import io
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_WIDTH, _HEIGHT, _ROW, _EDGE = 900, 1270, 56, 60
_COLUMNS = (60, 110, 440, 620, 840)


def signed_sheet(seed: int, rows: int) -> bytes:
    """A JPEG of one page with at most so many rows signed."""
    from PIL import Image  # loaded only where a demo centre is made
    from PIL.ImageDraw import Draw

    rng = Random(f"{seed}/signed")
    page = Image.new("RGB", (_WIDTH, _HEIGHT), (238, 234, 224))
    pen = Draw(page)
    for y in range(160, _HEIGHT - 100, _ROW):
        pen.line((_EDGE, y, _WIDTH - _EDGE, y), fill=(70, 70, 70), width=2)
    bottom = 160 + (_HEIGHT - 261) // _ROW * _ROW
    for x in _COLUMNS:
        pen.line((x, 160, x, bottom), fill=(70, 70, 70), width=2)
    for row in range(min(rows, (bottom - 160) // _ROW)):
        _sign(rng, pen, 160 + row * _ROW)
    stream = io.BytesIO()
    page.rotate(1.2, fillcolor=(120, 104, 88), resample=Image.Resampling.BILINEAR).save(stream, "JPEG", quality=80)
    return stream.getvalue()


def _sign(rng: Random, pen: ImageDraw, y: int) -> None:
    """A tick in one of the boxes, two lines of a name, and a signature or a thumb-print."""
    for line, length in ((14, rng.randrange(150, 300)), (34, rng.randrange(90, 240))):
        pen.line((125, y + line, 125 + length, y + line), fill=(60, 60, 60), width=5)
    tick = 455 + rng.choice((0, 0, 0, 33, 66)) + 4
    pen.line((tick, y + 28, tick + 8, y + 38, tick + 20, y + 14), fill=(30, 40, 140), width=4)
    if rng.random() < 0.3:
        pen.ellipse((690, y + 8, 726, y + 48), fill=(110, 70, 120))
        return
    x, points = 640, []
    while x < 640 + rng.randrange(80, 170):
        points.append((x, y + rng.randrange(14, 44)))
        x += rng.randrange(6, 16)
    if len(points) > 1:
        pen.line(points, fill=(30, 40, 140), width=3)
