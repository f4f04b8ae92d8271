"""What is shown of the people who sign in, and what is typed to add one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from app.language import Language
from app.rights import Role
from app.settings.values import CentreDetails
from app.vault.recovery import groups_of


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


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What is printed for the safe. The code stands nowhere else."""

    code: str = field(repr=False)
    centre: CentreDetails
    made_at: dt.datetime
    made_by: str

    @property
    def groups(self) -> tuple[str, ...]:
        """The code as it is printed and typed."""
        return groups_of(self.code)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The centre's language, and a second one in which it has a name: who opens the safe may read only that."""
        named = {"km": self.centre.name_km, "en": self.centre.name_en, "fr": self.centre.name_fr}
        others = [code for code, name in named.items() if name and code != self.centre.language]
        return tuple(Language(code) for code in (self.centre.language, *others[:1]))
