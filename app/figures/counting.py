"""Who is counted in which figure. For use cases; `counted_as`, `grouped` and `row_of` are pure."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.certificates.reading import certified
from app.courses.completion import trainees_only
from app.courses.rules import age_band
from app.courses.values.catalogue import Names
from app.courses.values.cohorts import CohortLine, CohortState
from app.courses.values.trainees import Completion, Trainee
from app.figures.values import (
    Asked,
    Behind,
    CountedPerson,
    Figure,
    Figures,
    FiguresBy,
    FiguresFilter,
    FiguresRow,
    asked_at,
    left_for,
)
from app.outcomes.reading import Entries, entries
from app.outcomes.rules import due_dates
from app.outcomes.values import OutcomeEntry, OutcomeState

Place = tuple[Completion, Trainee]  # one trainee in one cohort
_COUNTED = (CohortState.RUNNING, CohortState.FINISHED)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of former trainees today: what they told, and who holds a certificate, by cohort and person."""

    told: Entries
    certified: frozenset[tuple[int, int]]
    today: dt.date


def figures(wanted: FiguresFilter, today: dt.date) -> Figures:
    """The figures of all cohorts that run or are finished."""
    everything = [c for c in trainees_only(today) if c.cohort.state in _COUNTED]
    chosen = [c for c in everything if is_wanted(c.cohort, wanted)]
    known = Known(entries(), certified(), today)
    rows = [row_of(key, names, of_key, known) for (key, names), of_key in grouped(chosen, wanted.by).items()]
    years = {c.cohort.starts.year for c in everything if c.cohort.starts}
    trades = {c.cohort.trade.id: c.cohort.trade for c in everything}
    return Figures(
        wanted,
        tuple(rows),
        together(rows),
        _people(chosen),
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


def row_of(key: str, names: Names | None, places: Sequence[Place], known: Known) -> FiguresRow:
    """The people of each figure, each counted once, whatever number of cohorts they were in."""
    behind: defaultdict[str, set[int]] = defaultdict(set)
    for completion, trainee in places:
        place = completion.cohort.id, trainee.person
        told, holds = known.told.get(place, {}), place in known.certified
        for figure in counted_as(completion.cohort, trainee, told, holds, known.today):
            behind[figure].add(trainee.person)
    return _row(key, names, behind)


def together(rows: Iterable[FiguresRow]) -> FiguresRow:
    """Everybody of all rows, each counted once."""
    behind: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        for one in row.behind:
            behind[one.figure].update(one.people)
    return _row("", None, behind)


def _row(key: str, names: Names | None, behind: Mapping[str, Collection[int]]) -> FiguresRow:
    return FiguresRow(key, names, tuple(Behind(figure, tuple(sorted(people))) for figure, people in behind.items()))


def counted_as(
    cohort: CohortLine, trainee: Trainee, told: Mapping[int, OutcomeEntry], holds: bool, today: dt.date
) -> Iterator[str]:
    """The figures in which one trainee of one cohort is counted; `holds`: a certificate that is not void."""
    yield Figure.ENROLLED
    finished = cohort.state is CohortState.FINISHED
    at_start = finished and (cohort.starts is None or trainee.starts <= cohort.starts)
    if at_start:
        yield Figure.AT_START
    if trainee.left is not None:
        yield from (Figure.LEFT, left_for(trainee.left))
    elif finished:
        yield Figure.COMPLETED
        if at_start:
            yield Figure.COMPLETED_FROM_START
        if holds:
            yield Figure.CERTIFIED
        if cohort.ends is not None:
            yield from _asked(cohort.ends, told, today)


def _asked(ends: dt.date, told: Mapping[int, OutcomeEntry], today: dt.date) -> Iterator[str]:
    for month, due in due_dates(ends).items():
        if due > today:
            return
        yield asked_at(Asked.DUE, month)
        entry = told.get(month)
        if entry is None or entry.state is OutcomeState.UNREACHABLE:
            continue
        yield asked_at(Asked.REACHED, month)
        if entry.working:
            yield asked_at(Asked.WORKING, month)
            if entry.in_trade:
                yield asked_at(Asked.IN_TRADE, month)


def _people(completions: Iterable[Completion]) -> tuple[CountedPerson, ...]:
    labels = {trainee.person: trainee.label for one in completions for trainee in one.trainees}
    return tuple(
        CountedPerson(label.id, label.code, label.name_km, label.name_latin, label.sex) for label in labels.values()
    )


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
