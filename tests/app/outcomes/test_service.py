from __future__ import annotations

import datetime as dt

import pytest

from app.clock import FixedClock
from app.errors import FieldError, NotFound, UserError
from app.outcomes.values import (
    Contract,
    EmployerDraft,
    OutcomeEntry,
    OutcomeRequest,
    OutcomeState,
    StartSupport,
)
from tests.finished_cohort import GONE, PASSED, WEAK, FinishedCohort

ONE, TWO, THREE = PASSED
EMPLOYED = OutcomeEntry(OutcomeState.EMPLOYED, in_trade=True, contract=Contract.WRITTEN)
JOB_SEARCH, UNREACHABLE = OutcomeEntry(OutcomeState.JOB_SEARCH), OutcomeEntry(OutcomeState.UNREACHABLE)


def on(cooks: FinishedCohort, day: dt.date) -> None:
    cooks.centre.outcomes._desk.clock = FixedClock(day)


def record(cooks: FinishedCohort, name: str, entry: OutcomeEntry | None, month: int = 1) -> None:
    cooks.centre.outcomes.record(cooks.cohort, [OutcomeRequest(cooks.people[name], month, entry)])


def test_a_call_is_due_a_month_after_the_end_for_who_stayed(cooks: FinishedCohort) -> None:
    assert cooks.centre.outcomes.calls() == ()
    on(cooks, dt.date(2026, 11, 9))
    calls = cooks.centre.outcomes.calls()
    assert {call.label.id for call in calls} == {cooks.people[name] for name in (*PASSED, WEAK)}
    assert {(call.month, call.due, call.last) for call in calls} == {(1, dt.date(2026, 11, 9), None)}
    assert calls[0].phone == "+855 12 345 601"


def test_a_call_that_was_made_is_due_no_more_until_the_next_one(cooks: FinishedCohort) -> None:
    on(cooks, dt.date(2026, 11, 20))
    record(cooks, ONE, JOB_SEARCH)
    assert cooks.people[ONE] not in {call.label.id for call in cooks.centre.outcomes.calls()}
    on(cooks, dt.date(2027, 1, 9))
    calls = {call.label.id: call for call in cooks.centre.outcomes.calls()}
    last = calls[cooks.people[ONE]].last
    assert calls[cooks.people[ONE]].month == 3
    assert last is not None
    assert last.state is OutcomeState.JOB_SEARCH
    on(cooks, dt.date(2028, 2, 1))
    assert cooks.centre.outcomes.calls() == ()


def test_the_grid_shows_who_completed_in_khmer_order_with_what_was_told(cooks: FinishedCohort) -> None:
    cooks.issue(ONE)
    on(cooks, dt.date(2027, 1, 20))
    record(cooks, ONE, EMPLOYED)
    record(cooks, ONE, UNREACHABLE, 3)
    grid = cooks.centre.outcomes.grid(cooks.cohort)
    assert [row.person for row in grid.rows] == [cooks.people[name] for name in (*PASSED, WEAK)]
    assert [row.number for row in grid.rows] == [1, 2, 3, 4]
    assert [row.certified for row in grid.rows] == [True, False, False, False]
    assert {month: entry.state for month, entry in grid.rows[0].entries.items()} == {
        1: OutcomeState.EMPLOYED,
        3: OutcomeState.UNREACHABLE,
    }
    assert grid.due[12] == dt.date(2027, 10, 9)


def test_what_is_recorded_can_be_undone_and_redone(cooks: FinishedCohort) -> None:
    on(cooks, dt.date(2026, 11, 20))
    outcomes, person = cooks.centre.outcomes, cooks.people[ONE]
    record(cooks, ONE, JOB_SEARCH)
    done = outcomes.record(cooks.cohort, [OutcomeRequest(person, 1, EMPLOYED)]).value
    outcomes.record(cooks.cohort, done.before)
    assert outcomes.grid(cooks.cohort).rows[0].entries[1].state is OutcomeState.JOB_SEARCH
    outcomes.record(cooks.cohort, done.after)
    assert outcomes.grid(cooks.cohort).rows[0].entries[1].contract is Contract.WRITTEN
    outcomes.record(cooks.cohort, [OutcomeRequest(person, 1, None)])
    assert outcomes.grid(cooks.cohort).rows[0].entries == {}


