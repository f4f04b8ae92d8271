"""Reading and writing the records of the big centre, without a window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import pytest

from app.attendance.values import Mark, MarkRequest, Status
from app.centre import Centre
from app.families.values import FamilyFilter
from app.figures.values import FiguresFilter
from app.meetings.values import MatrixFilter
from app.people.values import PeopleFilter

TODAY = dt.date(2026, 11, 6)
FIRST, LAST = dt.date(2026, 10, 1), dt.date(2026, 10, 31)
TYPED = ("s", "so", "sok", "sok s", "sok so", "ស", "សុ", "សុខ", "ចាន់ ស")
Compare = Callable[..., None]

ONE_MONTH = """
    SELECT session.date, session.slot_id, person.id, person.family_name_km, person.given_name_km,
        person.family_name_latin, person.given_name_latin, person.birth_date, person.sex,
        mark.status, mark.arrived, mark."left", mark.note, mark.walk_in
    FROM session JOIN mark ON mark.session_id = session.id JOIN person ON person.id = mark.person_id
    WHERE session.group_id = ? AND session.date BETWEEN ? AND ?
    ORDER BY person.sort_km, session.date
"""
TWO_MONTHS_OF_MARKS = """
    SELECT session.id, mark.person_id, mark.status FROM session JOIN mark ON mark.session_id = session.id
    WHERE session.date BETWEEN ? AND ?
"""
SEARCH = """
    SELECT id, code, family_name_km, given_name_km, family_name_latin, given_name_latin FROM person
    WHERE archived_at IS NULL AND search_key LIKE ? ORDER BY sort_km LIMIT 20
"""


def test_open_a_groups_month(compare: Compare, big_centre: Centre, bare: Any) -> None:
    def floor() -> object:
        return bare.execute(ONE_MONTH, (1, FIRST.isoformat(), LAST.isoformat())).fetchall()

    compare("open a group's month", lambda: big_centre.attendance.register(1, FIRST, LAST), floor)


def test_one_mark_to_disk(compare: Compare, big_centre: Centre, bare: Any) -> None:
    """The floor is one such row on the same disk, in a table of its own of the same file."""
    session = big_centre.attendance.of_day(TODAY)[0].session
    register = big_centre.attendance.register(1, TODAY, TODAY)
    turns: Iterator[Status] = cycle((Status.ABSENT, Status.PRESENT))
    bare.execute("CREATE TABLE IF NOT EXISTS floor (id INTEGER PRIMARY KEY, session, person, status, at)")

    def ours() -> None:
        big_centre.attendance.mark([MarkRequest(session, register.rows[0].person, Mark(next(turns)))])

    def floor() -> None:
        bare.execute("BEGIN")
        bare.execute("INSERT INTO floor (session, person, status, at) VALUES (1, 2, 'P', '2026-11-06 08:12:00')")
        bare.execute("COMMIT")

    compare("one mark to disk", ours, floor, rounds=60)


def test_search_as_typed(compare: Compare, big_centre: Centre, bare: Any) -> None:
    """Nine stages of typing a name in either script; the time is that of all nine."""

    def ours() -> None:
        for text in TYPED:
            big_centre.people.search(text)

    def floor() -> None:
        for text in TYPED:
            bare.execute(SEARCH, (f"%{text}%",)).fetchall()

    compare("search as typed, nine letters", ours, floor, target=9 * 16)


def test_today(compare: Compare, big_centre: Centre, bare: Any) -> None:
    """The floor is the reading of the marks from which the absences in a row follow, and nothing else."""
    since = TODAY - dt.timedelta(days=60)

    def floor() -> object:
        return bare.execute(TWO_MONTHS_OF_MARKS, (since.isoformat(), TODAY.isoformat())).fetchall()

    compare("everything the Today page shows", big_centre.today.overview, floor, target=100)


def test_list_of_people(compare: Compare, big_centre: Centre, bare: Any) -> None:
    def floor() -> object:
        return bare.execute("SELECT * FROM person WHERE archived_at IS NULL ORDER BY sort_km").fetchall()

    compare("list of a thousand people", lambda: big_centre.people.listing(PeopleFilter()), floor, target=100)


QUESTIONS: dict[str, Callable[[Centre], object]] = {
    "sessions of a day": lambda centre: centre.attendance.of_day(TODAY),
    "sessions of a fortnight": lambda centre: centre.attendance.between(TODAY - dt.timedelta(days=14), TODAY),
    "week after school": lambda centre: centre.after_school.week(),
    "starters of school": lambda centre: centre.after_school.starters(),
    "list of meetings": lambda centre: centre.meetings.meetings(),
    "sign-in of a meeting": lambda centre: centre.meetings.sign_in(100),
    "families by themes": lambda centre: centre.meetings.matrix(MatrixFilter()),
    "list of courses": lambda centre: centre.courses.listing(),
    "figures of courses": lambda centre: centre.figures.figures(FiguresFilter()),
    "certificate book": lambda centre: centre.certificates.book(),
    "calls to make": lambda centre: centre.outcomes.calls(),
    "card of a person": lambda centre: centre.people.person(1),
    "list of families": lambda centre: centre.families.listing(FamilyFilter()),
    "list of groups": lambda centre: centre.groups.listing(),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_a_page_asks(compare: Compare, big_centre: Centre, question: str) -> None:
    """Half of what a page that opens may take; the other half is for showing it."""
    compare(question, lambda: QUESTIONS[question](big_centre), target=50)
