"""The page of those who sign in, for coordinators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.accounts.rules import needs_new_keys
from app.accounts.values import AccountLine, RecoverySheet, Reminders
from app.changes import Change, Done
from app.errors import UserError
from app.language import N_
from app.rights import Right, Role
from ui.accounts.dialogs import AddDialog, PasswordDialog, RoleDialog
from ui.accounts.model import AccountsModel, Column
from ui.accounts.pane import AccountPane
from ui.accounts.sheet import SheetDialog
from ui.kit.ask_password import ask_password
from ui.kit.cards import ProgressStrip
from ui.kit.files import FileDialog
from ui.kit.split import ListAndPane
from ui.kit.tables import AvatarDelegate, PlainTable
from ui.kit.words import label, quiet
from ui.page import Page
from ui.theme import SPACE, scaled
from ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class _Everybody:
    lines: tuple[AccountLine, ...]
    former: tuple[str, ...]
    reminders: Reminders


class AccountsPage(Page):
    """A list, and beside it who is chosen. What stands above it until it is done stands on Today, too."""

    depends = Change.ACCOUNTS

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(bench, parent)
        self._chosen = 0
        self.model = AccountsModel(self.language, self)
        self._make_actions()
        self.table = self._make_table()
        actions = self.role_action, self.password_action, self.photo_action, self.no_photo_action, self.remove_action
        self.pane = AccountPane(actions)
        self.reminder, self.former = label("error", wrap=True), quiet(wrap=True)
        self.strip = ProgressStrip()
        self.strip.stop.hide()
        self.say(self.strip.words.setText, N_("Locking the records with a new key …"))
        self._lay_out()

    @override
    def title(self) -> str:
        return self.language.text(N_("People who sign in"))

    @override
    def primary_action(self) -> QAction | None:
        return self.add_action

    @override
    def top_actions(self) -> list[QAction]:
        return [self.sheet_action]

    @override
    def first_focus(self) -> QWidget | None:
        return self.table

    @override
    def reload(self) -> None:
        accounts = self.bench.centre.accounts
        job = lambda: _Everybody(accounts.listing(), accounts.former(), accounts.reminders())  # noqa: E731
        self.ask(job, self._show)

    @override
    def show_record(self, reference: object) -> None:
        if isinstance(reference, int):
            self._choose(reference)

    @override
    def place(self) -> object:
        return self._chosen

    def account(self) -> AccountLine | None:
        """Who is chosen."""
        row = self.table.current_row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def add_somebody(self) -> None:
        """Ask for name, role and first password; while one coordinator is alone, a second is proposed."""
        alone = sum(line.role is Role.COORDINATOR for line in self.model.lines) < 2
        AddDialog(self.bench, self, Role.COORDINATOR if alone else Role.DAYCARE).open()

    def change_role(self) -> None:
        """Ask for another role."""
        if (account := self._somebody_else()) is not None:
            dialog = RoleDialog(self.bench, self, account)
            dialog.decided.connect(lambda role: self._set_role(account, role))
            dialog.open()

    def reset_password(self) -> None:
        """Ask for a new password of somebody who forgot theirs."""
        if (account := self._somebody_else()) is not None:
            PasswordDialog(self.bench, self, account).open()

    def remove(self) -> None:
        """Let somebody go, once the own password was typed."""
        account, accounts = self._somebody_else(), self.bench.centre.accounts
        if account is None:
            return
        _ = self.language.text
        why = [
            _("{name} will not sign in any more. All records stay, with who entered them.").format(name=account.name),
            _("The records get a new key, which takes some seconds; everybody else signs in as before."),
        ]
        if account.role is Role.COORDINATOR:
            why.append(_("The recovery sheet is void then: print a new one."))
        ask_password(self.bench, self, " ".join(why), lambda: self._with_new_keys(lambda: accounts.remove(account.id)))

    def make_sheet(self) -> None:
        """Make a new recovery code, once the own password was typed."""
        why = N_("The recovery sheet opens everything. A new one is made; the code of an earlier sheet is void then.")
        ask_password(self.bench, self, self.language.text(why), self._make_sheet)

    def _make_sheet(self) -> None:
        centre = self.bench.centre

        def made(code: str) -> None:
            self.ask(centre.settings.centre, lambda details: self._show_sheet(RecoverySheet(
                code, details, self.bench.clock.now(), centre.account.name)))  # fmt: skip

        self.do(centre.accounts.renew_recovery_code, made)

    def _show_sheet(self, sheet: RecoverySheet) -> None:
        SheetDialog(self.bench, self, sheet).open()

    def _set_role(self, account: AccountLine, role: Role) -> None:
        accounts = self.bench.centre.accounts
        job = lambda: accounts.change_role(account.id, role)  # noqa: E731
        if needs_new_keys(account.role, role):
            self._with_new_keys(job)
        else:
            self.do(job)

    def _with_new_keys(self, job: Callable[[], Done[None]]) -> None:
        """Seconds on a large centre: meanwhile the strip says what is done."""
        self.strip.show_progress(0, 0)

        def failed(error: UserError) -> None:
            self.strip.hide()
            self.bench.refused.emit(error)

        self.do(job, lambda _none: self.strip.hide(), failed)

    def _choose_photo(self) -> None:
        _ = self.language.text
        kinds = _("Pictures") + " (*.jpg *.jpeg *.png *.webp *.bmp)"
        dialog = FileDialog(self, self.language, _("Choose a photo"), kinds)
        dialog.fileSelected.connect(lambda name: self.set_photo(Path(name)))
        dialog.open()

    def set_photo(self, file: Path | None) -> None:
        """Show this picture of who is chosen at the sign-in, or none."""
        account, accounts = self.account(), self.bench.centre.accounts
        if account is not None:
            self.do(lambda: accounts.set_photo(account.id, file.read_bytes() if file else None))

    def _somebody_else(self) -> AccountLine | None:
        account = self.account()
        return account if account is not None and not account.is_self else None

    def _show(self, found: _Everybody) -> None:
        self.model.show(found.lines, self.language)
        self._choose(self._chosen)
        _ = self.language.text
        told = []
        if found.reminders.second_coordinator:
            told.append(_("At least two people should be coordinators: one alone may fall ill or forget the password."))
        if found.reminders.recovery_code:
            told.append(_("No recovery sheet is in the safe yet. Print one."))
        self.reminder.setText("\n".join(told))
        self.reminder.setVisible(bool(told))
        self.former.setText(_("No longer sign in: {names}").format(names=", ".join(found.former)))
        self.former.setVisible(bool(found.former))

    def _choose(self, account: int) -> None:
        self._chosen = account
        if self.model.lines:
            self.table.go_to_row(max(0, self.model.row_of(account)))
            self._show_chosen()

    def _show_chosen(self) -> None:
        account = self.account()
        if account is None:
            return
        self._chosen = account.id
        self.pane.show_account(account, self.language)
        for action in (self.role_action, self.password_action, self.remove_action):
            action.setEnabled(not account.is_self)
        self.no_photo_action.setEnabled(account.photo is not None)

    def _make_actions(self) -> None:
        right = Right.MANAGE_ACCOUNTS
        self.add_action = self.add(N_("Let somebody sign in"), self.add_somebody, "Ctrl+N", "plus", right=right)
        self.sheet_action = self.add(N_("Make a recovery sheet"), self.make_sheet, "Ctrl+R", "lifebuoy", right=right)
        self.role_action = self.add(N_("Change the role"), self.change_role, "F2", "identification-badge", right=right)
        self.password_action = self.add(N_("Give a new password"), self.reset_password, "Ctrl+G", "key", right=right)
        self.photo_action = self.add(N_("Photo"), self._choose_photo, "Ctrl+Shift+P", "camera", right=right)
        self.no_photo_action = self.add(
            N_("Take the photo away"), lambda: self.set_photo(None), "Ctrl+Shift+X", right=right
        )
        self.remove_action = self.add(N_("Let go"), self.remove, "Ctrl+Del", "sign-out", right=right)

    def _make_table(self) -> PlainTable:
        table = PlainTable()
        table.setModel(self.model)
        self._avatars = AvatarDelegate()
        table.setItemDelegateForColumn(Column.PHOTO, self._avatars)
        table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        for column, width in ((Column.PHOTO, 44), (Column.NAME, 160), (Column.ROLE, 176)):
            table.setColumnWidth(column, scaled(width))
        # The pane beside it says the last column in full.
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.remember(self.bench.memory, "accounts")
        table.opened.connect(lambda _index: self.change_role())
        table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.say(table.setAccessibleName, N_("People who sign in"))
        return table

    def _lay_out(self) -> None:
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * SPACE)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.former)
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * SPACE, SPACE, 6 * SPACE, 4 * SPACE)
        column.setSpacing(3 * SPACE)
        for part in (self.reminder, self.strip):
            column.addWidget(part)
        column.addWidget(ListAndPane(left, self.pane, self), 1)
        for hidden in (self.reminder, self.former):
            hidden.hide()
