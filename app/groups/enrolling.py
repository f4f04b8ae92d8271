"""Putting people into groups and taking them out again.

For use cases, also those of other features (an import enrols whom it reads): call inside a transaction.
An enrolment is never changed so that a register entered before would show somebody else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from app.errors import FieldError, NotFound, UserError
from app.groups.rules import Period, has_place, overlap
from app.language import N_
from app.text import clean
from models import attendance, groups, people

ONE_DAY = dt.timedelta(days=1)


def enrol(group: Any, person: int, starts: dt.date, ends: dt.date | None = None) -> Any:
    """A new enrolment; on the waiting list when the group is full.

    Raises UserError when the person is enrolled there already, FieldError for dates that cannot be.
    """
    _check_dates(group, starts, ends)
    _refuse_overlap(group, person, (starts, ends))
    waiting = not has_place(group.capacity, places(group), (starts, ends))
    return groups.Enrolment.create(person=person, group=group, starts=starts, ends=ends, waiting=waiting)


def check_here(persons: Collection[int]) -> None:
    """Raise UserError when one of these people does not exist or is archived."""
    table = people.Person
    here = table.select().where(table.id.in_(sorted(persons)), table.archived_at.is_null()).count()
    if here != len(set(persons)):
        raise UserError(N_("Choose somebody who is in the lists."))


def place(enrolment: Any, starts: dt.date) -> None:
    """Give somebody on the waiting list a place from `starts` on. Raises UserError when there is none, FieldError."""
    _check_dates(enrolment.group, starts, enrolment.ends)
    _refuse_overlap(enrolment.group, enrolment.person_id, (starts, enrolment.ends), besides=enrolment.id)
    if not has_place(enrolment.group.capacity, places(enrolment.group), (starts, enrolment.ends)):
        raise UserError(N_("The group {group} is full."), group=group_name(enrolment.group))
    enrolment.waiting, enrolment.starts = False, starts
    enrolment.save()


def end(enrolment: Any, last: dt.date, reason: str) -> None:
    """The last day of an enrolment. Raises UserError when the person was marked after it, or another one follows.

    A stay that ended already lasts longer only where the group has a place until then.
    """
    if last < enrolment.starts:
        raise FieldError("last", N_("The enrolment starts only later. Remove it instead."))
    marked = last_mark(enrolment)
    if marked is not None and marked > last:
        raise FieldError(
            "last",
            N_("{name} was marked in this group on {date}. The last day cannot be before that."),
            name=person_name(enrolment.person),
            date=marked,
        )
    _refuse_overlap(enrolment.group, enrolment.person_id, (enrolment.starts, last), besides=enrolment.id)
    if enrolment.ends is not None and last > enrolment.ends and not enrolment.waiting:
        _refuse_longer(enrolment, last)
    enrolment.ends, enrolment.reason = last, clean(reason)
    enrolment.save()


def remove(enrolment: Any) -> None:
    """Undo an enrolment made by mistake. Raises UserError once the person was marked."""
    if not enrolment.waiting and last_mark(enrolment) is not None:
        raise UserError(
            N_("{name} was already marked in this group. End the enrolment instead."),
            name=person_name(enrolment.person),
        )
    enrolment.delete_instance()


def reopen(enrolment: Any) -> None:
    """Take back the end of an enrolment. Raises UserError when another one follows or the group is full."""
    _refuse_overlap(enrolment.group, enrolment.person_id, (enrolment.starts, None), besides=enrolment.id)
    others = places(enrolment.group, besides=enrolment.id)
    if not has_place(enrolment.group.capacity, others, (enrolment.starts, None)):
        raise UserError(N_("The group {group} is full."), group=group_name(enrolment.group))
    enrolment.ends, enrolment.reason = None, ""
    enrolment.save()


def move(enrolment: Any, target: Any, since: dt.date, reason: str) -> Any:
    """Leave one group and be in another from `since` on; the new enrolment. Raises UserError when it is full."""
    if target.id == enrolment.group_id:
        raise UserError(N_("{name} is in this group already."), name=person_name(enrolment.person))
    if not has_place(target.capacity, places(target), (since, None)):
        raise UserError(N_("The group {group} is full."), group=group_name(target))
    if since <= enrolment.starts:
        remove(enrolment)
    elif enrolment.ends is None or enrolment.ends >= since:
        end(enrolment, since - ONE_DAY, reason)
    return enrol(target, enrolment.person_id, since)


def places(group: Any, besides: int = 0) -> list[Period]:
    """The periods for which places of a group are taken."""
    table = groups.Enrolment
    rows = table.select().where(table.group == group, ~table.waiting, table.id != besides)
    return [(row.starts, row.ends) for row in rows]


def last_mark(enrolment: Any) -> dt.date | None:
    """The last day on which the person was marked in this group during the enrolment."""
    session, mark = attendance.Session, attendance.Mark
    rows = (
        session.select(session.date)
        .join(mark, on=(mark.session == session.id))
        .where(
            session.group == enrolment.group_id,
            mark.person == enrolment.person_id,
            session.date.between(enrolment.starts, enrolment.ends or dt.date.max),
        )
        .order_by(session.date.desc())
        .limit(1)
    )
    row = rows.first()
    return None if row is None else row.date


def the_group(group: int) -> Any:
    """The row of a group. Raises NotFound."""
    return _found(groups.Group.get_or_none(id=group))


def the_enrolment(enrolment: int) -> Any:
    """The row of an enrolment with its group and person. Raises NotFound."""
    table = groups.Enrolment
    rows = table.select(table, groups.Group, people.Person).join(groups.Group).switch(table).join(people.Person)
    return _found(rows.where(table.id == enrolment).first())


def group_name(group: Any) -> str:
    """A group's name for a sentence: both scripts when there are both."""
    return " · ".join(name for name in (group.name_km, group.name_en or group.name_fr) if name)


def person_name(person: Any) -> str:
    """A person's name for a sentence: Khmer, else Latin."""
    khmer = f"{person.family_name_km} {person.given_name_km}".strip()
    return khmer or f"{person.family_name_latin} {person.given_name_latin}".strip()


def _found(row: Any) -> Any:
    if row is None:
        raise NotFound
    return row


def _check_dates(group: Any, starts: dt.date, ends: dt.date | None) -> None:
    if ends is not None and ends < starts:
        raise FieldError("ends", N_("The last day is before the first day."))
    if group.archived_at is not None:
        raise UserError(
            N_("The group {group} is archived. Bring it back before you enrol somebody."),
            group=group_name(group),
        )


def _refuse_longer(enrolment: Any, last: dt.date) -> None:
    longer = (enrolment.ends + ONE_DAY, last)
    if not has_place(enrolment.group.capacity, places(enrolment.group, besides=enrolment.id), longer):
        raise FieldError("last", N_("The group {group} is full."), group=group_name(enrolment.group))


def _refuse_overlap(group: Any, person: int, period: Period, besides: int = 0) -> None:
    table = groups.Enrolment
    rows = table.select(table, people.Person).join(people.Person)
    for row in rows.where(table.group == group, table.person == person, table.id != besides):
        if overlap((row.starts, row.ends), period):
            raise UserError(
                N_("{name} is already enrolled in {group} since {date}."),
                name=person_name(row.person),
                group=group_name(group),
                date=row.starts,
            )
