"""The meetings of the demo centre are believable."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.demo.centre import PASSWORD, make_demo
from app.meetings.values import MatrixFilter
from models.attendance import Mark, Session
from models.meetings import Meeting
from models.people import Person

TODAY = dt.date(2026, 11, 6)
CLOCK = FixedClock(TODAY, dt.time(8, 12))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "centre"
    make_demo(folder, people=60, years=1, clock=CLOCK)
    return folder


@pytest.fixture
def centre(folder: Path) -> Iterator[Centre]:
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        yield centre


def test_there_is_a_meeting_a_month_one_today_and_one_to_come(centre: Centre) -> None:
    lines = centre.meetings.meetings()
    past = [line for line in lines if line.date < TODAY]
    assert len(past) >= 11
    assert {line.date.weekday() for line in past} <= {0, 1, 2, 3, 4}
    assert [line.date for line in lines if line.date == TODAY]
    assert any(line.date > TODAY and line.invited for line in lines)
    assert any(line.has_minutes for line in past)
    assert any(line.pictures for line in past)


@pytest.mark.usefixtures("centre")
def test_mothers_come_most_and_nobody_comes_from_elsewhere() -> None:
    rows = Mark.select(Mark, Person).join(Session).join(Meeting, on=(Meeting.slot == Session.slot))
    roles = Counter(mark.person.role for mark in rows.switch(Mark).join(Person))
    assert roles.most_common(1)[0][0] == "mother"
    assert "child" not in roles


def test_some_families_were_never_reached_and_most_were(centre: Centre) -> None:
    rows = centre.meetings.matrix(MatrixFilter()).rows
    never = sum(row.meetings == 0 for row in rows)
    assert 0 < never < len(rows) / 2
