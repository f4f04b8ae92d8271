"""Camps as the screens are told of them, one query for each table. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.attendance.reading import khmer_first
from app.calendar.rules import is_closed
from app.calendar.timetable import closed_days
from app.calendar.values import ClosedDay
from app.camps import rules
from app.camps.values import (
    WITH_CHILDREN,
    CampDetails,
    CampDraft,
    Camper,
    CampGroup,
    CampLine,
    CampState,
    StaffDraft,
    StaffLine,
    StaffRole,
)
from app.dates import age_at
from app.errors import NotFound
from app.groups.ratio import Ratio
from app.groups.values import GroupName, Programme, SlotDraft
from app.people.records import in_order, label_of, selection
from app.people.values import PersonLabel
from app.settings.storing import stored_value
from app.settings.values import Thresholds
from models import camps as tables
from models.attendance import Mark, Session
from models.centre import Account
from models.groups import Enrolment, Group
from models.people import Person
from models.rows import as_date_or_none, plain_rows, rows_among

_NO_RIDE, _NO_STAY = (False, ""), (None, None)
_AHEAD = dt.timedelta(days=14)


def the_camp(camp: int) -> Any:
    """The row of a camp. Raises NotFound."""
    row = tables.Camp.get_or_none(tables.Camp.id == camp)
    if row is None:
        raise NotFound
    return row


def lines(today: dt.date, camps: Sequence[int] | None = None) -> tuple[CampLine, ...]:
    """These camps or all, the latest first."""
    query: Any = tables.Camp.select().order_by(tables.Camp.starts.desc(), tables.Camp.id.desc())
    rows = list(rows_among(query, tables.Camp.id, camps))
    groups = _group_ids(camps)
    placed, chosen, staff = _placed(camps), _chosen(camps), _staff_counts(camps)
    return tuple(
        _line(row, today, tuple(groups[row.id]), placed[row.id], chosen[row.id], staff[row.id]) for row in rows
    )


def to_prepare(today: dt.date) -> tuple[CampLine, ...]:
    """Camps that begin in the coming days and have children without a group, or no child at all."""
    camp = tables.Camp
    soon = camp.starts.between(today, today + _AHEAD) & camp.archived_at.is_null()
    rows: Any = camp.select(camp.id).where(soon).tuples()
    coming = [id_ for (id_,) in rows]
    found = lines(today, coming) if coming else ()
    return tuple(line for line in reversed(found) if line.without_group or not line.children)


def details(camp: int, today: dt.date) -> CampDetails:
    """Everything about one camp. Raises NotFound."""
    row = the_camp(camp)
    (line,) = lines(today, [camp])
    draft, children, staff = draft_of(row), campers(row), staff_of(camp)
    closures, weekdays = closed_days(row.starts, row.ends), {slot.weekday for slot in draft.slots}
    return CampDetails(
        line,
        draft,
        _groups(row, children, staff),
        children,
        staff,
        tuple(day for day in closures.values() if not day.worked and day.date.weekday() in weekdays),
        _days_held(draft, closures),
        entered(line.groups),
    )


def draft_of(row: Any) -> CampDraft:
    """A camp as a form fills it in."""
    return CampDraft(
        row.name_km,
        row.name_en,
        row.name_fr,
        row.starts,
        row.ends,
        row.place,
        hours_of(row.id),
        row.children_per_staff,
        row.transport,
        row.note,
    )


def hours_of(camp: int) -> tuple[SlotDraft, ...]:
    """The week of a camp."""
    hours = tables.CampHours
    rows = hours.select().where(hours.camp == camp).order_by(hours.weekday, hours.starts_at)
    return tuple(SlotDraft(row.weekday, row.starts_at, row.ends_at) for row in rows)


def groups_of(camp: int) -> tuple[Any, ...]:
    """The rows that tie groups to a camp, with their groups, in the order of their numbers."""
    tie = tables.CampGroup
    return tuple(tie.select(tie, Group).join(Group).where(tie.camp == camp).order_by(tie.number))


def campers(row: Any) -> tuple[Camper, ...]:
    """The children of a camp in the order of the lists: who is enrolled in its groups, and who was only chosen."""
    rides, stays = _rides(row.id), _stays(row.id)
    return tuple(
        _camper(label, row, rides.get(label.id, _NO_RIDE), stays.get(label.id, _NO_STAY))
        for label in labels_of(rides.keys() | stays.keys())
    )


def staff_of(camp: int) -> tuple[StaffLine, ...]:
    """The adults of a camp: leader, monitors, volunteers, others."""
    table = tables.CampStaff
    rows = list(table.select(table, Account).left_outer_join(Account).where(table.camp == camp).order_by(table.id))
    order = list(StaffRole)
    return tuple(sorted(map(_staff_line, rows), key=lambda one: order.index(one.draft.role)))


def entered(groups: Iterable[int]) -> bool:
    """Whether somebody was marked in one of these groups."""
    rows = Mark.select(Mark.id).join(Session).where(Session.group.in_(list(groups)))
    return bool(rows.exists())


def threshold(row: Any) -> int:
    """How many children one adult of a camp may look after."""
    return int(row.children_per_staff or stored_value("thresholds", Thresholds).children_per_staff)


def state_on(row: Any, today: dt.date) -> CampState:
    """How a camp stands to a day."""
    if row.archived_at is not None:
        return CampState.CANCELLED
    if today < row.starts:
        return CampState.PLANNED
    return CampState.RUNNING if today <= row.ends else CampState.OVER


def _line(
    row: Any, today: dt.date, groups: tuple[int, ...], placed: set[int], chosen: set[int], staff: int
) -> CampLine:
    return CampLine(
        row.id,
        row.name_km,
        row.name_en,
        row.name_fr,
        row.starts,
        row.ends,
        row.place,
        state_on(row, today),
        row.archived_reason,
        groups,
        len(placed | chosen),
        len(chosen - placed),
        staff,
    )


def _group_ids(camps: Sequence[int] | None) -> defaultdict[int, list[int]]:
    """The groups of these camps or of all, by camp."""
    tie = tables.CampGroup
    rows: Any = tie.select(tie.camp, tie.group).order_by(tie.camp, tie.number)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for camp, group in plain_rows(rows_among(rows, tie.camp, camps)):
        found[camp].append(group)
    return found


def _placed(camps: Sequence[int] | None) -> defaultdict[int, set[int]]:
    """Who has a place in a group, by camp."""
    tie = tables.CampGroup
    rows: Any = tie.select(tie.camp, Enrolment.person).join(Enrolment, on=(tie.group == Enrolment.group))
    return _by_camp(rows_among(rows, tie.camp, camps))


def _chosen(camps: Sequence[int] | None) -> defaultdict[int, set[int]]:
    table = tables.CampChild
    return _by_camp(rows_among(table.select(table.camp, table.person), table.camp, camps))


def _by_camp(query: Any) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for camp, person in plain_rows(query):
        found[camp].add(person)
    return found


def _staff_counts(camps: Sequence[int] | None) -> Counter[int]:
    table = tables.CampStaff
    return Counter(camp for (camp,) in plain_rows(rows_among(table.select(table.camp), table.camp, camps)))


def _stays(camp: int) -> dict[int, tuple[int, dt.date | None]]:
    """The group and the last day of the last enrolment of everybody in the groups of a camp."""
    tie = tables.CampGroup
    rows: Any = Enrolment.select(Enrolment.person, Enrolment.group, Enrolment.ends)
    rows = rows.join(tie, on=(tie.group == Enrolment.group)).where(tie.camp == camp)
    found = plain_rows(rows.order_by(Enrolment.starts, Enrolment.id))
    return {person: (group, as_date_or_none(ends)) for person, group, ends in found}


def _rides(camp: int) -> dict[int, tuple[bool, str]]:
    """Whether each child chosen for a camp rides, and where it gets on."""
    table = tables.CampChild
    rows: Any = table.select(table.person, table.rides, table.pick_up).where(table.camp == camp)
    return {person: (bool(rides), pick_up) for person, rides, pick_up in plain_rows(rows)}


def labels_of(people: Iterable[int]) -> list[PersonLabel]:
    """These people in the order of the lists."""
    query = in_order(selection(), khmer_first())
    return [label_of(row) for row in plain_rows(query.where(Person.id.in_(sorted(people))))]


def _camper(label: PersonLabel, camp: Any, ride: tuple[bool, str], stay: tuple[int | None, dt.date | None]) -> Camper:
    group, last = stay
    left = last if last is not None and last < camp.ends else None
    return Camper(label, age_on(label, camp.starts), group, *ride, left)


def age_on(label: PersonLabel, day: dt.date) -> int | None:
    """Full years on a day."""
    return age_at(label.birth, day) if label.birth else None


def _staff_line(row: Any) -> StaffLine:
    name = row.account.name if row.account_id is not None else row.name
    return StaffLine(row.id, StaffDraft(StaffRole(row.role), row.account_id, row.name, row.phone, row.group_id), name)


def _groups(row: Any, children: Sequence[Camper], staff: Sequence[StaffLine]) -> tuple[CampGroup, ...]:
    most = threshold(row)
    return tuple(
        _group(
            tie,
            [child for child in children if child.group == tie.group_id and child.left is None],
            [one for one in staff if one.draft.group == tie.group_id],
            most,
        )
        for tie in groups_of(row.id)
    )


def _group(tie: Any, children: Sequence[Camper], staff: Sequence[StaffLine], most: int) -> CampGroup:
    group = tie.group
    adults = sum(one.draft.role in WITH_CHILDREN for one in staff)
    return CampGroup(
        GroupName(group.id, group.name_km, group.name_en, group.name_fr, Programme.CAMP),
        tie.number,
        sum(child.label.sex == "F" for child in children),
        sum(child.label.sex != "F" for child in children),
        rules.ages(children),
        tuple(one.name for one in staff),
        Ratio(len(children), adults, group.children_per_staff or most),
    )


def _days_held(draft: CampDraft, closures: Mapping[dt.date, ClosedDay]) -> int:
    """On how many days a camp meets."""
    weekdays = {slot.weekday for slot in draft.slots}
    days = (draft.starts + dt.timedelta(days=offset) for offset in range((draft.ends - draft.starts).days + 1))
    return sum(day.weekday() in weekdays and not is_closed(closures, day) for day in days)