def test_what_does_not_belong_to_a_state_is_not_kept(cooks: FinishedCohort) -> None:
    on(cooks, dt.date(2026, 11, 20))
    employer = cooks.centre.outcomes.add_employer(EmployerDraft(name_latin="Hotel")).value
    record(cooks, ONE, OutcomeEntry(OutcomeState.STUDYING, True, employer, support=StartSupport.KIT))
    entry = cooks.centre.outcomes.grid(cooks.cohort).rows[0].entries[1]
    assert entry == OutcomeEntry(OutcomeState.STUDYING, asked_on=dt.date(2026, 11, 20))


@pytest.mark.parametrize("name", [GONE, None])
def test_nothing_is_recorded_of_who_did_not_stay_to_the_end(cooks: FinishedCohort, name: str | None) -> None:
    on(cooks, dt.date(2026, 11, 20))
    person = cooks.people[name] if name else 9999
    with pytest.raises(NotFound):
        cooks.centre.outcomes.record(cooks.cohort, [OutcomeRequest(person, 1, JOB_SEARCH)])


def test_nothing_is_recorded_before_its_time_and_nothing_of_a_request_in_part(cooks: FinishedCohort) -> None:
    on(cooks, dt.date(2026, 11, 20))
    both = [OutcomeRequest(cooks.people[ONE], month, JOB_SEARCH) for month in (1, 3)]
    with pytest.raises(UserError, match="not come yet"):
        cooks.centre.outcomes.record(cooks.cohort, both)
    with pytest.raises(NotFound):
        record(cooks, ONE, JOB_SEARCH, month=2)
    with pytest.raises(FieldError, match="not come yet"):
        record(cooks, ONE, OutcomeEntry(OutcomeState.JOB_SEARCH, asked_on=dt.date(2026, 12, 1)))
    assert cooks.centre.outcomes.grid(cooks.cohort).rows[0].entries == {}


def test_outcomes_are_asked_for_once_a_cohort_is_finished(cooks: FinishedCohort) -> None:
    cooks.centre.courses.reopen_cohort(cooks.cohort)
    with pytest.raises(UserError, match="once the cohort is finished"):
        cooks.centre.outcomes.grid(cooks.cohort)


def test_employers_are_counted_by_people_and_merged_without_losing_anybody(cooks: FinishedCohort) -> None:
    outcomes = cooks.centre.outcomes
    workshop = outcomes.add_employer(EmployerDraft("រោងកាត់ដេរ", "Sewing workshop", own=True)).value
    double = outcomes.add_employer(EmployerDraft(name_latin="The sewing workshop")).value
    on(cooks, dt.date(2027, 1, 20))
    for name, employer, month in ((ONE, workshop, 1), (ONE, double, 3), (TWO, double, 1)):
        record(cooks, name, OutcomeEntry(OutcomeState.EMPLOYED, employer=employer), month)
    outcomes.merge_employers(double, workshop)
    people = {one.id: (one.people, one.archived) for one in outcomes.employers()}
    assert people == {workshop: (2, False), double: (0, True)}
    assert outcomes.grid(cooks.cohort).employers == {workshop: "រោងកាត់ដេរ · Sewing workshop"}
    with pytest.raises(UserError, match="another employer"):
        outcomes.merge_employers(workshop, double)
    outcomes.archive_employer(double, back=True)
    assert {one.id: one.people for one in outcomes.employers()} == {workshop: 1, double: 2}


def test_an_employer_has_a_name_of_its_own(cooks: FinishedCohort) -> None:
    outcomes = cooks.centre.outcomes
    first = outcomes.add_employer(EmployerDraft(name_latin="Hotel Blue", village="Kandal")).value
    with pytest.raises(FieldError, match="at least one script"):
        outcomes.add_employer(EmployerDraft(village="Kandal"))
    with pytest.raises(FieldError, match="of this name already"):
        outcomes.add_employer(EmployerDraft(name_latin="hotel  blue"))
    outcomes.change_employer(first, EmployerDraft(name_latin="Hotel Blue", phone="012 999 888"))
    assert outcomes.employers()[0].draft.phone == "012 999 888"
    with pytest.raises(NotFound):
        record(cooks, ONE, OutcomeEntry(OutcomeState.EMPLOYED, employer=99))
