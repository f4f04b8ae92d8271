"""A group to which whoever likes comes: nobody is expected, only presence is entered, nothing is rated."""

import datetime as dt

import pytest

from app.attendance.arriving import ranked, siblings
from app.attendance.values import Mark, MarkRequest, SessionState, Status
from app.centre import Centre
from app.errors import FieldError, UserError
from app.families.values import FamilyDraft
from app.groups.values import GroupDraft, Programme
from app.sheets.values import SheetOptions, SheetRequest
from models.groups import Enrolment
from tests.app.after_school.conftest import MONDAY, Club


def test_nobody_is_expected_and_nothing_is_rated(library: Club) -> None:
    library.child("Enrolled")
    guest = library.known("Guest")
    session = library.session(MONDAY)
    assert library.register().rows == ()
    library.centre.attendance.let_in(session, guest)
    register = library.register()
    assert [row.person for row in register.rows] == [guest]
    assert register.total().came == 1
    assert register.total().rate is None
    assert register.row_count(0).rate is None
    (listed,) = [s for s in library.centre.attendance.of_day(MONDAY) if s.session == session]
    assert listed.count.came == 1
    assert listed.count.rate is None
    assert library.centre.attendance.person_year(guest, 2026).count.rate is None


def test_a_session_is_due_until_something_is_known_of_it(library: Club) -> None:
    first, second = library.session(MONDAY), library.session(dt.date(2026, 11, 3))
    attendance = library.centre.attendance

    def due() -> set[object]:
        return {s.session for s in attendance.not_entered(MONDAY, dt.date(2026, 11, 3))}

    assert {first, second} <= due()
    attendance.let_in(first, library.known("Guest"))
    attendance.set_head_count(second, 12)
    assert not {first, second} & due()


def test_a_head_count_says_that_the_session_was_held(library: Club) -> None:
    session = library.session(MONDAY)
    library.centre.attendance.set_head_count(session, 12)
    (listed,) = [s for s in library.centre.attendance.of_day(MONDAY) if s.session == session]
    assert listed.state is SessionState.HELD
    assert listed.came == 12
    with pytest.raises(UserError, match="12 people"):
        library.centre.attendance.call_off(session, "Flood")


def test_a_scanned_card_is_a_presence_and_twice_does_no_harm(library: Club) -> None:
    guest, session = library.known("Guest"), library.session(MONDAY)
    code = library.centre.people.person(guest).label.code
    first = library.centre.attendance.scan(session, f" {code.lower()} ").value
    again = library.centre.attendance.scan(session, code).value
    assert (first.person, first.already, again.already) == (guest, False, True)
    assert again.marked.after == ()
    assert library.register().total().came == 1
    library.centre.attendance.mark(first.marked.before)
    assert library.register().total().came == 0


def test_a_code_that_nobody_has_is_refused(library: Club) -> None:
    with pytest.raises(FieldError, match="Nobody has the code X77"):
        library.centre.attendance.scan(library.session(MONDAY), "X77")


def test_a_card_at_a_club_marks_who_is_expected_and_lets_others_in(club: Club) -> None:
    member, guest = club.child("Member"), club.known("Guest")
    session, people = club.session(MONDAY), club.centre.people
    club.centre.attendance.mark([MarkRequest(session, member, Mark(Status.ABSENT))])
    for person in (member, guest):
        club.centre.attendance.scan(session, people.person(person).label.code)
    place = [column.session for column in club.register().columns].index(session)
    marks = {row.person: row.cells[place].mark for row in club.register().rows}
    assert marks == {member: Mark(Status.PRESENT), guest: Mark(Status.PRESENT, walk_in=True)}


