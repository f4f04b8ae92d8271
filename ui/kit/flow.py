"""A layout that sets its widgets side by side and goes on in the next line when the width is used up."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

from ui.theme import SPACE

_Placed = tuple[QLayoutItem, int, QSize]


class FlowLayout(QLayout):
    """Like words of a text: from the left, each as wide as it wants to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width, until something in it changes: Qt asks again and again
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(SPACE)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:  # None ends Qt's own loops
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items into `rect`, those of a line on one middle, or only measure; the height in pixels."""
        spacing, top = self.spacing(), rect.top()
        for height, line in self._lines(rect.width(), spacing):
            if move:
                for item, left, size in line:
                    middle = top + (height - size.height()) // 2
                    item.setGeometry(QRect(rect.left() + left, middle, size.width(), size.height()))
            top += height + spacing
        return max(0, top - spacing - rect.top())

    def _lines(self, room: int, spacing: int) -> list[tuple[int, list[_Placed]]]:
        """The height of each line, and what stands in it where."""
        lines: list[tuple[int, list[_Placed]]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            size = item.sizeHint()
            if size.width() > room:
                size.setWidth(min(size.width(), max(room, item.minimumSize().width())))
            if not lines or left + size.width() > room:
                lines.append((0, []))
                left = 0
            height, line = lines[-1]
            line.append((item, left, size))
            lines[-1] = max(height, size.height()), line
            left += size.width() + spacing
        return lines
