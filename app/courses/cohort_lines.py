"""Cohorts as they stand in a list, with their numbers of today. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from peewee import fn

from app.courses.catalogue import trades
from app.courses.values.applicants import Decision
from app.courses.values.catalogue import AssessedBy, Names, PassRules, Trade
from app.courses.values.cohorts import CohortLine, CohortState
from app.groups.values import GroupName, Programme
from models import courses as tables
from models import groups
from models.rows import as_date_or_none, plain_rows, rows_among

_COLUMNS = (
    tables.Cohort.id, tables.Cohort.number, tables.Cohort.state, tables.Cohort.reason,
    tables.Cohort.assessed_by, tables.Cohort.attendance_needed, tables.Cohort.modules_needed,
    tables.Cohort.passes_needed, tables.Cohort.mark_needed,
    groups.Group.id, groups.Group.name_km, groups.Group.name_en, groups.Group.name_fr, groups.Group.programme,
    groups.Group.starts, groups.Group.ends, groups.Group.room, groups.Group.leader, groups.Group.capacity,
    tables.Course.id, tables.Course.trade, tables.Course.name_km, tables.Course.name_en, tables.Course.name_fr,
)  # fmt: skip
_RUNNING_FIRST = (CohortState.RUNNING, CohortState.PLANNED, CohortState.FINISHED, CohortState.CANCELLED)


def lines(today: dt.date, cohorts: Sequence[int] | None = None) -> tuple[CohortLine, ...]:
    """These cohorts or all: running ones, planned ones, then those that are over; in each the latest first."""
    table, group, course = tables.Cohort, groups.Group, tables.Course
    rows = plain_rows(rows_among(table.select(*_COLUMNS).join(group).switch(table).join(course), table.id, cohorts))
    if not rows:
        return ()
    trainees, undecided, known = _trainees(today, cohorts), _undecided(cohorts), trades()
    found = [_line(row, known, trainees, undecided) for row in rows]
    return tuple(sorted(found, key=_order))


def open_cohorts() -> list[int]:
    """The cohorts that are planned or running."""
    table = tables.Cohort
    rows: Any = table.select(table.id).where(table.state.in_((CohortState.PLANNED, CohortState.RUNNING)))
    return [cohort for (cohort,) in rows.tuples()]


def _order(line: CohortLine) -> tuple[int, int, int]:
    starts = line.starts.toordinal() if line.starts else 0
    return _RUNNING_FIRST.index(line.state), -starts, -line.id


def _line(
    row: tuple[Any, ...], trades: Mapping[int, Trade], trainees: Counter[int], undecided: Counter[tuple[int, str]]
) -> CohortLine:
    id_, number, state, reason, *row_rules = row[:9]
    group, group_km, group_en, group_fr, programme, starts, ends, room, leader, capacity = row[9:19]
    course, trade, *course_names = row[19:]
    return CohortLine(
        id_,
        GroupName(group, group_km, group_en, group_fr, Programme(programme)),
        number,
        CohortState(state),
        course,
        Names(*course_names),
        trades[trade],
        as_date_or_none(starts),
        as_date_or_none(ends),
        room,
        leader,
        capacity,
        PassRules(AssessedBy(row_rules[0]), *row_rules[1:]),
        reason,
        trainees[id_],
        undecided[id_, Decision.OPEN],
        undecided[id_, Decision.WAITING],
    )


def _trainees(today: dt.date, cohorts: Sequence[int] | None) -> Counter[int]:
    """Who has a place today or from a later day on, by cohort; in a cohort that is over, who stayed to its end."""
    table, group, enrolment = tables.Cohort, groups.Group, groups.Enrolment
    rows: Any = (
        table.select(table.id, fn.COUNT(enrolment.person.distinct()))
        .join(group)
        .join(enrolment)
        .where(
            ~enrolment.waiting,
            enrolment.ends.is_null() | (enrolment.ends >= today) | (enrolment.ends >= group.ends),
        )
        .group_by(table.id)
    )
    return Counter(dict(plain_rows(rows_among(rows, table.id, cohorts))))


def _undecided(cohorts: Sequence[int] | None) -> Counter[tuple[int, str]]:
    """How many applicants are to be decided and how many wait, by cohort."""
    table = tables.Applicant
    rows: Any = table.select(table.cohort, table.decision).where(table.decision.in_((Decision.OPEN, Decision.WAITING)))
    return Counter(plain_rows(rows_among(rows, table.cohort, cohorts)))
