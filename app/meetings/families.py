"""Families as a meeting knows them: adults, children, and when they last came. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from app.attendance.reading import khmer_first
from app.families.guardian_rows import plain_guardians
from app.families.guardians import Guardian
from app.meetings.reading import Came, came, theme_ids_of
from app.meetings.rules import adults_of
from app.meetings.values import Adult, FamilyAtHand, FamilyFacts, Reached
from app.people.records import label_of, selection
from app.people.values import FamilyLabel, PersonLabel
from models.groups import Enrolment, Group
from models.people import Family, Person
from models.people import Guardian as GuardianTable
from models.rows import plain_rows


def at_hand(families: Iterable[int], past: Iterable[Came] | None = None) -> list[FamilyAtHand]:
    """These families in the order of the centre's lists; `past` spares asking who came once more."""
    wanted = sorted(families)
    people, guardians = _people(wanted), _guardians(wanted)
    last = meetings_of_families(came() if past is None else past)
    rows: Any = Family.select(Family.id, Family.code, Family.name_km, Family.name_latin, Family.village, Family.phone)
    rows = rows.where(Family.id.in_(wanted))
    rows = rows.order_by(Family.sort_km if khmer_first() else Family.sort_latin, Family.id)
    return [
        FamilyAtHand(
            label := FamilyLabel(*columns),
            phone or next((one.phone for one in guardians[label.id] if one.phone), ""),
            adults_of(people[label.id], guardians[label.id]),
            _children(people[label.id]),
            last[label.id].last if label.id in last else None,
        )
        for *columns, phone in plain_rows(rows)
    ]


def adults(family: int) -> tuple[Adult, ...]:
    """The adults of one family as they stand now."""
    return adults_of(_people([family])[family], _guardians([family])[family])


def facts(day: dt.date, past: Iterable[Came]) -> list[FamilyFacts]:
    """What is known of every family that is not archived, for choosing whom to invite to a meeting of that day.

    `past` is everybody who came to any meeting.
    """
    groups, programmes = enrolled(day)
    reached: defaultdict[int, set[int]] = defaultdict(set)
    for family, theme in themes_reached(past):
        reached[family].add(theme)
    rows: Any = Family.select(Family.id, Family.village).where(Family.archived_at.is_null())
    return [
        FamilyFacts(
            family, village, frozenset(groups[family]), frozenset(programmes[family]), frozenset(reached[family])
        )
        for family, village in plain_rows(rows)
    ]


def themes_reached(past: Iterable[Came]) -> dict[tuple[int, int], Reached]:
    """By family and theme, to how many meetings on it they came, and when last."""
    visits = {(one.family, one.meeting): one.date for one in past}
    about = theme_ids_of(None)
    meetings: defaultdict[tuple[int, int], list[dt.date]] = defaultdict(list)
    for (family, meeting), date in visits.items():
        for theme in about[meeting]:
            meetings[family, theme].append(date)
    return {pair: Reached(len(dates), max(dates)) for pair, dates in meetings.items()}


def meetings_of_families(past: Iterable[Came]) -> dict[int, Reached]:
    """By family, to how many meetings they came, and when last."""
    meetings: defaultdict[int, dict[int, dt.date]] = defaultdict(dict)
    for one in past:
        meetings[one.family][one.meeting] = one.date
    return {family: Reached(len(dates), max(dates.values())) for family, dates in meetings.items()}


def times_came(past: Iterable[Came]) -> Counter[int]:
    """To how many meetings each person came."""
    return Counter(one.person for one in past)


def _people(families: list[int]) -> defaultdict[int, list[PersonLabel]]:
    """The people of families who are not archived, oldest first."""
    rows = selection().where(Person.family.in_(families), Person.archived_at.is_null()).order_by(Person.id)
    found: defaultdict[int, list[PersonLabel]] = defaultdict(list)
    for row in plain_rows(rows):
        label = label_of(row)
        found[label.family or 0].append(label)
    for members in found.values():
        members.sort(key=lambda one: one.birth.value if one.birth else dt.date.min)
    return found


def _guardians(families: list[int]) -> defaultdict[int, list[Guardian]]:
    found: defaultdict[int, list[Guardian]] = defaultdict(list)
    for guardian in plain_guardians(GuardianTable.family.in_(families)):
        found[guardian.family].append(guardian)
    return found


def _children(people: list[PersonLabel]) -> tuple[tuple[str, str], ...]:
    return tuple((one.name_km, one.name_latin) for one in people if one.role == "child")


def enrolled(day: dt.date) -> tuple[defaultdict[int, set[int]], defaultdict[int, set[str]]]:
    """By family, the groups and programmes of its members on a day."""
    rows: Any = (
        Enrolment.select(Person.family, Enrolment.group, Group.programme)
        .join(Person)
        .switch(Enrolment)
        .join(Group)
        .where(
            ~Enrolment.waiting,
            Enrolment.starts <= day,
            Enrolment.ends.is_null() | (Enrolment.ends >= day),
            Person.family.is_null(False),
            Person.archived_at.is_null(),
            Group.archived_at.is_null(),
        )
    )
    groups: defaultdict[int, set[int]] = defaultdict(set)
    programmes: defaultdict[int, set[str]] = defaultdict(set)
    for family, group, programme in plain_rows(rows):
        groups[family].add(group)
        programmes[family].add(programme)
    return groups, programmes
