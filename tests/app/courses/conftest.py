"""A centre with a cooking course, and what a test of courses needs to do in one line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.centre import Centre
from app.courses.values.applicants import ApplicantDraft, Source
from app.courses.values.catalogue import CourseDraft, ModuleDraft, Names, PassRules
from app.courses.values.cohorts import CohortDraft
from app.dates import BirthDate
from app.groups.values import SlotDraft
from app.people.values import PersonDraft

TODAY = dt.date(2026, 11, 6)  # a Friday
STARTS = dt.date(2026, 9, 7)  # a Monday
ENDS = dt.date(2026, 12, 4)
MORNINGS = tuple(SlotDraft(weekday, dt.time(7, 30), dt.time(11, 30)) for weekday in range(5))


@dataclass
class Kitchen:
    """A cooking course of two modules in a real centre."""

    centre: Centre
    trade: int
    course: int

    def draft(self, **changes: object) -> CohortDraft:
        """A cohort of the course as typed."""
        fields: dict = {"starts": STARTS, "ends": ENDS, "trainer": "Chanthy", "place": "Kitchen", "capacity": 3}
        return CohortDraft(self.course, **{**fields, **changes})

    def cohort(self, running: bool = True, **changes: object) -> int:
        """A cohort that meets on weekday mornings."""
        cohort: int = self.centre.courses.plan_cohort(self.draft(**changes), MORNINGS).value
        if running:
            self.centre.courses.start_cohort(cohort)
        return cohort

    def person(self, name: str = "Chan Sophea", born: dt.date | None = dt.date(2000, 5, 1), sex: str = "F") -> int:
        """Somebody, 26 years old unless told otherwise."""
        family, given = name.split()
        birth = BirthDate(born) if born else None
        return self.centre.people.add(
            PersonDraft(family_name_latin=family, given_name_latin=given, sex=sex, birth=birth)
        ).value

    def applicant(self, cohort: int, person: int | None = None, **fields: object) -> int:
        """Somebody who asks for a place."""
        draft = ApplicantDraft(person or self.person(), **{"source": Source.SOCIAL_TEAM, **fields})  # type: ignore[arg-type]
        return self.centre.courses.apply(cohort, draft).value

    def trainee(self, cohort: int, name: str = "Chan Sophea") -> int:
        """Somebody with a place since the first day; the person's id."""
        person = self.person(name)
        self.centre.groups.enrol(self.group(cohort), [person], STARTS, ENDS)
        return person

    def group(self, cohort: int) -> int:
        """The group that a cohort is."""
        return next(line.group.id for line in self.centre.courses.listing() if line.id == cohort)

    def session(self, cohort: int, day: dt.date) -> SessionKey:
        """The session of a cohort on a day."""
        slots = self.centre.groups.group(self.group(cohort), day).slots
        return SessionKey(next(s.id for s in slots if s.weekday == day.weekday()), day)

    def mark(self, cohort: int, person: int, day: dt.date, status: Status = Status.PRESENT) -> None:
        """Enter one mark."""
        request = MarkRequest(self.session(cohort, day), person, Mark(status))
        self.centre.attendance.mark([request])


COOKING = (
    ModuleDraft(Names("អនាម័យ", "Hygiene", "Hygiène"), 8),
    ModuleDraft(Names("ស៊ុប", "Soups", "Soupes"), 12),
)


@pytest.fixture
def kitchen(centre: Centre) -> Kitchen:
    trade = centre.courses.add_trade(Names("ធ្វើម្ហូប", "Cooking", "Cuisine")).value
    names = Names("ធ្វើម្ហូប", "Cooking", "Cuisine")
    course = centre.courses.add_course(CourseDraft(trade, names, 3, PassRules(), COOKING)).value
    return Kitchen(centre, trade, course)
