"""Children who are enrolled, and camps for them."""

from __future__ import annotations

import datetime as dt
from itertools import count

import pytest

from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.camps.values import CampDetails, CampDraft
from app.centre import Centre
from app.dates import BirthDate
from app.families.guardians import Collects, GuardianDraft
from app.families.values import FamilyDraft
from app.groups.values import SlotDraft
from app.people.values import PersonDraft
from models.groups import Enrolment, Group, Slot

FIRST, LAST = dt.date(2026, 11, 16), dt.date(2026, 11, 27)  # in ten days
WEEK = tuple(SlotDraft(day, dt.time(8), dt.time(11)) for day in range(5))
SINCE = dt.date(2026, 1, 5)


class Holidays:
    """Short ways to fill the open centre with children, and to plan a camp."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self.daycare = self.group("Stars", "daycare")
        self.club = self.group("Football", "after_school")
        self._numbers = count(1)

    def group(self, name: str, programme: str) -> int:
        """A group that meets from Monday to Friday."""
        group = Group.create(programme=programme, name_en=name, room="4")
        for day in range(5):
            Slot.create(group=group, weekday=day, starts_at=dt.time(7), ends_at=dt.time(10), valid_from=SINCE)
        return int(group.id)

    def family(self, village: str = "Damnak", phone: str = "012 345 678") -> int:
        """A family with a mother who may collect."""
        name = f"Sok {next(self._numbers)}"
        family = self.centre.families.add(FamilyDraft(name_latin=name, village=village, phone=phone)).value
        mother = GuardianDraft(name_latin=f"Mother {name}", relation="mother", phone="011 222 333")
        self.centre.families.add_guardian(mother, family=family)
        return family

    def banned(self, family: int) -> None:
        """Somebody who must not collect the children of a family."""
        draft = GuardianDraft(name_latin="Bad Uncle", relation="uncle", collects=Collects.MUST_NOT, reason="court")
        self.centre.families.add_guardian(draft, family=family)

    def child(self, name: str, age: int = 7, *, family: int | None = None, sex: str = "F", group: int = 0) -> int:
        """A child of that age on the first day of the camp, enrolled in the club or another group."""
        born = BirthDate(FIRST.replace(year=FIRST.year - age))
        draft = PersonDraft(family_name_latin="Chan", given_name_latin=name, sex=sex, birth=born, family=family)
        person = self.centre.people.add(draft).value
        Enrolment.create(person=person, group=group or self.club, starts=SINCE)
        return person

    def children(self, number: int) -> list[int]:
        """Girls and boys of two ages, without families."""
        return [self.child(f"Child {at:02}", 6 + at % 2 * 3, sex="FM"[at // 2 % 2]) for at in range(number)]

    def draft(self, first: dt.date = FIRST, last: dt.date = LAST) -> CampDraft:
        """A camp on the mornings of these days."""
        return CampDraft("ជំរុំវិស្សមកាល", "Holiday camp", "Colonie", first, last, "Pagoda school", WEEK)

    def camp(self, *people: int, first: dt.date = FIRST, last: dt.date = LAST) -> int:
        """A camp of these children."""
        camp = self.centre.camps.plan(self.draft(first, last)).value
        if people:
            self.centre.camps.choose(camp, people)
        return camp

    def running(self, *people: int) -> int:
        """A camp of this week with one group."""
        camp = self.camp(*people, first=dt.date(2026, 11, 2), last=dt.date(2026, 11, 13))
        self.centre.camps.keep_groups(camp, (people,))
        return camp

    def details(self, camp: int) -> CampDetails:
        """Everything about a camp."""
        return self.centre.camps.camp(camp)

    def groups(self, camp: int) -> list[int]:
        """The groups of a camp."""
        return [one.group.id for one in self.details(camp).groups]

    def members(self, group: int, day: dt.date) -> set[int]:
        """Who is on the register of a group on a day."""
        return {row.person for row in self.centre.attendance.register(group, day, day).rows}

    def mark(self, group: int, person: int, day: dt.date) -> None:
        """Mark somebody present."""
        slot = Slot.get((Slot.group == group) & (Slot.weekday == day.weekday()))
        self.centre.attendance.mark([MarkRequest(SessionKey(slot.id, day), person, Mark(Status.PRESENT))])


@pytest.fixture
def holidays(centre: Centre) -> Holidays:
    """A centre with a daycare group and a club, without children yet."""
    return Holidays(centre)
