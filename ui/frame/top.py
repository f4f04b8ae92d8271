"""The strip above a page: its title, its actions and the search."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.buttons import ActionButton
from ui.kit.words import ShortLabel
from ui.page import Page
from ui.search.box import SearchBox
from ui.theme import SPACE, scaled

_LEAST_SUBTITLE = 120
"""Pixels at 100 % below which quiet words are not worth their place."""


class Top(QWidget):
    """Title and quiet words at the left; search, the page's plain buttons and its main one at the right.

    On a narrow screen first the quiet words go, then the search becomes shorter, the plain buttons lose their
    words, the main one its key; the title is the last to give way.
    """

    def __init__(self, search: SearchBox) -> None:
        super().__init__()
        self._shown: list[QAction] = []
        self._buttons: list[ActionButton] = []
        self._quiet_words = ""
        self._search = search
        self.title, self.subtitle = ShortLabel("title"), ShortLabel("quiet")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6 * SPACE, 3 * SPACE, 6 * SPACE, 2 * SPACE)
        self._row.setSpacing(3 * SPACE)
        self._row.addWidget(self.title)
        self._row.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(search)

    def show_page(self, page: Page) -> None:
        """Show the title and the actions of `page`."""
        self.title.setText(page.title())
        self._quiet_words = page.subtitle()
        primary = page.primary_action()
        wanted = [*page.top_actions(), *([primary] if primary is not None else [])]
        if wanted != self._shown:
            self.clear_actions()
            for action in wanted:
                button = ActionButton(action, primary=action is primary, hint=action is primary, parent=self)
                self._row.addWidget(button)
                self._buttons.append(button)
            self._shown = wanted
        self._fit()

    def clear(self) -> None:
        """Show nothing: no page keeps a record's text while the window is locked."""
        self.title.setText("")
        self._quiet_words = ""
        self.subtitle.setText("")
        self.clear_actions()

    def clear_actions(self) -> None:
        """Take the page's buttons away."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons, self._shown = [], []

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take away, one after the other, what is least missed, until the title has its room."""
        self._search.set_short(False)
        for button in self._buttons:
            button.set_words_shown(True)
            button.set_hint_shown(True)
        # Without words it stays, as the space between the title and the search.
        self.subtitle.setText(self._quiet_words if self._room() >= scaled(_LEAST_SUBTITLE) else "")
        if self._room() < 0:
            self._search.set_short(True)
        for button in self._buttons[:-1]:
            if self._room() < 0:
                button.set_words_shown(False)
        for button in self._buttons[-1:]:
            if self._room() < 0:
                button.set_hint_shown(False)

    def _room(self) -> int:
        """Pixels left beside the title, the search and the buttons; negative when there are too few."""
        margins = self._row.contentsMargins()
        parts = [self.title, self._search, *(button for button in self._buttons if not button.isHidden())]
        taken = sum(part.sizeHint().width() for part in parts) + self._row.spacing() * len(parts)
        return self.width() - margins.left() - margins.right() - taken
