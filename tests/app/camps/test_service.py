"""Holiday camps through the use cases, on a real encrypted file."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.attendance.values import SessionKey
from app.camps.values import CampState, GroupPlan, Siblings, StaffDraft, StaffRole
from app.centre import Centre
from app.errors import FieldError, NotFound, UserError
from app.groups.values import Programme, SlotDraft
from app.rights import Role
from models.attendance import Mark
from models.audit import AuditLine
from models.centre import Account
from models.groups import Closure, Enrolment, Group, Slot
from models.people import Person

TODAY = dt.date(2026, 11, 6)
MONDAY, WEDNESDAY = dt.date(2026, 11, 2), dt.date(2026, 11, 4)
FIRST, LAST = dt.date(2026, 11, 16), dt.date(2026, 11, 27)


def regular() -> list[Any]:
    """Every enrolment but those in camps."""
    rows = Enrolment.select().join(Group).where(Group.programme != Programme.CAMP).order_by(Enrolment.id)
    return list(rows.tuples())


def test_a_camp_is_planned_with_its_days_and_hours(centre: Centre, holidays: Any) -> None:
    camp = holidays.camp()
    (line,) = centre.camps.camps()
    assert (line.name_en, line.starts, line.ends, line.place) == ("Holiday camp", FIRST, LAST, "Pagoda school")
    assert (line.state, line.children, line.groups, line.open) == (CampState.PLANNED, 0, (), True)
    details = holidays.details(camp)
    assert details.draft == holidays.draft()
    # The water festival, from Monday to Wednesday, leaves seven of ten days.
    assert ([day.date.day for day in details.closed], details.sessions) == ([23, 24, 25], 7)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name_km": "", "name_en": " ", "name_fr": ""}, "name_km"),
        ({"name_en": "x" * 81}, "name_en"),
        ({"ends": FIRST - dt.timedelta(days=1)}, "ends"),
        ({"ends": FIRST + dt.timedelta(days=200)}, "ends"),
        ({"slots": ()}, "slots"),
        ({"slots": (SlotDraft(0, dt.time(9), dt.time(8)),)}, "slots"),
        ({"slots": (SlotDraft(0, dt.time(8), dt.time(10)), SlotDraft(0, dt.time(9), dt.time(11)))}, "slots"),
        ({"children_per_staff": 0}, "children_per_staff"),
        ({"transport": "x" * 2001}, "transport"),
    ],
)
def test_a_camp_that_cannot_be_is_refused_beside_its_field(
    centre: Centre, holidays: Any, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(FieldError) as refused:
        centre.camps.plan(replace(holidays.draft(), **change))
    assert refused.value.field == field
    assert centre.camps.camps() == ()


def test_children_are_chosen_from_those_enrolled_with_their_age_on_the_first_day(centre: Centre, holidays: Any) -> None:
    young = holidays.child("Young", 4, group=holidays.daycare)
    old = holidays.child("Old", 11)
    gone = holidays.child("Gone", 8)
    Enrolment.update(ends=dt.date(2026, 6, 1)).where(Enrolment.person == gone).execute()
    mother = holidays.child("Mother", 30)
    Person.update(role="mother").where(Person.id == mother).execute()
    camp = holidays.camp(old)
    offered = centre.camps.choosable(camp)
    assert [(one.label.id, one.age, one.chosen) for one in offered] == [(old, 11, True), (young, 4, False)]
    assert [one.programmes for one in offered] == [{"after_school"}, {"daycare"}]
    assert (holidays.details(camp).line.children, holidays.details(camp).line.without_group) == (1, 1)


def test_choosing_twice_changes_nothing_and_a_stranger_is_refused(centre: Centre, holidays: Any) -> None:
    child = holidays.child("Dara")
    camp = holidays.camp(child)
    assert centre.camps.choose(camp, [child]).value == 0
    with pytest.raises(NotFound):
        centre.camps.choose(camp, [child, 999])
    assert holidays.details(camp).line.children == 1


def test_kept_groups_have_sessions_and_members_for_the_camp_only(centre: Centre, holidays: Any) -> None:
    children = holidays.children(8)
    camp, before = holidays.camp(*children), regular()
    proposal = centre.camps.proposal(camp, GroupPlan(2))
    assert sorted(map(len, proposal.groups)) == [4, 4]
    assert holidays.groups(camp) == []
    centre.camps.keep_groups(camp, proposal.groups)
    young, old = holidays.details(camp).groups
    assert (young.group.name_en, old.group.name_km) == ("Holiday camp, group 1", "ជំរុំវិស្សមកាល ក្រុមទី ២")
    assert (young.ages, old.ages, young.girls, young.boys) == ((6, 6), (9, 9), 2, 2)
    assert holidays.members(young.group.id, FIRST) == set(proposal.groups[0])
    assert holidays.members(young.group.id, TODAY) == holidays.members(young.group.id, dt.date(2026, 11, 30)) == set()
    meets = [one for one in centre.attendance.of_day(FIRST) if one.group.programme is Programme.CAMP]
    assert [(one.starts, one.count.to_enter) for one in meets] == [(dt.time(8), 4), (dt.time(8), 4)]
    assert regular() == before


def test_regular_enrolments_and_registers_are_untouched_by_a_whole_camp(centre: Centre, holidays: Any) -> None:
    children = holidays.children(4)
    before = regular()
    stayed = centre.attendance.register(holidays.club, MONDAY, dt.date(2026, 11, 20))
    camp = holidays.running(*children)
    (group,) = holidays.groups(camp)
    holidays.mark(group, children[0], MONDAY)
    centre.camps.take_out(camp, children[:2])
    centre.camps.change(camp, holidays.draft(MONDAY, dt.date(2026, 11, 20)))
    centre.camps.cancel(camp, "flood")
    assert regular() == before
    assert centre.attendance.register(holidays.club, MONDAY, dt.date(2026, 11, 20)) == stayed


def test_groups_are_built_anew_until_a_register_was_entered(centre: Centre, holidays: Any) -> None:
    children = holidays.children(6)
    camp = holidays.camp(*children, first=MONDAY)
    centre.camps.keep_groups(camp, (tuple(children[:3]), tuple(children[3:])))
    first, second = holidays.groups(camp)
    centre.camps.keep_groups(camp, (tuple(children),))
    assert holidays.groups(camp) == [first]
    assert Group.get_or_none(Group.id == second) is None
    holidays.mark(first, children[0], MONDAY)
    assert holidays.details(camp).entered
    with pytest.raises(UserError, match="one by one"):
        centre.camps.keep_groups(camp, (tuple(children[:3]), tuple(children[3:])))


def test_a_group_that_was_rained_off_is_archived_and_not_deleted(centre: Centre, holidays: Any) -> None:
    children = holidays.children(4)
    camp = holidays.camp(*children)
    centre.camps.keep_groups(camp, (tuple(children[:2]), tuple(children[2:])))
    second = holidays.groups(camp)[1]
    slot = Slot.get(Slot.group == second, Slot.weekday == FIRST.weekday())
    centre.attendance.call_off(SessionKey(slot.id, FIRST), "rain")
    centre.camps.keep_groups(camp, (tuple(children),))
    assert second not in holidays.groups(camp)
    assert Group.get_by_id(second).archived_at is not None


def test_nobody_is_taken_out_of_a_camp_that_is_over(centre: Centre, holidays: Any) -> None:
    (child,) = holidays.children(1)
    camp = holidays.running(child)
    holidays.mark(holidays.groups(camp)[0], child, dt.date(2026, 11, 3))
    centre.camps.change(camp, holidays.draft(MONDAY, WEDNESDAY))
    with pytest.raises(UserError, match="over"):
        centre.camps.take_out(camp, [child])


def test_a_group_whose_sheet_was_printed_is_archived_and_not_deleted(centre: Centre, holidays: Any) -> None:
    from app.sheets.values import SheetOptions, SheetRequest

    children = holidays.children(4)
    camp = holidays.camp(*children)
    centre.camps.keep_groups(camp, ((children[0],), tuple(children[1:])))
    second = holidays.groups(camp)[1]
    request = SheetRequest(second, FIRST, FIRST + dt.timedelta(days=4), SheetOptions())
    centre.sheets.issue(centre.sheets.proposed(request))
    centre.camps.keep_groups(camp, (tuple(children),))
    assert Group.get(Group.id == second).archived_at is not None
    assert len(holidays.groups(camp)) == 1


@pytest.mark.parametrize("groups", [((1, 1), (2,)), ((1,), ()), ()])
def test_groups_that_cannot_be_are_refused(centre: Centre, holidays: Any, groups: tuple[tuple[int, ...], ...]) -> None:
    children = holidays.children(2)
    camp = holidays.camp(*children)
    with pytest.raises(UserError):
        centre.camps.keep_groups(camp, tuple(tuple(children[at - 1] for at in group) for group in groups))
    assert holidays.groups(camp) == []


def test_only_children_of_the_camp_come_into_its_groups(centre: Centre, holidays: Any) -> None:
    inside, outside = holidays.children(2)
    camp = holidays.camp(inside)
    with pytest.raises(NotFound):
        centre.camps.keep_groups(camp, ((inside, outside),))


def test_siblings_are_kept_together_or_apart_as_asked(centre: Centre, holidays: Any) -> None:
    family = holidays.family()
    first, second = holidays.child("Dara", 6, family=family), holidays.child("Bopha", 10, family=family)
    others = holidays.children(4)
    camp = holidays.camp(first, second, *others)
    together = centre.camps.proposal(camp, GroupPlan(2)).groups
    assert any({first, second} <= set(group) for group in together)
    apart = centre.camps.proposal(camp, GroupPlan(2, siblings=Siblings.APART)).groups
    assert not any({first, second} <= set(group) for group in apart)


def test_a_child_chosen_later_comes_into_a_group_by_moving(centre: Centre, holidays: Any) -> None:
    children = holidays.children(3)
    camp = holidays.camp(*children[:2])
    centre.camps.keep_groups(camp, ((children[0],), (children[1],)))
    centre.camps.choose(camp, [children[2]])
    assert holidays.details(camp).line.without_group == 1
    first, second = holidays.groups(camp)
    centre.camps.move(camp, [children[2], children[0]], second)
    assert holidays.members(second, FIRST) == set(children)
    assert holidays.members(first, FIRST) == set()
    assert {row.ends for row in Enrolment.select().where(Enrolment.group == second)} == {LAST}


def test_a_marked_child_changes_its_group_from_the_next_day_on(centre: Centre, holidays: Any) -> None:
    children = holidays.children(2)
    camp = holidays.camp(*children, first=MONDAY)
    centre.camps.keep_groups(camp, ((children[0],), (children[1],)))
    first, second = holidays.groups(camp)
    holidays.mark(first, children[0], WEDNESDAY)
    holidays.mark(first, children[0], TODAY)
    centre.camps.move(camp, [children[0]], second)
    assert holidays.members(first, TODAY) == {children[0]}
    assert holidays.members(second, dt.date(2026, 11, 10)) == set(children)
    assert [child.group for child in holidays.details(camp).children] == [second, second]


def test_who_was_marked_leaves_and_who_was_not_is_gone(centre: Centre, holidays: Any) -> None:
    stays, leaves, never = holidays.children(3)
    camp = holidays.running(stays, leaves, never)
    (group,) = holidays.groups(camp)
    holidays.mark(group, leaves, MONDAY)
    centre.camps.take_out(camp, [leaves, never])
    assert [(one.label.id, one.left) for one in holidays.details(camp).children] == [(stays, None), (leaves, TODAY)]
    assert holidays.members(group, MONDAY) == {stays, leaves}
    assert holidays.members(group, dt.date(2026, 11, 10)) == {stays}
    assert holidays.details(camp).groups[0].ratio.children == 1


def test_taking_out_is_undone_with_group_and_ride(centre: Centre, holidays: Any) -> None:
    marked, other = holidays.children(2)
    camp = holidays.running(marked, other)
    holidays.mark(holidays.groups(camp)[0], marked, MONDAY)
    centre.camps.set_ride(camp, [other], rides=True, pick_up="Market")
    before = holidays.details(camp)
    centre.camps.take_out(camp, [marked, other])
    assert holidays.details(camp).line.children == 1
    centre.camps.put_back(camp, before.children)
    assert holidays.details(camp) == before


def test_other_dates_move_what_began_and_ended_with_the_camp(centre: Centre, holidays: Any) -> None:
    children = holidays.children(2)
    camp = holidays.camp(*children)
    centre.camps.keep_groups(camp, (tuple(children),))
    (group,) = holidays.groups(camp)
    later = FIRST + dt.timedelta(days=14), LAST + dt.timedelta(days=14)
    draft = replace(holidays.draft(*later), name_en="Rainy camp", place="Hall", children_per_staff=6)
    centre.camps.change(camp, draft)
    assert {(row.starts, row.ends) for row in Enrolment.select().where(Enrolment.group == group)} == {later}
    row = Group.get(Group.id == group)
    assert (row.starts, row.ends, row.room, row.children_per_staff) == (*later, "Hall", 6)
    assert (row.name_en, row.name_km) == ("Rainy camp, group 1", "ជំរុំវិស្សមកាល ក្រុមទី ១")
    assert holidays.members(group, later[0]) == set(children)
    assert {slot.valid_from for slot in Slot.select().where(Slot.group == group)} == {later[0]}


def test_other_hours_are_those_of_the_groups_too(centre: Centre, holidays: Any) -> None:
    child = holidays.child("Dara")
    camp = holidays.camp(child)
    centre.camps.keep_groups(camp, ((child,),))
    saturday = SlotDraft(5, dt.time(13), dt.time(16))
    centre.camps.change(camp, replace(holidays.draft(), slots=(saturday,)))
    assert holidays.details(camp).draft.slots == (saturday,)
    (meets,) = [one for one in centre.attendance.of_day(dt.date(2026, 11, 21)) if one.group.programme == "camp"]
    assert (meets.starts, meets.ends) == (dt.time(13), dt.time(16))
    assert not [one for one in centre.attendance.of_day(FIRST) if one.group.programme == "camp"]


def test_a_group_that_was_given_a_name_of_its_own_keeps_it(centre: Centre, holidays: Any) -> None:
    child = holidays.child("Dara")
    camp = holidays.camp(child)
    centre.camps.keep_groups(camp, ((child,),))
    Group.update(name_en="Tigers").where(Group.programme == "camp").execute()
    centre.camps.change(camp, replace(holidays.draft(), name_en="Rainy camp"))
    assert holidays.details(camp).groups[0].group.name_en == "Tigers"


def test_dates_never_leave_out_a_day_that_was_entered(centre: Centre, holidays: Any) -> None:
    child = holidays.child("Dara")
    camp = holidays.running(child)
    holidays.mark(holidays.groups(camp)[0], child, WEDNESDAY)
    for first, last, field in ((TODAY, LAST, "starts"), (MONDAY, dt.date(2026, 11, 3), "ends")):
        with pytest.raises(FieldError) as refused:
            centre.camps.change(camp, holidays.draft(first, last))
        assert refused.value.field == field
    assert Mark.select().count() == 1


def test_a_cancelled_camp_no_longer_meets_and_comes_back(centre: Centre, holidays: Any) -> None:
    child = holidays.child("Dara")
    camp = holidays.camp(child)
    centre.camps.keep_groups(camp, ((child,),))
    with pytest.raises(FieldError):
        centre.camps.cancel(camp, "  ")
    centre.camps.cancel(camp, "flood")
    (line,) = centre.camps.camps()
    assert (line.state, line.reason, line.open) == (CampState.CANCELLED, "flood", False)
    assert not [one for one in centre.attendance.of_day(FIRST) if one.group.programme == "camp"]
    with pytest.raises(UserError):
        centre.camps.choose(camp, [child])
    centre.camps.bring_back(camp)
    assert centre.camps.camps()[0].state is CampState.PLANNED
    assert [one for one in centre.attendance.of_day(FIRST) if one.group.programme == "camp"]


def test_why_a_camp_is_cancelled_is_told_to_who_may_see_people(centre: Centre, holidays: Any) -> None:
    centre.camps.cancel(holidays.camp(), "Dara is ill")
    assert centre.camps.camps()[0].reason == "Dara is ill"
    desk = centre.camps._desk
    desk.account = replace(desk.account, role=Role.VISITOR)
    assert centre.camps.camps()[0].reason == ""


def test_adults_are_staff_who_sign_in_or_names(centre: Centre, holidays: Any) -> None:
    children = holidays.children(4)
    camp = holidays.camp(*children)
    account = Account.get().id
    monitor = centre.camps.add_staff(camp, StaffDraft(StaffRole.MONITOR, account, phone="012 333 444")).value
    centre.camps.add_staff(camp, StaffDraft(StaffRole.VOLUNTEER, name="Marie Dupont"))
    centre.camps.add_staff(camp, StaffDraft(StaffRole.DRIVER, name="Ta Sok"))
    centre.camps.keep_groups(camp, (tuple(children[:2]), tuple(children[2:])))
    first, second = holidays.details(camp).groups
    assert (first.staff, second.staff) == (("Sokunthea",), ("Marie Dupont",))
    assert [one.group.leader for one in centre.attendance.of_day(FIRST) if one.group.programme == "camp"] == [
        "Sokunthea",
        "Marie Dupont",
    ]
    centre.camps.change_staff(monitor, StaffDraft(StaffRole.MONITOR, account, group=second.group.id))
    first, second = holidays.details(camp).groups
    assert (first.ratio.staff, first.ratio.exceeded, second.ratio.staff) == (0, True, 2)
    assert second.staff == ("Sokunthea", "Marie Dupont")


def test_an_adult_taken_out_can_be_put_back(centre: Centre, holidays: Any) -> None:
    camp = holidays.camp()
    staff = centre.camps.add_staff(camp, StaffDraft(StaffRole.FIRST_AID, name="Keo", phone="012 333 444")).value
    kept = centre.camps.remove_staff(staff).value
    assert holidays.details(camp).staff == ()
    with pytest.raises(NotFound):
        centre.camps.remove_staff(staff)
    centre.camps.add_staff(camp, kept)
    assert [(one.name, one.draft.role) for one in holidays.details(camp).staff] == [("Keo", StaffRole.FIRST_AID)]


def test_an_adult_that_cannot_be_is_refused(centre: Centre, holidays: Any) -> None:
    camp, account = holidays.camp(), Account.get().id
    centre.camps.add_staff(camp, StaffDraft(account=account))
    for draft, field in ((StaffDraft(name=" "), "name"), (StaffDraft(account=account), "account")):
        with pytest.raises(FieldError) as refused:
            centre.camps.add_staff(camp, draft)
        assert refused.value.field == field
    with pytest.raises(NotFound):
        centre.camps.add_staff(camp, StaffDraft(account=999))
    with pytest.raises(UserError):
        centre.camps.add_staff(camp, StaffDraft(name="Keo", group=holidays.club))


def test_who_rides_stands_on_the_list_in_the_order_of_the_stops(centre: Centre, holidays: Any) -> None:
    near, far = holidays.family("Damnak"), holidays.family("Prek", phone="")
    first, second = holidays.child("Dara", family=far), holidays.child("Bopha", family=near)
    walks, other = holidays.child("Walks"), holidays.child("Other")
    camp = holidays.camp(first, second, walks, other)
    centre.camps.keep_groups(camp, ((first, walks), (second, other)))
    centre.camps.set_ride(camp, [first, second], rides=True)
    centre.camps.set_ride(camp, [other], rides=True, pick_up="Market")
    centre.camps.add_staff(camp, StaffDraft(StaffRole.DRIVER, name="Ta Sok", phone="012 333 444"))
    paper = centre.camps.transport_list(camp, day=FIRST)
    assert [(one.number, one.label.id, one.stop) for one in paper.riders] == [
        (1, second, "Damnak"),
        (2, other, "Market"),
        (3, first, "Prek"),
    ]
    assert paper.riders[0].phones == (("", "Mother Sok 1", "+855 11 222 333"),)
    assert paper.riders[1].phones == ()
    assert [one.name for one in paper.drivers] == ["Ta Sok"]
    (of_group,) = centre.camps.transport_list(camp, (holidays.groups(camp)[0],), FIRST).riders
    assert of_group.label.id == first
    assert centre.camps.transport_list(camp).riders == ()  # today nobody is there


def test_only_children_of_the_camp_ride(centre: Centre, holidays: Any) -> None:
    camp, stranger = holidays.camp(), holidays.child("Dara")
    with pytest.raises(NotFound):
        centre.camps.set_ride(camp, [stranger], rides=True)


def test_a_camp_that_is_over_stands_in_no_list_of_groups_in_use(centre: Centre, holidays: Any) -> None:
    child = holidays.child("Dara")
    camp = holidays.running(child)
    (group,) = holidays.groups(camp)
    assert group in [line.id for line in centre.groups.listing()]
    centre.camps.change(camp, holidays.draft(MONDAY, WEDNESDAY))
    assert group not in [line.id for line in centre.groups.listing()]
    assert group in [line.id for line in centre.groups.listing(archived=True)]
    assert group not in [one.id for one in centre.people.choices().groups]
    assert centre.camps.camps()[0].state is CampState.OVER


def test_a_camp_stands_among_the_groups_of_the_child_and_of_its_family(centre: Centre, holidays: Any) -> None:
    family = holidays.family()
    child = holidays.child("Dara", family=family)
    holidays.running(child)
    names = [line.group.name_en for line in centre.people.person(child).enrolments]
    assert names == ["Holiday camp, group 1", "Football"]
    assert [group.name_en for group in centre.families.family(family).groups[child]] == names


def test_today_has_the_registers_of_a_camp_in_the_order_of_their_hours(centre: Centre, holidays: Any) -> None:
    holidays.child("Stays at home", group=holidays.daycare)
    camp = holidays.running(holidays.child("Dara"))
    registers = centre.today.overview().registers
    assert [(one.starts, one.group.name_en, one.count.to_enter) for one in registers] == [
        (dt.time(7), "Football", 1),
        (dt.time(7), "Stars", 1),
        (dt.time(8), "Holiday camp, group 1", 1),
    ]
    assert [one.group.id for one in centre.today.overview().not_entered if one.group.programme == "camp"] == [
        holidays.groups(camp)[0]
    ] * 4


def test_what_is_done_stands_in_the_audit_book(centre: Centre, holidays: Any) -> None:
    child = holidays.child("Dara")
    camp = holidays.camp(child)
    centre.camps.keep_groups(camp, ((child,),))
    lines = [(line.action, line.subject, line.detail) for line in AuditLine.select().order_by(AuditLine.id)][-3:]
    assert lines == [
        ("camps.plan", f"camp {camp}", "Holiday camp 2026-11-16 2026-11-27"),
        ("camps.choose", f"camp {camp}", f"choose {child}"),
        ("camps.keep_groups", f"camp {camp}", f"{child}"),
    ]


def test_a_closed_day_that_is_worked_is_a_day_of_the_camp(holidays: Any) -> None:
    camp = holidays.camp()
    Closure.update(worked=True).where(Closure.date == dt.date(2026, 11, 23)).execute()
    assert holidays.details(camp).sessions == 8


def test_a_camp_nobody_knows_is_not_found(centre: Centre) -> None:
    for ask in (centre.camps.camp, centre.camps.choosable, centre.camps.bring_back, centre.camps.transport_list):
        with pytest.raises(NotFound):
            ask(999)


def test_who_is_archived_leaves_the_camp_and_comes_back_into_it(centre: Centre, holidays: Any) -> None:
    child, other = holidays.children(2)
    camp = holidays.running(child, other)
    (group,) = holidays.groups(camp)
    centre.people.archive(child, "Moved away")
    assert holidays.members(group, dt.date(2026, 11, 10)) == {other}
    centre.people.bring_back(child)
    assert holidays.members(group, dt.date(2026, 11, 10)) == {child, other}
    assert [line.ends for line in centre.people.person(child).enrolments] == [dt.date(2026, 11, 13), None]


def test_today_tells_of_camps_that_are_not_prepared(centre: Centre, holidays: Any) -> None:
    children = holidays.children(2)
    holidays.camp(first=dt.date(2027, 4, 19), last=dt.date(2027, 4, 30))
    soon = holidays.camp(*children)
    assert [line.id for line in centre.today.overview().camps] == [soon]
    centre.camps.keep_groups(soon, (tuple(children),))
    assert centre.today.overview().camps == ()
    empty = holidays.camp(first=TODAY + dt.timedelta(days=3), last=LAST)
    assert [line.id for line in centre.today.overview().camps] == [empty]
