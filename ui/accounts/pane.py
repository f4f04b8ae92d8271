"""Who is chosen in the list, and what can be done about them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.accounts.values import AccountLine
from app.accounts.words import ROLE_NAMES, ROLE_SENTENCES
from app.language import N_, Language
from ui.kit.buttons import ActionButton
from ui.kit.cards import Card
from ui.kit.sections import Avatar, emptied
from ui.kit.words import heading, label, quiet
from ui.theme import SPACE


class AccountPane(QWidget):
    """A face, the role in a sentence, and a button for each action."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        card = Card()
        self._face = QHBoxLayout()
        self.name, self.role = heading(), label(wrap=True)
        self.may, self.own = quiet(wrap=True), quiet(wrap=True)
        self.name.setWordWrap(True)
        names = QVBoxLayout()
        names.setSpacing(SPACE)
        names.addWidget(self.name)
        names.addWidget(self.role)
        head = QHBoxLayout()
        head.setSpacing(4 * SPACE)
        head.addLayout(self._face)
        head.addLayout(names, 1)
        card.body.addLayout(head)
        card.body.addWidget(self.may)
        card.body.addSpacing(2 * SPACE)
        for action in actions:
            card.body.addWidget(ActionButton(action))
        card.body.addWidget(self.own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch()

    def show_account(self, line: AccountLine, language: Language) -> None:
        """Show somebody."""
        emptied(self._face)
        self._face.addWidget(Avatar(line.name[:1], line.photo))
        self.name.setText(line.name)
        self.role.setText(language.text(ROLE_NAMES[line.role]))
        self.may.setText(language.text(ROLE_SENTENCES[line.role]))
        told = N_("This is you. Only another coordinator can change your role, reset your password or let you go.")
        self.own.setText(language.text(told))
        self.own.setVisible(line.is_self)
