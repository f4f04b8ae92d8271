"""The queries of the audit book."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import reduce
from operator import and_, or_
from typing import Any

from peewee import JOIN, Expression, Value

from app.audit_book.rules import naming_people
from app.audit_book.values import AuditEntry, AuditFilter, Kind, Mention, RecordName
from app.people.rules import search_words
from models.attendance import Activity
from models.audit import AuditLine
from models.camps import Camp, CampStaff
from models.centre import Account
from models.courses import Cohort, Course, Criterion, Trade
from models.groups import Group, Slot
from models.meetings import Meeting, Theme
from models.outcomes import Employer
from models.people import Family, Guardian, Person
from models.schools import School

_MOST_PEOPLE = 10
"""A text that more people are called by than this narrows by the words of the lines alone."""

_AFTER_A_NUMBER = (" ", ",", ";", ":P", ":A", ":L", ":E", ":-")


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
            asked = query()
            rows = asked.where(asked.model.id.in_(sorted(numbers[kind]))).tuples()
            found |= {Mention(kind, number): _name(*parts) for number, *parts in rows}
    return found


def _of(table: Any, *columns: Any) -> Callable[[], Any]:
    """A query for the number and names of records of a table."""
    return lambda: table.select(table.id, *columns)


def _three(table: Any) -> tuple[Any, ...]:
    return table.name_km, table.name_en, table.name_fr


def _two(table: Any) -> tuple[Any, ...]:
    return table.name_km, table.name_latin


_GROUP = _three(Group)
_QUERIES: dict[Kind, Callable[[], Any]] = {
    Kind.PERSON: _of(
        Person,
        Person.family_name_km.concat(" ").concat(Person.given_name_km),
        Person.family_name_latin.concat(" ").concat(Person.given_name_latin),
    ),
    Kind.FAMILY: _of(Family, *_two(Family), Family.code),
    Kind.GROUP: _of(Group, *_GROUP),
    Kind.SESSION: lambda: Slot.select(Slot.id, *_GROUP).join(Group),
    Kind.GUARDIAN: _of(Guardian, *_two(Guardian)),
    Kind.MEETING: lambda: Meeting.select(Meeting.id, *_GROUP, Slot.valid_from).join(Slot).join(Group),
    Kind.THEME: _of(Theme, *_three(Theme)),
    Kind.COHORT: lambda: Cohort.select(Cohort.id, *_GROUP).join(Group),
    Kind.COURSE: _of(Course, *_three(Course)),
    Kind.TRADE: _of(Trade, *_three(Trade)),
    Kind.CRITERION: _of(Criterion, *_three(Criterion)),
    Kind.EMPLOYER: _of(Employer, *_two(Employer)),
    Kind.SCHOOL: _of(School, *_two(School)),
    Kind.ACTIVITY: _of(Activity, *_three(Activity)),
    Kind.CAMP: _of(Camp, *_three(Camp)),
    Kind.STAFF: lambda: CampStaff.select(CampStaff.id, CampStaff.name, Account.name).join(Account, JOIN.LEFT_OUTER),
}


def _name(khmer: str, *others: Any) -> RecordName:
    day = others[-1] if isinstance(others[-1], dt.date) else None
    names = (other.strip() for other in others if isinstance(other, str))
    return RecordName(khmer.strip(), next(filter(None, names), ""), day)


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
    named, detail = f"person {person}", Value(" ").concat(AuditLine.detail).concat(" ")
    bare = [detail.contains(f" {person}{after}") for after in _AFTER_A_NUMBER]
    return [
        AuditLine.subject == named,
        AuditLine.detail.endswith(named),
        AuditLine.detail.contains(f"{named} "),
        AuditLine.detail.contains(f"{named},"),
        AuditLine.action.in_(sorted(naming_people())) & reduce(or_, bare),
    ]
