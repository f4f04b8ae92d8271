"""Groups, timetables and enrolments in a real centre."""

import datetime as dt

import pytest

from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.calendar.values import ClosureDraft
from app.centre import Centre
from app.dates import BirthDate
from app.errors import FieldError, NotFound, UserError
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.language import Language
from app.people.values import PersonDraft
from app.use_case import Change
from models.groups import Group

TODAY = dt.date(2026, 11, 6)  # a Friday
FIRST = dt.date(2026, 11, 1)
NEXT_MONTH = dt.date(2026, 12, 1)
FRIDAYS = SlotDraft(4, dt.time(7), dt.time(11))
SATURDAYS = SlotDraft(5, dt.time(7), dt.time(11))
NAMES = ("ចាន់ សុភា", "គឹម ស្រីមុំ", "លី វិសាល")


def stars(centre: Centre, capacity: int | None = None, name: str = "Small stars") -> int:
    draft = GroupDraft(Programme.DAYCARE, "កូនផ្កាយ", name, capacity=capacity)
    return centre.groups.add(draft, [FRIDAYS]).value


def children(centre: Centre) -> list[int]:
    made = []
    for name in NAMES:
        family, given = name.split()
        made.append(centre.people.add(PersonDraft(family_name_km=family, given_name_km=given)).value)
    return made


def mark(centre: Centre, group: int, person: int, day: dt.date = TODAY) -> None:
    slot = centre.groups.group(group, day).slots[0].id
    centre.attendance.mark([MarkRequest(SessionKey(slot, day), person, Mark(Status.ABSENT))])


def test_members_stand_in_khmer_order(centre):
    group = stars(centre)
    centre.groups.enrol(group, children(centre), FIRST)
    members = centre.groups.group(group).members
    assert [m.name_km for m in members] == ["គឹម ស្រីមុំ", "ចាន់ សុភា", "លី វិសាល"]


def test_the_list_counts_members_waiting_and_free_places(centre):
    group = stars(centre, capacity=2)
    done = centre.groups.enrol(group, children(centre), FIRST)
    assert done.change == Change.GROUPS | Change.PEOPLE
    assert (len(done.value.placed), len(done.value.waiting)) == (2, 1)
    (line,) = centre.groups.listing()
    assert (line.members, line.waiting, line.free) == (2, 1, 0)
    assert centre.groups.listing(Programme.COURSE) == ()


def test_groups_for_the_age_of_a_child_are_offered_first_and_those_with_a_place_before_full_ones(centre):
    made = {
        name: centre.groups.add(GroupDraft(Programme.DAYCARE, name, age_from=least, age_to=most, capacity=1)).value
        for name, least, most in (("a", 0, 2), ("b", None, None), ("c", 3, 5), ("d", 4, 4), ("e", 3, 5))
    }
    filler, other, _ = children(centre)
    child = centre.people.add(PersonDraft(family_name_km="ម៉ៅ", birth=BirthDate(dt.date(2022, 1, 1)))).value
    centre.groups.enrol(made["c"], [filler, other], FIRST)
    centre.groups.enrol(made["e"], [child], FIRST)
    found = centre.groups.openings([child], TODAY)
    assert [(one.name_km, one.suits, one.placed(1), one.ahead) for one in found] == [
        ("d", True, 1, 0),
        ("c", True, 0, 1),
        ("b", None, 1, 0),
        ("a", False, 1, 0),
    ]
    # Whom only some of the chosen are in is offered: the others may join.
    assert len(centre.groups.openings([child, filler], TODAY)) == 5


def test_the_groups_offered_count_the_places_of_the_day_that_is_asked_for(centre):
    group = stars(centre, capacity=2)
    first, second, third = children(centre)
    centre.groups.enrol(group, [first], FIRST, TODAY)
    centre.groups.enrol(group, [second], NEXT_MONTH)
    assert [one.taken for one in centre.groups.openings([third], TODAY)] == [1]
    assert [one.placed(2) for one in centre.groups.openings([third], FIRST)] == [1]
    assert centre.groups.openings([first], TODAY) == ()


