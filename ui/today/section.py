"""A part of the Today page: a quiet heading, lines, and a good word when there are none."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import icon
from ui.kit.cards import Card
from ui.kit.words import quiet
from ui.theme import SPACE, scaled
from ui.today.line import Line
from ui.today.list import LineList


class Section(QWidget):
    """A heading above a list of lines; without lines a sentence stands in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = quiet(wrap=True)
        self.list = LineList()
        self.empty = quiet(wrap=True)
        self._nothing = _empty_card(self.empty)
        self.top = QHBoxLayout()
        self.top.setContentsMargins(2, 0, 2, 0)
        self.top.addWidget(self.heading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(self.top)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.list.hide()
        self._nothing.hide()

    def set_heading(self, words: str) -> None:
        """What the lines are."""
        self.heading.setText(words)
        self.list.setAccessibleName(words)

    def show_lines(self, lines: list[Line], empty: str) -> None:
        """Show these lines, or `empty` when there are none; an empty word hides the whole part."""
        had_focus = self.list.hasFocus()
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self.empty.setText(empty)
        self._nothing.setVisible(not lines)
        self.setVisible(bool(lines) or bool(empty))
        if had_focus and lines:
            self.list.setFocus()


def _empty_card(words: QLabel) -> Card:
    card = Card(margin=3 * SPACE)
    picture = QLabel()
    picture.setPixmap(icon("check-circle", "present").pixmap(scaled(20), scaled(20)))
    row = QHBoxLayout()
    row.setSpacing(2 * SPACE)
    row.addWidget(picture)
    row.addWidget(words, 1)
    card.body.addLayout(row)
    return card
