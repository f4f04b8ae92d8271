"""Who is expected at which session: decided by the enrolments at that session's date. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from models.groups import Enrolment


@dataclass(frozen=True, slots=True)
class Stay:
    """One enrolment of a person in a group, from `starts` to `ends` inclusive (None is open)."""

    person: int
    group: int
    starts: dt.date
    ends: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether the person belongs to the group on `day`."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


def stays(first: dt.date, last: dt.date, group: int | None = None) -> list[Stay]:
    """Enrolments that touch the days from `first` to `last`; the waiting list does not count."""
    during = (Enrolment.starts <= last) & (Enrolment.ends.is_null() | (Enrolment.ends >= first))
    rows: Any = Enrolment.select(Enrolment.person, Enrolment.group, Enrolment.starts, Enrolment.ends).where(
        during,
        Enrolment.waiting == False,  # noqa: E712 - SQL
    )
    if group is not None:
        rows = rows.where(Enrolment.group == group)
    return [Stay(person, group, starts, ends) for person, group, starts, ends in rows.tuples()]


def by_group(all_stays: list[Stay]) -> dict[int, list[Stay]]:
    """Stays by the group they are in."""
    groups: dict[int, list[Stay]] = defaultdict(list)
    for stay in all_stays:
        groups[stay.group].append(stay)
    return groups


def expected_on(all_stays: list[Stay], day: dt.date) -> set[int]:
    """The people who belong on `day`, each once."""
    return {stay.person for stay in all_stays if stay.covers(day)}
