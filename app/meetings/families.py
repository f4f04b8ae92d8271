"""Families as a meeting knows them: adults, children, and when they last came. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from peewee import fn

from app.attendance.reading import khmer_first
from app.families.guardian_rows import guardian_of
from app.families.guardians import Guardian
from app.meetings.reading import CAME
from app.meetings.rules import adults_of
from app.meetings.values import Adult, FamilyAtHand, FamilyFacts
from app.people.records import family_label, label_of, selection
from app.people.values import PersonLabel
from models import meetings as tables
from models.attendance import Mark, Session
from models.groups import Enrolment, Group
from models.people import Family, Person
from models.people import Guardian as GuardianTable


def at_hand(families: Iterable[int]) -> list[FamilyAtHand]:
    """These families in the order of the centre's lists."""
    wanted = sorted(families)
    people, guardians, last = _people(wanted), _guardians(wanted), last_came(wanted)
    rows: Any = Family.select().where(Family.id.in_(wanted))
    rows = rows.order_by(Family.sort_km if khmer_first() else Family.sort_latin, Family.id)
    return [
        FamilyAtHand(
            family_label(row),
            row.phone or next((one.phone for one in guardians[row.id] if one.phone), ""),
            adults_of(people[row.id], guardians[row.id]),
            _children(people[row.id]),
            last.get(row.id),
        )
        for row in rows
    ]


def adults(family: int) -> tuple[Adult, ...]:
    """The adults of one family as they stand now."""
    return adults_of(_people([family])[family], _guardians([family])[family])


def facts(day: dt.date) -> list[FamilyFacts]:
    """What is known of every family that is not archived, for choosing whom to invite to a meeting of that day."""
    groups, programmes = _enrolled(day)
    reached = themes_reached()
    rows: Any = Family.select(Family.id, Family.village).where(Family.archived_at.is_null()).tuples()
    return [
        FamilyFacts(
            family, village, frozenset(groups[family]), frozenset(programmes[family]), frozenset(reached[family])
        )
        for family, village in rows
    ]


def themes_reached() -> defaultdict[int, set[int]]:
    """The themes of the meetings to which each family came."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for family, theme, _times, _last in reached_rows():
        found[family].add(theme)
    return found


def reached_rows() -> list[tuple[int, int, int, dt.date]]:
    """Family, theme, how many meetings on it they came to, and when last."""
    link, meeting = tables.MeetingTheme, tables.Meeting
    rows: Any = (
        link.select(
            Person.family, link.theme, fn.COUNT(meeting.id.distinct()), fn.MAX(Session.date).python_value(_as_date)
        )
        .join(meeting)
        .join(Session, on=(Session.slot == meeting.slot))
        .join(Mark)
        .join(Person)
        .where(Mark.status.in_(CAME), Person.family.is_null(False))
        .group_by(Person.family, link.theme)
    )
    return list(rows.tuples())


def last_came(families: Iterable[int] | None = None) -> dict[int, dt.date]:
    """When each family last came to a meeting."""
    return {family: last for family, _meetings, last in meetings_of_families(families)}


def meetings_of_families(families: Iterable[int] | None = None) -> list[tuple[int, int, dt.date]]:
    """Family, to how many meetings they came, and when last."""
    meeting = tables.Meeting
    rows: Any = (
        meeting.select(Person.family, fn.COUNT(meeting.id.distinct()), fn.MAX(Session.date).python_value(_as_date))
        .join(Session, on=(Session.slot == meeting.slot))
        .join(Mark)
        .join(Person)
        .where(Mark.status.in_(CAME), Person.family.is_null(False))
    )
    if families is not None:
        rows = rows.where(Person.family.in_(list(families)))
    return list(rows.group_by(Person.family).tuples())


def times_came(people: Iterable[int]) -> Counter[int]:
    """To how many meetings each of these people came."""
    meeting = tables.Meeting
    rows: Any = (
        meeting.select(Mark.person, fn.COUNT(Mark.id))
        .join(Session, on=(Session.slot == meeting.slot))
        .join(Mark)
        .where(Mark.status.in_(CAME), Mark.person.in_(list(people)))
        .group_by(Mark.person)
    )
    return Counter(dict(rows.tuples()))


def _as_date(value: object) -> object:
    """What an aggregate gives back as text on SQLite, as a date."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def _people(families: list[int]) -> defaultdict[int, list[PersonLabel]]:
    """The people of families who are not archived, oldest first."""
    rows = selection().where(Person.family.in_(families), Person.archived_at.is_null()).order_by(Person.id)
    found: defaultdict[int, list[PersonLabel]] = defaultdict(list)
    for row in rows:
        label = label_of(row)
        found[label.family or 0].append(label)
    for members in found.values():
        members.sort(key=lambda one: one.birth.value if one.birth else dt.date.min)
    return found


def _guardians(families: list[int]) -> defaultdict[int, list[Guardian]]:
    rows = GuardianTable.select().where(GuardianTable.family.in_(families), GuardianTable.archived_at.is_null())
    found: defaultdict[int, list[Guardian]] = defaultdict(list)
    for row in rows.order_by(GuardianTable.id):
        guardian = guardian_of(row)
        found[guardian.family].append(guardian)
    return found


def _children(people: list[PersonLabel]) -> tuple[tuple[str, str], ...]:
    return tuple((one.name_km, one.name_latin) for one in people if one.role == "child")


def _enrolled(day: dt.date) -> tuple[defaultdict[int, set[int]], defaultdict[int, set[str]]]:
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
    for family, group, programme in rows.tuples():
        groups[family].add(group)
        programmes[family].add(programme)
    return groups, programmes