def test_a_group_that_is_over_is_not_offered(centre):
    draft = GroupDraft(Programme.COURSE, "ក", starts=FIRST, ends=TODAY)
    centre.groups.add(draft)
    child, _, _ = children(centre)
    assert len(centre.groups.openings([child], TODAY)) == 1
    assert centre.groups.openings([child], NEXT_MONTH) == ()


def test_who_waits_is_offered_the_place_that_becomes_free(centre):
    group = stars(centre, capacity=2)
    first, _, third = children(centre)
    made = centre.groups.enrol(group, [first, _, third], FIRST).value
    assert centre.groups.group(group).offered is None
    ended = centre.groups.end_enrolment(made.placed[0], TODAY, "moved away").value
    assert ended.offered is not None
    assert ended.offered.person == third
    with pytest.raises(UserError, match="full"):
        centre.groups.take_from_waiting_list(made.waiting[0], TODAY)
    centre.groups.take_from_waiting_list(made.waiting[0], TODAY + dt.timedelta(days=1))
    assert [m.person for m in centre.groups.group(group).coming] == [third]


def test_enrolling_twice_is_refused_with_a_sentence_and_enrols_nobody(centre):
    group = stars(centre)
    people = children(centre)
    centre.groups.enrol(group, people[2:], FIRST)
    with pytest.raises(UserError, match="លី វិសាល is already enrolled in កូនផ្កាយ · Small stars since 01/11/2026"):
        centre.groups.enrol(group, people, TODAY)
    assert len(centre.groups.group(group).members) == 1


def test_somebody_who_left_can_come_back_later(centre):
    group, (person, *_) = stars(centre), children(centre)
    (made,) = centre.groups.enrol(group, [person], FIRST).value.placed
    centre.groups.end_enrolment(made, TODAY)
    centre.groups.enrol(group, [person], NEXT_MONTH)
    with pytest.raises(UserError, match="already enrolled"):
        centre.groups.reopen_enrolment(made)


def test_a_place_is_given_only_where_an_enrolment_could_begin(centre):
    group = stars(centre, capacity=1)
    first, second, third = children(centre)
    centre.groups.enrol(group, [second], dt.date(2026, 9, 1), dt.date(2026, 9, 30))
    centre.groups.enrol(group, [first], FIRST)
    (waits,) = centre.groups.enrol(group, [second], FIRST).value.waiting
    (waits_a_month,) = centre.groups.enrol(group, [third], FIRST, dt.date(2026, 11, 30)).value.waiting
    centre.groups.end_enrolment(centre.groups.group(group).members[0].enrolment, TODAY)
    with pytest.raises(UserError, match="already enrolled"):
        centre.groups.take_from_waiting_list(waits, dt.date(2026, 9, 15))
    with pytest.raises(FieldError, match="last day"):
        centre.groups.take_from_waiting_list(waits_a_month, NEXT_MONTH)
    centre.groups.archive(group)
    with pytest.raises(UserError, match="archived"):
        centre.groups.take_from_waiting_list(waits, NEXT_MONTH)


def test_an_end_is_never_moved_into_the_next_enrolment(centre):
    group, other = stars(centre), stars(centre, name="Big stars")
    (person, *_) = children(centre)
    (enrolment,) = centre.groups.enrol(group, [person], FIRST, TODAY).value.placed
    centre.groups.enrol(group, [person], NEXT_MONTH)
    with pytest.raises(UserError, match="already enrolled"):
        centre.groups.end_enrolment(enrolment, NEXT_MONTH)
    centre.groups.move([enrolment], other, dt.date(2026, 11, 20))
    assert [(one.starts, one.ends) for one in centre.people.person(person).enrolments] == [
        (NEXT_MONTH, None),
        (dt.date(2026, 11, 20), None),
        (FIRST, TODAY),
    ]


def test_who_is_archived_is_not_enrolled(centre):
    group = stars(centre)
    first, second, _ = children(centre)
    centre.people.archive(second, "Moved away")
    for people in ([first, second], [first + 99]):
        with pytest.raises(UserError, match="in the lists"):
            centre.groups.enrol(group, people, FIRST)
    assert centre.groups.group(group).members == ()


