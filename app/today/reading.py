"""People and ratios of today out of the tables, each in one query. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from peewee import fn

from app.attendance.values import DaySession, Status
from app.dates import BirthDate, Precision
from app.groups.ratio import Ratio, present_at_once
from app.groups.values import Programme
from app.meetings.reading import lines
from app.meetings.values import MeetingLine
from app.today.rules import Enrolled
from app.today.values import Child, Crowded, FreePlace
from models import attendance
from models.audit import AuditLine
from models.groups import Enrolment, Group, Slot
from models.people import Person
from models.rows import as_date, as_moment, plain_rows

_MEETINGS_BACK = dt.timedelta(days=60)
_LAST_LINES = 50
# A clock that is put right by some minutes, or to another hour of the year, is no reason for a warning.
_HOUR_CHANGED = dt.timedelta(hours=2)
_NAMES = (Person.family_name_km, Person.given_name_km, Person.family_name_latin, Person.given_name_latin)


def enrolled(today: dt.date) -> list[Enrolled]:
    """Everybody with a place in a group today, each once."""
    rows: Any = (
        Enrolment.select(Person.id, Person.birth_date, Person.birth_precision, Group.programme)
        .join(Person)
        .switch(Enrolment)
        .join(Group)
        .where(
            ~Enrolment.waiting,
            Enrolment.starts <= today,
            Enrolment.ends.is_null() | (Enrolment.ends >= today),
            Group.archived_at.is_null(),
            Person.archived_at.is_null(),
        )
    )
    births: dict[int, BirthDate | None] = {}
    daycare = set()
    for person, born, precision, programme in plain_rows(rows):
        births[person] = BirthDate(as_date(born), Precision(precision or "day")) if born else None
        if programme == Programme.DAYCARE:
            daycare.add(person)
    return [Enrolled(person, birth, person in daycare) for person, birth in births.items()]


def children(people: Iterable[int]) -> dict[int, Child]:
    """These people by name."""
    rows: Any = Person.select(Person.id, *_NAMES).where(Person.id.in_(sorted(people)))
    return {person: _child(person, names) for person, *names in plain_rows(rows)}


def crowded(sessions: Iterable[DaySession]) -> tuple[Crowded, ...]:
    """Sessions with too few staff for the children present at the same time; only where staff were entered."""
    of_key = {session.session: session for session in sessions}
    found = []
    for key, ratio in _ratios(of_key).items():
        if ratio.exceeded:
            found.append(Crowded(of_key[key].group, key.date, ratio))
    return tuple(sorted(found, key=lambda c: (c.date, c.group.id)))


def free_places(today: dt.date) -> tuple[FreePlace, ...]:
    """Groups with a free place for which somebody waits, with whoever has waited longest."""
    rows: Any = (
        Enrolment.select(Enrolment.group, Person.id, *_NAMES)
        .join(Person)
        .where(Enrolment.waiting, Enrolment.ends.is_null() | (Enrolment.ends >= today))
        .order_by(Enrolment.starts, Enrolment.id)
    )
    first: dict[int, Child] = {}
    for group, person, *names in plain_rows(rows):
        if group not in first:
            first[group] = _child(person, names)
    if not first:
        return ()
    taken = _members(first, today)
    groups: Any = Group.select(Group.id, Group.name_km, Group.name_en, Group.name_fr, Group.capacity)
    groups = groups.where(Group.id.in_(list(first)), Group.archived_at.is_null()).order_by(Group.id)
    return tuple(
        FreePlace(group, km, en, fr, first[group])
        for group, km, en, fr, capacity in plain_rows(groups)
        if capacity is None or taken[group] < capacity
    )


def meetings(today: dt.date) -> tuple[MeetingLine, ...]:
    """The meetings of today, and those of the last two months whose sheet is still to be entered."""
    unfinished = attendance.Session.finished_at.is_null()
    found = lines(Slot.valid_from.between(today - _MEETINGS_BACK, today), (Slot.valid_from == today) | unfinished)
    return tuple(line for line in found if line.date == today or line.is_due(today))


def work_after(now: dt.datetime) -> dt.datetime | None:
    """When something was last done here, if that lies ahead: then the clock of this PC was set back.

    Only the last lines of the audit book count, so that a clock that once ran ahead is forgotten.
    """
    lines: Any = AuditLine.select(AuditLine.at).order_by(AuditLine.id.desc()).limit(_LAST_LINES)
    latest = max((as_moment(at) for (at,) in plain_rows(lines)), default=now)
    return latest if latest > now + _HOUR_CHANGED else None


def groups_in_use() -> int:
    """How many groups are not archived."""
    return int(Group.select(fn.COUNT(Group.id)).where(Group.archived_at.is_null()).scalar())


def _ratios(of_key: dict[Any, DaySession]) -> dict[Any, Ratio]:
    session, mark = attendance.Session, attendance.Mark
    dates = {key.date for key in of_key}
    rows: Any = (
        mark.select(session.slot, session.date, session.staff, mark.arrived, mark.left)
        .join(session)
        .where(
            session.date.in_(list(dates)),
            session.staff.is_null(False),
            mark.status.in_([Status.PRESENT, Status.LATE]),
        )
    )
    stays: defaultdict[tuple[int, dt.date, int], list[tuple[dt.time | None, dt.time | None]]] = defaultdict(list)
    for slot, date, staff, arrived, left in rows.tuples():
        stays[slot, date, staff].append((arrived, left))
    staffed = {(key.slot, key.date): key for key in of_key}
    return {
        staffed[slot, date]: Ratio(present_at_once(times), staff, of_key[staffed[slot, date]].group.children_per_staff)
        for (slot, date, staff), times in stays.items()
        if (slot, date) in staffed
    }


def _members(groups: Iterable[int], today: dt.date) -> defaultdict[int, int]:
    rows: Any = Enrolment.select(Enrolment.group).where(
        Enrolment.group.in_(list(groups)),
        ~Enrolment.waiting,
        Enrolment.starts <= today,
        Enrolment.ends.is_null() | (Enrolment.ends >= today),
    )
    taken: defaultdict[int, int] = defaultdict(int)
    for (group,) in plain_rows(rows):
        taken[group] += 1
    return taken


def _child(person: int, names: list[str]) -> Child:
    family_km, given_km, family_latin, given_latin = names
    return Child(person, f"{family_km} {given_km}".strip(), f"{family_latin} {given_latin}".strip())
