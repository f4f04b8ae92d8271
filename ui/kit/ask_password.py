"""The password of who is signed in, once more: before something that an open desk alone must not allow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from ui.kit.dialogs import Dialog
from ui.kit.password import PasswordField
from ui.kit.words import label
from ui.workbench import Workbench


class AskPassword(Dialog):
    """Says why, asks for the password and is accepted when it is right; open it with `ask_password`."""

    def __init__(self, bench: Workbench, parent: QWidget, why: str) -> None:
        """`why` is translated."""
        _ = bench.tongue.language.text
        super().__init__(parent, bench.tongue.language, _("Your password, please"), _("Go on"))
        self._bench = bench
        self.body.addWidget(label(text=why, wrap=True))
        self.password = PasswordField(bench.tongue)
        self.password.ready_changed.connect(self.confirm_button.setEnabled)
        self.body.addWidget(self.password)
        self.confirm_button.clicked.connect(lambda _checked: self._try())
        self.password.setFocus()

    def _try(self) -> None:
        typed, accounts = self.password.text(), self._bench.centre.accounts
        self.confirm_button.setEnabled(False)
        self._bench.ask(self, lambda: accounts.confirm_password(typed), lambda _done: self._right(), self._wrong)

    def _right(self) -> None:
        self.password.clear()
        self.accept()

    def _wrong(self, error: UserError) -> None:
        self.password.refuse(error)
        self.confirm_button.setEnabled(self.password.is_ready())


def ask_password(bench: Workbench, parent: QWidget, why: str, then: Callable[[], object]) -> AskPassword:
    """Ask for the password once more and call `then` when it is right. `why` is translated.

    The book keeps that it was asked for; what is done then has its own line.
    """
    dialog = AskPassword(bench, parent, why)
    dialog.accepted.connect(lambda: then())
    dialog.open()
    return dialog
