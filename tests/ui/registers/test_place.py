import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from ui.registers.place import RegisterPlace, Span, days_of

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31))


@given(DAYS, st.sampled_from(Span))
def test_the_days_of_a_span_hold_the_day_they_are_around(day: dt.date, span: Span) -> None:
    first, last = days_of(span, day)
    assert first <= day <= last


@given(DAYS, st.sampled_from(Span))
def test_one_step_onward_and_one_back_end_where_they_began(day: dt.date, span: Span) -> None:
    place = RegisterPlace(1, *days_of(span, day))
    onward = place.moved(1)
    assert onward.first == place.last + dt.timedelta(days=1)
    assert onward.moved(-1) == place
    assert onward.span == span


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert days_of(Span.WEEK, dt.date(2026, 11, 6)) == (dt.date(2026, 11, 2), dt.date(2026, 11, 8))


def test_a_month_of_february_has_its_own_length() -> None:
    assert days_of(Span.MONTH, dt.date(2028, 2, 10)) == (dt.date(2028, 2, 1), dt.date(2028, 2, 29))
