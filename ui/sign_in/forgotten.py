"""A forgotten password: another coordinator, or the recovery code from the safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import FieldError, UserError
from app.vault.errors import MistypedRecoveryCode, ShortPassword, WrongRecoveryCode
from ui.kit.dialogs import Dialog
from ui.kit.forms import Form
from ui.kit.new_password import NewPassword
from ui.kit.words import label, line, quiet
from ui.sign_in.gate import Gate
from ui.workbench import Workbench

if TYPE_CHECKING:
    from app.centre import Centre


class ForgottenDialog(Dialog):
    """Says whom to ask, and takes the recovery code and a new password.

    Signals:
        opened(Centre): the code was right, and the new password is the person's from now on.
    """

    opened = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget, gate: Gate, name: str) -> None:
        language = bench.tongue.language
        _ = language.text
        title = _("A new password for {name}").format(name=name)
        super().__init__(parent, language, title, _("Open with the recovery code"))
        self._bench, self._gate, self._name = bench, gate, name
        self.form = Form(language)
        asking = _("Ask a coordinator: on the page “People who sign in” they give you a new password in a minute.")
        self.body.addWidget(label(text=asking, wrap=True))
        self.body.addWidget(line())
        sheet = _("If no coordinator can sign in, take the recovery sheet out of the safe and type its code here.")
        self.body.addWidget(quiet(sheet, wrap=True))
        self.code = QLineEdit()
        hint = _("9 groups of 4 letters. Small letters, spaces and dashes do not matter.")
        self.body.addWidget(self.form.row("code", self.code, _("Recovery code"), hint))
        self.password = NewPassword(bench.tongue, self.form)
        self.body.addWidget(self.password)
        self.confirm_button.clicked.connect(lambda _checked: self._try())
        self.code.setFocus()

    def _try(self) -> None:
        self.form.clear_errors()
        self.show_error("")
        try:
            new = self.password.value()
        except FieldError as error:
            self.form.place_error(error)
            return
        code, name, recover = self.code.text(), self._name, self._gate.recover
        self.confirm_button.setEnabled(False)
        self._bench.ask(self, lambda: recover(code, name, new), self._opened, self._refused)

    def _opened(self, centre: Centre) -> None:
        for field in (self.code, self.password.first, self.password.again):
            field.clear()
        self.accept()
        self.opened.emit(centre)

    def _refused(self, error: UserError) -> None:
        self.confirm_button.setEnabled(True)
        if isinstance(error, MistypedRecoveryCode | WrongRecoveryCode):
            error = FieldError("code", error.message)
        elif isinstance(error, ShortPassword):
            error = FieldError("password", error.message, **error.values)
        if not self.form.place_error(error):
            self.show_error(error.sentence(self._bench.tongue.language))
