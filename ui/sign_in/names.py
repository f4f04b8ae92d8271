"""The list of those who may sign in: a face or the first letter, and the name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.vault.copies import SlotOwner
from ui.kit.tables import paint_avatar
from ui.theme import SPACE, scaled

_ROW = 40  # pixels at 100 %
_MOST_ROWS = 4  # in sight at once
_SLOT = Qt.ItemDataRole.UserRole


class Names(QListWidget):
    """One is chosen; arrows move, the first letters find a name, Enter goes on to the password.

    Signals:
        decided(): Enter or a click on a name.
    """

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = _NameDelegate(self)
        self.setItemDelegate(self._painter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda _item: self.decided.emit())

    def show_people(self, people: Sequence[SlotOwner], photos: Mapping[str, bytes]) -> None:
        """Show these people; who has no photo shows the first letter."""
        self.clear()
        for person in people:
            item = QListWidgetItem(person.name, self)
            item.setData(_SLOT, person.slot)
            picture = QPixmap()
            if picture.loadFromData(photos.get(person.name, b"")):
                item.setData(Qt.ItemDataRole.DecorationRole, picture)
        rows = min(self.count(), _MOST_ROWS)
        self.setFixedHeight(rows * scaled(_ROW) + 2 * self.frameWidth())
        self.setVisible(bool(people))

    def choose(self, slot: int) -> bool:
        """Choose somebody; False when that person is not here."""
        for row in range(self.count()):
            if self.item(row).data(_SLOT) == slot:
                self.setCurrentRow(row)
                return True
        return False

    def slot(self) -> int:
        """The number of who is chosen, 0 when nobody is."""
        item = self.currentItem()
        return int(item.data(_SLOT)) if item is not None else 0

    def name(self) -> str | None:
        """The name of who is chosen."""
        item = self.currentItem()
        return item.text() if item is not None else None

    def step(self, rows: int) -> None:
        """Choose the next one (1) or the one before (-1)."""
        self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + rows)))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who would be taken with Enter is seen to be chosen: Qt puts its cursor on the first name without that."""
        super().focusInEvent(event)
        self.setCurrentRow(max(0, self.currentRow()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.decided.emit()
        else:
            super().keyPressEvent(event)


class _NameDelegate(QStyledItemDelegate):
    """Paints the face and the name beside it."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        name, ground.text = ground.text, ""
        ground.icon = QIcon()
        ground.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        side = option.rect.height()
        face = QRect(option.rect.left() + SPACE, option.rect.top(), side, side)
        paint_avatar(painter, face, name, index.data(Qt.ItemDataRole.DecorationRole))
        room = option.rect.adjusted(side + 3 * SPACE, 0, -2 * SPACE, 0)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, scaled(_ROW))
