"""A sentence above the page when something was refused, with a button to put it away."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import UserError
from app.language import N_
from ui.kit.buttons import IconButton
from ui.kit.cards import Card
from ui.kit.words import label
from ui.theme import SPACE
from ui.tongue import Tongue


class Notice(QWidget):
    """Hidden until something is refused that no form takes care of."""

    def __init__(self, tongue: Tongue) -> None:
        super().__init__()
        self._tongue = tongue
        self.words = label("error", wrap=True)
        self.close_button = IconButton("x", "quiet")
        tongue.say(self.close_button.set_words, N_("Put this message away"))
        self.close_button.clicked.connect(lambda _checked: self.hide())
        card = Card(2 * SPACE)
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.close_button)
        card.body.addLayout(row)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(6 * SPACE, 0, 6 * SPACE, 2 * SPACE)
        outer.addWidget(card)
        self.hide()

    def show_error(self, error: UserError) -> None:
        """Say what was refused."""
        self._tongue.follow(self.words.setText, error.sentence)
        self.show()
