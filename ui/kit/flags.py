"""Small signs in a list: somebody must not collect, an allergy. The words are in the cell's tooltip."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui import icons
from ui.theme import SPACE, scaled

SIGNS = (("prohibit-bold", "absent"), ("warning-bold", "late"))


class FlagsDelegate(QStyledItemDelegate):
    """Paints one sign for each flag that is set, in the order of `SIGNS`."""

    def __init__(self, flags: int) -> None:
        """`flags` is the role under which the model gives a tuple of bool."""
        super().__init__()
        self._flags = flags

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        side = scaled(18)
        left = option.rect.left() + 2 * SPACE
        for (name, role), is_set in zip(SIGNS, index.data(self._flags) or (), strict=False):
            if is_set:
                top = option.rect.center().y() - side / 2
                icons.paint(painter, QRectF(left, top, side, side), name, role)
                left += side + SPACE
