"""From characters to placed glyphs. Lengths are in 1/1000 of the font size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reports.text.face import Face, face
from reports.text.script import Script, script_runs

# What stands for a character that no shipped font has (an emoji in a note): a sign, not an empty box.
_UNKNOWN = "\ufffd"
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\u00ad\u2009\u202f")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: its number in the font file, where it stands, which characters it is of, and from where."""

    id: int
    x: float
    y: float
    cluster: str
    start: int


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font; `x` of each is measured from the start of the whole line."""

    face: Face
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A shaped string: its width, and the box of what it blackens around its base line."""

    text: str
    runs: tuple[Run, ...]
    width: float
    left: float
    bottom: float
    right: float
    top: float


@lru_cache(maxsize=8192)
def shaped(text: str, bold: bool = False) -> Line:
    """Shape `text` as one line."""
    runs: list[Run] = []
    pen = 0.0
    start = 0
    for script, part in script_runs(text):
        run, pen = _shaped_run(face(script, bold), script, part, start, pen)
        runs.append(run)
        start += len(part)
    boxes = [_placed_ink(run.face, glyph) for run in runs for glyph in run.glyphs]
    boxes = [box for box in boxes if box[2] > box[0]] or [(0.0, 0.0, 0.0, 0.0)]
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return Line(text, tuple(runs), pen, left, bottom, right, top)


def _shaped_run(font: Face, script: Script, text: str, start: int, pen: float) -> tuple[Run, float]:
    # Imported late: opening a window must not wait for it.
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str("".join(_drawable(font, character) for character in text))
    buffer.direction, buffer.script = "ltr", script.value
    buffer.language = "km" if script is Script.KHMER else "en"
    uharfbuzz.shape(font.hb_font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = [*sorted({info.cluster for info in infos}), len(text)]
    ends = dict(pairwise(starts))
    glyphs = []
    for info, place in zip(infos, positions, strict=True):
        x, y = pen + font.scaled(place.x_offset), font.scaled(place.y_offset)
        glyphs.append(Glyph(info.codepoint, x, y, text[info.cluster : ends[info.cluster]], start + info.cluster))
        pen += font.scaled(place.x_advance)
    return Run(font, tuple(glyphs)), pen


def _drawable(font: Face, character: str) -> str:
    if font.has(character) or character in _INVISIBLE:
        return character
    return _UNKNOWN if font.has(_UNKNOWN) else character


def _placed_ink(font: Face, glyph: Glyph) -> tuple[float, float, float, float]:
    left, bottom, right, top = font.ink(glyph.id)
    return left + glyph.x, bottom + glyph.y, right + glyph.x, top + glyph.y
