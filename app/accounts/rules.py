"""What follows from a role for the keys a person holds."""

from __future__ import annotations

from collections.abc import Iterable

from app.rights import Right, Role, may

COORDINATORS = 2
"""So many coordinators at least: one who falls ill must not lock the others out."""


def holds_confidential_key(role: Role) -> bool:
    """Whether the key of the confidential notes is sealed to a person of this role."""
    return may(role, Right.SEE_CONFIDENTIAL)


def may_know_the_sheet(role: Role) -> bool:
    """Whether a person of this role prints the recovery code, and so may know it."""
    return may(role, Right.MANAGE_ACCOUNTS)


def needs_new_keys(before: Role, after: Role) -> bool:
    """Whether a person whose role changes so must be shut out from something that they hold or may know."""
    loses_notes = holds_confidential_key(before) and not holds_confidential_key(after)
    return loses_notes or (may_know_the_sheet(before) and not may_know_the_sheet(after))


def lacks_coordinators(roles: Iterable[Role]) -> bool:
    """Whether fewer people than `COORDINATORS` can let others in."""
    return sum(may(role, Right.MANAGE_ACCOUNTS) for role in roles) < COORDINATORS
