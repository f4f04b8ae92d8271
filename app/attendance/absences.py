"""Who was absent from the last sessions of a group, without excuse. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Set
from typing import Any

from app.attendance.listing import Days
from app.attendance.rules import last_absences
from app.attendance.sessions import StoredSession
from app.attendance.values import Absences, SessionState, Status
from app.people.records import label_of, selection
from models import attendance as tables
from models.groups import Group
from models.people import Person
from models.rows import as_date, plain_rows

_LOOK_BACK = dt.timedelta(days=60)
_ONE_DAY = dt.timedelta(days=1)

_Marks = list[tuple[int, int, str]]  # session, person and letter
_Met = dict[int, tuple[int, dt.date]]  # group and day of each session


def absences_in_a_row(recent: Days, today: dt.date, least: int) -> tuple[Absences, ...]:
    """Who was absent from the last `least` or more sessions of a group in use they still belong to, longest first.

    Looks back two months. Earlier than the recent days only the marks of those are read who did not come since.
    """
    stays = (stay for group in _in_use() for stay in recent.expecting.stays.get(group, []))
    members = {(stay.person, stay.group) for stay in stays if stay.covers(today)}
    rows = _held(recent, today)
    newest = _newest(recent, rows)
    doubtful = {person for person, group in members if newest[group].get(person, Status.ABSENT) == Status.ABSENT}
    marks, met = _recent(recent, rows, doubtful)
    settled = {(person, met[session][0]) for session, person, letter in marks if letter != Status.ABSENT}
    away = {person for person, _ in members - settled} & doubtful
    earlier, met_earlier = _earlier(today - _LOOK_BACK, recent.first - _ONE_DAY, away)
    absent = last_absences([*earlier, *marks], met_earlier | met)
    found = {pair: days for pair, days in absent.items() if pair in members and len(days) >= least}
    return tuple(sorted(_lines(found, recent), key=lambda line: (-line.in_a_row, line.since, line.person)))


def _in_use() -> list[int]:
    rows: Any = Group.select(Group.id).where(Group.archived_at.is_null()).tuples()
    return [group for (group,) in rows]


def _lines(found: dict[tuple[int, int], list[dt.date]], recent: Days) -> Iterator[Absences]:
    wanted = {person for person, _ in found}
    people = {row[0]: label_of(row) for row in plain_rows(selection().where(Person.id.in_(sorted(wanted))))}
    for (person, group), days in found.items():
        label = people[person]
        names = label.name_km, label.name_latin
        yield Absences(person, label.family, *names, recent.groups[group], len(days), days[0])


def _held(recent: Days, today: dt.date) -> list[StoredSession]:
    """The sessions up to today, in the order of the days; those that were not held count nowhere."""
    rows = [row for row in recent.stored.values() if row.date <= today and row.state != SessionState.NOT_HELD]
    return sorted(rows, key=lambda row: row.date)


def _newest(recent: Days, rows: list[StoredSession]) -> defaultdict[int, dict[int, str]]:
    """The newest mark of each person in each group: only after an absence can there be a row of them."""
    newest: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for row in rows:
        newest[row.group_id].update(recent.letters.get(row.id, {}))
    return newest


def _recent(recent: Days, rows: list[StoredSession], people: Set[int]) -> tuple[_Marks, _Met]:
    """The marks of some people, in the order of the days."""
    letters = [(row.id, recent.letters.get(row.id, {})) for row in rows]
    marks = [(session, person, of[person]) for session, of in letters for person in of.keys() & people]
    return marks, {row.id: (row.group_id, row.date) for row in rows}


def _earlier(first: dt.date, last: dt.date, people: Collection[int]) -> tuple[_Marks, _Met]:
    """As `_recent`, between two dates."""
    mark, session = tables.Mark, tables.Session
    # Of the people's number and not of the column: else SQLite begins with the people, and reads all their years.
    theirs = (mark.person + 0).in_(sorted(people))
    rows: Any = mark.select(mark.session, mark.person, mark.status, session.group, session.date).join(session)
    rows = rows.where(session.date.between(first, last), session.state != SessionState.NOT_HELD, theirs)
    found = plain_rows(rows.order_by(session.date))
    return [row[:3] for row in found], {row[0]: (row[3], as_date(row[4])) for row in found}
