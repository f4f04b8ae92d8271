"""The demo centre's logo: a straw hut on a disc, as the first centres were."""

from __future__ import annotations

import io

_SIDE, _FINER = 256, 4  # pixels, and how many times finer it is drawn, so that edges are smooth
_GREEN, _STRAW, _LIGHT, _WOOD = "#0F766E", "#D9A441", "#F7EBD0", "#7A4B21"


def emblem() -> bytes:
    """A PNG with a clear ground."""
    import PIL.Image  # loaded only where a demo centre is made
    import PIL.ImageDraw

    picture = PIL.Image.new("RGBA", (_SIDE * _FINER, _SIDE * _FINER))
    draw = PIL.ImageDraw.Draw(picture)
    for box, colour in (((4, 4, 252, 252), _GREEN), ((14, 14, 242, 242), _LIGHT), ((20, 20, 236, 236), _GREEN)):
        draw.ellipse(_scaled(*box), fill=colour)
    draw.rectangle(_scaled(70, 190, 186, 200), fill=_LIGHT)
    for x in (82, 120, 158):
        draw.rectangle(_scaled(x, 128, x + 16, 192), fill=_WOOD)
    draw.polygon(_scaled(128, 46, 222, 136, 34, 136), fill=_STRAW)
    for x in range(50, 210, 20):
        draw.line(_scaled(128, 54, x, 134), fill=_WOOD, width=_FINER)
    draw.polygon(_scaled(128, 40, 154, 72, 102, 72), fill=_WOOD)
    stream = io.BytesIO()
    picture.resize((_SIDE, _SIDE), PIL.Image.Resampling.LANCZOS).save(stream, "PNG")
    return stream.getvalue()


def _scaled(*places: int) -> list[int]:
    return [place * _FINER for place in places]
