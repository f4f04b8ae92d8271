"""Sessions of a day, registers not entered, absences in a row, a person's year. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from app.activities.reading import all_activities
from app.activities.values import Activity
from app.attendance.expected import SessionTime, expectation, stays
from app.attendance.rules import last_absences
from app.attendance.sessions import labels, meeting_slots, stored_sessions, time_of
from app.attendance.values import (
    Absences,
    Cell,
    Count,
    DayMark,
    DaySession,
    GroupLabel,
    Mark,
    PersonYear,
    SessionKey,
    SessionState,
    Status,
    WalkInCandidate,
    counted,
)
from app.calendar.timetable import timetable
from app.calendar.values import PlannedSession
from app.dates import age_at
from app.people.records import holding, in_order, label_of, selection
from models import attendance as tables
from models.people import Person
from models.rows import as_date, plain_rows

_LOOK_BACK = dt.timedelta(days=60)
_CANDIDATES = 12


def day_sessions(first: dt.date, last: dt.date) -> tuple[DaySession, ...]:
    """Every session of every group between two dates, planned or stored, by date, hour and group.

    Parent meetings are left out: their register is the sign-in of `app.meetings`.
    """
    names, apart = labels(), meeting_slots(first, last)
    every = {SessionKey(p.slot, p.date): p for p in timetable(first, last).planned(first, last)}
    planned = {key: plan for key, plan in every.items() if key.slot not in apart}
    stored = {key: row for key, row in stored_sessions(first, last).items() if key.slot not in apart}
    counts = _counts(names, planned, stored, first, last)
    activities = all_activities()
    sessions = [_stored_session(key, names, row, counts[key], activities) for key, row in stored.items()]
    sessions += [_planned_session(key, names, p, counts[key]) for key, p in planned.items() if key not in stored]
    return tuple(sorted(sessions, key=lambda s: (s.session.date, s.starts, s.group.programme, s.group.id)))


def _counts(
    names: Mapping[int, GroupLabel],
    planned: Mapping[SessionKey, PlannedSession],
    stored: Mapping[SessionKey, Any],
    first: dt.date,
    last: dt.date,
) -> dict[SessionKey, Count]:
    expecting = expectation(first, last)
    marks = _statuses(first, last)
    counts = {}
    for key in planned.keys() | stored.keys():
        row = stored.get(key)
        time = time_of(row) if row else _foreseen(planned[key])
        expected = expecting.at(time)
        entered = marks[row.id] if row else {}
        cells = (Cell(person in expected, entered.get(person)) for person in expected | entered.keys())
        counts[key] = counted(cells, rated=not names[time.group].drop_in)
    return counts


def _foreseen(planned: PlannedSession) -> SessionTime:
    return SessionTime(planned.group, planned.slot, planned.date, planned.starts, planned.ends)


def _statuses(first: dt.date, last: dt.date) -> defaultdict[int, dict[int, Mark]]:
    """The marks between two dates by session id and person."""
    mark, session = tables.Mark, tables.Session
    rows: Any = mark.select(mark.session, mark.person, mark.status).join(session)
    found: defaultdict[int, dict[int, Mark]] = defaultdict(dict)
    for session_id, person, status in plain_rows(rows.where(session.date.between(first, last))):
        found[session_id][person] = _MARKS[status]
    return found


_MARKS = {status.value: Mark(status) for status in Status}


def _planned_session(
    key: SessionKey, names: Mapping[int, GroupLabel], planned: PlannedSession, count: Count
) -> DaySession:
    group = names[planned.group]
    return DaySession(group, key, planned.starts, planned.ends, SessionState.PLANNED, "", False, count)


def _stored_session(
    key: SessionKey, names: Mapping[int, GroupLabel], row: Any, count: Count, activities: Mapping[int, Activity]
) -> DaySession:
    return DaySession(
        names[row.group_id],
        key,
        row.starts_at,
        row.ends_at,
        SessionState(row.state),
        row.reason,
        row.finished_at is not None,
        count,
        activities.get(row.activity_id or 0),
        row.leader,
        row.head_count,
    )


def absences_in_a_row(today: dt.date, least: int) -> tuple[Absences, ...]:
    """Who was absent from the last `least` or more sessions of a group they still belong to, longest first."""
    members = {(stay.person, stay.group) for stay in stays(today, today)}
    absent = {pair: days for pair, days in _absent_last(today).items() if pair in members and len(days) >= least}
    people = {row[0]: label_of(row) for row in selection().where(Person.id.in_([person for person, _ in absent]))}
    names = labels()
    rows = [
        Absences(person, people[person].family, people[person].name_km, people[person].name_latin, names[group],
                 len(days), days[0])
        for (person, group), days in absent.items()
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (-row.in_a_row, row.since, row.person)))


def _absent_last(today: dt.date) -> dict[tuple[int, int], list[dt.date]]:
    """The days of the latest absences by person and group, for those whose newest mark is an absence."""
    mark, session = tables.Mark, tables.Session
    recent = session.date.between(today - _LOOK_BACK, today) & (session.state != SessionState.NOT_HELD)
    sessions: Any = session.select(session.id, session.group, session.date).where(recent)
    met = {id_: (group, as_date(date)) for id_, group, date in plain_rows(sessions)}
    # Two months of marks are read in one sweep: a condition on people would make SQLite read all their years.
    rows: Any = mark.select(mark.session, mark.person, mark.status).join(session).where(recent)
    return last_absences(plain_rows(rows.order_by(session.date)), met)


def person_year(person: int, year: int) -> PersonYear:
    """Every mark of a person in a calendar year; sessions that were not held are left out."""
    mark, session = tables.Mark, tables.Session
    during = session.date.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    rows: Any = mark.select(session.date, session.group, mark.status).join(session)
    rows = rows.where(mark.person == person, during, session.state != SessionState.NOT_HELD).order_by(session.date)
    names = labels()
    marks = tuple(DayMark(date, names[group], Status(status)) for date, group, status in rows.tuples())
    rated = (Cell(True, Mark(mark.status)) for mark in marks if not mark.group.drop_in)
    return PersonYear(person, year, marks, counted(rated))


def walk_in_candidates(key: SessionKey, text: str, khmer_first: bool) -> tuple[WalkInCandidate, ...]:
    """People whose names hold what was typed and who have no mark at this session; the best dozen."""
    mark, session = tables.Mark, tables.Session
    there = mark.select(mark.person).join(session).where(session.slot == key.slot, session.date == key.date)
    query = selection().where(Person.archived_at.is_null(), Person.id.not_in(there), *holding(text))
    found = [label_of(row) for row in in_order(query, khmer_first).limit(_CANDIDATES)]
    groups = _groups_of([label.id for label in found], key.date)
    return tuple(
        WalkInCandidate(
            label.id,
            label.code,
            label.name_km,
            label.name_latin,
            age_at(label.birth, key.date) if label.birth else None,
            groups[label.id],
        )
        for label in found
    )


def _groups_of(people: list[int], day: dt.date) -> defaultdict[int, tuple[GroupLabel, ...]]:
    names = labels()
    groups: defaultdict[int, tuple[GroupLabel, ...]] = defaultdict(tuple)
    for stay in stays(day, day):
        if stay.person in people and stay.covers(day):
            groups[stay.person] += (names[stay.group],)
    return groups
