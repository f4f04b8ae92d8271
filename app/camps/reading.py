"""Camps as the screens are told of them, one query for each table. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from app.attendance.reading import khmer_first
from app.calendar.rules import is_closed
from app.calendar.timetable import closed_days
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

_AHEAD = dt.timedelta(days=14)


def the_camp(camp: int) -> Any:
    """The row of a camp. Raises NotFound."""
    row = tables.Camp.get_or_none(tables.Camp.id == camp)
    if row is None:
        raise NotFound
    return row


def lines(today: dt.date, camps: Sequence[int] | None = None) -> tuple[CampLine, ...]:
    """These camps or all, the latest first."""
    rows: Any = tables.Camp.select().order_by(tables.Camp.starts.desc(), tables.Camp.id.desc())
    if camps is not None:
        rows = rows.where(tables.Camp.id.in_(list(camps)))
    groups = _group_ids()
    placed, chosen, staff = _placed(), _chosen(), _staff_counts()
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
    return CampDetails(
        line,
        draft,
        _groups(row, children, staff),
        children,
        staff,
        tuple(
            day
            for day in closed_days(row.starts, row.ends).values()
            if not day.worked and any(slot.weekday == day.date.weekday() for slot in draft.slots)
        ),
        _days_held(draft),
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
    rows: Any = tables.CampChild.select().where(tables.CampChild.camp == row.id)
    ties = {one.person_id: one for one in rows}
    stays = _stays(row.id)
    people = labels_of(ties.keys() | stays.keys())
    return tuple(_camper(label, row, ties.get(label.id), stays.get(label.id)) for label in people)


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


def _group_ids() -> defaultdict[int, list[int]]:
    """The groups of every camp."""
    tie = tables.CampGroup
    rows: Any = tie.select(tie.camp, tie.group).order_by(tie.camp, tie.number).tuples()
    found: defaultdict[int, list[int]] = defaultdict(list)
    for camp, group in rows:
        found[camp].append(group)
    return found


def _placed() -> defaultdict[int, set[int]]:
    """Who has a place in a group, by camp."""
    tie = tables.CampGroup
    rows: Any = (
        Enrolment.select(tie.camp, Enrolment.person).join(tie, on=(tie.group == Enrolment.group)).distinct().tuples()
    )
    return _by_camp(rows)


def _chosen() -> defaultdict[int, set[int]]:
    rows: Any = tables.CampChild.select(tables.CampChild.camp, tables.CampChild.person).tuples()
    return _by_camp(rows)


def _by_camp(pairs: Iterable[tuple[int, int]]) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for camp, person in pairs:
        found[camp].add(person)
    return found


def _staff_counts() -> Counter[int]:
    rows: Any = tables.CampStaff.select(tables.CampStaff.camp).tuples()
    return Counter(camp for (camp,) in rows)


def _stays(camp: int) -> dict[int, Any]:
    """The last enrolment of everybody in the groups of a camp."""
    tie = tables.CampGroup
    rows: Any = Enrolment.select().join(tie, on=(tie.group == Enrolment.group)).where(tie.camp == camp)
    return {row.person_id: row for row in rows.order_by(Enrolment.starts, Enrolment.id)}


def labels_of(people: Iterable[int]) -> list[PersonLabel]:
    """These people in the order of the lists."""
    query = in_order(selection(), khmer_first())
    return [label_of(row) for row in query.where(Person.id.in_(sorted(people)))]


def _camper(label: PersonLabel, camp: Any, tie: Any | None, stay: Any | None) -> Camper:
    left = stay.ends if stay is not None and stay.ends is not None and stay.ends < camp.ends else None
    return Camper(
        label,
        age_on(label, camp.starts),
        stay.group_id if stay is not None else None,
        bool(tie and tie.rides),
        tie.pick_up if tie else "",
        left,
    )


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


def _days_held(draft: CampDraft) -> int:
    """On how many days a camp meets."""
    closures = closed_days(draft.starts, draft.ends)
    weekdays = {slot.weekday for slot in draft.slots}
    days = (draft.starts + dt.timedelta(days=offset) for offset in range((draft.ends - draft.starts).days + 1))
    return sum(day.weekday() in weekdays and not is_closed(closures, day) for day in days)
