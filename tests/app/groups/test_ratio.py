"""Staff : child ratio."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from app.groups.ratio import Ratio, present_at_once

SEVEN, NINE, ELEVEN = dt.time(7), dt.time(9), dt.time(11)
TIMES = st.none() | st.times().map(lambda t: t.replace(microsecond=0))


def test_a_child_who_leaves_as_another_arrives_is_not_counted_with_it():
    assert present_at_once([(SEVEN, NINE), (NINE, ELEVEN)]) == 1


def test_without_times_every_child_is_there_all_the_time():
    assert present_at_once([(None, None), (SEVEN, NINE), (NINE, None)]) == 2


@given(st.lists(st.tuples(TIMES, TIMES), max_size=30))
def test_never_more_at_once_than_came(stays):
    assert 0 <= present_at_once(stays) <= len(stays)


@given(st.integers(0, 500), st.integers(1, 40))
def test_the_staff_needed_keep_the_threshold_and_one_less_does_not(children, threshold):
    needed = Ratio(children, None, threshold).staff_needed
    assert not Ratio(children, needed, threshold).exceeded
    assert children <= needed * threshold
    if needed:
        assert Ratio(children, needed - 1, threshold).exceeded


def test_staff_not_entered_is_not_an_alarm():
    assert not Ratio(40, None, 10).exceeded
    assert Ratio(1, 0, 10).exceeded
