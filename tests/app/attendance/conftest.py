"""A daycare group that meets on weekdays from 7 to 11, and people to enrol."""

import datetime as dt

import pytest

from app.attendance.values import SessionKey
from app.centre import Centre
from app.people.values import PersonDraft
from models.groups import Enrolment, Group, Slot

MONDAY = dt.date(2026, 11, 2)


class Daycare:
    """Short ways to fill a group of the open centre."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self.group = Group.create(programme="daycare", name_km="កូនផ្កាយ", name_en="Small stars").id
        self.slots = [
            Slot.create(
                group=self.group,
                weekday=weekday,
                starts_at=dt.time(7),
                ends_at=dt.time(11),
                valid_from=dt.date(2020, 1, 1),
            ).id
            for weekday in range(5)
        ]

    def session(self, day: dt.date) -> SessionKey:
        """The session of that day."""
        return SessionKey(self.slots[day.weekday()], day)

    def child(self, name: str, starts: dt.date = dt.date(2026, 1, 1), ends: dt.date | None = None) -> int:
        """A child of that given name, enrolled between two dates."""
        person = self.centre.people.add(PersonDraft(family_name_latin="Sok", given_name_latin=name)).value
        Enrolment.create(person=person, group=self.group, starts=starts, ends=ends)
        return person

    def stranger_to_the_group(self, name: str) -> int:
        """Somebody the centre knows who is not enrolled."""
        return self.centre.people.add(PersonDraft(given_name_latin=name)).value


@pytest.fixture
def daycare(centre: Centre) -> Daycare:
    """An empty group."""
    return Daycare(centre)
