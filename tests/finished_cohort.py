"""A finished week of a cooking course in a real centre: most passed, one was too often away, one left."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.centre import Centre
from app.certificates.values import BookLine, IssueRequest, Series
from app.courses.values.catalogue import CourseDraft, ModuleDraft, Names, PassRules
from app.courses.values.cohorts import CohortDraft
from app.courses.values.entries import AssessmentRequest
from app.courses.values.trainees import LeavingReason, Result
from app.dates import BirthDate
from app.groups.values import SlotDraft
from app.people.values import PersonDraft

STARTS, ENDS = dt.date(2026, 10, 5), dt.date(2026, 10, 9)  # Monday to Friday
PASSED, WEAK, GONE = ("ក្រវាន់", "ខ្ញី", "គល់ស្លឹកគ្រៃ"), "ឃ្មុំ", "ងាវ"
_NAMES = Names("ធ្វើម្ហូប", "Cooking", "Cuisine")
_MODULES = (ModuleDraft(Names(en="Hygiene"), 8), ModuleDraft(Names(en="Soups"), 12))


@dataclass(frozen=True)
class FinishedCohort:
    """The cohort, and its people by their given names in Khmer."""

    centre: Centre
    cohort: int
    people: dict[str, int]

    def issue(self, *names: str, series: Series = Series.CERTIFICATE, **more: object) -> tuple[BookLine, ...]:
        """Issue to people by their names."""
        people = tuple(self.people[name] for name in names)
        request = IssueRequest(self.cohort, people, series, **more)  # type: ignore[arg-type]
        return self.centre.certificates.issue(request).value


def finished_cohort(
    centre: Centre, *, starts: dt.date = STARTS, passed: Sequence[str] = PASSED, course: int | None = None
) -> FinishedCohort:
    """Teach a cohort for a week from a Monday on. The weak trainee was there on two days of five."""
    days = [starts + dt.timedelta(days=day) for day in range(5)]
    course = course or _course(centre)
    mornings = [SlotDraft(day, dt.time(7, 30), dt.time(11, 30)) for day in range(5)]
    cohort = centre.courses.plan_cohort(CohortDraft(course, starts, days[-1]), mornings).value
    centre.courses.start_cohort(cohort)
    group = next(line.group.id for line in centre.courses.listing() if line.id == cohort)
    people = {name: _person(centre, name, number) for number, name in enumerate((*passed, WEAK, GONE), start=1)}
    centre.groups.enrol(group, list(people.values()), starts, days[-1])
    _mark(centre, group, people, days)
    _assess(centre, cohort, people)
    centre.courses.leave(cohort, people[GONE], days[2], LeavingReason.JOB)
    centre.courses.finish_cohort(cohort, days[-1])
    return FinishedCohort(centre, cohort, people)


def _course(centre: Centre) -> int:
    trade = centre.courses.add_trade(_NAMES).value
    return centre.courses.add_course(CourseDraft(trade, _NAMES, 3, PassRules(modules=0), _MODULES)).value


def _person(centre: Centre, name: str, number: int) -> int:
    born = BirthDate(dt.date(2004, 3, 14))
    return centre.people.add(
        PersonDraft("សុខ", name, "SOK", f"Dara {number}", sex="F", birth=born, phone=f"012 345 6{number:02}")
    ).value


def _mark(centre: Centre, group: int, people: dict[str, int], days: Sequence[dt.date]) -> None:
    slots = {slot.weekday: slot.id for slot in centre.groups.group(group, days[0]).slots}
    requests = []
    for place, day in enumerate(days):
        key = SessionKey(slots[day.weekday()], day)
        for name, person in people.items():
            away = name == WEAK and place > 1
            if name != GONE or place < 3:
                requests.append(MarkRequest(key, person, Mark(Status.ABSENT if away else Status.PRESENT)))
    centre.attendance.mark(requests)


def _assess(centre: Centre, cohort: int, people: dict[str, int]) -> None:
    modules = centre.courses.completion(cohort).modules
    passed = [person for name, person in people.items() if name not in (WEAK, GONE)]
    requests = [AssessmentRequest(module.id, person, Result(competent=True)) for module in modules for person in passed]
    centre.courses.assess(cohort, requests)
