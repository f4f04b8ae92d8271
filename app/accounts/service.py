"""Letting people in, changing what they may do, and letting them go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.accounts import rules
from app.accounts.leaving import Leaving
from app.accounts.reminders import SHEET_UNTRIED, reminders
from app.accounts.values import AccountDraft, AccountLine, Reminders
from app.compartment import compartment, make_ring
from app.errors import FieldError, NotFound, UserError
from app.language import LANGUAGES, N_
from app.people.photos import prepare_photo
from app.rights import Role
from app.settings.storing import store
from app.text import clean
from app.use_case import Change, Right, Service, command, query
from app.vault import delay, rotation, service
from app.vault.errors import NameNotFit, NameTaken, ShortPassword, WrongPassword
from app.vault.service import OpenVault
from models.centre import Account


class AnotherCoordinator(UserError):
    """Nobody lets themselves go or changes their own role: so one coordinator always stays."""

    def __init__(self) -> None:
        super().__init__(N_("This is your own account. Another coordinator must do this for you."))


class AccountsService(Service):
    """The people who sign in. Every change is in the key file and in the records, or in neither."""

    @query(Right.MANAGE_ACCOUNTS)
    def listing(self) -> tuple[AccountLine, ...]:
        """Everybody who signs in, in the order in which they were added."""
        return tuple(self._line(row) for row in _active())

    @query(Right.MANAGE_ACCOUNTS)
    def former(self) -> tuple[str, ...]:
        """The names of those who signed in once and have left, the last one first."""
        rows = Account.select(Account.name).where(~Account.active).order_by(Account.id.desc())
        return tuple(dict.fromkeys(row.name for row in rows))

    @query(Right.MANAGE_ACCOUNTS)
    def reminders(self) -> Reminders:
        """What a coordinator is reminded of until it is done."""
        return reminders(self._desk.folder)

    @query(Right.SEE_SETTINGS)
    def photos(self) -> dict[str, bytes]:
        """The photos of those who sign in, by name: the sign-in shows them once somebody has opened the records."""
        return {row.name: bytes(row.photo) for row in _active() if row.photo}

    @command(Right.MANAGE_ACCOUNTS, Change.ACCOUNTS)
    def add(self, draft: AccountDraft, password: str) -> int:
        """Let somebody in; the id of the new account. Takes as long as a sign-in.

        Raises FieldError for "name", "language" and "password", TooManyPeople.
        """
        name = clean(draft.name)
        if draft.language and draft.language not in LANGUAGES:
            raise FieldError("language", N_("Choose one of the languages."))
        if Account.select().where(Account.name == name, Account.active).exists():
            raise FieldError("name", NameTaken(name).message, name=name)
        slot = self._new_slot(name, password, confidential=rules.holds_confidential_key(draft.role))
        row = Account.create(
            slot=str(slot), name=name, role=draft.role, language=draft.language, created_at=self._desk.clock.now()
        )
        self._keep_generation()
        self._about(f"account {row.id}", f"{name}, {draft.role}")
        return int(row.id)

    @command(Right.MANAGE_ACCOUNTS, Change.ACCOUNTS)
    def remove(self, account: int) -> None:
        """Let somebody go: the records get a new key, which those who stay open with their passwords as before.

        Seconds on a large centre. When a coordinator leaves, the recovery code is void (see `reminders`).
        Raises NotFound, AnotherCoordinator; DatabaseError or OSError when there was no room: nothing has changed.
        """
        row = self._somebody_else(account)
        with_sheet = rules.may_know_the_sheet(Role(row.role))
        row.active = False
        row.save(only=[Account.active])
        self._about(f"account {account}", f"{row.name}, {row.role}")
        self._renew_keys(leaves=row.name, with_sheet=with_sheet)

    @command(Right.MANAGE_ACCOUNTS, Change.ACCOUNTS)
    def change_role(self, account: int, role: Role) -> None:
        """Let somebody do other things from the next sign-in on.

        Who loses the social right, or is no longer a coordinator, is shut out by new keys, as with `remove`.
        Raises NotFound, AnotherCoordinator.
        """
        row = self._somebody_else(account)
        before = Role(row.role)
        row.role = role
        row.save(only=[Account.role])
        self._about(f"account {account}", f"{row.name}, {before} -> {role}")
        if rules.needs_new_keys(before, role):
            loses = "" if rules.holds_confidential_key(role) else row.name
            self._renew_keys(loses=loses, with_sheet=rules.may_know_the_sheet(before))
        elif rules.holds_confidential_key(role):
            service.give_confidential_key(self._desk.folder, self._desk.vault, row.name)
            self._keep_generation()

    @command(Right.MANAGE_ACCOUNTS, Change.ACCOUNTS)
    def set_photo(self, account: int, content: bytes | None) -> None:
        """Show this picture of somebody at the sign-in, or none. Raises NotFound, UserError for what is no picture."""
        row = self._somebody(account)
        row.photo = prepare_photo(content).thumb if content else None
        row.save(only=[Account.photo])
        self._about(f"account {account}", row.name)

    @command(Right.CHANGE_OWN_PASSWORD, Change.NOTHING)
    def confirm_password(self, password: str) -> None:
        """Return when this is the password of the person who asks: before a confidential record leaves the desk.

        Takes as long as a sign-in, and counts as one. Raises WrongPassword, TooSoon.
        """
        desk = self._desk
        failed = delay.failures(desk.folder).count
        self._about(f"account {desk.account.id}", f"wrong before: {failed}" if failed else "")
        self._as_at_sign_in(lambda: service.unlock(desk.folder, desk.vault.person, password))

    @command(Right.CHANGE_OWN_PASSWORD, Change.NOTHING)
    def change_own_password(self, old: str, new: str) -> None:
        """Another password for the person who asks. Raises FieldError for "new"; WrongPassword, TooSoon for `old`."""
        desk = self._desk
        self._about(f"account {desk.account.id}")
        cost = service.cost_of(desk.folder)
        try:
            desk.vault = self._as_at_sign_in(
                lambda: service.change_password(desk.folder, desk.vault.person, old, new, cost=cost)
            )
        except ShortPassword as error:
            raise FieldError("new", error.message, **error.values) from error
        self._keep_generation()

    @command(Right.MANAGE_ACCOUNTS, Change.NOTHING)
    def reset_password(self, account: int, password: str) -> None:
        """A new password for somebody who forgot theirs. Raises NotFound, AnotherCoordinator, FieldError."""
        row = self._somebody_else(account)
        self._about(f"account {account}", row.name)
        try:
            cost = service.cost_of(self._desk.folder)
            service.reset_password(self._desk.folder, self._desk.vault, row.name, password, cost=cost)
        except ShortPassword as error:
            raise FieldError("password", error.message, **error.values) from error
        self._keep_generation()

    @command(Right.MANAGE_ACCOUNTS, Change.ACCOUNTS)
    def renew_recovery_code(self) -> str:
        """A new code for the safe, as it is printed; it is kept nowhere, and an earlier one opens nothing."""
        self._about("recovery code")
        desk = self._desk
        code = service.renew_recovery_code(desk.folder, desk.vault, cost=service.cost_of(desk.folder))
        store(SHEET_UNTRIED, True)
        self._keep_generation()
        return code

    @command(Right.MANAGE_ACCOUNTS, Change.ACCOUNTS)
    def confirm_recovery_sheet(self) -> None:
        """A part of the code was typed back from the printed sheet: it is known to be on paper, and legible."""
        store(SHEET_UNTRIED, False)
        self._about("recovery code")

    @command(Right.SEE_SETTINGS, Change.NOTHING)
    def sign_out(self, leaving: Leaving) -> None:
        """Enter that the desk is left; `Centre.close` follows."""
        self._about(f"account {self._desk.account.id}", leaving)

    @query(Right.MANAGE_ACCOUNTS)
    def try_recovery_code(self, typed: str) -> None:
        """Return when the code opens the records. Raises MistypedRecoveryCode, WrongRecoveryCode."""
        service.unlock_with_recovery_code(self._desk.folder, typed)

    def _as_at_sign_in(self, unlock: Callable[[], OpenVault]) -> OpenVault:
        """What `unlock` opens; wrong passwords cost growing time here, too. Raises WrongPassword, TooSoon."""
        folder, now = self._desk.folder, self._desk.clock.now()
        delay.check_pause(folder, now)
        try:
            vault = unlock()
        except WrongPassword as error:
            raise delay.note_failure(folder, now) from error
        delay.forget_failures(folder)
        return vault

    def _line(self, row: Any) -> AccountLine:
        photo = bytes(row.photo) if row.photo else None
        return AccountLine(row.id, row.name, Role(row.role), row.language, row.id == self._desk.account.id, photo)

    def _somebody(self, account: int) -> Any:
        row = Account.get_or_none(Account.id == account, Account.active)
        if row is None:
            raise NotFound
        return row

    def _somebody_else(self, account: int) -> Any:
        row = self._somebody(account)
        if row.id == self._desk.account.id:
            raise AnotherCoordinator
        return row

    def _new_slot(self, name: str, password: str, *, confidential: bool) -> int:
        folder, vault = self._desk.folder, self._desk.vault
        cost = service.cost_of(folder)
        try:
            service.drop_person(folder, vault, name)  # left by a power cut while the same person was being added
            return service.add_person(folder, vault, name, password, cost=cost, confidential=confidential).slot
        except NameNotFit as error:
            raise FieldError("name", error.message) from error
        except ShortPassword as error:
            raise FieldError("password", error.message, **error.values) from error

    def _renew_keys(self, *, leaves: str = "", loses: str = "", with_sheet: bool) -> None:
        """New keys for those who stay; the last thing of a command. The database follows at its end."""
        desk = self._desk
        earlier = compartment(desk)
        coming = rotation.begin(desk.folder, desk.vault, leaves=leaves, loses=loses, with_sheet=with_sheet)
        make_ring(coming.confidential_key, earlier)
        store("key_generation", coming.generation)
        desk.change_key(coming)

    def _keep_generation(self) -> None:
        store("key_generation", service.current(self._desk.folder, self._desk.vault).generation)


def _active() -> Any:
    return Account.select().where(Account.active).order_by(Account.id)
