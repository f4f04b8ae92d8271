"""The services that stand on the records of people, of a real centre; and a centre with four people who sign in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.accounts.values import AccountDraft
from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.families.service import FamiliesService
from app.people.service import PeopleService
from app.rights import Role

PASSWORDS = {"Sokunthea": "paillote", "Dara": "rice field 9", "Thy": "mango tree 7", "Srey": "blue river 5"}
ROLES = {"Dara": Role.COORDINATOR, "Thy": Role.SOCIAL_WORKER, "Srey": Role.DAYCARE}

SignIn = Callable[[str], Centre]


@pytest.fixture
def people(centre: Centre) -> PeopleService:
    return centre.people


@pytest.fixture
def families(centre: Centre) -> FamiliesService:
    return centre.families


@pytest.fixture
def staffed(centre_folder: Path, clock: FixedClock) -> Path:
    """The data folder of a closed centre: Sokunthea and Dara coordinate; Thy, social worker; Srey, daycare."""
    with open_centre(centre_folder, PASSWORDS["Sokunthea"], clock=clock) as centre:
        for name, role in ROLES.items():
            centre.accounts.add(AccountDraft(name, role), PASSWORDS[name])
    return centre_folder


@pytest.fixture
def sign_in(staffed: Path, clock: FixedClock) -> SignIn:
    """Open the staffed centre as one of its people."""
    return lambda name: open_centre(staffed, PASSWORDS[name], clock=clock, account=name)
