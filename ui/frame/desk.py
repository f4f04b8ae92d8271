"""What a signed-in person works at: the pages, and what surrounds them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.doors import Door
from ui.frame.foot import Foot
from ui.frame.notice import Notice
from ui.frame.pages import Pages
from ui.frame.side import Side
from ui.frame.top import Top
from ui.frame.ways import Ways
from ui.search.box import SearchBox
from ui.workbench import Workbench


class Desk(QWidget):
    """Navigation at the left; title and search, a notice, the page and the state of saving one below the other."""

    def __init__(
        self,
        bench: Workbench,
        ways: Ways,
        doors: Sequence[Door],
        settings: Door,
        lock: QAction,
        switch: QAction,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.search = SearchBox(bench)
        self.side = Side(bench.tongue, doors, settings, lock, switch)
        self.top, self.notice = Top(self.search), Notice(bench.tongue)
        self.pages, self.foot = Pages(bench, ways.doors), Foot(bench.tongue)
        self._lay_out()
        self.search.left.connect(self.pages.take_keyboard)
        bench.save_state_changed.connect(self.foot.show_state)
        bench.refused.connect(self.notice.show_error)

    def clear(self) -> None:
        """Let go of every page, and say nothing of anybody."""
        self.pages.forget()
        self.top.clear()
        self.foot.clear()
        self.search.clear()
        self.notice.hide()

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, self.notice):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(right, 1)
