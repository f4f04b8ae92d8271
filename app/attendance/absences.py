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

_Marks = list[tuple[int, int, str]]  # session, person and letter
_Met = dict[int, tuple[int, dt.date]]  # group and day of each session


def absences_in_a_row(recent: Days, today: dt.date, least: int) -> tuple[Absences, ...]:
    """Who was absent from the last `least` or more sessions of a group in use they still belong to, longest first.

    Looks back two months. Of those who came in the recent days, only these days are looked at.
    """
    stays = (stay for group in _in_use() for stay in recent.expecting.stays.get(group, []))
    members = {(stay.person, stay.group) for stay in stays if stay.covers(today)}
    rows = _held(recent, today)
    newest = _newest(recent, rows)
    doubtful = {person for person, group in members if newest[group].get(person, Status.ABSENT) == Status.ABSENT}
    near, met = _recent(recent, rows, doubtful)
    came = {(person, met[session][0]) for session, person, letter in near if letter != Status.ABSENT}
    away = {person for person, _ in members - came} & doubtful
    met |= _met({group for person, group in members if person in away}, today - _LOOK_BACK, today)
    marks = [mark for mark in near if mark[1] not in away] + _marks(away, met)
    found = {pair: days for pair, days in last_absences(marks, met).items() if pair in members and len(days) >= least}
    return tuple(sorted(_lines(found, recent), key=lambda line: (-line.in_a_row, line.since, line.person)))


def _in_use() -> list[int]:
    rows: Any = Group.select(Group.id).where(Group.archived_at.is_null()).tuples()
    return [group for (group,) in rows]


def _held(recent: Days, today: dt.date) -> list[StoredSession]:
    """The recent sessions up to today, in the order of the days; those that were not held count nowhere."""
    rows = [row for row in recent.stored.values() if recent.first <= row.date <= today]
    return sorted((row for row in rows if row.state != SessionState.NOT_HELD), key=lambda row: row.date)


def _newest(recent: Days, rows: list[StoredSession]) -> defaultdict[int, dict[int, str]]:
    """The newest mark of each person in each group: only after an absence can there be a row of them."""
    newest: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for row in rows:
        newest[row.group_id].update(recent.letters.get(row.id, {}))
    return newest


def _recent(recent: Days, rows: list[StoredSession], people: Set[int]) -> tuple[_Marks, _Met]:
    """The marks of some people at these sessions, in the order of the days."""
    letters = [(row.id, recent.letters.get(row.id, {})) for row in rows]
    marks = [(session, person, of[person]) for session, of in letters for person in of.keys() & people]
    return marks, {row.id: (row.group_id, row.date) for row in rows}


def _met(groups: Collection[int], first: dt.date, last: dt.date) -> _Met:
    """The sessions of some groups between two dates; those that were not held count nowhere."""
    session = tables.Session
    rows: Any = session.select(session.id, session.group, session.date)
    during = session.date.between(first, last) & (session.state != SessionState.NOT_HELD)
    found = plain_rows(rows.where(session.group.in_(sorted(groups)), during))
    return {id_: (group, as_date(date)) for id_, group, date in found}


def _marks(people: Collection[int], met: _Met) -> _Marks:
    """As `_recent`, out of the table, at the sessions that are `met`."""
    mark = tables.Mark
    rows: Any = mark.select(mark.session, mark.person, mark.status)
    # From the first of the sessions on: else all their years would be read.
    rows = rows.where(mark.person.in_(sorted(people)), mark.session >= min(met, default=0))
    return sorted((row for row in plain_rows(rows) if row[0] in met), key=lambda row: met[row[0]][1])


def _lines(found: dict[tuple[int, int], list[dt.date]], recent: Days) -> Iterator[Absences]:
    wanted = {person for person, _ in found}
    people = {row[0]: label_of(row) for row in plain_rows(selection().where(Person.id.in_(sorted(wanted))))}
    for (person, group), days in found.items():
        label = people[person]
        names = label.name_km, label.name_latin
        yield Absences(person, label.family, *names, recent.groups[group], len(days), days[0])
