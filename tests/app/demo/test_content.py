import datetime as dt
from collections import Counter, defaultdict
from dataclasses import asdict
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.demo.content import Content, content
from app.demo.lives import Sizes, school_start, years_after
from app.demo.members import last_day
from app.demo.sessions import Entry
from app.groups.values import Programme
from app.schools.rules import half_of, leaves_free

TODAY = dt.date(2026, 11, 6)  # a Friday on which the centre is open


@pytest.fixture(scope="module")
def centre() -> Content:
    return content(people=120, years=2, seed=1, today=TODAY)


def test_the_same_arguments_make_the_same_centre(centre: Content) -> None:
    again = content(people=120, years=2, seed=1, today=TODAY)
    assert asdict(again) == asdict(centre)
    assert list(again.registers()) == list(centre.registers())


def test_another_seed_makes_another_centre(centre: Content) -> None:
    assert content(people=120, years=2, seed=2, today=TODAY).people != centre.people


@settings(max_examples=25, deadline=None)
@given(
    people=st.integers(1, 200),
    years=st.integers(0, 3),
    seed=st.integers(0, 99),
    today=st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)),
)
def test_exactly_as_many_people_are_here_as_were_asked_for(people: int, years: int, seed: int, today: dt.date) -> None:
    made = content(people, years, seed, today)
    assert sum(1 for person in made.people if person.left is None) == people
    assert [person.id for person in made.people] == list(range(1, len(made.people) + 1))


def test_a_centre_of_a_thousand_has_twenty_groups() -> None:
    sizes = Sizes.of(1000)
    assert (sizes.daycare, sizes.clubs) == (150, 350)
    made = content(people=1000, years=0, seed=1, today=TODAY)
    assert Counter(group.programme for group in made.groups) == {Programme.DAYCARE: 6, Programme.AFTER_SCHOOL: 14}


def test_there_are_twins_and_they_stay_together(centre: Content) -> None:
    twins = [place for place, life in enumerate(centre.lives) if life.twin]
    families = {person.life: person.family for person in centre.people if person.life is not None}
    groups = defaultdict(set)
    for stay in centre.stays:
        if centre.lives[stay.child].daycare:
            groups[stay.child].add((stay.group, stay.starts))
    assert twins
    for place in twins:
        assert families[place] == families[place - 1]
        assert centre.lives[place].born == centre.lives[place - 1].born


def test_brothers_and_sisters_have_names_of_their_own(centre: Content) -> None:
    named = [(person.family, person.name.km) for person in centre.people]
    assert len(set(named)) == len(named)


def test_brothers_and_sisters_who_are_no_twins_are_born_a_year_apart(centre: Content) -> None:
    for home in centre.homes:
        for one, other in combinations({centre.lives[place].born for place in home.children}, 2):
            assert abs((one - other).days) >= 365


def test_somebody_has_a_birthday_today(centre: Content) -> None:
    assert any(
        (person.birth.value.month, person.birth.value.day, person.birth.precision) == (11, 6, "day")
        for person in centre.people
        if person.left is None
    )


def test_some_birth_dates_are_known_by_the_year_only(centre: Content) -> None:
    assert {person.birth.precision for person in centre.people if person.role == "child"} == {"day", "month", "year"}


def test_children_come_to_the_daycare_from_three_until_school_starts(centre: Content) -> None:
    daycare = {group.id for group in centre.groups if group.programme is Programme.DAYCARE}
    for stay in centre.stays:
        if stay.group in daycare and not stay.waiting:
            born = centre.lives[stay.child].born
            assert stay.starts >= years_after(born, 3)
            assert (stay.ends or TODAY) < school_start(years_after(born, 6))


def test_nobody_is_twice_in_one_group_at_a_time(centre: Content) -> None:
    spans = defaultdict(list)
    for stay in centre.stays:
        spans[stay.child, stay.group].append((stay.starts, stay.ends or dt.date.max))
    for periods in spans.values():
        assert all(a[1] < b[0] or b[1] < a[0] for a, b in combinations(periods, 2))


