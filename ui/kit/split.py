"""A list at the left, and at the right what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme import SPACE

PANE_WIDTH = 400
"""Pixels at any text size: on a small screen larger words wrap rather than push the list away."""


class ListAndPane(QSplitter):
    """Both can be drawn wider; the list takes what a larger window brings."""

    def __init__(self, rows: QWidget, pane: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        pane.setMinimumWidth(PANE_WIDTH)
        self.addWidget(rows)
        self.addWidget(pane)
        self.setHandleWidth(4 * SPACE)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([760, 430])
