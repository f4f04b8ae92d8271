"""Camps and their staff written to their tables; the groups of a camp follow its plan. Inside a command only."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from app.camps.reading import groups_of, hours_of, the_camp
from app.camps.values import CampDraft, StaffDraft
from app.errors import FieldError, NotFound, UserError
from app.groups import planning
from app.groups.rules import clash
from app.groups.values import SlotDraft
from app.people.rules import field_phone, field_text
from app.text import clean, khmer_digits
from app.words import N_
from models import camps as tables
from models.attendance import Mark, Session
from models.centre import Account
from models.groups import Enrolment, Slot

_LONGEST = dt.timedelta(days=120)
_MOST_PER_STAFF = 60
_GROUP = {"km": "{name} ក្រុមទី {number}", "en": "{name}, group {number}", "fr": "{name}, groupe {number}"}


def add(draft: CampDraft) -> Any:
    """The row of a new camp. Raises FieldError."""
    tidy = _checked(draft)
    row = tables.Camp.create(**_columns(tidy))
    _write_hours(row.id, tidy.slots)
    return row


def change(row: Any, draft: CampDraft, today: dt.date) -> None:
    """Write a draft over a camp; its groups and their children are there from its first to its last day still.

    Raises FieldError, also when somebody was marked outside the new dates.
    """
    tidy, groups = _checked(draft), [tie.group for tie in groups_of(row.id)]
    _refuse_marks_outside([group.id for group in groups], tidy)
    numbers = {tie.group_id: tie.number for tie in groups_of(row.id)}
    same_hours = hours_of(row.id) == tuple(sorted(tidy.slots))
    for group in groups:
        _follow(group, numbers[group.id], row, tidy)
        if not same_hours:
            planning.set_timetable(group, tidy.slots, max(tidy.starts, min(today, tidy.ends)))
    tables.Camp.update(**_columns(tidy)).where(tables.Camp.id == row.id).execute()
    _write_hours(row.id, tidy.slots)


def put_away(row: Any, at: dt.datetime | None, reason: str) -> None:
    """Let a camp not take place, or (`at` None) take place after all; its groups with it."""
    row.archived_at, row.archived_reason = at, reason
    row.save()
    for tie in groups_of(row.id):
        tie.group.archived_at, tie.group.archived_reason = at, reason
        tie.group.save()


def group_names(camp: CampDraft | Any, number: int) -> dict[str, str]:
    """What a group is called, in the languages in which its camp has a name."""
    names = {"km": camp.name_km, "en": camp.name_en, "fr": camp.name_fr}
    figures = {"km": khmer_digits(str(number)), "en": str(number), "fr": str(number)}
    return {
        f"name_{code}": _GROUP[code].format(name=name, number=figures[code]) if name else ""
        for code, name in names.items()
    }


def add_staff(camp: int, draft: StaffDraft) -> int:
    """Write down an adult of a camp; the id. Raises NotFound, FieldError."""
    the_camp(camp)
    return int(tables.CampStaff.create(camp=camp, **_staff_columns(camp, draft)).id)


def change_staff(staff: int, draft: StaffDraft) -> None:
    """Write a draft over an adult. Raises NotFound, FieldError."""
    row = the_staff(staff)
    table = tables.CampStaff
    table.update(**_staff_columns(row.camp_id, draft, staff)).where(table.id == staff).execute()


def the_staff(staff: int) -> Any:
    """The row of an adult of a camp. Raises NotFound."""
    row = tables.CampStaff.get_or_none(tables.CampStaff.id == staff)
    if row is None:
        raise NotFound
    return row


def _checked(draft: CampDraft) -> CampDraft:
    tidy = replace(
        draft,
        name_km=field_text("name_km", draft.name_km, 80),
        name_en=field_text("name_en", draft.name_en, 80),
        name_fr=field_text("name_fr", draft.name_fr, 80),
        place=field_text("place", draft.place, 120),
        transport=field_text("transport", draft.transport, 2000, lines=True),
        note=field_text("note", draft.note, 2000, lines=True),
    )
    if not (tidy.name_km or tidy.name_en or tidy.name_fr):
        raise FieldError("name_km", N_("Write the name of the camp, in one language at least."))
    if tidy.ends < tidy.starts:
        raise FieldError("ends", N_("The last day is before the first day."))
    if tidy.ends - tidy.starts > _LONGEST:
        raise FieldError("ends", N_("A camp is of some weeks: at most four months."))
    most = tidy.children_per_staff
    if most is not None and not 1 <= most <= _MOST_PER_STAFF:
        raise FieldError("children_per_staff", N_("Type a number from 1 to 60."))
    _check_slots(tidy.slots)
    return tidy


def _check_slots(slots: tuple[SlotDraft, ...]) -> None:
    if not slots:
        raise FieldError("slots", N_("Choose the days of the week for these hours."))
    if any(slot.ends <= slot.starts for slot in slots):
        raise FieldError("slots", N_("It must end later than it starts."))
    if clash(slots) is not None:
        raise FieldError("slots", N_("The group already meets at this time of the day."))


def _columns(draft: CampDraft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in CampDraft.__dataclass_fields__ if name != "slots"}


def _write_hours(camp: int, slots: tuple[SlotDraft, ...]) -> None:
    hours = tables.CampHours
    hours.delete().where(hours.camp == camp).execute()
    rows = [
        {"camp": camp, "weekday": slot.weekday, "starts_at": slot.starts, "ends_at": slot.ends} for slot in set(slots)
    ]
    hours.insert_many(rows).execute()


def _follow(group: Any, number: int, row: Any, draft: CampDraft) -> None:
    """Let a group have the dates, the place and the name of its camp, where it had them before."""
    for field, name in group_names(row, number).items():
        if getattr(group, field) == name:
            setattr(group, field, group_names(draft, number)[field])
    if group.room == row.place:
        group.room = draft.place
    if group.children_per_staff == row.children_per_staff:
        group.children_per_staff = draft.children_per_staff
    group.starts, group.ends = draft.starts, draft.ends
    group.save()
    Slot.update(valid_from=draft.starts).where(Slot.group == group.id, Slot.valid_from == row.starts).execute()
    _move_enrolments(group.id, row, draft)


def _move_enrolments(group: int, row: Any, draft: CampDraft) -> None:
    """Whose enrolment began or ended with the camp, begins or ends with it still."""
    stays: Any = Enrolment.select().where(Enrolment.group == group)
    for stay in stays:
        if stay.starts == row.starts or stay.starts < draft.starts:
            stay.starts = draft.starts
        if stay.ends is None or stay.ends >= row.ends or stay.ends > draft.ends:
            stay.ends = draft.ends
        stay.ends = max(stay.ends, stay.starts)
        stay.save()


def _refuse_marks_outside(groups: list[int], draft: CampDraft) -> None:
    days: Any = Session.select(Session.date).join(Mark, on=(Mark.session == Session.id))
    days = days.where(Session.group.in_(groups)).order_by(Session.date)
    first, last = days.first(), days.order_by(Session.date.desc()).first()
    if first is not None and first.date < draft.starts:
        raise FieldError("starts", N_("Somebody was marked in this camp before that day."))
    if last is not None and last.date > draft.ends:
        raise FieldError("ends", N_("Somebody was marked in this camp after that day."))


def _staff_columns(camp: int, draft: StaffDraft, besides: int = 0) -> dict[str, Any]:
    name = "" if draft.account is not None else field_text("name", draft.name, 80)
    if draft.account is None and not name:
        raise FieldError("name", N_("Write the name, or choose somebody who signs in."))
    _check_account(camp, draft.account, besides)
    if draft.group is not None and draft.group not in {tie.group_id for tie in groups_of(camp)}:
        raise UserError(N_("This group is not one of the camp's."))
    return {
        "account": draft.account,
        "name": name,
        "role": draft.role,
        "phone": field_phone("phone", clean(draft.phone)),
        "group": draft.group,
    }


def _check_account(camp: int, account: int | None, besides: int) -> None:
    if account is None:
        return
    if Account.get_or_none(Account.id == account) is None:
        raise NotFound
    table = tables.CampStaff
    if table.select().where(table.camp == camp, table.account == account, table.id != besides).exists():
        raise FieldError("account", N_("This person is among the adults of the camp already."))