def test_some_children_wait_for_a_place(centre: Content) -> None:
    assert 1 <= sum(1 for stay in centre.stays if stay.waiting) <= 3


def test_somebody_is_allergic_and_somebody_must_not_collect(centre: Content) -> None:
    assert any(note.allergy for note in centre.notes)
    assert {guardian.collects for guardian in centre.collectors} == {"may", "must_not"}
    assert all(guardian.phone or guardian.reason for guardian in centre.collectors)


def test_who_left_is_archived_after_the_last_day(centre: Content) -> None:
    for person in centre.people:
        if person.life is not None and person.left is not None:
            assert person.left == last_day(centre.lives[person.life]) < TODAY
            assert person.reason


def test_no_session_takes_place_on_a_closed_day_or_a_sunday(centre: Content) -> None:
    closed = {day.date for day in centre.closures if not day.worked}
    assert not any(session.date in closed or session.date.weekday() == 6 for session in centre.sessions)


def test_sessions_start_earlier_in_the_hot_season(centre: Content) -> None:
    daycare = {session.date.month: session.planned.starts for session in centre.sessions if session.planned.group == 1}
    assert (daycare[3], daycare[4]) == (dt.time(7), dt.time(6, 30))


def test_some_registers_of_the_last_two_weeks_are_missing_and_todays_are_partly_entered(centre: Content) -> None:
    foreseen = 5 * 2 * sum(2 if group.level is None else 1 for group in centre.groups)
    recent = [s for s in centre.sessions if TODAY - dt.timedelta(days=14) <= s.date < TODAY]
    assert len(recent) < foreseen - 1
    assert [s.entry for s in centre.sessions if s.date == TODAY] == [Entry.PARTLY, Entry.WHOLE]


def test_marks_stand_only_where_a_child_was_expected_or_walked_in(centre: Content) -> None:
    expected = defaultdict(set)
    for stay in centre.stays:
        if not stay.waiting:
            expected[stay.group].add((stay.child, stay.starts, stay.ends or dt.date.max))
    clubs = {group.id for group in centre.groups if group.level is None}
    for _, registers in centre.registers():
        for register in registers:
            group, day, planned = register.taken.planned.group, register.taken.date, register.taken.planned
            here = {child for child, starts, ends in expected[group] if starts <= day <= ends}
            if group in clubs:
                half = half_of(planned.starts, planned.ends)
                here = {child for child in here if leaves_free(centre.schooling.shift(child, day), half)}
            assert {mark.child for mark in register.marks if not mark.walk_in} <= here
            assert not here & {mark.child for mark in register.marks if mark.walk_in}


def test_attendance_looks_like_that_of_a_real_centre(centre: Content) -> None:
    letters: Counter[str] = Counter()
    rain: Counter[tuple[bool, bool]] = Counter()
    for month, registers in centre.registers():
        for register in registers:
            for mark in register.marks:
                letters[mark.status] += 1
                rain[5 <= month.month <= 10, mark.status in "PL"] += 1
    total = sum(letters.values())
    assert 0.75 < (letters["P"] + letters["L"]) / total < 0.95
    assert all(letters[letter] > total / 100 for letter in "PALE")
    wet, dry = (rain[wet, True] / (rain[wet, True] + rain[wet, False]) for wet in (True, False))
    assert wet < dry


def test_a_child_has_stopped_coming_and_is_still_enrolled(centre: Content) -> None:
    marks = defaultdict(list)
    for _, registers in centre.registers():
        for register in registers:
            for mark in register.marks:
                marks[mark.child, register.taken.planned.group].append(mark.status)
    here = [(stay.child, stay.group) for stay in centre.stays if stay.ends is None and not stay.waiting]
    assert any(marks[stay][-10:] == ["A"] * 10 for stay in here)


def test_a_session_not_held_has_a_reason_and_no_marks(centre: Content) -> None:
    unheld = [
        register
        for _, registers in centre.registers()
        for register in registers
        if register.taken.entry is Entry.NOT_HELD
    ]
    assert unheld
    assert all(register.taken.reason and not register.marks for register in unheld)
