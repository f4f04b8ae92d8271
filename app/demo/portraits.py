"""Drawn faces in place of photos: a plain head on a coloured ground, no two quite alike."""

from __future__ import annotations

import io
from random import Random
from typing import TYPE_CHECKING

from app.people.photos import THUMB_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

PICTURE_PIXELS = 320
_GROUNDS = ("#CFE8E4", "#F6E3C5", "#DCE3F4", "#F3D9D6", "#E3EBCF", "#E9DDF0")
_SHIRTS = ("#0F766E", "#B45309", "#1D4ED8", "#B42318", "#4D7C0F", "#7E3AA8")
_SKIN = ("#E2B48C", "#D3A077", "#C48F65", "#B57F55")
_HAIR = ("#1C1714", "#2A211C", "#352A22")


def portrait(rng: Random, girl: bool) -> tuple[bytes, bytes]:
    """A picture and its small square, both JPEG."""
    import PIL.Image  # loaded only where a demo centre is made
    import PIL.ImageDraw

    picture = PIL.Image.new("RGB", (PICTURE_PIXELS, PICTURE_PIXELS), rng.choice(_GROUNDS))
    _draw_child(PIL.ImageDraw.Draw(picture), rng, girl)
    thumb = picture.resize((THUMB_PIXELS, THUMB_PIXELS), PIL.Image.Resampling.LANCZOS)
    return _jpeg(picture), _jpeg(thumb)


def _draw_child(draw: ImageDraw, rng: Random, girl: bool) -> None:
    skin, hair = rng.choice(_SKIN), rng.choice(_HAIR)
    width, top = rng.randrange(58, 68), rng.randrange(78, 90)
    if girl:
        draw.rounded_rectangle((160 - width - 16, top, 160 + width + 16, 232), 56, fill=hair)
    draw.ellipse((56, 222, 264, 420), fill=rng.choice(_SHIRTS))
    draw.rounded_rectangle((138, 200, 182, 244), 18, fill=skin)
    draw.ellipse((160 - width, top, 160 + width, 222), fill=skin)
    draw.pieslice((160 - width - 4, top - 14, 160 + width + 4, 206), 180, 360, fill=hair)
    draw.rectangle((160 - width + 8, 128, 160 + width - 8, 142), fill=skin)
    for x in (138, 182):
        draw.ellipse((x - 7, 154, x + 7, 168), fill="#26201C")
    smile = rng.randrange(18, 28)
    draw.arc((160 - smile, 172, 160 + smile, 172 + smile), 20, 160, fill="#7A3B2E", width=5)


def _jpeg(picture: Image) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=82)
    return stream.getvalue()
