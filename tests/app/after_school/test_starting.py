"""From the daycare to school and to an after-school group."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.after_school.values import EntryDraft
from app.centre import Centre
from app.dates import BirthDate
from app.errors import UserError
from app.families.guardians import Collects, GuardianDraft
from app.groups.values import GroupDraft, Programme
from app.language import Language
from app.people.values import PersonDraft
from app.schools.values import PlaceDraft, SchoolDraft, Shift
from models.groups import Enrolment
from models.schools import SchoolEntry, SchoolPlace
from tests.app.after_school.conftest import Club

SINCE = dt.date(2027, 11, 1)


@pytest.fixture
def child(centre: Centre) -> int:
    """A child of the daycare who is five today and six next November."""
    group = centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Small stars")).value
    draft = PersonDraft(given_name_latin="Dara", birth=BirthDate(dt.date(2021, 3, 1)))
    person = centre.people.add(draft).value
    centre.groups.enrol(group, [person], dt.date(2025, 1, 6))
    return person


def test_who_reaches_school_age_before_school_starts_is_listed(centre: Centre, child: int) -> None:
    starters = centre.after_school.starters()
    assert starters.school_starts == SINCE
    assert [one.person for one in starters.children] == [child]


def test_what_is_done_for_the_start_of_school_is_kept(centre: Centre, child: int) -> None:
    school = centre.schools.add_school(SchoolDraft(name_latin="Wat Damnak")).value
    draft = EntryDraft(birth_certificate=True, school=school, shift=Shift.AFTERNOON)
    assert centre.after_school.keep_entry(child, draft).value == EntryDraft()
    (starter,) = centre.after_school.starters().children
    assert starter.entry == draft


def test_one_step_moves_a_child_and_keeps_its_history(centre: Centre, child: int, club: Club) -> None:
    school = centre.schools.add_school(SchoolDraft(name_latin="Wat Damnak")).value
    centre.after_school.keep_entry(child, EntryDraft(school=school, shift=Shift.MORNING))
    centre.after_school.move([child], club.id, SINCE)
    new, old = sorted(centre.people.person(child).enrolments, key=lambda e: e.group.programme)
    assert (old.starts, old.ends) == (dt.date(2025, 1, 6), SINCE - dt.timedelta(days=1))
    assert (new.group.id, new.starts) == (club.id, SINCE)
    (line,) = centre.schools.history(child)
    assert (line.school_latin, line.place.grade, line.place.shift) == ("Wat Damnak", 1, Shift.MORNING)
    assert line.place.starts == SINCE


def tables() -> dict[str, list[tuple]]:
    """Every row that a move touches, without its number."""
    kept = (Enrolment, SchoolPlace, SchoolEntry)
    return {
        table.__name__: sorted(
            (tuple(value for name, value in row.items() if name != "id") for row in table.select().dicts()), key=repr
        )
        for table in kept
    }


@pytest.mark.parametrize("since", [SINCE, dt.date(2025, 1, 6)])  # of the second nothing of the daycare is left
def test_a_child_moved_by_mistake_is_back_as_it_was(centre: Centre, child: int, club: Club, since: dt.date) -> None:
    centre.schools.set_place(child, dt.date(2024, 11, 1), PlaceDraft(shift=Shift.AFTERNOON))
    before = tables()
    moved = centre.after_school.move([child], club.id, since).value
    assert tables() != before
    centre.after_school.move_back(moved)
    assert tables() == before
    with pytest.raises(UserError, match="changed again"):
        centre.after_school.move_back(moved)


def test_who_was_marked_in_the_club_stays_there(centre: Centre, child: int, club: Club) -> None:
    day = dt.date(2026, 11, 3)
    moved = centre.after_school.move([child], club.id, day).value
    centre.attendance.mark_rest_present(club.session(day))
    before = tables()
    with pytest.raises(UserError, match="already marked"):
        centre.after_school.move_back(moved)
    assert tables() == before


def test_the_list_tells_whom_to_call(centre: Centre, child: int) -> None:
    for draft in (
        GuardianDraft(name_latin="Away", phone="011 111 111", collects=Collects.MUST_NOT, reason="court"),
        GuardianDraft(name_latin="Mother", phone="012 345 678"),
        GuardianDraft(name_latin="Aunt", phone="012 999 999"),
    ):
        centre.families.add_guardian(draft, child=child)
    (starter,) = centre.after_school.starters_paper().starters.children
    assert starter.phone == "+855 12 345 678"


def test_who_starts_school_is_exported(centre: Centre, child: int, tmp_path: Path) -> None:
    centre.after_school.keep_entry(child, EntryDraft(registered=True, shift=Shift.MORNING))
    assert centre.exports.export_starters(tmp_path / "a.xlsx", Language("en")).value == 1
    rows = load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(max_row=2, values_only=True)
    told = dict(zip(*rows, strict=True))
    assert (told["Name in Latin letters"], told["Registered at school"], told["Shift"]) == ("Dara", "✓", "Morning")
    assert told["Birth date"].date() == dt.date(2021, 3, 1)


def test_who_is_not_of_school_age_is_not_moved(centre: Centre, club: Club) -> None:
    with pytest.raises(UserError, match="school age"):
        centre.after_school.move([club.known("Dara")], club.id, SINCE)


def test_the_week_tells_what_is_there_and_what_is_missing(centre: Centre, club: Club) -> None:
    club.child("Early", Shift.MORNING)
    club.child("Unknown")
    centre.attendance.mark_rest_present(club.session(dt.date(2026, 11, 3)))
    week = centre.after_school.week()
    assert (week.first, week.last) == (dt.date(2026, 11, 2), dt.date(2026, 11, 8))
    assert [label.id for label in week.groups] == [club.id]
    assert [s.count.expected for s in week.at(club.id, dt.date(2026, 11, 2))] == [1, 2]
    assert (week.without_shift, week.without_activity) == (1, 1)
