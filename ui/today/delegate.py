"""How a line of the Today page is drawn: time or icon, title, detail, state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui import icons, theme
from ui.theme import SPACE, scaled
from ui.today.line import Line

_WIDE = 520  # pixels at 100 % from which title and detail stand side by side
_DETAIL_AT = 0.52  # of the width, where they do
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class LineDelegate(QStyledItemDelegate):
    """Side by side where there is room and the line has a time; else the detail stands small below."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = _line(index)
        below = bool(line.detail) and not self._beside(line)
        return QSize(200, theme.row_height() + (scaled(22) if below else scaled(6)))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line, rect = _line(index), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(_rounded(self._view.viewport().rect()))
        self._ground(painter, option, index)
        inside = rect.adjusted(4 * SPACE, 0, -4 * SPACE, 0)
        inside.setLeft(self._lead(painter, inside, line))
        inside.setRight(_state(painter, inside, line))
        if self._beside(line):
            at = rect.left() + round(rect.width() * _DETAIL_AT)
            words = QRect(inside.left(), rect.top(), at - inside.left() - 2 * SPACE, rect.height())
            _title(painter, words, line)
            quiet = QRect(at, rect.top(), inside.right() - at, rect.height())
            _text(painter, quiet, line.detail, "quiet")
        else:
            _two_rows(painter, inside, line)
        painter.restore()

    def _beside(self, line: Line) -> bool:
        return bool(line.lead) and self._view.viewport().width() >= scaled(_WIDE)

    def _ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = option.rect
        current = self._view.currentIndex() == index and self._view.hasFocus()
        if current:
            painter.fillRect(rect, theme.colour("main_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("main"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("main_faint"))
        if index.row() < index.model().rowCount() - 1:
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))

    def _lead(self, painter: QPainter, rect: QRect, line: Line) -> int:
        """Draw the time or the icon; where the words begin."""
        if line.icon:
            side = scaled(18)
            picture = QRectF(rect.left(), 0, side, side)
            picture.moveCenter(QRectF(rect.left(), rect.top(), side, rect.height()).center())
            icons.paint(painter, picture, line.icon, line.icon_role)
            return rect.left() + side + 3 * SPACE
        width = scaled(62)
        _text(painter, QRect(rect.left(), rect.top(), width, rect.height()), line.lead, bold=True)
        return rect.left() + width


def _line(index: QModelIndex | QPersistentModelIndex) -> Line:
    line = index.data(Qt.ItemDataRole.UserRole)
    assert isinstance(line, Line)
    return line


def _rounded(rect: QRect) -> QPainterPath:
    """The surface of the list inside its border: rows do not stick out of its corners."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), 3 * SPACE - 1, 3 * SPACE - 1)
    return path


def _two_rows(painter: QPainter, rect: QRect, line: Line) -> None:
    if not line.detail:
        _title(painter, rect, line)
        return
    half = rect.height() // 2
    _title(painter, rect.adjusted(0, scaled(5), 0, scaled(1) - half), line)
    _text(painter, rect.adjusted(0, half - scaled(1), 0, -scaled(5)), line.detail, "quiet", small=True)


def _title(painter: QPainter, rect: QRect, line: Line) -> None:
    """The title, with its strong words in bold."""
    before, strong, after = line.title.partition(line.strong) if line.strong else (line.title, "", "")
    parts = [(words, bold) for words, bold in ((before, False), (strong, True), (after, False)) if words]
    for at, (words, bold) in enumerate(parts):
        width = QFontMetrics(_font(bold=bold)).horizontalAdvance(words)
        if at + 1 < len(parts) and rect.width() - width < scaled(16):
            _text(painter, rect, f"{words}…", bold=bold)  # what follows has no room: say that there is more
            return
        _text(painter, rect, words, bold=bold)
        rect = rect.adjusted(width, 0, 0, 0)


def _state(painter: QPainter, rect: QRect, line: Line) -> int:
    """Draw the state at the right, in a pill when it has a tone; where there is still room left of it."""
    if not line.state:
        return rect.right()
    metrics = QFontMetrics(_font(small=bool(line.tone)))
    width = metrics.horizontalAdvance(line.state) + (5 * SPACE if line.tone else SPACE)
    box = QRect(rect.right() - width + 1, rect.top(), width, rect.height())
    if line.tone:
        _pill(painter, box, line)
    else:
        _text(painter, box, line.state, "quiet")
    return box.left() - 3 * SPACE


def _pill(painter: QPainter, box: QRect, line: Line) -> None:
    ground, ink = ("shade", "quiet") if line.tone == "plain" else (f"{line.tone}_soft", line.tone)
    pill = QRect(0, 0, box.width(), scaled(24))
    pill.moveCenter(box.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(QRectF(pill), pill.height() / 2, pill.height() / 2)
    _text(painter, pill, line.state, ink, small=True, align=Qt.AlignmentFlag.AlignCenter)


def _font(*, bold: bool = False, small: bool = False) -> QFont:
    font = QFont(QApplication.font())
    font.setBold(bold)
    if small:
        font.setPixelSize(round(font.pixelSize() * 0.9))
    return font


def _text(
    painter: QPainter,
    rect: QRect,
    words: str,
    role: str = "text",
    *,
    bold: bool = False,
    small: bool = False,
    align: Qt.AlignmentFlag = _MIDDLE,
) -> None:
    font = _font(bold=bold, small=small)
    painter.setFont(font)
    painter.setPen(QColor(getattr(theme.colours(), role)))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
    painter.drawText(rect, align, shown)
