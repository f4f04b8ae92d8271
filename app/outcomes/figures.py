"""How many who completed a course are certified, in work and in the trade. For use cases; `row_of` is pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from app.certificates.reading import certified
from app.courses.completion import trainees_only
from app.courses.figures import Place, grouped, is_wanted
from app.courses.values import CohortState, FiguresFilter, Names
from app.outcomes import reading
from app.outcomes.rules import due_dates
from app.outcomes.values import MONTHS, OutcomeFigures, OutcomeFiguresRow, OutcomeState, Point


def figures(wanted: FiguresFilter, today: dt.date) -> OutcomeFigures:
    """The figures of all cohorts that are finished."""
    everything = [c for c in trainees_only(today) if c.cohort.state is CohortState.FINISHED]
    chosen = [c for c in everything if is_wanted(c.cohort, wanted)]
    told, holders = reading.entries(), certified()
    groups = grouped(chosen, wanted.by)
    everybody = [place for places in grouped(chosen, wanted.by).values() for place in places]
    rows = [row_of(key, names, places, told, holders, today) for (key, names), places in groups.items()]
    trades = {c.cohort.trade.id: c.cohort.trade for c in everything}
    return OutcomeFigures(
        wanted,
        tuple(rows),
        replace(row_of("", None, everybody, told, holders, today), total=True),
        tuple(sorted({c.cohort.starts.year for c in everything if c.cohort.starts}, reverse=True)),
        tuple(trades[id_] for id_ in sorted(trades)),
    )


def row_of(
    key: str,
    names: Names | None,
    places: Sequence[Place],
    told: reading.Entries,
    holders: frozenset[tuple[int, int]],
    today: dt.date,
) -> OutcomeFiguresRow:
    """Numbers of people, each counted once, whatever number of cohorts they completed."""
    stayed = [(c.cohort, t.person) for c, t in places if t.left is None and c.cohort.ends]
    points = {}
    for month in MONTHS:
        due = [(cohort.id, person) for cohort, person in stayed if _is_due(cohort.ends, month, today)]
        points[month] = _point(month, due, told)
    return OutcomeFiguresRow(
        key,
        names,
        len({person for _, person in stayed}),
        len({person for cohort, person in stayed if (cohort.id, person) in holders}),
        points,
    )


def _is_due(ends: dt.date | None, month: int, today: dt.date) -> bool:
    return ends is not None and due_dates(ends)[month] <= today


def _point(month: int, stayed: Sequence[tuple[int, int]], told: reading.Entries) -> Point:
    said = [(person, told.get((cohort, person), {}).get(month)) for cohort, person in stayed]
    reached = [(person, entry) for person, entry in said if entry and entry.state is not OutcomeState.UNREACHABLE]
    return Point(
        len({person for _, person in stayed}),
        len({person for person, _ in reached}),
        len({person for person, entry in reached if entry.working}),
        len({person for person, entry in reached if entry.working and entry.in_trade}),
    )
