"""A group's particulars and its week. For use cases: call inside a transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from app.calendar.rules import is_closed
from app.calendar.timetable import closed_days, timetable
from app.errors import FieldError, NotFound, UserError
from app.groups.enrolling import ONE_DAY
from app.groups.reading import slots_of
from app.groups.rules import clash, timetable_change
from app.groups.values import GroupDraft, Programme, SlotDraft, SlotLine
from app.language import N_
from app.text import clean
from models import attendance, groups


def add(draft: GroupDraft) -> Any:
    """The row of a new group. Raises FieldError."""
    return groups.Group.create(**asdict(_checked(draft)))


def change(group: Any, draft: GroupDraft) -> None:
    """Write a draft over a group. Raises FieldError."""
    if draft.drop_in != group.drop_in and attendance.Session.select().where(attendance.Session.group == group).exists():
        raise FieldError(
            "drop_in",
            N_("Registers of this group were entered already. Make a new group for the other way of coming."),
        )
    for field, value in asdict(_checked(draft)).items():
        setattr(group, field, value)
    group.save()


def set_timetable(group: Any, slots: Sequence[SlotDraft], since: dt.date) -> None:
    """Let the old slots end and the new ones begin at a date.

    Raises FieldError for hours that cannot be, UserError when a register from then on was already entered.
    """
    _check_slots(slots, "slots")
    step = timetable_change(slots_of(group.id, since), slots, since)
    for slot in step.ended:
        _refuse_entered(slot, since)
        _end(slot, since)
    for draft in step.begun:
        _create(group, draft, since, None)


def add_extra_session(group: Any, date: dt.date, starts: dt.time, ends: dt.time, any_shift: bool = False) -> int:
    """A slot that is valid for one day; its id."""
    draft = SlotDraft(date.weekday(), starts, ends, any_shift)
    _check_extra_session(group, date, draft, None)
    return int(_create(group, draft, date, date).id)


def move_extra_session(slot: Any, date: dt.date, starts: dt.time, ends: dt.time) -> None:
    """Meet on another day or at other hours. Raises FieldError, also once its register was entered."""
    draft = SlotDraft(date.weekday(), starts, ends)
    if attendance.Session.select().where(attendance.Session.slot == slot.id).exists():
        raise FieldError("date", N_("Something was entered for this day: day and hours stay as they are."))
    _check_extra_session(slot.group, date, draft, slot.id)
    groups.Slot.update(weekday=draft.weekday, starts_at=starts, ends_at=ends, valid_from=date, valid_until=date).where(
        groups.Slot.id == slot.id
    ).execute()


def _check_extra_session(group: Any, date: dt.date, draft: SlotDraft, moved: int | None) -> None:
    same_day = [
        SlotDraft(slot.weekday, slot.starts, slot.ends)
        for slot in slots_of(group.id, date)
        if slot.weekday == draft.weekday and slot.meets(date) and slot.id != moved
    ]
    if is_closed(closed_days(date, date), date):
        raise FieldError("date", N_("The centre is closed on that day. Open it in the calendar first."))
    _check_slots([*same_day, draft], "starts")


def cancel_extra_session(slot: Any) -> None:
    """Delete the slot of an extra session. Raises UserError when it is none, or its register was entered."""
    line = SlotLine(slot.id, slot.weekday, slot.starts_at, slot.ends_at, slot.valid_from, slot.valid_until)
    if not line.once:
        raise UserError(N_("This is not an extra session. Change the timetable instead."))
    _refuse_entered(line, line.valid_from)
    slot.delete_instance()


def rest(group: Any, first: dt.date, today: dt.date, reason: str) -> None:
    """Say of the sessions from `first` to yesterday of which nothing was entered that they were not held."""
    session = attendance.Session
    if first >= today:
        return
    rows: Any = session.select(session.slot, session.date).where(session.group == group, session.date >= first)
    entered = set(rows.tuples())
    said = {"group": group, "state": "not_held", "reason": reason}
    missed = [
        {**said, "slot": one.slot, "date": one.date, "starts_at": one.starts, "ends_at": one.ends}
        for one in timetable(first, today - ONE_DAY, [group.id]).planned(first, today - ONE_DAY)
        if (one.slot, one.date) not in entered
    ]
    if missed:
        session.insert_many(missed).execute()


def the_slot(slot: int) -> Any:
    """The row of a slot. Raises NotFound."""
    row = groups.Slot.get_or_none(id=slot)
    if row is None:
        raise NotFound
    return row


def _create(group: Any, draft: SlotDraft, first: dt.date, last: dt.date | None) -> Any:
    return groups.Slot.create(
        group=group,
        weekday=draft.weekday,
        starts_at=draft.starts,
        ends_at=draft.ends,
        valid_from=first,
        valid_until=last,
        any_shift=draft.any_shift,
    )


def _end(slot: SlotLine, since: dt.date) -> None:
    """No longer meet from `since` on; a slot that never was valid leaves no trace."""
    table = groups.Slot
    if slot.valid_from >= since:
        table.delete().where(table.id == slot.id).execute()
    else:
        table.update(valid_until=since - ONE_DAY).where(table.id == slot.id).execute()


def _refuse_entered(slot: SlotLine, since: dt.date) -> None:
    session = attendance.Session
    entered = session.select().where(session.slot == slot.id, session.date >= since)
    last = entered.order_by(session.date.desc()).first()
    if last is not None:
        raise FieldError(
            "since",
            N_("A register was already entered for {date}. The change can begin on a later day."),
            date=last.date,
        )


def _check_slots(slots: Sequence[SlotDraft], field: str) -> None:
    if any(slot.ends <= slot.starts for slot in slots):
        raise FieldError(field, N_("It must end later than it starts."))
    if clash(slots) is not None:
        raise FieldError(field, N_("The group already meets at this time of the day."))


def _checked(draft: GroupDraft) -> GroupDraft:
    draft = replace(
        draft,
        name_km=clean(draft.name_km),
        name_en=clean(draft.name_en),
        name_fr=clean(draft.name_fr),
        leader=clean(draft.leader),
        room=clean(draft.room),
        note=clean(draft.note, 2000, lines=True),
    )
    if not (draft.name_km or draft.name_en or draft.name_fr):
        raise FieldError("name_km", N_("Write the group's name, in one language at least."))
    _check_numbers(draft)
    if draft.drop_in and draft.programme is not Programme.AFTER_SCHOOL:
        raise FieldError("drop_in", N_("Only an after-school group can be one to which whoever likes comes."))
    if draft.starts is not None and draft.ends is not None and draft.ends < draft.starts:
        raise FieldError("ends", N_("The last day is before the first day."))
    return draft


def _check_numbers(draft: GroupDraft) -> None:
    if draft.capacity is not None and draft.capacity < 1:
        raise FieldError("capacity", N_("A group has room for one person at least."))
    if draft.children_per_staff is not None and draft.children_per_staff < 1:
        raise FieldError("children_per_staff", N_("Write how many children one member of staff may look after."))
    if draft.age_from is not None and draft.age_to is not None and draft.age_to < draft.age_from:
        raise FieldError("age_to", N_("The highest age is below the lowest one."))
