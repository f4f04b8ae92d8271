"""The camps of the demo centre: one a year in the holidays, and the next one planned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from app.camps.rules import build_groups
from app.camps.values import ChildFacts, GroupPlan, Groups
from app.dates import age_at
from app.demo.content import Content
from app.demo.members import Member

DAYS = dt.timedelta(days=11)  # from a Monday to the Friday of the second week
AGES = range(5, 14)
LARGEST, MOST = 12, 48
_SHARE = 0.35  # of the children of these ages come along
_RIDING = 5  # of twelve villages, those from which it is too far to walk


@dataclass(frozen=True, slots=True)
class DemoCamp:
    """One camp; `groups` is empty while it is only planned. Children of some villages ride."""

    starts: dt.date
    children: tuple[int, ...]
    riders: frozenset[int]
    groups: Groups

    @property
    def ends(self) -> dt.date:
        """The last day."""
        return self.starts + DAYS


def demo_camps(content: Content) -> Iterator[DemoCamp]:
    """The camps in order of date; the same for the same centre."""
    for starts in _beginnings(content.start, content.today):
        rng = Random(f"{content.seed}/camp/{starts}")
        children = _children(rng, content, starts)
        villages = sorted({_village(content, child) for child in children})
        far = frozenset(rng.sample(villages, min(_RIDING, len(villages))))
        yield DemoCamp(
            starts,
            tuple(child.id for child in children),
            frozenset(child.id for child in children if _village(content, child) in far),
            _groups(content, children) if starts <= content.today else (),
        )


def _beginnings(start: dt.date, today: dt.date) -> Iterator[dt.date]:
    """After New Year in odd years, in the long holidays in even ones; the first one after today is planned."""
    for year in range(start.year, today.year + 3):
        begins = _monday_from(dt.date(year, 4, 19) if year % 2 else dt.date(year, 9, 7))
        if begins > start:
            yield begins
        if begins > today:
            return


def _monday_from(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=-day.weekday() % 7)


def _children(rng: Random, content: Content, starts: dt.date) -> list[Member]:
    """Some of the children who are at the centre then."""
    first, last = min(starts, content.today), min(starts + DAYS, content.today)
    here = [
        person
        for person in content.people
        if person.life is not None
        and content.lives[person.life].touches(first, last)
        and (person.left is None or person.left > starts)
        and age_at(person.birth, starts) in AGES
    ]
    return sorted(rng.sample(here, min(MOST, round(len(here) * _SHARE))), key=lambda child: child.id)


def _groups(content: Content, children: list[Member]) -> Groups:
    facts = [
        ChildFacts(child.id, child.family, child.birth.value, _village(content, child), child.sex) for child in children
    ]
    return build_groups(facts, GroupPlan(largest=LARGEST))


def _village(content: Content, child: Member) -> str:
    return content.homes[child.family - 1].village.km
