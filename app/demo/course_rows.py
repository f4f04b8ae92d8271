"""Writes the made-up courses after everything else: their groups, slots and sessions take the ids that are free."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.calendar.rules import planned
from app.calendar.values import PlannedSession, SlotTimes
from app.courses.rules import group_names
from app.courses.values.catalogue import Names
from app.courses.values.cohorts import CohortState
from app.demo.content import Content
from app.demo.courses import DemoCohort, DemoTrainee, Youth, demo_courses
from app.demo.habits import habit
from app.demo.names.courses import (
    COURSES,
    CRITERIA,
    PLACES,
    WHY_APPLIED,
    WHY_CANCELLED,
    WHY_REFUSED,
)
from app.demo.names.staff import COORDINATOR, TRAINERS
from app.demo.tables import ENTERED_AT, insert, insert_marks, last_id, session_row, slot_row
from app.groups.values import Programme
from app.people.values import PersonDraft
from app.people.writing import person_columns
from models import attendance, courses, groups, people

_STARTS, _ENDS = dt.time(7, 30), dt.time(11, 30)
_MINUTES = 240
_NOT_NOTED = 3  # sessions of a running cohort whose module nobody has noted yet
_RULES = {"attendance_needed": 75, "modules_needed": 80, "passes_needed": 80}
_INCOMES = ("under_50", "under_100", "under_200", "from_200", "")


def write_courses(content: Content, database: SqlCipherDatabase) -> None:
    """Write the catalogue, and every cohort with its applicants, registers, modules and results."""
    made = demo_courses(content)
    with database.atomic():
        insert(people.Person, (_youth_row(youth, content) for youth in made.youths))
        catalogue = _write_catalogue()
        for cohort in made.cohorts:
            _Cohort(content, database, cohort, catalogue[cohort.course]).write()


def _write_catalogue() -> list[Any]:
    """The rows of the courses, each with its trade and its modules."""
    found = []
    for names, months, marks, modules in COURSES:
        trade = courses.Trade.create(**_names(names))
        assessed_by = "marks" if marks else "competence"
        course = courses.Course.create(trade=trade, months=months, assessed_by=assessed_by, **_RULES, **_names(names))
        rows = [
            {"course": course.id, "position": at, "hours": hours, **_names(module)}
            for at, (module, hours) in enumerate(modules, 1)
        ]
        courses.Module.insert_many(rows).execute()
        found.append(course)
    courses.Criterion.insert_many([_names(names) for names in CRITERIA]).execute()
    return found


class _Cohort:
    """One cohort on its way into the tables."""

    def __init__(self, content: Content, database: SqlCipherDatabase, cohort: DemoCohort, course: Any) -> None:
        self._content, self._database, self._made, self._course = content, database, cohort, course
        self._rng = Random(f"{content.seed}/cohort/{cohort.course}/{cohort.number}")
        self._today = content.today
        self.state = self._state()

    def write(self) -> None:
        self._group = self._write_group()
        self._cohort = courses.Cohort.create(
            group=self._group,
            course=self._course,
            number=self._made.number,
            state=self.state,
            reason=WHY_CANCELLED if self.state is CohortState.CANCELLED else "",
            assessed_by=self._course.assessed_by,
            **_RULES,
        )
        modules = self._write_modules()
        self._write_applicants()
        if self.state is CohortState.CANCELLED:
            return
        self._write_enrolments()
        if self.state is not CohortState.PLANNED:
            sessions = self._write_sessions(sum(hours for _, hours in modules))
            self._write_marks(sessions)
            self._write_hours(sessions, modules)
            self._write_results(modules)

    def _state(self) -> CohortState:
        if self._made.cancelled:
            return CohortState.CANCELLED
        if self._made.starts > self._today:
            return CohortState.PLANNED
        return CohortState.RUNNING if self._made.ends >= self._today else CohortState.FINISHED

    def _write_group(self) -> Any:
        names = group_names(COURSES[self._made.course][0], self._made.number)
        cancelled = self.state is CohortState.CANCELLED
        return groups.Group.create(
            programme=Programme.COURSE,
            **_names(names),
            leader=TRAINERS[self._made.course % len(TRAINERS)].latin,
            room=PLACES[self._made.course],
            capacity=max(len(self._made.trainees), 2),
            starts=self._made.starts,
            ends=self._made.ends,
            archived_at=dt.datetime.combine(self._made.starts, ENTERED_AT) if cancelled else None,
            archived_reason=WHY_CANCELLED if cancelled else "",
        )

    def _write_modules(self) -> list[tuple[int, int]]:
        """The ids of the modules with their hours."""
        found = []
        for at, (names, hours) in enumerate(COURSES[self._made.course][3], 1):
            row = courses.CohortModule.create(cohort=self._cohort, position=at, hours=hours, **_names(names))
            found.append((int(row.id), hours))
        return found

    def _trainees(self) -> Sequence[DemoTrainee]:
        """Who has a place; of a cohort that is planned, three are still to be decided."""
        return self._made.trainees[:-3] if self.state is CohortState.PLANNED else self._made.trainees

    def _write_applicants(self) -> None:
        placed = {trainee.person for trainee in self._trainees()}
        for trainee in self._made.trainees:
            decision = "selected" if trainee.person in placed else "open"
            self._write_applicant(trainee.person, decision, trainee.drop_out)
        for at, person in enumerate(self._made.turned_away):
            is_open = self.state in (CohortState.PLANNED, CohortState.RUNNING)
            decision = "waiting" if is_open and at == 0 else self._rng.choice(("refused", "withdrawn"))
            self._write_applicant(person, decision, person > len(self._content.people))

    def _write_applicant(self, person: int, decision: str, drop_out: bool) -> None:
        rng = self._rng
        applied = self._made.starts - dt.timedelta(days=rng.randrange(12, 40))
        decided = None if decision == "open" else self._made.starts - dt.timedelta(days=rng.randrange(8, 12))
        row = courses.Applicant.create(
            cohort=self._cohort,
            person=person,
            applied=min(applied, self._today),
            source="drop_out" if drop_out else "social_team" if rng.random() < 0.85 else "other",
            reason=rng.choice(WHY_APPLIED),
            income_band=rng.choices(_INCOMES, (25, 35, 22, 6, 12))[0],
            decision=decision,
            decided=decided and min(decided, self._today),
            decided_by=COORDINATOR.latin if decided else "",
            decision_reason=rng.choice(WHY_REFUSED) if decision == "refused" else "",
            place=1 if decision == "waiting" else None,
        )
        met = [number for number in range(1, len(CRITERIA) + 1) if rng.random() < 0.5]
        insert(courses.ApplicantCriterion, ({"applicant": row.id, "criterion": number} for number in met))

    def _write_enrolments(self) -> None:
        insert(
            groups.Enrolment,
            (
                {
                    "person": trainee.person,
                    "group": self._group.id,
                    "starts": self._made.starts,
                    "ends": trainee.leaves or self._made.ends,
                }
                for trainee in self._trainees()
            ),
        )
        insert(
            courses.Leaving,
            (
                {"cohort": self._cohort.id, "person": trainee.person, "reason": trainee.reason}
                for trainee in self._trainees()
                if trainee.leaves
            ),
        )

    def _write_sessions(self, hours: int) -> list[tuple[int, PlannedSession]]:
        """The sessions that were entered, with their ids, until the hours of the course are used up."""
        first_slot, starts = last_id(groups.Slot) + 1, self._made.starts
        slots = [SlotTimes(first_slot + day, self._group.id, day, _STARTS, _ENDS, starts) for day in range(5)]
        closures = {day.date: day for day in self._content.closures}
        whole = planned(slots, closures, (), starts, self._made.ends)[: hours * 60 // _MINUTES]
        insert(groups.Slot, (slot_row(replace(slot, valid_until=whole[-1].date)) for slot in slots))
        first_id = last_id(attendance.Session) + 1
        sessions = list(enumerate((one for one in whole if one.date < self._today), first_id))
        insert(attendance.Session, (session_row(number, session) for number, session in sessions))
        return sessions

    def _write_marks(self, sessions: list[tuple[int, PlannedSession]]) -> None:
        marks = []
        for trainee in self._trainees():
            last = trainee.leaves or self._made.ends
            way = habit(self._rng, self._made.starts, last)
            for number, session in sessions:
                if session.date <= last:
                    at = dt.datetime.combine(session.date, ENTERED_AT).isoformat(" ")
                    marks.append((number, trainee.person, way.status(self._rng, session.date), at))
        insert_marks(self._database, marks)

    def _write_hours(self, sessions: list[tuple[int, PlannedSession]], modules: list[tuple[int, int]]) -> None:
        """Module after module until its hours are used up; the last one takes what is left."""
        noted = sessions if self.state is CohortState.FINISHED else sessions[:-_NOT_NOTED]
        rows, at, used = [], 0, 0
        for number, _ in noted:
            rows.append({"session": number, "module": modules[at][0], "minutes": _MINUTES})
            used += _MINUTES
            if used >= modules[at][1] * 60 and at < len(modules) - 1:
                at, used = at + 1, 0
        insert(courses.ModuleHours, rows)

    def _write_results(self, modules: list[tuple[int, int]]) -> None:
        """Everything of a finished cohort is assessed, the first modules of a running one."""
        known = modules if self.state is CohortState.FINISHED else modules[: len(modules) // 2]
        staying = [trainee for trainee in self._trainees() if trainee.leaves is None]
        insert(courses.Assessment, (self._result(t.person, module) for t in staying for module, _ in known))

    def _result(self, person: int, module: int) -> dict[str, object]:
        marks, rng = self._course.assessed_by == "marks", self._rng
        day = min(self._made.ends, self._today)
        return {
            "module": module,
            "person": person,
            "competent": None if marks else rng.random() < 0.96,
            "mark": min(100, max(20, round(rng.gauss(74, 12)))) if marks else None,
            "entered_by": COORDINATOR.latin,
            "entered_at": dt.datetime.combine(day, ENTERED_AT),
        }


def _youth_row(youth: Youth, content: Content) -> dict[str, Any]:
    home = content.homes[youth.id % len(content.homes)]
    draft = PersonDraft(
        family_name_km=youth.family_name.km,
        given_name_km=youth.given_name.km,
        family_name_latin=youth.family_name.latin,
        given_name_latin=youth.given_name.latin,
        sex=youth.sex,
        birth=youth.birth,
        role="other",
        village=home.village.km,
    )
    archived = youth.left and dt.datetime.combine(youth.left, dt.time(16))
    reason = "ចប់វគ្គបណ្តុះបណ្តាល" if youth.left else ""
    row = person_columns(draft, f"P{youth.id:04d}")
    return row | {"id": youth.id, "archived_at": archived, "archived_reason": reason}


def _names(names: Names) -> dict[str, str]:
    return {"name_km": names.km, "name_en": names.en, "name_fr": names.fr}
