"""The queries of the audit book."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import Any

from peewee import Expression

from app.audit_book.values import AuditEntry, AuditFilter, Kind, Mention, RecordName
from app.people.rules import search_words
from models.audit import AuditLine
from models.groups import Group, Slot
from models.people import Family, Person

_MOST_PEOPLE = 10
"""A text that more people are called by than this narrows by the words of the lines alone."""


def lines(wanted: AuditFilter, before: int | None, most: int, *, names_too: bool) -> tuple[AuditEntry, ...]:
    """At most so many lines, newest first, all older than line `before`."""
    query = AuditLine.select(
        AuditLine.id, AuditLine.at, AuditLine.account, AuditLine.action, AuditLine.subject, AuditLine.detail
    )
    conditions = _conditions(wanted, names_too)
    if before is not None:
        conditions.append(AuditLine.id < before)
    if conditions:
        query = query.where(reduce(and_, conditions))
    rows: Any = query.order_by(AuditLine.id.desc()).limit(most).tuples()
    return tuple(AuditEntry(*row) for row in rows)


def distinct(column: Any) -> tuple[str, ...]:
    """Every value that stands in a column of the book, in order."""
    rows: Any = AuditLine.select(column).distinct().order_by(column).tuples()
    return tuple(value for (value,) in rows)


def names_of(mentions: Iterable[Mention]) -> dict[Mention, RecordName]:
    """What these records are called today, as far as they exist: one query for each kind."""
    numbers: defaultdict[Kind, set[int]] = defaultdict(set)
    for mention in mentions:
        numbers[mention.kind].add(mention.number)
    found: dict[Mention, RecordName] = {}
    for kind, query in _QUERIES.items():
        if kind in numbers:
            rows = query().where(_ID[kind].in_(sorted(numbers[kind]))).tuples()
            found |= {Mention(kind, number): _name(*parts) for number, *parts in rows}
    return found


_ID: dict[Kind, Any] = {Kind.PERSON: Person.id, Kind.FAMILY: Family.id, Kind.GROUP: Group.id, Kind.SESSION: Slot.id}
_GROUP_NAMES = (Group.name_km, Group.name_en, Group.name_fr)
_QUERIES: dict[Kind, Any] = {
    Kind.PERSON: lambda: Person.select(
        Person.id,
        Person.family_name_km.concat(" ").concat(Person.given_name_km),
        Person.family_name_latin.concat(" ").concat(Person.given_name_latin),
    ),
    Kind.FAMILY: lambda: Family.select(Family.id, Family.name_km, Family.name_latin, Family.code),
    Kind.GROUP: lambda: Group.select(Group.id, *_GROUP_NAMES),
    Kind.SESSION: lambda: Slot.select(Slot.id, *_GROUP_NAMES).join(Group),
}


def _name(khmer: str, *others: str) -> RecordName:
    return RecordName(khmer.strip(), next((other.strip() for other in others if other.strip()), ""))


def _conditions(wanted: AuditFilter, names_too: bool) -> list[Expression]:
    conditions = []
    if wanted.account:
        conditions.append(AuditLine.account == wanted.account)
    if wanted.action:
        conditions.append(AuditLine.action == wanted.action)
    if wanted.first is not None:
        conditions.append(AuditLine.at >= dt.datetime.combine(wanted.first, dt.time()))
    if wanted.last is not None:
        conditions.append(AuditLine.at < dt.datetime.combine(wanted.last + dt.timedelta(days=1), dt.time()))
    if wanted.text.strip():
        conditions.append(_saying(wanted.text.strip(), names_too))
    return conditions


def _saying(text: str, names_too: bool) -> Expression:
    """The text stands in the line, or somebody of that name is mentioned in it."""
    ways = [column.contains(text) for column in (AuditLine.account, AuditLine.subject, AuditLine.detail)]
    for person in _called(text) if names_too else ():
        ways += _mentioning(person)
    return reduce(or_, ways)


def _called(text: str) -> list[int]:
    words = search_words(text)
    if not words:
        return []
    holding = reduce(and_, [Person.search_key.contains(word) for word in words])
    rows: Any = Person.select(Person.id).where(holding).limit(_MOST_PEOPLE + 1).tuples()
    found = [number for (number,) in rows]
    return found if len(found) <= _MOST_PEOPLE else []


def _mentioning(person: int) -> list[Expression]:
    """As `rules.mentions` finds a person, as far as SQL can say it."""
    named, marked = f"person {person}", f"{person}:"
    of_marks = AuditLine.action == "attendance.mark"
    return [
        AuditLine.subject == named,
        AuditLine.detail.endswith(named),
        AuditLine.detail.contains(f"{named} "),
        AuditLine.detail == f"walk-in {person}",
        of_marks & (AuditLine.detail.startswith(marked) | AuditLine.detail.contains(f" {marked}")),
    ]
