"""What is shown of the people who sign in, and what is typed to add one."""

from __future__ import annotations

from dataclasses import dataclass

from app.rights import Role


@dataclass(frozen=True, slots=True)
class AccountLine:
    """Somebody who signs in. `is_self`: the person who asks."""

    id: int
    name: str
    role: Role
    language: str
    is_self: bool


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """Somebody who is to sign in; `language` is a code of `app.language`, or empty for the centre's."""

    name: str
    role: Role
    language: str = ""


@dataclass(frozen=True, slots=True)
class Reminders:
    """What is still to be done so that nobody is locked out one day."""

    second_coordinator: bool  # one person alone can let others in
    recovery_code: bool  # no sheet for the safe, or the earlier one opens nothing any more