def test_the_last_day_is_never_before_a_mark(centre):
    group, (person, *_) = stars(centre), children(centre)
    (made,) = centre.groups.enrol(group, [person], FIRST).value.placed
    mark(centre, group, person)
    with pytest.raises(FieldError, match="06/11/2026") as refused:
        centre.groups.end_enrolment(made, TODAY - dt.timedelta(days=1))
    with pytest.raises(UserError, match="End the enrolment instead"):
        centre.groups.remove_enrolment(made)
    assert "០៦/១១/២០២៦" in refused.value.sentence(Language("km"))


def test_an_enrolment_made_by_mistake_leaves_no_trace(centre):
    group, (person, *_) = stars(centre), children(centre)
    (made,) = centre.groups.enrol(group, [person], FIRST).value.placed
    centre.groups.remove_enrolment(made)
    details = centre.groups.group(group)
    assert (details.members, details.waiting) == ((), ())
    with pytest.raises(NotFound):
        centre.groups.remove_enrolment(made)


def test_a_child_moves_to_another_group_in_one_step(centre):
    old, new = stars(centre), stars(centre, name="Butterflies")
    person = children(centre)[0]
    (made,) = centre.groups.enrol(old, [person], FIRST).value.placed
    mark(centre, old, person)
    centre.groups.move([made], new, NEXT_MONTH, "old enough")
    assert [m.ends for m in centre.groups.group(old).members] == [dt.date(2026, 11, 30)]
    assert centre.groups.group(old, NEXT_MONTH).members == ()
    assert [m.person for m in centre.groups.group(new, NEXT_MONTH).members] == [person]
    assert centre.attendance.register(old, TODAY, TODAY).rows[0].person == person


def test_nobody_moves_into_a_full_group(centre):
    old, new = stars(centre), stars(centre, capacity=1, name="Butterflies")
    first, second, _ = children(centre)
    made = centre.groups.enrol(old, [first, second], FIRST).value.placed
    with pytest.raises(UserError, match="Butterflies is full"):
        centre.groups.move(made, new, NEXT_MONTH)
    assert centre.groups.group(new, NEXT_MONTH).members == ()
    assert len(centre.groups.group(old, NEXT_MONTH).members) == 2


def test_a_new_timetable_leaves_earlier_registers_as_they_were(centre):
    group, (person, *_) = stars(centre), children(centre)
    centre.groups.enrol(group, [person], FIRST)
    mark(centre, group, person)
    before = centre.attendance.register(group, TODAY, TODAY)
    with pytest.raises(FieldError, match="06/11/2026"):
        centre.groups.set_timetable(group, [SATURDAYS], TODAY)
    centre.groups.set_timetable(group, [SATURDAYS], TODAY + dt.timedelta(days=1))
    assert centre.attendance.register(group, TODAY, TODAY) == before
    assert [s.group.id for s in centre.attendance.of_day(dt.date(2026, 11, 7))] == [group]
    assert centre.attendance.of_day(dt.date(2026, 11, 13)) == ()


def test_an_extra_session_takes_place_once(centre):
    group, sunday = stars(centre), dt.date(2026, 11, 8)
    slot = centre.groups.add_extra_session(group, sunday, dt.time(8), dt.time(10)).value
    assert len(centre.attendance.of_day(sunday)) == 1
    assert centre.attendance.of_day(sunday + dt.timedelta(days=7)) == ()
    centre.groups.cancel_extra_session(slot)
    assert centre.attendance.of_day(sunday) == ()


def test_no_extra_session_on_a_closed_day_nor_at_the_time_of_another(centre):
    group = stars(centre)
    with pytest.raises(FieldError, match="already meets"):
        centre.groups.add_extra_session(group, TODAY, dt.time(8), dt.time(9))
    centre.calendar.close(ClosureDraft(TODAY, TODAY, name_en="Flood"))
    with pytest.raises(FieldError, match="closed"):
        centre.groups.add_extra_session(group, TODAY, dt.time(14), dt.time(15))


def test_an_archived_group_no_longer_meets_and_comes_back_whole(centre):
    group, people = stars(centre), children(centre)
    centre.groups.enrol(group, people, FIRST)
    centre.groups.archive(group, "too few children")
    assert centre.groups.listing() == ()
    assert [line.archived for line in centre.groups.listing(archived=True)] == [True]
    assert centre.attendance.of_day(TODAY) == ()
    with pytest.raises(UserError, match="archived"):
        centre.groups.enrol(group, people[:1], NEXT_MONTH)
    centre.groups.bring_back(group)
    assert len(centre.attendance.of_day(TODAY)) == 1
    assert len(centre.groups.group(group).members) == 3


