"""The four shipped fonts as HarfBuzz sees them."""

from __future__ import annotations

from functools import cache
from typing import Any

from reports.text.script import Script
from resources.fonts import font_path

_NAMES = {
    (Script.LATIN, False): "NotoSans-Regular",
    (Script.LATIN, True): "NotoSans-Bold",
    (Script.KHMER, False): "NotoSansKhmer-Regular",
    (Script.KHMER, True): "NotoSansKhmer-Bold",
}


class Face:
    """One font file: what it can draw and how large its glyphs are. Every length is in 1/1000 of the size."""

    def __init__(self, name: str) -> None:
        # Imported late: opening a window must not wait for it.
        import uharfbuzz

        self.name = name
        self.hb_face: Any = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font_path(name))))
        self.hb_font: Any = uharfbuzz.Font(self.hb_face)
        self._scale: float = 1000 / self.hb_face.upem
        extents = self.hb_font.get_font_extents("ltr")
        self.ascent = extents.ascender * self._scale
        self.descent = extents.descender * self._scale
        self._widths: dict[int, float] = {}
        self._inks: dict[int, tuple[float, float, float, float]] = {}

    def has(self, character: str) -> bool:
        """Tell whether the font draws `character` with a glyph of its own."""
        return self.hb_font.get_nominal_glyph(ord(character)) is not None

    def width(self, glyph: int) -> float:
        """The advance of `glyph` as the font file states it, before any kerning."""
        if glyph not in self._widths:
            self._widths[glyph] = self.hb_font.get_glyph_h_advance(glyph) * self._scale
        return self._widths[glyph]

    def ink(self, glyph: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of what `glyph` blackens, from its origin."""
        if glyph not in self._inks:
            box = self.hb_font.get_glyph_extents(glyph)
            left, top = box.x_bearing * self._scale, box.y_bearing * self._scale
            right, bottom = left + box.width * self._scale, top + box.height * self._scale
            self._inks[glyph] = (left, bottom, right, top)
        return self._inks[glyph]

    def scaled(self, units: float) -> float:
        """Font units as 1/1000 of the size."""
        return float(units * self._scale)


@cache
def face(script: Script, bold: bool) -> Face:
    """Give the font that draws a script, read from its file once."""
    return Face(_NAMES[script, bold])
