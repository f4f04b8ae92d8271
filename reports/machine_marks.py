"""The marks by which a program finds its way on a photographed page: ArUco markers and a QR code.

The bit patterns are facts of OpenCV's predefined dictionary DICT_4X4_50.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from types import ModuleType
from typing import Any

from app.sheets.geometry import Box

# Ids 0 to 15: four rows of four cells each, 1 is white; a black border of one cell goes around them.
_ARUCO_4X4_50 = (
    0xB532, 0x0F9A, 0x332D, 0x9946, 0x549E, 0x79CD, 0x9E2E, 0xC4F2,
    0xFEDA, 0xCF56, 0xF991, 0x11A7, 0x0EB7, 0x2A0F, 0x24B1, 0x263E,
)  # fmt: skip
_CELLS = 6


def aruco_cells(marker: int) -> tuple[tuple[bool, ...], ...]:
    """The six rows of six cells of a marker, True is black; ids 0 to 15."""
    bits = _ARUCO_4X4_50[marker]
    inner = [[not bits >> (15 - row * 4 - column) & 1 for column in range(4)] for row in range(4)]
    edge = (True,) * _CELLS
    return (edge, *[(True, *row, True) for row in inner], edge)


@lru_cache(maxsize=256)
def qr_cells(payload: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code, version 1 (21 x 21), level Q, True is black. At most 16 alphanumeric characters."""
    code = qr_code(payload, "Q", 1)
    code.make()
    return cells_of(code)


def small_qr_cells(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code, level M, as small as the text allows, True is black.

    Nothing is tried but one of the eight masks: a reader takes any, and trying them takes nine times as long.
    """
    code = qr_code(text, "M")
    code.version = code.calculate_version()
    code.makeImpl(False, 0)
    return cells_of(code)


def qr_code(text: str, level: str, version: int | None = None) -> Any:
    """An encoder with this text, to be made."""
    encoder = _encoder()
    code = encoder.QRCode(version, getattr(encoder.QRErrorCorrectLevel, level))
    code.addData(text)
    return code


@cache
def _encoder() -> ModuleType:
    """reportlab's encoder alone: the package in which it lies would load every barcode there is, and layout too."""
    import reportlab  # late: it takes its time

    (folder,) = reportlab.__path__
    spec = PathFinder.find_spec("qrencoder", [f"{folder}/graphics/barcode"])
    assert spec is not None  # a dependency of the program
    assert spec.loader is not None
    encoder = module_from_spec(spec)
    spec.loader.exec_module(encoder)
    return encoder


def cells_of(code: Any) -> tuple[tuple[bool, ...], ...]:
    """The modules of an encoder that has made its code, True is black."""
    return tuple(tuple(bool(cell) for cell in row) for row in code.modules)


def black_boxes(cells: tuple[tuple[bool, ...], ...], into: Box) -> list[Box]:
    """The black parts of a pattern that fills `into`: one box for each run of cells in a row."""
    side = into.width / len(cells)
    boxes = []
    for y, row in enumerate(cells):
        start: int | None = None
        for x, black in enumerate((*row, False)):
            if black and start is None:
                start = x
            elif not black and start is not None:
                boxes.append(Box(into.x + start * side, into.y + y * side, (x - start) * side, side))
                start = None
    return boxes
