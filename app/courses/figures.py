"""How many people were enrolled in courses, stayed to the end and left, by what is asked for.

For use cases; `grouped` and `row_of` are pure.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from app.courses.completion import trainees_only
from app.courses.rules import age_band
from app.courses.values import (
    CohortLine,
    CohortState,
    Completion,
    Figures,
    FiguresBy,
    FiguresFilter,
    FiguresRow,
    LeavingReason,
    Names,
    Trainee,
)

Place = tuple[Completion, Trainee]  # one trainee in one cohort
_COUNTED = (CohortState.RUNNING, CohortState.FINISHED)


def figures(wanted: FiguresFilter, today: dt.date) -> Figures:
    """The figures of all cohorts that run or are finished."""
    everything = [c for c in trainees_only(today) if c.cohort.state in _COUNTED]
    chosen = [c for c in everything if is_wanted(c.cohort, wanted)]
    places = [(completion, trainee) for completion in chosen for trainee in completion.trainees]
    rows = [row_of(key, names, of_key) for (key, names), of_key in grouped(chosen, wanted.by).items()]
    years = {c.cohort.starts.year for c in everything if c.cohort.starts}
    trades = {c.cohort.trade.id: c.cohort.trade for c in everything}
    return Figures(
        wanted,
        tuple(rows),
        row_of("", None, places),
        tuple(sorted(years, reverse=True)),
        tuple(trades[id_] for id_ in sorted(trades)),
    )


def is_wanted(cohort: CohortLine, wanted: FiguresFilter) -> bool:
    """Whether a cohort is one of those that are counted."""
    in_year = wanted.year is None or (cohort.starts is not None and cohort.starts.year == wanted.year)
    return in_year and wanted.trade in (None, cohort.trade.id)


def grouped(completions: Iterable[Completion], by: FiguresBy) -> dict[tuple[str, Names | None], list[Place]]:
    """The trainees of cohorts under the key and the name of each row, in the order of the rows."""
    found: dict[tuple[str, Names | None], list[Place]] = defaultdict(list)
    for completion in completions:
        for trainee in completion.trainees:
            found[_KEYS[by](completion.cohort, trainee)].append((completion, trainee))
    if by in (FiguresBy.SEX, FiguresBy.AGE, FiguresBy.SOURCE):
        return dict(sorted(found.items()))
    return found


def row_of(key: str, names: Names | None, places: Sequence[Place]) -> FiguresRow:
    """Numbers of people, each counted once, whatever number of cohorts they were in."""
    finished = [(c, t) for c, t in places if c.cohort.state is CohortState.FINISHED]
    at_start = [(c, t) for c, t in finished if c.cohort.starts is None or t.starts <= c.cohort.starts]
    leavers = [t for _, t in places if t.left is not None]
    return FiguresRow(
        key,
        names,
        _people(t for _, t in places),
        _people(t for _, t in finished if t.left is None),
        _people(t for _, t in at_start),
        _people(t for _, t in at_start if t.left is None),
        _people(leavers),
        _reasons(leavers),
    )


def _people(trainees: Iterable[Trainee]) -> int:
    return len({trainee.person for trainee in trainees})


def _reasons(leavers: Sequence[Trainee]) -> Mapping[LeavingReason, int]:
    found: dict[LeavingReason, set[int]] = defaultdict(set)
    for trainee in leavers:
        if trainee.left is not None:
            found[trainee.left].add(trainee.person)
    return {reason: len(found[reason]) for reason in LeavingReason if reason in found}


def _names_of_group(cohort: CohortLine) -> Names:
    return Names(cohort.group.name_km, cohort.group.name_en, cohort.group.name_fr)


_KEYS: dict[FiguresBy, Callable[[CohortLine, Trainee], tuple[str, Any]]] = {
    FiguresBy.COHORT: lambda cohort, _: (str(cohort.id), _names_of_group(cohort)),
    FiguresBy.COURSE: lambda cohort, _: (str(cohort.course), cohort.course_names),
    FiguresBy.TRADE: lambda cohort, _: (str(cohort.trade.id), cohort.trade.names),
    FiguresBy.SEX: lambda _, trainee: (trainee.label.sex, None),
    FiguresBy.AGE: lambda _, trainee: (age_band(trainee.age(trainee.starts)), None),
    FiguresBy.SOURCE: lambda _, trainee: (trainee.source.value, None),
}
