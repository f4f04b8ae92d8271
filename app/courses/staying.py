"""Who stayed to the end of a cohort, read without everything else about them. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from app.courses.rules import left_early
from app.courses.values.cohorts import CohortState
from models import courses, groups
from models.rows import as_date, as_date_or_none, plain_rows


def over_since(first: dt.date, last: dt.date | None = None) -> dict[int, dt.date]:
    """The last days of the cohorts that finished between two dates, or after one."""
    cohort, group = courses.Cohort, groups.Group
    rows: Any = cohort.select(cohort.id, group.ends).join(group)
    rows = rows.where(cohort.state == CohortState.FINISHED, group.ends >= first)
    if last is not None:
        rows = rows.where(group.ends <= last)
    return {cohort: as_date(ends) for cohort, ends in plain_rows(rows)}


def stayed(cohorts: Collection[int]) -> list[tuple[int, int]]:
    """Cohort and person of everybody who did not leave one of these cohorts early."""
    cohort, group, enrolment = courses.Cohort, groups.Group, groups.Enrolment
    rows: Any = (
        enrolment.select(cohort.id, enrolment.person, enrolment.ends, group.ends)
        .join(group)
        .join(cohort)
        .where(cohort.id.in_(list(cohorts)), ~enrolment.waiting)
        .order_by(enrolment.starts)
    )
    last = {(cohort, person): days for cohort, person, *days in plain_rows(rows)}
    return [pair for pair, (ends, over) in last.items() if not left_early(as_date_or_none(ends), as_date_or_none(over))]
