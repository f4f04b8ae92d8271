"""However many people and days there are, a question reads each table a certain number of times: no query per row."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from peewee import Database

from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.demo.centre import PASSWORD, make_demo
from app.families.values import FamilyFilter
from app.people.values import PeopleFilter

TODAY = dt.date(2026, 11, 6)
CLOCK = FixedClock(TODAY, dt.time(8, 12))
MONTH = (dt.date(2026, 10, 1), dt.date(2026, 10, 31))
FEW, MANY = 20, 60  # people
LEFT_OUT = 6  # tables that are not asked when there is nobody to ask about

QUESTIONS: dict[str, Callable[[Centre], object]] = {
    "today": lambda centre: centre.today.overview(),
    "sessions of a month": lambda centre: centre.attendance.between(*MONTH),
    "absences in a row": lambda centre: centre.attendance.absences_in_a_row(),
    "register of a month": lambda centre: centre.attendance.register(1, *MONTH),
    "week after school": lambda centre: centre.after_school.week(),
    "starters": lambda centre: centre.after_school.starters(),
    "meetings": lambda centre: centre.meetings.meetings(),
    "people": lambda centre: centre.people.listing(PeopleFilter()),
    "families": lambda centre: centre.families.listing(FamilyFilter()),
    "groups": lambda centre: centre.groups.listing(),
    "courses": lambda centre: centre.courses.listing(),
    "certificate book": lambda centre: centre.certificates.book(),
    "calls": lambda centre: centre.outcomes.calls(),
    "employers": lambda centre: centre.outcomes.employers(),
}


@contextmanager
def counting() -> Iterator[list[str]]:
    """Collects every statement meanwhile."""
    statements: list[str] = []
    run = Database.execute_sql

    def noted(self: Database, sql: str, *args: Any) -> Any:
        statements.append(sql)
        return run(self, sql, *args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "execute_sql", noted)
        yield statements


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, int]]:
    """How many statements each question takes in a small and in a larger centre."""
    found: dict[int, dict[str, int]] = {}
    for people in (FEW, MANY):
        folder = tmp_path_factory.mktemp("demo") / "centre"
        make_demo(folder, people=people, years=1, clock=CLOCK)
        with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
            found[people] = {name: number_of(question, centre) for name, question in QUESTIONS.items()}
    return found


def number_of(question: Callable[[Centre], object], centre: Centre) -> int:
    with counting() as statements:
        question(centre)
    return len(statements)


@pytest.mark.parametrize("question", QUESTIONS)
def test_more_people_need_no_more_statements(numbers: dict[int, dict[str, int]], question: str) -> None:
    assert numbers[FEW][question] > 0
    assert numbers[MANY][question] <= numbers[FEW][question] + LEFT_OUT
