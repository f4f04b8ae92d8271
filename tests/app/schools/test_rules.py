"""A change of school or shift changes only what comes after it."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from app.schools.rules import AtSchool, changed, ended, half_of, leaves_free, reshifted, shift_on
from app.schools.values import History, PlaceDraft, SchoolPlace, Shift

START = dt.date(2025, 9, 1)
DAYS = [START + dt.timedelta(days=offset) for offset in range(-5, 130)]

drafts = st.builds(
    PlaceDraft,
    st.sampled_from([None, 1, 2]),
    st.sampled_from([None, 1, 2]),
    st.sampled_from([None, *Shift]),
)
moments = st.sampled_from(DAYS)


@st.composite
def histories(draw: st.DrawFn) -> tuple[SchoolPlace, ...]:
    """Any history: places with or without gaps, made as they are made in the program."""
    places: tuple[SchoolPlace, ...] = ()
    for day, draft in draw(st.lists(st.tuples(moments, drafts), max_size=5)):
        places = changed(places, day, draft)
    if draw(st.booleans()):
        places = ended(places, draw(moments))
    return places


def on(places: tuple[SchoolPlace, ...], day: dt.date) -> PlaceDraft | None:
    place = History(0, places).on(day)
    return place.draft if place else None


def is_orderly(places: tuple[SchoolPlace, ...]) -> bool:
    """Whether no two places share a day and every one has at least one."""
    ends = [place.ends for place in places]
    whole = all(place.ends is None or place.starts <= place.ends for place in places)
    return whole and all(end is not None and end < place.starts for end, place in zip(ends, places[1:], strict=False))


@given(histories(), moments, drafts)
def test_a_new_place_leaves_all_days_before_it_as_they_were(
    places: tuple[SchoolPlace, ...], since: dt.date, draft: PlaceDraft
) -> None:
    after = changed(places, since, draft)
    assert is_orderly(after)
    assert on(after, since) == draft
    assert all(on(after, day) == on(places, day) for day in DAYS if day < since)


@given(histories(), moments, st.sampled_from([None, 1]), st.sampled_from([None, 1]), st.sampled_from([None, *Shift]))
def test_changing_shifts_changes_only_those_concerned_and_only_from_then_on(
    places: tuple[SchoolPlace, ...], since: dt.date, school: int | None, grade: int | None, to: Shift | None
) -> None:
    def concerned(place: SchoolPlace) -> bool:
        return school in (None, place.school) and grade in (None, place.grade)

    after = reshifted(places, since, concerned, to)
    assert is_orderly(after)
    for day in DAYS:
        before, now = on(places, day), on(after, day)
        if day < since or before is None or not concerned(SchoolPlace(day, None, before.school, before.grade)):
            assert now == before
        else:
            other = before.shift.other if before.shift else None
            assert now == PlaceDraft(before.school, before.grade, to or other)


@given(histories(), moments)
def test_swapping_twice_on_one_day_is_as_if_nothing_had_been(places: tuple[SchoolPlace, ...], since: dt.date) -> None:
    twice = reshifted(reshifted(places, since, lambda _: True, None), since, lambda _: True, None)
    assert all(on(twice, day) == on(places, day) for day in DAYS)


def test_a_session_lies_in_the_half_that_holds_more_of_it() -> None:
    assert half_of(dt.time(7, 30), dt.time(10, 30)) is Shift.MORNING
    assert half_of(dt.time(13, 30), dt.time(16, 30)) is Shift.AFTERNOON
    assert half_of(dt.time(10, 30), dt.time(12, 15)) is Shift.MORNING
    assert half_of(dt.time(12), dt.time(13)) is Shift.AFTERNOON


def test_a_session_with_an_hour_on_either_side_of_noon_lies_in_both() -> None:
    assert half_of(dt.time(7), dt.time(16, 30)) is None
    assert half_of(dt.time(11), dt.time(13)) is None


def test_school_in_the_morning_leaves_the_afternoon_free() -> None:
    assert leaves_free(Shift.MORNING, Shift.AFTERNOON)
    assert not leaves_free(Shift.MORNING, Shift.MORNING)
    assert leaves_free(None, Shift.MORNING)
    assert leaves_free(Shift.MORNING, None)


@given(st.lists(histories(), max_size=4), st.lists(moments, min_size=1, max_size=6))
def test_whoever_school_does_not_leave_free_is_at_school(all_histories, days):
    kept = dict(enumerate(all_histories))
    at_school = AtSchool(
        {
            half: [(p.starts, p.ends, who) for who, places in kept.items() for p in places if p.shift is half]
            for half in Shift
        }
    )
    for day in days:
        assert at_school.on(day, None) == set()
        for half in Shift:
            busy = {who for who, places in kept.items() if not leaves_free(shift_on(places, day), half)}
            assert at_school.on(day, half) == busy
