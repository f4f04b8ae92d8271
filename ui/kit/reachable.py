"""A part of a page that is not always on screen, with actions of its own."""

from __future__ import annotations

from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class ReachableWhileShown(QWidget):
    """Its actions, and with them their shortcuts, work only while it is on screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: tuple[QAction, ...] = ()

    def own(self, *actions: QAction) -> None:
        """These actions are out of reach from now on, until it is shown."""
        self._actions = actions
        self._set_reachable(self.isVisible())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_reachable(True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._set_reachable(False)

    def _set_reachable(self, reachable: bool) -> None:
        for action in self._actions:
            action.setEnabled(reachable)
