"""The strip above a page: its title, its actions and the search."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.kit.buttons import ActionButton
from ui.kit.words import label
from ui.page import Page
from ui.theme import SPACE


class Top(QWidget):
    """Title and quiet words at the left; search, the page's plain buttons and its main one at the right."""

    def __init__(self, search: QWidget) -> None:
        super().__init__()
        self._shown: list[QAction] = []
        self._buttons: list[ActionButton] = []
        self.title = label("title")
        self.subtitle = label("quiet")
        for words in (self.title, self.subtitle):
            # Long names give way to the search and the buttons, never the other way round.
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            words.setMinimumWidth(8)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6 * SPACE, 3 * SPACE, 6 * SPACE, 2 * SPACE)
        self._row.setSpacing(3 * SPACE)
        self._row.addWidget(self.title)
        self._row.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(search)

    def show_page(self, page: Page) -> None:
        """Show the title and the actions of `page`."""
        self.title.setText(page.title())
        self.subtitle.setText(page.subtitle())
        self.subtitle.setToolTip(page.subtitle())
        primary = page.primary_action()
        wanted = [*page.top_actions(), *([primary] if primary is not None else [])]
        if wanted == self._shown:
            return
        self.clear_actions()
        for action in wanted:
            button = ActionButton(action, primary=action is primary, hint=action is primary, parent=self)
            self._row.addWidget(button)
            self._buttons.append(button)
        self._shown = wanted

    def clear(self) -> None:
        """Show nothing: no page keeps a record's text while the window is locked."""
        self.title.setText("")
        self.subtitle.setText("")
        self.subtitle.setToolTip("")
        self.clear_actions()

    def clear_actions(self) -> None:
        """Take the page's buttons away."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons, self._shown = [], []
