"""Sessions of a day, registers not entered, a person's year, who could be added. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from peewee import fn

from app.activities.reading import all_activities
from app.activities.values import Activity
from app.attendance.expected import Expectation, SessionTime, expectation, stays
from app.attendance.sessions import StoredSession, labels, meeting_slots, stored_sessions, time_of, without_idle
from app.attendance.values import (
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
    counted_letters,
)
from app.calendar.timetable import timetable
from app.calendar.values import PlannedSession
from app.dates import age_at
from app.people.records import holding, in_order, label_of, selection
from models import attendance as tables
from models.people import Person
from models.rows import as_date, plain_rows, rows_among

_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Days:
    """What is planned and what is stored between two dates, each table read once; of the days before `first` only
    the sessions that are not finished.

    `meetings` are the slots of parent meetings, whose register is the sign-in of `app.meetings`; `letters` are the
    marks by session and person.
    """

    first: dt.date
    groups: Mapping[int, GroupLabel]
    planned: Mapping[SessionKey, PlannedSession]
    stored: Mapping[SessionKey, StoredSession]
    meetings: set[int]
    letters: Mapping[int, Mapping[int, str]]
    expecting: Expectation
    activities: Mapping[int, Activity]

    def sessions(self) -> tuple[DaySession, ...]:
        """Every session of every group, planned or stored, but parent meetings: by date, hour and group."""
        found = [self._stored(key, row) for key, row in self.stored.items() if key.slot not in self.meetings]
        to_come = (key for key in self.planned if key not in self.stored and key.slot not in self.meetings)
        found += [self._planned(key, self.planned[key]) for key in to_come]
        return tuple(sorted(found, key=lambda s: (s.session.date, s.starts, s.group.programme, s.group.id)))

    def _planned(self, key: SessionKey, plan: PlannedSession) -> DaySession:
        time = SessionTime(plan.group, plan.slot, plan.date, plan.starts, plan.ends)
        count = self._count(time, {})
        return DaySession(self.groups[plan.group], key, plan.starts, plan.ends, SessionState.PLANNED, "", False, count)

    def _stored(self, key: SessionKey, row: StoredSession) -> DaySession:
        return DaySession(
            self.groups[row.group_id],
            key,
            row.starts_at,
            row.ends_at,
            SessionState(row.state),
            row.reason,
            row.finished_at is not None,
            self._count(time_of(row), self.letters.get(row.id, {})),
            self.activities.get(row.activity_id or 0),
            row.leader,
            row.head_count,
        )

    def _count(self, time: SessionTime, entered: Mapping[int, str]) -> Count:
        to_enter = len(self.expecting.at(time) - entered.keys())
        return counted_letters(entered.values(), to_enter, rated=not self.groups[time.group].drop_in)


def days(
    first: dt.date, last: dt.date, unfinished_since: dt.date | None = None, groups: Collection[int] | None = None
) -> Days:
    """All days between two dates, both inclusive, and what is not finished of earlier ones from a day on, of these
    groups or of all.
    """
    since = unfinished_since or first
    planned = {SessionKey(plan.slot, plan.date): plan for plan in timetable(since, last, groups).planned(since, last)}
    stored = without_idle(stored_sessions(since, last, groups), planned)
    for key in [key for key, row in stored.items() if row.date < first and row.finished_at is not None]:
        del stored[key]
        planned.pop(key, None)
    return Days(
        first,
        labels(groups),
        planned,
        stored,
        meeting_slots(since, last),
        _letters(first, last, since, groups),
        expectation(since, last, groups),
        all_activities(),
    )


def day_sessions(first: dt.date, last: dt.date) -> tuple[DaySession, ...]:
    """Every session between two dates: see `Days.sessions`."""
    return days(first, last).sessions()


def _letters(
    first: dt.date, last: dt.date, unfinished_since: dt.date, groups: Collection[int] | None
) -> dict[int, dict[int, str]]:
    mark, session = tables.Mark, tables.Session
    rows: Any = mark.select(mark.session, mark.person, mark.status).join(session)
    wanted = (session.date >= first) | session.finished_at.is_null()
    rows = rows_among(rows.where(session.date.between(unfinished_since, last), wanted), session.group, groups)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for session_id, person, letter in plain_rows(rows):
        found[session_id][person] = letter
    return found


def person_year(person: int, year: int) -> PersonYear:
    """Every mark of a person in a calendar year; sessions that were not held are left out."""
    mark, session = tables.Mark, tables.Session
    during = session.date.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    rows: Any = mark.select(session.date, session.group, mark.status).join(session)
    rows = rows.where(mark.person == person, during, session.state != SessionState.NOT_HELD)
    # Between the ids of the year's sessions: else every session at which they ever were would be looked up.
    found = plain_rows(rows.where(mark.session.between(*_ends(during))))
    names = labels()
    marks = tuple(DayMark(as_date(date), names[group], Status(status)) for date, group, status in sorted(found))
    rated = (Cell(True, Mark(mark.status)) for mark in marks if not mark.group.drop_in)
    return PersonYear(person, year, marks, counted(rated))


def _ends(condition: Any) -> tuple[int | None, int | None]:
    """The lowest and the highest id of the sessions of which something holds."""
    session = tables.Session
    rows: Any = session.select(fn.MIN(session.id), fn.MAX(session.id)).where(condition)
    return plain_rows(rows)[0]


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
