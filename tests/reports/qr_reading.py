"""Reads a QR code back from a rendered page: independent of what drew it, after ISO/IEC 18004.

Good for level M up to version 9. The checksums of the code must be right as read: nothing is corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pypdfium2
from PIL import Image

from app.sheets.geometry import Box

Cells = list[list[bool]]
# Level M: error correcting bytes of a block, then how many data bytes each block has.
_BLOCKS: dict[int, tuple[int, list[int]]] = {
    1: (10, [16]), 2: (16, [28]), 3: (26, [44]), 4: (18, [32] * 2), 5: (24, [43] * 2), 6: (16, [27] * 4),
    7: (18, [31] * 4), 8: (22, [38, 38, 39, 39]), 9: (22, [36, 36, 36, 37, 37]),
}  # fmt: skip
_ALIGNED = {1: [], 2: [6, 18], 3: [6, 22], 4: [6, 26], 5: [6, 30], 6: [6, 34], 7: [6, 22, 38], 8: [6, 24, 42],
            9: [6, 26, 46]}  # fmt: skip
_MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda y, x: (y + x) % 2,
    lambda y, _x: y % 2,
    lambda _y, x: x % 3,
    lambda y, x: (y + x) % 3,
    lambda y, x: (y // 2 + x // 3) % 2,
    lambda y, x: y * x % 2 + y * x % 3,
    lambda y, x: (y * x % 2 + y * x % 3) % 2,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2,
)
_FORMAT_MASK = 0b101010000010010
_LEVEL_M = 0b00


def rendered(pdf: bytes, page: int, dpi: int = 150) -> Image.Image:
    """A page as an office printer would put it down, in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=dpi / 72).to_pil().convert("L")
    finally:
        document.close()


def read(picture: Image.Image, box: Box, page: Box) -> str:
    """The text of the code that fills `box` of a rendered `page` (both in mm)."""
    scale = picture.width / page.width
    edges = (box.x * scale, box.y * scale, box.right * scale, box.bottom * scale)
    return text_of(_cells(picture, edges))


def text_of(cells: Cells) -> str:
    """What the modules say. Raises ValueError for a code that was not read without a fault."""
    version = (len(cells) - 17) // 4
    format_bits = int("".join(str(int(cells[8][x])) for x in (0, 1, 2, 3, 4, 5, 7, 8)), 2) >> 3 ^ _FORMAT_MASK >> 10
    if format_bits >> 3 != _LEVEL_M:
        raise ValueError("not level M")
    taken = _taken(version)
    mask = _MASKS[format_bits & 7]
    bits = [cells[y][x] ^ (not mask(y, x)) for y, x in _path(len(cells)) if not taken[y][x]]
    return _decoded(_data(_bytes(bits), version))


def _cells(picture: Image.Image, edges: tuple[float, float, float, float]) -> Cells:
    """The modules, as many as the finder pattern at the corner tells: it is seven wide."""
    left, top, right, bottom = edges

    def black(across: float, down: float) -> bool:
        return bool(picture.getpixel((left + (right - left) * across, top + (bottom - top) * down)) < 128)

    steps = 2000
    wide = next(step for step in range(20, steps) if not black(step / steps, 0.5 / 57)) / steps
    size = min((17 + 4 * version for version in _BLOCKS), key=lambda size: abs(7 / size - wide))
    return [[black((x + 0.5) / size, (y + 0.5) / size) for x in range(size)] for y in range(size)]


def _taken(version: int) -> Cells:
    """Which modules are patterns and not data."""
    size = 17 + 4 * version
    taken = [[False] * size for _ in range(size)]

    def fill(rows: range, columns: range) -> None:
        for y in rows:
            for x in columns:
                taken[y][x] = True

    for y, x in ((0, 0), (0, size - 8), (size - 8, 0)):
        fill(range(y, y + 8), range(x, x + 8))
    for across in (range(9), range(size - 8, size)):
        fill(range(8, 9), across)
        fill(across, range(8, 9))
    fill(range(6, 7), range(size))
    fill(range(size), range(6, 7))
    places = _ALIGNED[version]
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    for y, x in ((y, x) for y in places for x in places if (y, x) not in corners):
        fill(range(y - 2, y + 3), range(x - 2, x + 3))
    if version > 6:
        fill(range(6), range(size - 11, size - 8))
        fill(range(size - 11, size - 8), range(6))
    return taken


def _path(size: int) -> Iterator[tuple[int, int]]:
    """Two columns at a time from right to left, up and down in turn, leaving out the column of the timing pattern."""
    upwards = True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        for y in range(size - 1, -1, -1) if upwards else range(size):
            yield from ((y, right), (y, right - 1))
        upwards = not upwards


def _bytes(bits: Sequence[bool]) -> list[int]:
    return [int("".join(str(int(bit)) for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]


def _data(codewords: list[int], version: int) -> bytes:
    """The data of all blocks, which lie in the code byte by byte in turn."""
    correcting, lengths = _BLOCKS[version]
    blocks: list[list[int]] = [[] for _ in lengths]
    waiting = iter(codewords)
    for place in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if place < length:
                block.append(next(waiting))
    for _ in range(correcting):
        for block in blocks:
            block.append(next(waiting))
    if not all(_is_sound(block, correcting) for block in blocks):
        raise ValueError("a module was misread")
    return bytes(byte for block, length in zip(blocks, lengths, strict=True) for byte in block[:length])


def _is_sound(block: list[int], correcting: int) -> bool:
    """Whether the block is a word of its Reed-Solomon code: a polynomial that is 0 at each power of 2."""
    root = 1
    for _ in range(correcting):
        value = 0
        for byte in block:
            value = _times(value, root) ^ byte
        if value:
            return False
        root = _times(root, 2)
    return True


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        product ^= one * (other & 1)
        one = one << 1 ^ (0x11D if one & 0x80 else 0)
        other >>= 1
    return product


def _decoded(data: bytes) -> str:
    """The text of the one segment of bytes."""
    bits = "".join(f"{byte:08b}" for byte in data)
    if bits[:4] != "0100":
        raise ValueError(f"a segment of another kind: {bits[:4]}")
    length = int(bits[4:12], 2)
    return bytes(int(bits[at : at + 8], 2) for at in range(12, 12 + 8 * length, 8)).decode("utf-8")
