"""Who is expected at which session: decided by the enrolments at that session's date, after school also by the
school shift at that date. Inside a use case only.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.groups.values import Programme
from app.schools.reading import at_school
from app.schools.rules import AtSchool, half_of
from app.spans import Running
from models.groups import Enrolment, Group, Slot
from models.rows import as_date, as_date_or_none, plain_rows, rows_among


class Stay(NamedTuple):
    """One enrolment of a person in a group, from `starts` to `ends` inclusive (None is open)."""

    person: int
    group: int
    starts: dt.date
    ends: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether the person belongs to the group on `day`."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class SessionTime:
    """What of a session decides who is expected at it."""

    group: int
    slot: int
    date: dt.date
    starts: dt.time
    ends: dt.time


@dataclass(frozen=True, slots=True)
class Expectation:
    """Who is expected at any session of some days.

    `drop_in` are the groups at which nobody is, `after_school` those to whose sessions nobody comes who is
    `at_school` then, except in the slots `any_shift`.
    """

    stays: Mapping[int, list[Stay]]
    drop_in: frozenset[int] = frozenset()
    after_school: frozenset[int] = frozenset()
    any_shift: frozenset[int] = frozenset()
    at_school: AtSchool | None = None
    _members: dict[int, Running[int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def at(self, time: SessionTime) -> Set[int]:
        """The people expected at a session, each once."""
        if time.group in self.drop_in:
            return frozenset()
        people = self._belonging(time.group, time.date)
        if time.group not in self.after_school or time.slot in self.any_shift or self.at_school is None:
            return people
        return people - self.at_school.on(time.date, half_of(time.starts, time.ends))

    def _belonging(self, group: int, day: dt.date) -> Set[int]:
        """Who belongs to a group on `day`, each once."""
        if group not in self._members:
            self._members[group] = Running((stay.starts, stay.ends, stay.person) for stay in self.stays.get(group, []))
        return self._members[group].on(day)


def expectation(first: dt.date, last: dt.date, groups: Collection[int] | None = None) -> Expectation:
    """Who is expected from `first` to `last`, both inclusive, in these groups or in all."""
    found = by_group(stays(first, last, groups))
    drop_in, after_school = _kinds(groups)
    if not after_school:
        return Expectation(found, drop_in)
    # Of one group only its own people are read; of several that would be nearly everybody who goes to school.
    several = groups is None or len(groups) > 1
    people = None if several else {stay.person for of_group in found.values() for stay in of_group}
    busy = at_school(first, last, people)
    return Expectation(found, drop_in, after_school, _any_shift(after_school), busy)


def stays(first: dt.date, last: dt.date, groups: Collection[int] | None = None) -> list[Stay]:
    """Enrolments that touch the days from `first` to `last`; the waiting list does not count."""
    during = (Enrolment.starts <= last) & (Enrolment.ends.is_null() | (Enrolment.ends >= first))
    rows: Any = Enrolment.select(Enrolment.person, Enrolment.group, Enrolment.starts, Enrolment.ends).where(
        during,
        Enrolment.waiting == False,  # noqa: E712 - SQL
    )
    found = plain_rows(rows_among(rows, Enrolment.group, groups))
    return [Stay(person, group, as_date(starts), as_date_or_none(ends)) for person, group, starts, ends in found]


def by_group(all_stays: list[Stay]) -> dict[int, list[Stay]]:
    """Stays by the group they are in."""
    groups: dict[int, list[Stay]] = defaultdict(list)
    for stay in all_stays:
        groups[stay.group].append(stay)
    return groups


def _kinds(groups: Collection[int] | None) -> tuple[frozenset[int], frozenset[int]]:
    """The drop-in groups, and the other after-school groups."""
    rows: Any = Group.select(Group.id, Group.drop_in).where(Group.programme == Programme.AFTER_SCHOOL)
    kinds = plain_rows(rows_among(rows, Group.id, groups))
    return (
        frozenset(id_ for id_, drop_in in kinds if drop_in),
        frozenset(id_ for id_, drop_in in kinds if not drop_in),
    )


def _any_shift(groups: frozenset[int]) -> frozenset[int]:
    rows: Any = Slot.select(Slot.id).where(Slot.any_shift == True, Slot.group.in_(sorted(groups)))  # noqa: E712 - SQL
    return frozenset(slot for (slot,) in rows.tuples())
