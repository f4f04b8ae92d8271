"""What is shown of the people who sign in, and what is typed to add one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, auto

from app.rights import Role


@dataclass(frozen=True, slots=True)
class AccountLine:
    """Somebody who signs in. `is_self`: the person who asks; `photo`: a small JPEG, if there is one."""

    id: int
    name: str
    role: Role
    language: str
    is_self: bool
    photo: bytes | None = field(default=None, repr=False)


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
    recovery_code: bool  # no sheet for the safe, it was never tried, or it opens nothing any more


class Leaving(StrEnum):
    """Why the desk is left while the window stays."""

    LOCKED = auto()  # by the person
    IDLE = auto()  # nobody typed for some minutes
    PC_LOCKED = auto()  # or put to sleep
    SWITCHED = auto()  # somebody else is to sign in
