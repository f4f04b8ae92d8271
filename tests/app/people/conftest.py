"""A real encrypted database with a coordinator at the desk, for the records of people."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from app.audit import AuditBook
from app.clock import FixedClock
from app.families.service import FamiliesService
from app.people.service import PeopleService
from app.rights import Role
from app.use_case import Account, Desk
from models.database import open_database
from models.migrations.engine import migrate

KEY = bytes(range(32))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "centre.db"
    database = open_database(path, KEY)
    migrate(database, path, KEY)
    clock = FixedClock(date(2026, 11, 22), time(10, 42))
    yield Desk(database, clock, Account(1, "Sokunthea", Role.COORDINATOR), AuditBook(KEY))
    database.close()


@pytest.fixture
def people(desk: Desk) -> PeopleService:
    return PeopleService(desk)


@pytest.fixture
def families(desk: Desk) -> FamiliesService:
    return FamiliesService(desk)
