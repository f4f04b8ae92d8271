"""In which figures a trainee is counted: rules that hold whatever happened."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from app.attendance.values import Count
from app.courses.values.applicants import IncomeBand, Source
from app.courses.values.catalogue import Names, PassRules, Trade
from app.courses.values.cohorts import CohortLine, CohortState
from app.courses.values.trainees import LeavingReason, Trainee
from app.figures.counting import counted_as
from app.figures.values import Asked, Figure, asked_at, left_for
from app.figures.words import all_figures
from app.groups.values import GroupName, Programme
from app.outcomes.values import MONTHS, OutcomeEntry, OutcomeState
from app.people.values import PersonLabel

STARTS, ENDS = dt.date(2026, 1, 5), dt.date(2026, 6, 26)
LABEL = PersonLabel(7, "P0007", "", "Dara", "", "M", None, "", None, "adult", False)
ENTRIES = st.builds(OutcomeEntry, st.sampled_from(OutcomeState), st.sampled_from([None, False, True]))


def cohort(state: CohortState) -> CohortLine:
    group = GroupName(1, "", "Cooking, cohort 1", "", Programme.COURSE)
    trade = Trade(1, Names(en="Cooking"))
    return CohortLine(1, group, 1, state, 1, trade.names, trade, STARTS, ENDS, "", "", None, PassRules())


def trainee(starts: dt.date, left: LeavingReason | None) -> Trainee:
    ends = None if left is None else starts + dt.timedelta(days=10)
    return Trainee(LABEL, starts, ends, left, "", Source.NONE, IncomeBand.UNKNOWN, Count(), ())


@given(
    st.sampled_from([CohortState.RUNNING, CohortState.FINISHED]),
    st.integers(0, 60),
    st.sampled_from([None, *LeavingReason]),
    st.dictionaries(st.sampled_from(MONTHS), ENTRIES),
    st.booleans(),
    st.dates(ENDS, dt.date(2028, 1, 1)),
)
def test_a_part_is_never_counted_without_its_whole(
    state: CohortState,
    late: int,
    left: LeavingReason | None,
    told: dict[int, OutcomeEntry],
    holds: bool,
    today: dt.date,
) -> None:
    found = list(counted_as(cohort(state), trainee(STARTS + dt.timedelta(days=late), left), told, holds, today))
    counted = set(found)
    assert len(found) == len(counted)
    assert counted <= {*all_figures()}
    assert Figure.ENROLLED in counted
    assert (Figure.LEFT in counted) == (left is not None) == any(left_for(one) in counted for one in LeavingReason)
    assert not {Figure.LEFT, Figure.COMPLETED} <= counted
    for part, whole in (
        (Figure.COMPLETED_FROM_START, Figure.AT_START),
        (Figure.COMPLETED_FROM_START, Figure.COMPLETED),
        (Figure.CERTIFIED, Figure.COMPLETED),
    ):
        assert part not in counted or whole in counted
    for month in MONTHS:
        steps = [asked_at(asked, month) in counted for asked in Asked]
        assert steps == sorted(steps, reverse=True)
        assert Figure.COMPLETED in counted or not any(steps)
