"""A club that meets in both halves of every weekday, and children with school shifts."""

import datetime as dt

import pytest

from app.attendance.values import Register, SessionKey
from app.centre import Centre
from app.people.values import PersonDraft
from app.schools.values import PlaceDraft, Shift
from models.groups import Enrolment, Group, Slot

MONDAY = dt.date(2026, 11, 2)
MORNING, AFTERNOON = (dt.time(8), dt.time(10)), (dt.time(14), dt.time(16))


class Club:
    """Short ways to fill an after-school group of the open centre."""

    def __init__(self, centre: Centre, *, drop_in: bool = False) -> None:
        self.centre = centre
        self.id = Group.create(programme="after_school", name_en="Reading club", drop_in=drop_in).id
        self.slots = {
            (day, half): Slot.create(
                group=self.id, weekday=day, starts_at=hours[0], ends_at=hours[1], valid_from=dt.date(2020, 1, 1)
            ).id
            for day in range(5)
            for half, hours in zip(Shift, (MORNING, AFTERNOON), strict=True)
        }

    def session(self, day: dt.date, half: Shift = Shift.AFTERNOON) -> SessionKey:
        """The session of that half of a day."""
        return SessionKey(self.slots[day.weekday(), half], day)

    def child(
        self, name: str, shift: Shift | None = None, since: dt.date = dt.date(2026, 1, 1), family: int | None = None
    ) -> int:
        """A child of that given name, enrolled and at school since a date."""
        person = self.known(name, family)
        Enrolment.create(person=person, group=self.id, starts=since, ends=None)
        if shift is not None:
            self.centre.schools.set_place(person, since, PlaceDraft(shift=shift))
        return person

    def known(self, name: str, family: int | None = None) -> int:
        """Somebody who is in no group."""
        draft = PersonDraft(family_name_latin="Sok", given_name_latin=name, family=family)
        return self.centre.people.add(draft).value

    def register(self, first: dt.date = MONDAY, last: dt.date = MONDAY) -> Register:
        """The register between two dates."""
        return self.centre.attendance.register(self.id, first, last)

    def expected(self, key: SessionKey) -> set[int]:
        """Who is expected at a session, as its register says."""
        return self.expected_between(key.date, key.date)[key]

    def expected_between(self, first: dt.date, last: dt.date) -> dict[SessionKey, set[int]]:
        """Who is expected at each session of some days, as their register says."""
        register = self.register(first, last)
        return {
            column.session: {row.person for row in register.rows if row.cells[place].expected}
            for place, column in enumerate(register.columns)
            if column.session is not None
        }


@pytest.fixture
def club(centre: Centre) -> Club:
    """An empty club with enrolments."""
    return Club(centre)


@pytest.fixture
def library(centre: Centre) -> Club:
    """A group to which whoever likes comes."""
    return Club(centre, drop_in=True)
