"""Rules of cohorts and results, without a centre."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.courses.rules import (
    age_band,
    cautions,
    check_result,
    check_step,
    left_early,
    module_done,
    shares,
    state_after_return,
)
from app.courses.values.applicants import Caution, Source
from app.courses.values.catalogue import AssessedBy, PassRules
from app.courses.values.cohorts import CohortState
from app.courses.values.trainees import Result
from app.errors import UserError

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


@given(st.integers(0, 1440), st.integers(1, 12))
def test_shares_of_a_session_are_the_whole_session_and_differ_by_a_minute_at_most(minutes: int, parts: int) -> None:
    found = shares(minutes, parts)
    assert sum(found) == minutes
    assert max(found) - min(found) <= 1


@given(st.integers(0, 120))
def test_every_age_is_in_one_band(age: int) -> None:
    first, last = age_band(age).replace("+", "-200").split("-")
    assert int(first) <= age <= int(last)


@given(st.integers(0, 60), st.sampled_from([s for s in Source if s]))
def test_only_who_dropped_out_may_be_younger_than_an_adult(age: int, source: Source) -> None:
    found = cautions(age, source, elsewhere=False, completed=False)
    fits = 14 <= age <= 30 if source is Source.DROP_OUT else age >= 18
    assert (not found) is fits


def test_each_caution_stands_beside_the_others() -> None:
    found = cautions(None, Source.OTHER, elsewhere=True, completed=True)
    assert found == (Caution.AGE_NOT_KNOWN, Caution.IN_ANOTHER_COHORT, Caution.COMPLETED_BEFORE)


@given(DAYS, DAYS)
def test_who_is_there_on_the_last_day_did_not_leave(last: dt.date, ends: dt.date) -> None:
    assert left_early(last, ends) is (last < ends)
    assert not left_early(None, ends)
    assert left_early(last, None)


@given(st.integers(0, 6000), st.integers(1, 100), st.integers(0, 100))
def test_more_hours_never_undo_a_module(attended: int, hours: int, percent: int) -> None:
    rules = PassRules(attendance=percent)
    assert not module_done(0, hours, rules)
    assert module_done(hours * 60, hours, rules)
    assert module_done(attended + 1, hours, rules) or not module_done(attended, hours, rules)


@pytest.mark.parametrize("wanted", CohortState)
@pytest.mark.parametrize("state", CohortState)
def test_a_cohort_never_stays_in_its_state_and_what_is_finished_is_not_planned(
    state: CohortState, wanted: CohortState
) -> None:
    allowed = {
        (CohortState.PLANNED, CohortState.RUNNING),
        (CohortState.PLANNED, CohortState.CANCELLED),
        (CohortState.RUNNING, CohortState.FINISHED),
        (CohortState.RUNNING, CohortState.CANCELLED),
        (CohortState.FINISHED, CohortState.RUNNING),
        (CohortState.CANCELLED, CohortState.PLANNED),
        (CohortState.CANCELLED, CohortState.RUNNING),
    }
    if (state, wanted) in allowed:
        check_step(state, wanted)
    else:
        with pytest.raises(UserError):
            check_step(state, wanted)


def test_a_cancelled_cohort_comes_back_as_its_dates_say() -> None:
    today = dt.date(2026, 11, 6)
    assert state_after_return(today, today) is CohortState.RUNNING
    assert state_after_return(dt.date(2026, 11, 7), today) is CohortState.PLANNED
    assert state_after_return(None, today) is CohortState.PLANNED


@pytest.mark.parametrize("mark", [0, 49, 50, 100])
def test_a_mark_passes_from_the_mark_that_is_needed(mark: int) -> None:
    rules = PassRules(AssessedBy.MARKS, mark=50)
    check_result(Result(mark=mark), rules)
    assert Result(mark=mark).passed(rules) is (mark >= 50)


@pytest.mark.parametrize("result", [Result(mark=-1), Result(mark=101), Result(competent=True)])
def test_a_mark_that_cannot_be_is_refused(result: Result) -> None:
    with pytest.raises(UserError):
        check_result(result, PassRules(AssessedBy.MARKS))
