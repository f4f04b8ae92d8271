"""What of the courses wants attention on a day. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from app.courses.cohort_lines import lines, open_cohorts
from app.courses.values.cohorts import CohortLine, CohortState, Due

AHEAD = dt.timedelta(days=14)


def due(today: dt.date, *, selecting: bool) -> Due:
    """Cohorts that start or finish in the next two weeks or should have done so.

    For those who are `selecting`, also where somebody waits for a decision or for a place that is free.
    """
    found = lines(today, open_cohorts())
    planned, running = _in(found, CohortState.PLANNED), _in(found, CohortState.RUNNING)
    soon = today + AHEAD
    return Due(
        _by_date([line for line in planned if line.starts and line.starts <= soon], lambda line: line.starts),
        _by_date([line for line in running if line.ends and line.ends <= soon], lambda line: line.ends),
        tuple(line for line in (*planned, *running) if selecting and line.to_decide),
        tuple(line for line in (*planned, *running) if selecting and line.waiting and line.free != 0),
    )


def _in(found: tuple[CohortLine, ...], state: CohortState) -> list[CohortLine]:
    return [line for line in found if line.state is state]


def _by_date(found: list[CohortLine], date: Callable[[CohortLine], dt.date | None]) -> tuple[CohortLine, ...]:
    return tuple(sorted(found, key=lambda line: (date(line) or dt.date.max, line.id)))
