"""How many spans run at the same time, and which."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from app.spans import Running, peak

MOMENTS = st.integers(0, 12).map(lambda hour: dt.date(2026, 1, 1 + hour))
SPANS = st.lists(st.tuples(MOMENTS, MOMENTS), max_size=20)


@given(SPANS)
def test_the_peak_is_the_most_spans_over_any_moment(spans):
    moments = [dt.date(2026, 1, day) for day in range(1, 15)]
    assert peak(spans) == max(sum(a <= moment < b for a, b in spans) for moment in moments)


@given(SPANS, st.randoms(use_true_random=False))
def test_the_order_in_which_spans_are_given_does_not_matter(spans, random):
    shuffled = list(spans)
    random.shuffle(shuffled)
    assert peak(shuffled) == peak(spans)


def test_nobody_is_a_peak_of_none():
    assert peak(()) == 0


@given(st.lists(st.tuples(MOMENTS, st.none() | MOMENTS, st.integers(1, 4)), max_size=12), st.lists(MOMENTS, min_size=1))
def test_what_runs_on_a_day_has_begun_and_is_not_over(spans, days):
    running = Running(spans)
    for day in days:
        assert running.on(day) == {one for first, last, one in spans if first <= day and (last is None or day <= last)}
