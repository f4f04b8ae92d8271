from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.courses.values.applicants import IncomeBand
from app.errors import UserError
from app.outcomes.rules import due_dates, due_month, fitting, months_after, resolved
from app.outcomes.typed import LETTERS, read_typed
from app.outcomes.values import MONTHS, Contract, OutcomeEntry, OutcomeState, StartSupport

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
ENTRIES = st.builds(
    OutcomeEntry,
    st.sampled_from(OutcomeState),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, 1, 2]),
    st.sampled_from(Contract),
    st.sampled_from(IncomeBand),
    st.sampled_from(StartSupport),
)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-10-09", 1, "2026-11-09"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2027-11-30", 3, "2028-02-29"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day: str, months: int, expected: str) -> None:
    assert months_after(dt.date.fromisoformat(day), months).isoformat() == expected


@given(DAYS, st.integers(0, 500))
def test_a_call_is_due_from_its_day_to_that_of_the_next_one(ends: dt.date, later: int) -> None:
    today = ends + dt.timedelta(days=later)
    month, due = due_month(ends, today), due_dates(ends)
    if month is None:
        assert due[MONTHS[0]] > today or today >= months_after(ends, 15)
    else:
        assert due[month] <= today
        assert all(due[later] > today for later in MONTHS if later > month)


@given(ENTRIES)
def test_what_does_not_belong_to_a_state_is_left_out(entry: OutcomeEntry) -> None:
    kept = fitting(entry)
    assert fitting(kept) == kept
    assert kept.state is entry.state
    assert kept.employer is None or kept.state is OutcomeState.EMPLOYED
    assert not kept.support or kept.state is OutcomeState.SELF_EMPLOYED
    assert kept.working or (kept.in_trade, kept.income_band) == (None, IncomeBand.UNKNOWN)


def test_a_merged_employer_is_the_last_one_of_the_row() -> None:
    assert resolved(1, {1: 2, 2: 5}) == 5
    assert resolved(3, {1: 2}) == 3


def test_numbers_and_letters_are_read_as_they_are_written_on_paper() -> None:
    assert read_typed(" 7e+ 12S-,3j ១៩U ") == (
        (7, OutcomeState.EMPLOYED, True),
        (12, OutcomeState.SELF_EMPLOYED, False),
        (3, OutcomeState.JOB_SEARCH, None),
        (19, OutcomeState.UNREACHABLE, None),
    )
    assert set(LETTERS.values()) == set(OutcomeState)


@given(st.text(max_size=12))
def test_whatever_is_typed_is_read_or_told_in_a_sentence(text: str) -> None:
    with suppress(UserError):
        read_typed(text)


@pytest.mark.parametrize("text", ["7X", "E7", "7", "+", "12345E", "7E+-"])
def test_what_cannot_be_read_is_named(text: str) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_typed(text)
