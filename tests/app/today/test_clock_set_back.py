from __future__ import annotations

import datetime as dt
from pathlib import Path

from app.centre import open_centre
from app.clock import FixedClock
from app.people.values import PersonDraft
from app.today.reading import work_after

PASSWORD = "paillote"
FRIDAY = dt.date(2026, 11, 6)
LATE = dt.time(23, 50)  # later than the centre was made, at whatever hour these tests run


def _work_at(folder: Path, day: dt.date, deeds: int = 1) -> dt.datetime | None:
    """Do something on `day`, and what is then told of the clock."""
    with open_centre(folder, PASSWORD, clock=FixedClock(day, LATE)) as centre:
        for number in range(deeds):
            centre.people.add(PersonDraft(given_name_latin=f"Child {number}"))
        return centre.today.overview().work_after


def test_a_clock_that_was_set_back_is_noticed_and_stops_nobody(centre_folder: Path) -> None:
    assert _work_at(centre_folder, FRIDAY) is None
    told = _work_at(centre_folder, dt.date(2026, 1, 1))
    assert told is not None
    assert told.date() == FRIDAY
    assert _work_at(centre_folder, FRIDAY + dt.timedelta(days=1)) is None


def test_a_clock_that_once_ran_ahead_is_forgotten(centre_folder: Path) -> None:
    _work_at(centre_folder, dt.date(2031, 1, 1))
    assert _work_at(centre_folder, FRIDAY) is not None
    assert _work_at(centre_folder, FRIDAY, deeds=50) is None


def test_a_clock_put_right_by_some_minutes_is_no_matter(centre_folder: Path) -> None:
    with open_centre(centre_folder, PASSWORD, clock=FixedClock(FRIDAY, LATE)) as centre:
        earlier = centre.clock.now() - dt.timedelta(minutes=70)
        with centre._desk.database.atomic():
            assert work_after(earlier) is None
