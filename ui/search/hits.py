"""The lines of the search list."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui import icons, theme
from ui.search.hit import Hit
from ui.theme import SPACE

_HIT = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """What was found, in the order in which it is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show another answer."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def hit(self, index: _Index) -> Hit | None:
        """The hit of a line; None outside the list."""
        return self._hits[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._hits)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hit(index)
        if hit is None:
            return None
        if role == _HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{hit.name} {hit.detail or hit.keys}".strip()
        return None


class HitDelegate(QStyledItemDelegate):
    """Icon, name, and quiet words or the shortcut at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, theme.row_height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit: Hit = index.data(_HIT)
        worn = theme.colours()
        box = QRectF(option.rect).adjusted(SPACE, 1, -SPACE, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = QPainterPath()
            ground.addRoundedRect(box, 6, 6)
            painter.fillPath(ground, theme.colour("main_soft"))
        side = theme.scaled(18)
        place = QRectF(box.left() + 2 * SPACE, box.center().y() - side / 2, side, side)
        icons.paint(painter, place, hit.icon, "main")
        words = box.adjusted(side + 5 * SPACE, 0, -2 * SPACE, 0)
        self._words(painter, words, hit, worn.text, worn.quiet)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, hit: Hit, text: str, quiet: str) -> None:
        font = QApplication.font()
        metrics = QFontMetrics(font)
        middle = Qt.AlignmentFlag.AlignVCenter
        right = hit.keys or hit.detail
        room = min(metrics.horizontalAdvance(right) + 2, round(box.width() * 0.6))
        name_room = box.width() - room - 3 * SPACE
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(font)
        painter.setPen(text)
        painter.drawText(box, int(middle), metrics.elidedText(hit.name, elide, round(name_room)))
        painter.setPen(quiet)
        shown = metrics.elidedText(right, elide, room)
        painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignRight), shown)