def test_a_group_that_comes_back_owes_no_register_of_the_days_it_was_away(centre):
    draft = GroupDraft(Programme.DAYCARE, "ក", starts=dt.date(2026, 10, 1))
    group = centre.groups.add(draft, [FRIDAYS, SATURDAYS]).value
    centre.groups.enrol(group, children(centre), dt.date(2026, 10, 1))
    mark(centre, group, centre.groups.group(group).members[0].person, dt.date(2026, 10, 30))
    centre.groups.archive(group, "the trainer is ill")
    Group.update(archived_at=dt.datetime(2026, 10, 23, 17)).execute()
    centre.groups.bring_back(group)
    found = centre.attendance.between(dt.date(2026, 10, 16), TODAY)
    assert [(one.session.date.day, one.state, one.reason) for one in found] == [
        (16, "planned", ""),
        (17, "planned", ""),
        (23, "not_held", "the trainer is ill"),
        (24, "not_held", "the trainer is ill"),
        (30, "held", ""),
        (31, "not_held", "the trainer is ill"),
        (6, "planned", ""),
    ]


def test_a_stay_is_not_made_longer_where_the_place_is_taken_by_then(centre):
    group = stars(centre, capacity=1)
    first, second, _ = children(centre)
    (made,) = centre.groups.enrol(group, [first], FIRST).value.placed
    centre.groups.end_enrolment(made, TODAY)
    centre.groups.enrol(group, [second], NEXT_MONTH)
    centre.groups.end_enrolment(made, NEXT_MONTH - dt.timedelta(days=1))
    with pytest.raises(FieldError, match="is full") as refused:
        centre.groups.end_enrolment(made, NEXT_MONTH)
    assert refused.value.field == "last"
    centre.groups.end_enrolment(made, TODAY)


def test_candidates_are_found_in_either_script_with_their_other_groups(centre):
    old, new = stars(centre), stars(centre, name="Butterflies")
    draft = PersonDraft("ចាន់", "សុភា", "Chan", "Sophea", sex="F")
    person = centre.people.add(draft).value
    centre.groups.enrol(old, [person], FIRST)
    for text in ("sophea", "សុភា", "CHAN so"):
        (found,) = centre.groups.candidates(new, text)
        assert (found.person, found.groups) == (person, ("កូនផ្កាយ",))
    assert centre.groups.candidates(old, "sophea") == ()
    assert centre.groups.candidates(new, " ") == ()


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (GroupDraft(Programme.DAYCARE, " "), "name_km"),
        (GroupDraft(Programme.DAYCARE, "ក", capacity=0), "capacity"),
        (GroupDraft(Programme.DAYCARE, "ក", age_from=5, age_to=3), "age_to"),
        (GroupDraft(Programme.DAYCARE, "ក", children_per_staff=0), "children_per_staff"),
        (GroupDraft(Programme.CAMP, "ក", starts=TODAY, ends=FIRST), "ends"),
    ],
)
def test_a_group_that_cannot_be_is_told_beside_its_field(centre, draft, field):
    with pytest.raises(FieldError) as refused:
        centre.groups.add(draft)
    assert refused.value.field == field


def test_a_group_is_changed_and_meets_from_its_first_day_on(centre):
    draft = GroupDraft(Programme.CAMP, name_en="Camp", starts=NEXT_MONTH, ends=dt.date(2026, 12, 20))
    group = centre.groups.add(draft, [SlotDraft(1, dt.time(8), dt.time(11))]).value
    assert [s.valid_from for s in centre.groups.group(group).slots] == [NEXT_MONTH]
    days = [s.session.date for s in centre.attendance.between(FIRST, dt.date(2026, 12, 31))]
    assert days == [dt.date(2026, 12, 1), dt.date(2026, 12, 8), dt.date(2026, 12, 15)]
    centre.groups.change(group, GroupDraft(Programme.CAMP, name_en="Big camp", room="Hall"))
    line = centre.groups.group(group).line
    assert (line.name_en, line.room) == ("Big camp", "Hall")
