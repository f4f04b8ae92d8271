"""What follows from a role for the keys."""

from __future__ import annotations

import pytest

from app.accounts.rules import holds_confidential_key, lacks_coordinators, needs_new_keys
from app.rights import Role


def test_only_coordinators_and_social_workers_hold_the_key_of_the_notes() -> None:
    assert {role for role in Role if holds_confidential_key(role)} == {Role.COORDINATOR, Role.SOCIAL_WORKER}


@pytest.mark.parametrize("before", Role)
@pytest.mark.parametrize("after", Role)
def test_new_keys_are_needed_when_a_key_or_the_sheet_must_be_forgotten(before: Role, after: Role) -> None:
    loses = {Role.COORDINATOR: set(Role) - {Role.COORDINATOR},
             Role.SOCIAL_WORKER: set(Role) - {Role.COORDINATOR, Role.SOCIAL_WORKER}}  # fmt: skip
    assert needs_new_keys(before, after) is (after in loses.get(before, set()))


def test_one_coordinator_is_too_few_and_two_are_enough() -> None:
    assert lacks_coordinators([Role.COORDINATOR, Role.OFFICE, Role.SOCIAL_WORKER])
    assert not lacks_coordinators([Role.COORDINATOR, Role.COORDINATOR])
