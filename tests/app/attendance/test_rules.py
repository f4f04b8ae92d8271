import datetime as dt
from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from app.attendance.rules import last_absences
from app.attendance.values import Status

MONDAY = dt.date(2026, 11, 2)


def test_an_excuse_or_coming_ends_the_row_of_absences():
    met = {day: (7, MONDAY + dt.timedelta(days=day)) for day in range(4)}
    marks = [(0, 1, "A"), (1, 1, "E"), (2, 1, "A"), (3, 1, "A"), (2, 2, "A"), (3, 2, "P"), (3, 3, "L")]
    assert last_absences(marks, met) == {(1, 7): [met[2][1], met[3][1]]}


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 3), st.sampled_from([*Status]))))
def test_the_last_absences_of_each_person_and_group_are_those_before_which_nothing_else_stands(marks):
    met = {session: (session % 2, MONDAY + dt.timedelta(days=session // 3)) for session in range(10)}
    marks = sorted(marks, key=lambda mark: met[mark[0]][1])
    expected = {}
    for pair in {(person, met[session][0]) for session, person, _ in marks}:
        own = [(met[session][1], letter) for session, person, letter in marks if (person, met[session][0]) == pair]
        newest_first = sorted(own, key=lambda mark: (mark[0], mark[1] is not Status.ABSENT), reverse=True)
        row = [day for day, _ in takewhile(lambda mark: mark[1] is Status.ABSENT, newest_first)]
        expected |= {pair: row[::-1]} if row else {}
    assert last_absences(marks, met) == expected
