"""Letting somebody in, another role, another password."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from app.accounts.values import AccountDraft, AccountLine
from app.accounts.words import ROLE_NAMES, ROLE_SENTENCES
from app.errors import FieldError, UserError
from app.language import N_
from app.rights import Role
from app.vault.delay import TooSoon
from app.vault.errors import WrongPassword
from ui.kit.choice import Choice
from ui.kit.dialogs import Dialog, FormDialog
from ui.kit.forms import FieldRow
from ui.kit.new_password import NewPassword
from ui.kit.password import PasswordField
from ui.kit.words import label, quiet
from ui.theme import SPACE
from ui.tongue import Tongue
from ui.workbench import Workbench


class RoleField(QWidget):
    """A role to choose, and below it what it may do."""

    def __init__(self, tongue: Tongue, role: Role) -> None:
        super().__init__()
        self._tongue = tongue
        self.choice = Choice(tongue, ROLE_NAMES)
        self.may = quiet(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.choice)
        column.addWidget(self.may)
        self.setFocusProxy(self.choice)
        self.choice.currentIndexChanged.connect(lambda _at: self._tell())
        self.choice.set_value(role)
        tongue.say(self.choice.setAccessibleName, N_("Role"))
        self._tell()

    def role(self) -> Role:
        """The chosen role."""
        return Role(self.choice.value())

    def _tell(self) -> None:
        self._tongue.say(self.may.setText, ROLE_SENTENCES[self.role()])


class AddDialog(FormDialog):
    """Somebody new: name, role and a first password, which they change themselves."""

    def __init__(self, bench: Workbench, parent: QWidget, role: Role = Role.DAYCARE) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Let somebody sign in"), _("Let in"))
        self.name = QLineEdit()
        self.body.addWidget(self.form.row("name", self.name, _("Name"), _("As it is to stand at the sign-in.")))
        self.role = RoleField(bench.tongue, role)
        self.body.addWidget(self.form.row("role", self.role, _("Role")))
        self.password = NewPassword(bench.tongue, self.form)
        self.body.addWidget(self.password)
        self.confirm_button.clicked.connect(lambda _checked: self._add())
        self.name.setFocus()

    def _add(self) -> None:
        try:
            password = self.password.value()
        except FieldError as error:
            self.form.clear_errors()
            self.refuse(error)
            return
        accounts, draft = self.bench.centre.accounts, AccountDraft(self.name.text(), self.role.role())
        self.save(lambda: accounts.add(draft, password))


class RoleDialog(Dialog):
    """Another role for somebody.

    Signals:
        decided(Role): this one, from the next sign-in on.
    """

    decided = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget, account: AccountLine) -> None:
        language = bench.tongue.language
        _ = language.text
        super().__init__(parent, language, _("What {name} may do").format(name=account.name), _("Change the role"))
        self.role = RoleField(bench.tongue, account.role)
        self.body.addWidget(FieldRow(self.role, _("Role")))
        self.body.addWidget(quiet(_("It holds from the next sign-in on."), wrap=True))
        self.confirm_button.clicked.connect(self.accept)
        self.accepted.connect(lambda: self.decided.emit(self.role.role()))
        self.role.setFocus()


class PasswordDialog(FormDialog):
    """A new password for somebody who forgot theirs."""

    def __init__(self, bench: Workbench, parent: QWidget, account: AccountLine) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("A new password for {name}").format(name=account.name))
        self._account = account.id
        told = _("The old one opens nothing any more. Tell them the new one; they can change it in the settings.")
        self.body.addWidget(label(text=told, wrap=True))
        self.password = NewPassword(bench.tongue, self.form)
        self.body.addWidget(self.password)
        self.confirm_button.clicked.connect(lambda _checked: self._set())
        self.password.first.setFocus()

    def _set(self) -> None:
        try:
            password = self.password.value()
        except FieldError as error:
            self.form.clear_errors()
            self.refuse(error)
            return
        accounts, account = self.bench.centre.accounts, self._account
        self.save(lambda: accounts.reset_password(account, password))


class OwnPasswordDialog(FormDialog):
    """Another password for who is signed in."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        _ = bench.tongue.language.text
        super().__init__(bench, parent, _("Change my password"))
        self.old = PasswordField(bench.tongue, N_("The password until now"))
        self.old.ready_changed.connect(self.confirm_button.setEnabled)
        self.new = NewPassword(bench.tongue, self.form)
        self.form.take("new", self.form["password"])  # as the service calls it
        self.body.addWidget(self.old)
        self.body.addWidget(self.new)
        self.confirm_button.clicked.connect(lambda _checked: self._change())
        self.old.setFocus()

    def _change(self) -> None:
        try:
            new = self.new.value()
        except FieldError as error:
            self.form.clear_errors()
            self.refuse(error)
            return
        accounts, old = self.bench.centre.accounts, self.old.text()
        self.save(lambda: accounts.change_own_password(old, new))

    @override
    def refuse(self, error: UserError) -> None:
        """A wrong old password is told beside its field."""
        if not isinstance(error, WrongPassword | TooSoon):
            super().refuse(error)
            return
        self.old.refuse(error)
        self.confirm_button.setEnabled(self.old.is_ready())
