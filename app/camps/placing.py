"""Children chosen for a camp, its groups, and who goes into which. Inside a command only.

Groups, slots and enrolments are those of the spine, so that registers, sheets and lists work as everywhere; the
enrolments that children have elsewhere are never touched.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from app.camps import rules
from app.camps.planning import group_names
from app.camps.reading import campers, draft_of, entered, groups_of, staff_of, state_on
from app.camps.values import WITH_CHILDREN, Camper, CampState, Groups
from app.errors import NotFound, UserError
from app.groups import enrolling, planning
from app.groups.values import GroupDraft, Programme
from app.people.rules import field_text
from app.words import N_
from models import camps as tables
from models.attendance import Session
from models.groups import ChangedHours, Enrolment, Group, Slot
from models.people import Person
from models.sheets import Sheet

_ONE_DAY = dt.timedelta(days=1)


def choose(row: Any, people: Iterable[int], today: dt.date) -> int:
    """Let these children be of a camp too; how many were not before. Raises NotFound."""
    _refuse_over(row, today)
    wanted = set(people)
    if Person.select().where(Person.id.in_(sorted(wanted)), Person.archived_at.is_null()).count() != len(wanted):
        raise NotFound
    new = wanted - {child.label.id for child in campers(row)}
    _tie(row.id, new)
    return len(new)


def take_out(row: Any, people: Iterable[int], today: dt.date) -> None:
    """Let children be of a camp no longer; who was marked stays on its registers up to today. Raises UserError."""
    _refuse_over(row, today)
    tie = tables.CampChild
    for person in people:
        stay = _stay(row.id, person)
        if stay is not None and enrolling.last_mark(stay) is not None:
            enrolling.end(stay, max(today, stay.starts), "")
            continue
        if stay is not None:
            enrolling.remove(stay)
        tie.delete().where(tie.camp == row.id, tie.person == person).execute()


def put_back(row: Any, children: Iterable[Camper]) -> None:
    """Undo `take_out`: choice, ride and group are as they were."""
    tie = tables.CampChild
    for child in children:
        person, stay = child.label.id, _stay(row.id, child.label.id)
        if stay is not None:
            stay.ends = row.ends
            stay.save()
        elif child.group is not None:
            Enrolment.create(person=person, group=child.group, starts=row.starts, ends=row.ends)
        known = tie.select().where(tie.camp == row.id, tie.person == person).exists()
        if not known:
            tie.create(camp=row.id, person=person, rides=child.rides, pick_up=child.pick_up)


def set_ride(row: Any, people: Iterable[int], rides: bool, pick_up: str | None) -> None:
    """Say who rides to a camp, and where they get on. Raises NotFound for who is not of the camp."""
    tie, wanted = tables.CampChild, set(people)
    known = {child.label.id for child in campers(row)}
    if not wanted <= known:
        raise NotFound
    values = (
        {tie.rides: rides} if pick_up is None else {tie.rides: rides, tie.pick_up: field_text("pick_up", pick_up, 120)}
    )
    _tie(row.id, wanted)
    tie.update(values).where(tie.camp == row.id, tie.person.in_(sorted(wanted))).execute()


def keep_groups(row: Any, groups: Groups, today: dt.date) -> None:
    """Let a camp have exactly these groups. Raises UserError once a register was entered, NotFound for strangers."""
    _refuse_over(row, today)
    ties = groups_of(row.id)
    _check_groups(row, groups, ties)
    _tie(row.id, (child.label.id for child in campers(row)))
    for tie in ties:
        Enrolment.delete().where(Enrolment.group == tie.group_id).execute()
    for tie in ties[len(groups) :]:
        _remove_group(tie)
    numbers = [tie.group for tie in ties[: len(groups)]]
    numbers += [_new_group(row, number) for number in range(len(numbers) + 1, len(groups) + 1)]
    for group, people in zip(numbers, groups, strict=True):
        for person in people:
            Enrolment.create(person=person, group=group, starts=row.starts, ends=row.ends)
    _deal_staff(row.id, [group.id for group in numbers])


def move(row: Any, people: Iterable[int], group: int, today: dt.date) -> None:
    """Let children be in another group of a camp, or in their first one. Raises NotFound, UserError."""
    _refuse_over(row, today)
    target = next((tie.group for tie in groups_of(row.id) if tie.group_id == group), None)
    if target is None:
        raise NotFound
    for person in people:
        stay = _stay(row.id, person)
        if stay is None:
            enrolling.enrol(target, person, max(row.starts, today), row.ends)
        elif stay.group_id != group:
            _change_group(row, stay, target, today)


def _tie(camp: int, people: Iterable[int]) -> None:
    """Write down these children as chosen, where they are not yet: somebody may be enrolled in a group by hand."""
    tie = tables.CampChild
    rows: Any = tie.select(tie.person).where(tie.camp == camp).tuples()
    missing = sorted(set(people) - {person for (person,) in rows})
    if missing:
        tie.insert_many([{"camp": camp, "person": person} for person in missing]).execute()


def name_leaders(camp: int) -> None:
    """Let the first adult of each group of a camp be its leader."""
    staff = staff_of(camp)
    for tie in groups_of(camp):
        names = [one.name for one in staff if one.draft.group == tie.group_id and one.draft.role in WITH_CHILDREN]
        Group.update(leader=next(iter(names), "")).where(Group.id == tie.group_id).execute()


def _change_group(row: Any, stay: Any, target: Any, today: dt.date) -> None:
    """From today on, or from the day after the last mark."""
    marked = enrolling.last_mark(stay)
    since = max(today, stay.starts, marked + _ONE_DAY if marked else dt.date.min)
    if since > row.ends:
        raise UserError(N_("The registers of this camp are entered to its last day."))
    full = enrolling.the_enrolment(stay.id)
    moved = enrolling.move(full, target, since, "")
    moved.ends = row.ends
    moved.save()


def _stay(camp: int, person: int) -> Any | None:
    """The last enrolment of a child in one of the groups of a camp, with its group and person."""
    tie = tables.CampGroup
    rows = Enrolment.select(Enrolment, Group, Person).join(Group).join(tie, on=(tie.group == Group.id))
    rows = rows.switch(Enrolment).join(Person).where(tie.camp == camp, Enrolment.person == person)
    return rows.order_by(Enrolment.starts.desc(), Enrolment.id.desc()).first()


def _check_groups(row: Any, groups: Groups, ties: Sequence[Any]) -> None:
    people = [person for group in groups for person in group]
    if entered(tie.group_id for tie in ties):
        raise UserError(
            N_("Registers of this camp were entered already. Move children one by one instead of building groups anew.")
        )
    if len(set(people)) != len(people):
        raise UserError(N_("Each child can be in one group only."))
    if not people or not all(groups):
        raise UserError(N_("A group without a child cannot be kept."))
    if not set(people) <= {child.label.id for child in campers(row)}:
        raise NotFound


def _new_group(row: Any, number: int) -> Any:
    draft, names = draft_of(row), group_names(row, number)
    group = planning.add(
        GroupDraft(
            Programme.CAMP,
            names["name_km"],
            names["name_en"],
            names["name_fr"],
            room=row.place,
            children_per_staff=row.children_per_staff,
            starts=row.starts,
            ends=row.ends,
        )
    )
    planning.set_timetable(group, draft.slots, row.starts)
    tables.CampGroup.create(group=group, camp=row.id, number=number)
    return group


def _remove_group(tie: Any) -> None:
    """Take away a group at which nobody was marked; one of which a sheet or a session tells is archived."""
    group = tie.group
    tables.CampStaff.update(group=None).where(tables.CampStaff.group == group.id).execute()
    tie.delete_instance()
    if any(table.select().where(table.group == group.id).exists() for table in (Sheet, Session, ChangedHours)):
        Group.update(archived_at=dt.datetime.combine(group.starts, dt.time())).where(Group.id == group.id).execute()
        return
    Slot.delete().where(Slot.group == group.id).execute()
    group.delete_instance()


def _deal_staff(camp: int, groups: list[int]) -> None:
    """Give every group its adults, in turn."""
    staff = [one.id for one in staff_of(camp) if one.draft.role in WITH_CHILDREN]
    table = tables.CampStaff
    for group, adults in zip(groups, rules.deal(staff, len(groups)), strict=True):
        table.update(group=group).where(table.id.in_(list(adults))).execute()
    name_leaders(camp)


def _refuse_over(row: Any, today: dt.date) -> None:
    if state_on(row, today) in (CampState.OVER, CampState.CANCELLED):
        raise UserError(N_("This camp is over or does not take place."))
