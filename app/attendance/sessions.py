"""Sessions as the timetable plans them and as they are stored. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Container, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from app.attendance.expected import SessionTime
from app.attendance.values import Column, GroupLabel, SessionKey, SessionState
from app.calendar.rules import dates
from app.calendar.timetable import Timetable, timetable
from app.calendar.values import PlannedSession
from app.errors import NotFound, UserError
from app.groups.values import Programme
from app.settings.storing import stored_value
from app.settings.values import Thresholds
from app.words import N_
from models import attendance as tables
from models.groups import Group, Slot
from models.meetings import Meeting
from models.rows import as_date, as_time, plain_rows, rows_among

_SESSION = tables.Session
_COLUMNS = (
    _SESSION.id, _SESSION.group, _SESSION.slot, _SESSION.date, _SESSION.starts_at, _SESSION.ends_at, _SESSION.state,
    _SESSION.reason, _SESSION.paper_total, _SESSION.staff, _SESSION.finished_at, _SESSION.activity, _SESSION.leader,
    _SESSION.head_count,
)  # fmt: skip


class StoredSession(NamedTuple):
    """The row of a session, with the names it has in the table."""

    id: int
    group_id: int
    slot_id: int
    date: dt.date
    starts_at: dt.time
    ends_at: dt.time
    state: str
    reason: str
    paper_total: int | None
    staff: int | None
    finished_at: str | None
    activity_id: int | None
    leader: str
    head_count: int | None


def time_of(row: Any) -> SessionTime:
    """What of a stored session decides who is expected at it."""
    return SessionTime(row.group_id, row.slot_id, row.date, row.starts_at, row.ends_at)


def labels(groups: Collection[int] | None = None) -> dict[int, GroupLabel]:
    """The labels of these groups or of all by id."""
    return _labels(rows_among(Group.select(), Group.id, groups))


def group_label(group: int) -> GroupLabel:
    """The label of one group. Raises NotFound."""
    found = _labels(Group.select().where(Group.id == group))
    if group not in found:
        raise NotFound
    return found[group]


def _labels(groups: Any) -> dict[int, GroupLabel]:
    threshold = stored_value("thresholds", Thresholds).children_per_staff
    rows = groups.select(
        Group.id, Group.name_km, Group.name_en, Group.name_fr, Group.programme, Group.room, Group.leader,
        Group.children_per_staff, Group.drop_in,
    )  # fmt: skip
    return {
        id_: GroupLabel(id_, km, en, fr, Programme(programme), room, leader, most or threshold, bool(drop_in))
        for id_, km, en, fr, programme, room, leader, most, drop_in in plain_rows(rows)
    }


def stored_sessions(
    first: dt.date, last: dt.date, groups: Collection[int] | None = None
) -> dict[SessionKey, StoredSession]:
    """The rows of sessions between two dates by their key, of these groups or of all."""
    rows: Any = _SESSION.select(*_COLUMNS).where(_SESSION.date.between(first, last))
    found = map(_stored, plain_rows(rows_among(rows, _SESSION.group, groups)))
    return {SessionKey(row.slot_id, row.date): row for row in found}


def without_idle(
    stored: Mapping[SessionKey, StoredSession], planned: Container[SessionKey]
) -> dict[SessionKey, StoredSession]:
    """The stored sessions but those that will not be, and of which nothing but an excuse in advance can be known.

    They were touched before the centre was closed on that day, or their group archived.
    """
    return {
        key: row
        for key, row in stored.items()
        if key in planned or row.state != SessionState.PLANNED or row.finished_at is not None
    }


def _stored(row: tuple[Any, ...]) -> StoredSession:
    id_, group, slot, date, starts, ends, *others = row
    return StoredSession(id_, group, slot, as_date(date), as_time(starts), as_time(ends), *others)


def meeting_slots(first: dt.date, last: dt.date) -> set[int]:
    """The slots between two dates on which a parent meeting takes place."""
    rows: Any = Meeting.select(Meeting.slot).join(Slot).where(Slot.valid_from.between(first, last)).tuples()
    return {slot for (slot,) in rows}


def columns(group: int, first: dt.date, last: dt.date) -> tuple[tuple[Column, ...], dict[SessionKey, int]]:
    """The columns of a register, and the ids of those sessions that are stored.

    A session of which something was entered stays even where the timetable was changed since; a day without session
    has one empty column.
    """
    table = timetable(first, last, [group])
    planned = {SessionKey(p.slot, p.date): p for p in table.planned(first, last)}
    stored = without_idle(stored_sessions(first, last, [group]), planned)
    sessions = [_stored_column(key, row) for key, row in stored.items()]
    sessions += [_planned_column(key, plan) for key, plan in planned.items() if key not in stored]
    held_on = {column.date for column in sessions}
    empty = [_empty(day, table) for day in dates(first, last) if day not in held_on]
    ordered = sorted(
        sessions + empty, key=lambda c: (c.date, c.starts or dt.time.min, c.session or SessionKey(0, c.date))
    )
    return tuple(ordered), {key: row.id for key, row in stored.items()}


def _planned_column(key: SessionKey, planned: PlannedSession) -> Column:
    return Column(key.date, key, starts=planned.starts, ends=planned.ends)


def _stored_column(key: SessionKey, row: StoredSession) -> Column:
    return Column(
        key.date,
        key,
        starts=row.starts_at,
        ends=row.ends_at,
        state=SessionState(row.state),
        reason=row.reason,
        finished=row.finished_at is not None,
        paper_total=row.paper_total,
        staff=row.staff,
        activity=row.activity_id,
        leader=row.leader,
        head_count=row.head_count,
    )


def _empty(day: dt.date, table: Timetable) -> Column:
    closure = table.closures.get(day)
    if closure is None or not table.is_closed(day):
        return Column(day)
    return Column(day, closed=True, closed_km=closure.name_km, closed_en=closure.name_en, closed_fr=closure.name_fr)


def find(key: SessionKey) -> Any | None:
    """The stored row of a session, if anything was entered there."""
    return tables.Session.get_or_none((tables.Session.slot == key.slot) & (tables.Session.date == key.date))


def group_of(key: SessionKey) -> int:
    """The group that meets at a session. Raises NotFound."""
    slot: Any = Slot.get_or_none(Slot.id == key.slot)
    if slot is None:
        raise NotFound
    return int(slot.group_id)


def ensure(key: SessionKey, *, also_closed: bool = False) -> Any:
    """The stored row of a session; made from the timetable when it is the first entry.

    Raises UserError when the timetable has no such session: an old slot, or unless `also_closed` a closed day.
    """
    row = find(key)
    if row is not None:
        return row
    group = group_of(key)
    table = timetable(key.date, key.date, [group])
    if also_closed:
        table = replace(table, closures={})
    planned = [p for p in table.planned(key.date, key.date) if p.slot == key.slot]
    if not planned:
        raise UserError(N_("There is no session of this group on that day."))
    return tables.Session.create(
        group=group, slot=key.slot, date=key.date, starts_at=planned[0].starts, ends_at=planned[0].ends
    )
