"""The Today page of a real centre."""

import datetime as dt

from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.centre import Centre
from app.dates import BirthDate
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.people.values import PersonDraft

TODAY = dt.date(2026, 11, 6)  # a Friday
FRIDAYS = SlotDraft(4, dt.time(7), dt.time(11))
LONG_AGO = dt.date(2026, 1, 1)


def stars(centre: Centre, capacity: int | None = None) -> int:
    draft = GroupDraft(
        Programme.DAYCARE, "កូនផ្កាយ", "Small stars", capacity=capacity, children_per_staff=2, starts=LONG_AGO
    )
    return centre.groups.add(draft, [FRIDAYS]).value


def child(centre: Centre, name: str, birth: dt.date | None = None) -> int:
    draft = PersonDraft(given_name_latin=name, birth=BirthDate(birth) if birth else None)
    return centre.people.add(draft).value


def session(centre: Centre, group: int, day: dt.date = TODAY) -> SessionKey:
    return SessionKey(centre.groups.group(group).slots[0].id, day)


def mark(centre: Centre, key: SessionKey, person: int, given: Mark) -> None:
    centre.attendance.mark([MarkRequest(key, person, given)])


def test_an_empty_centre_has_nothing_to_do(centre):
    today = centre.today.overview()
    assert (today.date, today.groups) == (TODAY, 0)
    assert today.next_register is None
    assert (today.registers, today.not_entered, today.absences, today.birthdays) == ((), (), (), ())
    assert today.years_without_holidays == ()


def test_the_independence_day_of_monday_is_announced(centre):
    closed = centre.today.overview().next_closed
    assert closed is not None
    assert closed.date == dt.date(2026, 11, 9)


def test_todays_register_comes_before_those_of_the_last_fourteen_days(centre):
    group = stars(centre)
    person = child(centre, "Sophea")
    centre.groups.enrol(group, [person], LONG_AGO)
    today = centre.today.overview()
    assert [s.session.date for s in today.registers] == [TODAY]
    assert [s.session.date for s in today.not_entered] == [dt.date(2026, 10, 30), dt.date(2026, 10, 23)]
    assert today.next_register == today.registers[0]
    centre.attendance.mark_rest_present(session(centre, group))
    today = centre.today.overview()
    assert today.next_register == today.not_entered[0]
    assert today.week[4].count.present == 1


def test_three_absences_in_a_row_ask_for_a_visit(centre):
    group = stars(centre)
    person = child(centre, "Sophea")
    centre.groups.enrol(group, [person], LONG_AGO)
    for weeks in (3, 2, 1):
        day = TODAY - dt.timedelta(weeks=weeks)
        assert centre.today.overview().absences == ()
        mark(centre, session(centre, group, day), person, Mark(Status.ABSENT))
    (absences,) = centre.today.overview().absences
    assert (absences.person, absences.in_a_row) == (person, 3)


def test_absences_in_registers_that_were_finished_weeks_ago_count_too(centre):
    weekdays = [SlotDraft(weekday, dt.time(7), dt.time(11)) for weekday in range(5)]
    group = centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Small stars", starts=LONG_AGO), weekdays).value
    person, other = child(centre, "Sophea"), child(centre, "Dara")
    centre.groups.enrol(group, [person, other], LONG_AGO)
    slots = centre.groups.group(group).slots
    days = [dt.date(2026, 10, 26), dt.date(2026, 10, 27), dt.date(2026, 11, 2), dt.date(2026, 11, 3)]
    for day, status in zip(days, "PAAA", strict=True):
        key = SessionKey(slots[day.weekday()].id, day)
        mark(centre, key, person, Mark(Status(status)))
        if day != days[0]:  # which is a register still to be finished
            centre.attendance.finish(key)
    today = centre.today.overview()
    assert [(line.in_a_row, line.since) for line in today.absences] == [(3, days[1])]
    assert days[0] in {session.session.date for session in today.not_entered}
    assert not set(days[1:]) & {session.session.date for session in today.not_entered}


def test_birthdays_and_children_turning_six_are_those_of_enrolled_children(centre):
    group = stars(centre)
    enrolled = child(centre, "Bopha", dt.date(2021, 11, 10))
    child(centre, "Elsewhere", dt.date(2021, 11, 10))
    younger = child(centre, "Dara", dt.date(2021, 6, 1))
    centre.groups.enrol(group, [enrolled, younger], LONG_AGO)
    today = centre.today.overview()
    assert [(b.person, b.date, b.turns) for b in today.birthdays] == [(enrolled, dt.date(2026, 11, 10), 5)]
    assert today.turning_six.school_starts == dt.date(2027, 11, 1)
    assert [c.person for c in today.turning_six.children] == [younger]


def test_the_ratio_counts_children_present_at_the_same_time(centre):
    group = stars(centre)
    people = [child(centre, name) for name in ("A", "B", "C", "D")]
    centre.groups.enrol(group, people, LONG_AGO)
    key = session(centre, group)
    nine = dt.time(9)
    for person in people[:2]:
        mark(centre, key, person, Mark(Status.PRESENT, left=nine))
    for person in people[2:]:
        mark(centre, key, person, Mark(Status.LATE, arrived=nine))
    centre.attendance.set_staff(key, 1)
    assert centre.today.overview().crowded == ()
    mark(centre, key, people[0], Mark(Status.PRESENT))
    (crowded,) = centre.today.overview().crowded
    assert (crowded.ratio.children, crowded.ratio.staff, crowded.ratio.staff_needed) == (3, 1, 2)


def test_a_free_place_is_offered_to_who_has_waited_longest(centre):
    group = stars(centre, capacity=1)
    first, second, third = (child(centre, name) for name in ("A", "B", "C"))
    made = centre.groups.enrol(group, [first, second, third], LONG_AGO).value
    assert centre.today.overview().free_places == ()
    centre.groups.end_enrolment(made.placed[0], TODAY - dt.timedelta(days=1))
    (place,) = centre.today.overview().free_places
    assert (place.group, place.child.person) == (group, second)


def test_a_finished_register_is_not_asked_for_again(centre):
    group = stars(centre)
    people = [child(centre, name) for name in ("A", "B")]
    centre.groups.enrol(group, people, LONG_AGO)
    day = TODAY - dt.timedelta(weeks=1)
    key = session(centre, group, day)
    mark(centre, key, people[0], Mark(Status.PRESENT))
    assert centre.today.overview().not_entered[0].session.date == day
    centre.attendance.finish(key)
    assert day not in [s.session.date for s in centre.today.overview().not_entered]