def test_a_few_letters_find_who_comes_often_first(library: Club) -> None:
    rare, often = library.child("Sopheak"), library.child("Sophea")
    attendance = library.centre.attendance
    for day in (1, 2, 3):
        attendance.let_in(library.session(MONDAY - dt.timedelta(days=14 - day)), often)
    pool = attendance.comers(library.session(MONDAY))
    assert [comer.person for comer in ranked(pool, "sop", frozenset(), ())] == [often, rare]
    assert [comer.person for comer in ranked(pool, "sop", frozenset({often}), ())] == [rare, often]
    assert ranked(pool, "", frozenset(), ()) == []


def test_brothers_and_sisters_of_who_came_in_are_offered_and_found_first(library: Club) -> None:
    family = library.centre.families.add(FamilyDraft(name_latin="Sok")).value
    one, other = library.child("Dara", family=family), library.known("Sophal", family)
    library.child("Sophea")
    pool = library.centre.attendance.comers(library.session(MONDAY))
    assert [comer.person for comer in siblings(pool, frozenset({one}), [one])] == [other]
    assert siblings(pool, frozenset({one, other}), [one]) == []
    assert ranked(pool, "soph", frozenset({one}), [one])[0].person == other


def test_the_way_of_coming_cannot_change_once_a_register_was_entered(library: Club) -> None:
    library.centre.attendance.let_in(library.session(MONDAY), library.known("Guest"))
    with pytest.raises(FieldError, match="Registers of this group"):
        library.centre.groups.change(library.id, GroupDraft(Programme.AFTER_SCHOOL, name_en="Library"))


def test_only_an_after_school_group_can_be_open_to_all(centre: Centre) -> None:
    with pytest.raises(FieldError, match="Only an after-school group"):
        centre.groups.add(GroupDraft(Programme.DAYCARE, name_en="Stars", drop_in=True))


def test_activity_and_leader_belong_to_one_session(club: Club) -> None:
    session, attendance = club.session(MONDAY), club.centre.attendance
    games = club.centre.activities.activities()[0]
    attendance.set_activity(session, games.id)
    attendance.set_leader(session, "Dara")
    (listed,) = [s for s in attendance.of_day(MONDAY) if s.session == session]
    assert listed.activity is not None
    assert (listed.activity.id, listed.leader) == (games.id, "Dara")
    assert Enrolment.select().count() == 0


def test_a_sheet_of_a_drop_in_group_is_full_of_numbered_rows_to_write_names_on(library: Club) -> None:
    library.child("Enrolled")
    sheet = library.centre.sheets.proposed(SheetRequest(library.id, MONDAY, MONDAY, SheetOptions()))
    (page,) = sheet.layout.pages
    assert sheet.people == ()
    assert [row.number for row in page.rows] == list(range(1, len(page.rows) + 1))
    assert len(page.rows) >= 25
    assert all(row.person is None for row in page.rows)


def test_printed_with_others_it_has_a_page_of_rows_or_as_many_as_are_asked_for(library: Club) -> None:
    centre, other = library.centre, Club(library.centre)
    other.child("Dara")

    def rows(options: SheetOptions) -> list[int]:
        requests = tuple(SheetRequest(group, MONDAY, MONDAY, options) for group in (other.id, library.id))
        sheets = centre.sheets.proposed_together(requests)
        return [len(page.rows) for sheet in sheets for page in sheet.layout.pages]

    few, many = rows(SheetOptions(share_pages=True))
    assert few == 1 + SheetOptions().blank_rows
    assert many >= 25
    assert rows(SheetOptions(share_pages=True, drop_in_rows=12)) == [few, 12]
    assert rows(SheetOptions(share_pages=True, drop_in_rows=60))[1] >= 25  # never more than a page


def test_cards_are_of_who_belongs_and_of_codes(library: Club) -> None:
    child = library.child("Dara")
    (card,) = library.centre.sheets.cards(library.id, MONDAY).people
    assert card.label.id == child
    assert library.centre.sheets.cards_of((card.label.code,)).people == (card,)
    with pytest.raises(FieldError, match="Nobody has the code"):
        library.centre.sheets.cards_of(("X99",))
