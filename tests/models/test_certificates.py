"""What was issued stays as it was, whatever another program tries to do to the file."""

from __future__ import annotations

import datetime as dt

import pytest
from peewee import IntegrityError

from app.centre import Centre
from models.certificates import Certificate
from models.courses import Cohort, Course, Trade
from models.groups import Group
from models.people import Person

pytestmark = pytest.mark.usefixtures("_certificate")
NOW = dt.datetime(2026, 11, 6, 8, 12)


@pytest.fixture
def _certificate(centre: Centre) -> None:
    assert not centre.is_busy()
    course = Course.create(trade=Trade.create(name_en="Cooking"), name_en="Cooking")
    cohort = Cohort.create(group=Group.create(programme="course"), course=course, number=1)
    Certificate.create(
        series="certificate", year=2026, sequence=1, number="2026-0001", cohort=cohort,
        person=Person.create(code="P1"), text="{}", code="K7F3-QXAB-CDEF", issued_on=NOW.date(), issued_by="Sokunthea",
        issued_at=NOW,
    )  # fmt: skip


def test_a_certificate_is_never_deleted() -> None:
    with pytest.raises(IntegrityError, match="keeps its number"):
        Certificate.delete().execute()


@pytest.mark.parametrize(
    "change", [{"number": "2026-0002"}, {"sequence": 2}, {"text": "{1}"}, {"code": ""}, {"issued_by": "Dara"}]
)
def test_a_certificate_is_never_renumbered_or_reworded(change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="stays as it was issued"):
        Certificate.update(**change).execute()


def test_a_certificate_that_is_void_stays_void() -> None:
    Certificate.update(voided_at=NOW, void_reason="name misspelt").execute()
    with pytest.raises(IntegrityError, match="stays as it was issued"):
        Certificate.update(voided_at=None).execute()


def test_a_certificate_follows_its_person_when_two_records_are_merged() -> None:
    Certificate.update(person=Person.create(code="P2")).execute()
    assert Certificate.get().person.code == "P2"
