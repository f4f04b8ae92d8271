"""Cohorts as they stand in a list, with their numbers of today. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from app.courses.catalogue import names_of, rules_of, trades
from app.courses.values.applicants import Decision
from app.courses.values.catalogue import Trade
from app.courses.values.cohorts import CohortLine, CohortState
from app.groups.values import GroupName, Programme
from models import courses as tables
from models import groups
from models.rows import as_date, plain_rows

_RUNNING_FIRST = (CohortState.RUNNING, CohortState.PLANNED, CohortState.FINISHED, CohortState.CANCELLED)


def lines(today: dt.date, cohorts: Sequence[int] | None = None) -> tuple[CohortLine, ...]:
    """These cohorts or all: running ones, planned ones, then those that are over; in each the latest first."""
    table, group, course = tables.Cohort, groups.Group, tables.Course
    rows: Any = table.select(table, group, course).join(group).switch(table).join(course)
    if cohorts is not None:
        rows = rows.where(table.id.in_(list(cohorts)))
    read = list(rows)
    trainees = _trainees(today, [row.group_id for row in read])
    decisions, known = _decisions([row.id for row in read]), trades()
    found = [_line(row, known[row.course.trade_id], trainees[row.group_id], decisions) for row in read]
    return tuple(sorted(found, key=_order))


def open_cohorts() -> list[int]:
    """The cohorts that are planned or running."""
    table = tables.Cohort
    rows: Any = table.select(table.id).where(table.state.in_((CohortState.PLANNED, CohortState.RUNNING)))
    return [cohort for (cohort,) in rows.tuples()]


def _order(line: CohortLine) -> tuple[int, int, int]:
    starts = line.starts.toordinal() if line.starts else 0
    return _RUNNING_FIRST.index(line.state), -starts, -line.id


def _line(row: Any, trade: Trade, trainees: int, decisions: Counter[tuple[int, str]]) -> CohortLine:
    group = row.group
    return CohortLine(
        row.id,
        GroupName(group.id, group.name_km, group.name_en, group.name_fr, Programme(group.programme)),
        row.number,
        CohortState(row.state),
        row.course_id,
        names_of(row.course),
        trade,
        group.starts,
        group.ends,
        group.room,
        group.leader,
        group.capacity,
        rules_of(row),
        row.reason,
        trainees,
        decisions[row.id, Decision.OPEN],
        decisions[row.id, Decision.WAITING],
    )


def _trainees(today: dt.date, wanted: list[int]) -> Counter[int]:
    """Who has a place today or from a later day on, by group; in a group that is over, who stayed to its end."""
    enrolment, group = groups.Enrolment, groups.Group
    rows: Any = (
        enrolment.select(enrolment.group, enrolment.person, enrolment.ends, group.ends)
        .join(group)
        .where(enrolment.group.in_(wanted), ~enrolment.waiting)
    )
    people = {
        (group_id, person)
        for group_id, person, last, ends in plain_rows(rows)
        if last is None or as_date(last) >= min(today, as_date(ends) if ends else today)
    }
    return Counter(group_id for group_id, _ in people)


def _decisions(cohorts: list[int]) -> Counter[tuple[int, str]]:
    """How many applicants stand under each decision, by cohort."""
    table = tables.Applicant
    rows: Any = table.select(table.cohort, table.decision).where(table.cohort.in_(cohorts))
    return Counter(plain_rows(rows))
