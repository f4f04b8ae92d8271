"""The courses in the life of a person. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.courses.cohort_lines import lines
from app.courses.rules import left_early
from app.courses.values.applicants import Decision
from app.courses.values.cohorts import CohortLine
from app.courses.values.trainees import LeavingReason, PersonCourse
from models import courses as tables
from models import groups


def person_courses(person: int, today: dt.date) -> tuple[PersonCourse, ...]:
    """Every cohort a person asked for or was in, the latest first."""
    decisions = {row.cohort_id: Decision(row.decision) for row in _rows(tables.Applicant, person)}
    reasons = {row.cohort_id: LeavingReason(row.reason) for row in _rows(tables.Leaving, person)}
    stays = _stays(person)
    found = lines(today, sorted(decisions.keys() | stays.keys()))
    made = [_course(line, decisions.get(line.id), stays.get(line.id), reasons) for line in found]
    return tuple(sorted(made, key=lambda c: c.cohort.starts or dt.date.min, reverse=True))


def _course(
    line: CohortLine,
    decision: Decision | None,
    stay: tuple[dt.date, dt.date | None] | None,
    reasons: dict[int, LeavingReason],
) -> PersonCourse:
    if stay is None:
        return PersonCourse(line, decision, False, None, None, None)
    left = reasons.get(line.id, LeavingReason.NOT_SAID) if left_early(stay[1], line.ends) else None
    return PersonCourse(line, decision, True, *stay, left)


def _rows(table: Any, person: int) -> Any:
    return table.select().where(table.person == person)


def _stays(person: int) -> dict[int, tuple[dt.date, dt.date | None]]:
    """From when to when the person was in each cohort: the latest enrolment."""
    cohort, enrolment, group = tables.Cohort, groups.Enrolment, groups.Group
    rows: Any = (
        enrolment.select(cohort.id, enrolment.starts, enrolment.ends)
        .join(group)
        .join(cohort, on=(cohort.group == group.id))
        .where(enrolment.person == person, ~enrolment.waiting)
        .order_by(enrolment.starts)
    )
    return {cohort_id: (starts, ends) for cohort_id, starts, ends in rows.tuples()}
