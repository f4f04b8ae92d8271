"""The only way into a service: `@command` changes something, `@query` reads something, never both.

Each states the right it needs and runs in one transaction. A command says what it was about and leaves a line in the
audit book, in the same transaction; its caller gets a `Done` that tells which kinds of things changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from threading import RLock
from typing import Any, Concatenate, ParamSpec, TypeVar

from peewee import DatabaseError
from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.audit import AuditBook, Deed
from app.changes import Change, Done
from app.clock import Clock
from app.errors import NotAllowed, UserError
from app.faults import KeyNotChanged, as_user_error
from app.rights import Right, Role, may
from app.vault import rotation
from app.vault.service import OpenVault
from models.rekeying import rekey, rekeyed, reopen

__all__ = ["Account", "Change", "Desk", "Done", "Right", "Service", "command", "query"]


T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who signs in."""

    id: int
    name: str
    role: Role
    language: str = ""


class Desk:
    """What every service works with: the open database, the clock, who is signed in and the audit book.

    `vault` holds the keys and `folder` the key file; both change only with the people who sign in.
    """

    def __init__(
        self,
        database: SqlCipherDatabase,
        clock: Clock,
        account: Account,
        book: AuditBook,
        vault: OpenVault,
        folder: Path,
    ) -> None:
        self.database = database
        self.clock = clock
        self.account = account
        self.book = book
        self.vault = vault
        self.folder = folder
        self._deed: Deed | None = None
        self._coming: OpenVault | None = None
        # One connection: a use case runs from beginning to end before the next one starts.
        self._turn = RLock()

    def about(self, subject: str, detail: str) -> None:
        """Remember what the running command does, for the audit book."""
        self._deed = Deed("", subject, detail)

    def change_key(self, coming: OpenVault) -> None:
        """Let the running command end with the database under a new data key (see `app.vault.rotation`)."""
        self._coming = coming

    def may(self, right: Right) -> bool:
        """Whether the signed-in person has `right`."""
        return may(self.account.role, right)

    def read(self, right: Right, job: Callable[[], T]) -> T:
        """Run a query: one read transaction, so that everything it sees belongs together."""
        self._require(right)
        with self._turn, _faults_as_sentences(), self._transaction():
            return job()

    def carry_out(self, action: str, right: Right, job: Callable[[], T]) -> T:
        """Run a command: one transaction with its audit line. Raises NotAllowed, or what the job raises."""
        self._require(right)
        with self._turn, _faults_as_sentences(), self._key_change(), self._transaction():
            self._deed = None
            value = job()
            if self._deed is None:
                raise RuntimeError(f"{action} did not say what it was about")
            deed = Deed(action, self._deed.subject, self._deed.detail)
            self.book.add(self.clock.now(), self.account.name, deed)
            if self._coming is not None:
                rekey(self.database, self._coming.data_key)
            return value

    @contextmanager
    def _key_change(self) -> Iterator[None]:
        """Around a transaction that may end with another data key: afterwards vault, key file and database agree."""
        try:
            yield
        except BaseException as error:
            if self._coming is not None and not self._find_key(self._coming) and isinstance(error, DatabaseError):
                raise KeyNotChanged from error
            raise
        else:
            if self._coming is not None:
                self._move_to(self._coming)
        finally:
            self._coming = None

    def _move_to(self, coming: OpenVault) -> None:
        try:
            rekeyed(self.database, coming.data_key)
        except DatabaseError:
            self._find_key(coming)  # the commit stands; what is still in the log is written back at the next chance
        else:
            self._take(coming)

    def _find_key(self, coming: OpenVault) -> bool:
        """Open the database again under the key it has, and tell whether that is the new one."""
        # Only the file itself tells whether the commit was reached.
        changed = reopen(self.database, (self.vault.data_key, coming.data_key)) == coming.data_key
        if changed:
            self._take(coming)
        else:
            rotation.abandon(self.folder)
        return changed

    def _take(self, coming: OpenVault) -> None:
        self.vault = coming
        with suppress(OSError):  # the next sign-in does it
            rotation.finish(self.folder, coming)

    def _transaction(self) -> AbstractContextManager[object]:
        if self.database.in_transaction():
            raise RuntimeError("a use case called another one: share a private function instead")
        transaction: AbstractContextManager[object] = self.database.atomic()
        return transaction

    def _require(self, right: Right) -> None:
        if not self.may(right):
            raise NotAllowed


@contextmanager
def _faults_as_sentences() -> Iterator[None]:
    """Turn what the disk or the database file does to us into a sentence; a bug stays a bug."""
    try:
        yield
    except UserError:
        raise
    except Exception as error:
        fault = as_user_error(error)
        if fault is None:
            raise
        raise fault from error


class Service:
    """The use cases of one feature."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _about(self, subject: str, detail: str = "") -> None:
        """Say what the running command is about; every command does so once."""
        self._desk.about(subject, detail)


S = TypeVar("S", bound=Service)


def command(
    right: Right, change: Change
) -> Callable[[Callable[Concatenate[S, P], T]], Callable[Concatenate[S, P], Done[T]]]:
    """Make a service's method a command: the caller gets `Done(value, change)`."""

    def decorate(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], Done[T]]:
        @wraps(method)
        def run(self: S, /, *args: P.args, **kwargs: P.kwargs) -> Done[T]:
            action = f"{type(self).__module__.split('.')[1]}.{method.__name__}"
            desk = self._desk
            return Done(desk.carry_out(action, right, lambda: method(self, *args, **kwargs)), change)

        return _marked(run, "command", right)

    return decorate


def query(right: Right) -> Callable[[Callable[Concatenate[S, P], T]], Callable[Concatenate[S, P], T]]:
    """Make a service's method a query."""

    def decorate(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
        @wraps(method)
        def run(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
            return self._desk.read(right, lambda: method(self, *args, **kwargs))

        return _marked(run, "query", right)

    return decorate


def _marked(run: Callable[P, T], kind: str, right: Right) -> Callable[P, T]:
    mark: Any = run
    mark.use_case = (kind, right)
    return run
