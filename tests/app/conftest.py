"""The services that stand on the records of people, of a real centre."""

import pytest

from app.centre import Centre
from app.families.service import FamiliesService
from app.people.service import PeopleService


@pytest.fixture
def people(centre: Centre) -> PeopleService:
    return centre.people


@pytest.fixture
def families(centre: Centre) -> FamiliesService:
    return centre.families
