"""Icons in the colours of the palette: the Phosphor font that qtawesome ships.

Importing qtawesome takes longer than the rest of the start-up; its font and character map are plain files
and are read directly.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPixmap,
    QPixmapCache,
    QRawFont,
    QTransform,
)
from typing_extensions import override

from ui import theme


@cache
def icon(name: str, role: str = "text", checked: str = "") -> QIcon:
    """The Phosphor icon `name` ("users-three", see phosphoricons.com; "-bold" and "-fill" exist too).

    `role` names the colour of `theme.Colours`, looked up at each painting, so that a change of theme shows at
    once; `checked` the colour of a checked button. Raises KeyError for an unknown name.
    """
    return QIcon(_Engine(name, role, checked or role))


def pixmap(name: str, role: str, pixels: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `pixels` logical pixels for a screen of that device pixel `ratio`."""
    drawn = QPixmap(QSize(round(pixels * ratio), round(pixels * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    paint(painter, QRectF(drawn.rect()), name, role)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def paint(painter: QPainter, rect: QRectF, name: str, role: str = "text") -> None:
    """Draw the icon into `rect`, for delegates."""
    _fill(painter, rect, _shape(name), role)


class _Engine(QIconEngine):
    """Paints one shape at any size and in the colours of the moment."""

    def __init__(self, name: str, role: str, checked: str) -> None:
        super().__init__()
        self._name, self._shape, self._role, self._checked = name, _shape(name), role, checked

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # At the left of a wide place: what is left over is the distance to the words of a button.
        place = QRectF(rect.x(), rect.y(), min(rect.width(), rect.height()), rect.height())
        _fill(painter, place, self._shape, self._role_of(mode, state))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        colour = theme.colour(self._role_of(mode, state)).name()
        key = f"{self._name} {colour} {size.width()} {size.height()}"
        kept = QPixmap()
        if QPixmapCache.find(key, kept):
            return kept
        drawn = QPixmap(size)
        if size.isEmpty():  # a button that is squeezed to nothing while its neighbours appear
            return drawn
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        QPixmapCache.insert(key, drawn)
        return drawn

    def _role_of(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "quiet"
        return self._checked if state == QIcon.State.On else self._role

    @override
    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._checked)


def _fill(painter: QPainter, rect: QRectF, shape: QPainterPath, role: str) -> None:
    side = min(rect.width(), rect.height())
    move = QTransform()
    move.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    move.scale(side, side)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(move.map(shape), theme.colour(role))
    painter.restore()


@cache
def _shape(name: str) -> QPainterPath:
    """The outline of the icon in a square of side 1."""
    font, character_map = _font()
    found = re.search(f'"{re.escape(name)}": "0x([0-9a-f]+)"', character_map)
    if found is None:
        raise KeyError(name)
    glyph = font.glyphIndexesForString(chr(int(found[1], 16)))[0]
    path = font.pathForGlyph(glyph)
    em = font.pixelSize()
    path.translate(QPointF(0, font.ascent()))
    # The glyphs of Phosphor fill their em square from the ascent down.
    return QTransform.fromScale(1 / em, 1 / em).map(path)


@cache
def _font() -> tuple[QRawFont, str]:
    """The font, and the text of its map: of nine thousand names some dozens are looked up."""
    spec = find_spec("qtawesome")
    assert spec is not None  # a dependency of the program
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "fonts"
    (font_file,) = folder.glob("phosphor-*.ttf")
    (map_file,) = folder.glob("phosphor-charmap-*.json")
    number = QFontDatabase.addApplicationFont(str(font_file))
    font = QFont(QFontDatabase.applicationFontFamilies(number))
    font.setPixelSize(256)
    return QRawFont.fromFont(font), map_file.read_text("utf-8")
