"""Who may do what.

Rights are named for the deed, not for the screen. This release knows one role; a role without an entry may nothing.
"""

from __future__ import annotations

from enum import StrEnum, auto


class Right(StrEnum):
    """One kind of deed that can be allowed or refused."""

    SEE_PEOPLE = auto()
    EDIT_PEOPLE = auto()
    SEE_GROUPS = auto()
    EDIT_GROUPS = auto()
    SEE_REGISTERS = auto()
    MARK = auto()
    PRINT = auto()
    IMPORT = auto()
    EXPORT = auto()
    SEE_SETTINGS = auto()
    EDIT_SETTINGS = auto()


class Role(StrEnum):
    """What a signed-in person is to the centre."""

    COORDINATOR = auto()


_ALLOWED: dict[Role, frozenset[Right]] = {Role.COORDINATOR: frozenset(Right)}


def may(role: Role, right: Right) -> bool:
    """Whether `role` has `right`; what is not granted is refused."""
    return right in _ALLOWED.get(role, frozenset())
