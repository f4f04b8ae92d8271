"""The cohorts of the demo centre: when each trade is taught, who learns it, who leaves and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from app.dates import BirthDate, Precision, age_at
from app.demo.content import Content
from app.demo.names.courses import COURSES
from app.demo.names.families import FAMILY_NAMES
from app.demo.names.given import BOYS, EITHER, GIRLS
from app.demo.names.script import Spelling

LARGEST = 14
STARTS_IN = (1, 5, 9)  # months; two trades at a time
LEAVE_SHARE = 0.16
_YEARS_OLD = (16, 40)
_YOUNG = (16, 27)
_REASONS = {"job": 30, "family": 20, "moved": 14, "pregnancy": 8, "illness": 8, "not_interested": 10, "distance": 7,
            "other": 3}  # fmt: skip
_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Youth:
    """A young person without a family in the records; `id` goes on from the families' people."""

    id: int
    sex: str
    birth: BirthDate
    family_name: Spelling
    given_name: Spelling
    left: dt.date | None  # archived a year after the course


@dataclass(frozen=True, slots=True)
class DemoTrainee:
    """Somebody who got a place; `leaves` with a reason before the end, or neither."""

    person: int
    drop_out: bool
    leaves: dt.date | None
    reason: str


@dataclass(frozen=True, slots=True)
class DemoCohort:
    """One cohort; `course` is a place in the list of courses, `turned_away` are people without a place."""

    course: int
    number: int
    starts: dt.date
    ends: dt.date
    cancelled: bool
    trainees: tuple[DemoTrainee, ...]
    turned_away: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DemoCourses:
    """All cohorts in order of their first day, and the young people who came for them."""

    cohorts: tuple[DemoCohort, ...]
    youths: tuple[Youth, ...]


def demo_courses(content: Content) -> DemoCourses:
    """Two trades every four months since the centre opened, one about to begin; the same for the same centre."""
    return _Maker(content).made()


class _Maker:
    """Draws cohort after cohort; nobody is in two at a time, and nobody learns a trade twice."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._rng = Random(f"{content.seed}/courses")
        self._youths: list[Youth] = []
        self._busy: dict[int, dt.date] = {}  # until when somebody learns something
        self._knows: set[tuple[int, int]] = set()
        self._next_id = len(content.people) + 1
        self._size = max(2, min(LARGEST, len(content.people) // 9))

    def made(self) -> DemoCourses:
        numbers = [0] * len(COURSES)
        cohorts = []
        for course, starts in self._beginnings():
            numbers[course] += 1
            cohorts.append(self._cohort(course, numbers[course], starts))
        return DemoCourses(tuple(cohorts), tuple(self._youths))

    def _beginnings(self) -> Iterator[tuple[int, dt.date]]:
        """The first Mondays of three months a year with two trades each, and one trade within two weeks."""
        today, month = self._content.today, self._content.start.replace(day=1)
        turn = 0
        while month <= today:
            monday = _monday_from(month)
            if month.month in STARTS_IN and self._content.start <= monday <= today:
                for _ in range(2):
                    yield turn % len(COURSES), monday
                    turn += 1
            month = (month + dt.timedelta(days=32)).replace(day=1)
        yield turn % len(COURSES), _monday_from(today + _WEEK)

    def _cohort(self, course: int, number: int, starts: dt.date) -> DemoCohort:
        rng, months = self._rng, COURSES[course][1]
        ends = starts + months * 31 * dt.timedelta(days=1) - dt.timedelta(days=starts.weekday() + 3)
        cancelled = ends < self._content.today and rng.random() < 0.06
        size = self._size - rng.randrange(0, 1 + self._size // 4)
        chosen = [self._person(course, starts, ends) for _ in range(size)]
        away = tuple(self._person(course, starts, ends)[0] for _ in range(rng.randrange(1, 2 + self._size // 4)))
        trainees = tuple(self._trainee(person, young, starts, ends) for person, young in chosen)
        return DemoCohort(course, number, starts, ends, cancelled, trainees, away)

    def _trainee(self, person: int, young: bool, starts: dt.date, ends: dt.date) -> DemoTrainee:
        rng, days = self._rng, (ends - starts).days
        leaves = starts + dt.timedelta(days=rng.randrange(10, max(11, days - 10)))
        if rng.random() >= LEAVE_SHARE or leaves >= min(ends, self._content.today):
            return DemoTrainee(person, young, None, "")
        reason = rng.choices(tuple(_REASONS), tuple(_REASONS.values()))[0]
        return DemoTrainee(person, young, leaves, reason)

    def _person(self, course: int, starts: dt.date, ends: dt.date) -> tuple[int, bool]:
        """A parent of one of the families who is free, else a young person from outside; whether it is such a one."""
        free = [p for p in self._parents(starts) if self._is_free(p, course, starts)]
        person = self._rng.choice(free) if free and self._rng.random() < 0.55 else self._youth(starts, ends)
        self._busy[person] = ends
        self._knows.add((person, course))
        return person, person > len(self._content.people)

    def _parents(self, day: dt.date) -> list[int]:
        return [
            person.id
            for person in self._content.people
            if person.role in ("mother", "father")
            and (person.left is None or person.left > day)
            and _YEARS_OLD[0] + 2 <= age_at(person.birth, day) <= _YEARS_OLD[1]
        ]

    def _is_free(self, person: int, course: int, starts: dt.date) -> bool:
        return self._busy.get(person, dt.date.min) < starts and (person, course) not in self._knows

    def _youth(self, starts: dt.date, ends: dt.date) -> int:
        rng = self._rng
        sex = rng.choice("FFM")
        days = rng.randrange(365 * _YOUNG[0] + 5, 365 * _YOUNG[1])
        born = starts - dt.timedelta(days=days)
        gone = ends + dt.timedelta(days=400)
        youth = Youth(
            self._next_id,
            sex,
            BirthDate(born, rng.choices(tuple(Precision), weights=(80, 5, 15))[0]),
            rng.choice(FAMILY_NAMES),
            rng.choice((GIRLS if sex == "F" else BOYS) + EITHER),
            gone if gone < self._content.today else None,
        )
        self._youths.append(youth)
        self._next_id += 1
        return youth.id


def _monday_from(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=-day.weekday() % 7)
