"""A provisional person merged into a known one loses no mark, and a merge undone leaves no trace."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.attendance.values import Mark, MarkRequest, Status
from app.camps.values import CampDraft
from app.centre import Centre
from app.errors import NotFound, UserError
from app.groups.values import SlotDraft
from app.people.values import HealthNoteDraft, PersonDraft
from app.schools.values import PlaceDraft, Shift
from models.attendance import Mark as MarkTable
from models.attendance import MarkChange
from models.database import TABLES
from models.groups import Enrolment
from models.people import Person
from models.sheets import SheetRow
from tests.app.after_school.conftest import MONDAY, Club

DAYS = [MONDAY + dt.timedelta(days=offset) for offset in range(5)]
_APART = {"merge", "audit_line", "audit_head"}


@pytest.fixture
def club(centre: Centre) -> Club:
    return Club(centre)


def tables() -> dict[str, list[Any]]:
    """Every row of every table, apart from the book of what was done."""
    return {
        table._meta.table_name: sorted(table.select().tuples(), key=repr)
        for table in TABLES
        if table._meta.table_name not in _APART
    }


def stranger(club: Club, day: dt.date = MONDAY, name: str = "Sreyneang") -> int:
    """A provisional person who came on a day."""
    return club.centre.attendance.add_stranger(club.session(day), name).value.after[0].person


def statuses(person: int) -> dict[dt.date, str]:
    """The marks of somebody by day."""
    marks = MarkTable.select().where(MarkTable.person == person)
    return {mark.session.date: mark.status for mark in marks}


def test_marks_move_and_come_back(club: Club) -> None:
    known, unknown = club.child("Dara"), stranger(club)
    before = tables()
    merge = club.centre.merging.merge(unknown, known).value
    assert statuses(known) == {MONDAY: "P"}
    assert statuses(unknown) == {}
    assert club.centre.people.person(unknown).status == "archived"
    club.centre.merging.undo(merge)
    assert tables() == before


def test_of_two_marks_the_better_one_stays_and_the_other_is_remembered(club: Club) -> None:
    known, unknown = club.child("Dara"), stranger(club)
    club.centre.attendance.mark([MarkRequest(club.session(MONDAY), known, Mark(Status.ABSENT))])
    before = tables()
    preview = club.centre.merging.preview(unknown, known)
    assert (preview.marks, preview.both) == (1, 1)
    merge = club.centre.merging.merge(unknown, known).value
    assert statuses(known) == {MONDAY: "P"}
    club.centre.merging.undo(merge)
    assert tables() == before


def test_a_walk_in_who_belongs_to_the_group_was_none(club: Club) -> None:
    known, unknown = club.child("Dara"), stranger(club)
    club.centre.merging.merge(unknown, known)
    assert MarkTable.get(MarkTable.person == known).walk_in is False


def test_papers_move_where_the_known_person_has_none(club: Club) -> None:
    centre, known, unknown = club.centre, club.known("Dara"), stranger(club)
    centre.people.add_health_note(unknown, HealthNoteDraft("allergy", "Peanuts"))
    centre.groups.enrol(club.id, [unknown], MONDAY)
    centre.schools.set_place(unknown, MONDAY, PlaceDraft(grade=2, shift=Shift.MORNING))
    Person.update(note="Lives by the river").where(Person.id == unknown).execute()
    before = tables()
    merge = centre.merging.merge(unknown, known).value
    card = centre.people.person(known)
    assert [note.text for note in card.health] == ["Peanuts"]
    assert [line.group.id for line in card.enrolments] == [club.id]
    assert card.draft.note == "Lives by the river"
    assert centre.schools.history(known)[0].place.grade == 2
    centre.merging.undo(merge)
    assert tables() == before


def test_an_enrolment_in_the_same_group_stays_where_it_is(club: Club) -> None:
    known, unknown = club.child("Dara"), stranger(club)
    club.centre.groups.enrol(club.id, [unknown], MONDAY)
    club.centre.merging.merge(unknown, known)
    assert Enrolment.select().where(Enrolment.person == known).count() == 1


def test_a_sheet_on_which_the_provisional_person_stands_shows_the_known_one(club: Club) -> None:
    from app.sheets.values import SheetOptions, SheetRequest

    known, unknown = club.known("Dara"), stranger(club)
    club.centre.groups.enrol(club.id, [unknown], MONDAY)
    club.centre.sheets.issue(club.centre.sheets.proposed(SheetRequest(club.id, MONDAY, MONDAY, SheetOptions())))
    club.centre.merging.merge(unknown, known)
    assert [(row.number, row.person) for row in club.register().rows] == [(1, known)]
    assert [row.person_id for row in SheetRow.select()] == [unknown]


def test_only_a_provisional_person_is_merged_and_only_into_somebody_in_the_lists(club: Club) -> None:
    merging, one, other = club.centre.merging, club.child("Dara"), club.child("Sophea")
    with pytest.raises(UserError, match="provisional"):
        merging.merge(one, other)
    unknown = stranger(club)
    with pytest.raises(UserError, match="in the lists"):
        merging.merge(unknown, unknown)
    club.centre.people.archive(other, "Moved")
    with pytest.raises(UserError, match="in the lists"):
        merging.merge(unknown, other)


def test_who_was_merged_is_brought_back_by_undoing_the_merge_only(club: Club) -> None:
    known, unknown = club.child("Dara"), stranger(club)
    merge = club.centre.merging.merge(unknown, known).value
    with pytest.raises(UserError, match="Undo the merge"):
        club.centre.people.bring_back(unknown)
    told = club.centre.merging.merge_of(unknown)
    assert told is not None
    assert (told.id, told.into.id) == (merge, known)
    club.centre.merging.undo(merge)
    assert club.centre.merging.merge_of(unknown) is None


def test_merges_on_top_of_each_other_are_undone_from_the_top(club: Club) -> None:
    first, second, known = stranger(club), stranger(club, DAYS[1], "Bopha"), club.child("Dara")
    before = tables()
    lower = club.centre.merging.merge(first, second).value
    upper = club.centre.merging.merge(second, known).value
    with pytest.raises(UserError, match="Undo that first"):
        club.centre.merging.undo(lower)
    club.centre.merging.undo(upper)
    club.centre.merging.undo(lower)
    assert tables() == before


def test_a_merge_is_undone_although_other_marks_were_entered_since(club: Club) -> None:
    known, other = club.child("Dara"), club.child("Sophea")
    club.centre.attendance.mark([MarkRequest(club.session(MONDAY), known, Mark(Status.PRESENT))])
    unknown = stranger(club)
    merge = club.centre.merging.merge(unknown, known).value
    club.centre.attendance.mark([MarkRequest(club.session(MONDAY), other, Mark(Status.LATE))])
    club.centre.merging.undo(merge)
    assert [statuses(person) for person in (known, unknown, other)] == [{MONDAY: letter} for letter in "PPL"]


def test_the_mark_of_somebody_else_is_not_taken_for_one_that_moved(club: Club) -> None:
    known, other = club.child("Dara"), club.child("Sophea")
    unknown = stranger(club)
    merge = club.centre.merging.merge(unknown, known).value
    club.centre.attendance.mark([MarkRequest(club.session(MONDAY), known, None)])
    club.centre.attendance.mark([MarkRequest(club.session(MONDAY), other, Mark(Status.LATE))])
    club.centre.merging.undo(merge)
    assert [statuses(person) for person in (known, unknown, other)] == [{}, {}, {MONDAY: "L"}]


def test_what_was_written_since_stays_when_a_merge_is_undone(club: Club) -> None:
    people, known, unknown = club.centre.people, club.known("Dara"), stranger(club)
    Person.update(note="Lives by the river").where(Person.id == unknown).execute()
    merge = club.centre.merging.merge(unknown, known).value
    draft = people.person(known).draft
    people.change(known, replace(draft, note=f"{draft.note}\nHas a bicycle"))
    club.centre.merging.undo(merge)
    assert people.person(known).draft.note == "Lives by the river\nHas a bicycle"


def test_whoever_was_merged_gets_no_mark_any_more(club: Club) -> None:
    known, unknown = club.child("Dara"), stranger(club)
    club.centre.merging.merge(unknown, known)
    with pytest.raises(NotFound):
        club.centre.attendance.mark([MarkRequest(club.session(MONDAY), unknown, Mark(Status.PRESENT, walk_in=True))])
    assert club.centre.people.person(unknown).status == "archived"


def test_twins_are_never_merged_by_themselves(centre: Centre) -> None:
    from app.dates import BirthDate
    from app.families.values import FamilyDraft

    family = centre.families.add(FamilyDraft(name_latin="Sok")).value
    born = BirthDate(dt.date(2019, 5, 5))
    for name in ("Dara", "Dany"):
        centre.people.add(PersonDraft(given_name_latin=name, birth=born, family=family))
    assert Person.select().where(Person.archived_at.is_null()).count() == 2


entries = st.lists(
    st.tuples(st.sampled_from(DAYS), st.sampled_from([*Shift]), st.booleans(), st.sampled_from([*Status, None])),
    max_size=14,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries)
def test_over_random_histories_merge_and_undo_leave_identical_tables(
    club: Club, history: list[tuple[dt.date, Shift, bool, Status | None]]
) -> None:
    known, unknown = club.child("Dara"), stranger(club)
    for day, half, of_known, status in history:
        mark = None if status is None else Mark(status, walk_in=not of_known)
        request = MarkRequest(club.session(day, half), known if of_known else unknown, mark)
        club.centre.attendance.mark([request])
    before = tables()
    own = {m.session_id: m.status for m in MarkTable.select().where(MarkTable.person == known)}
    other = {m.session_id: m.status for m in MarkTable.select().where(MarkTable.person == unknown)}
    changes = MarkChange.select().count()
    if club.centre.people.person(unknown).status == "archived":
        return
    merge = club.centre.merging.merge(unknown, known).value
    merged = {m.session_id: m.status for m in MarkTable.select().where(MarkTable.person == known)}
    order = "PLEA"
    best = {key: min((s for s in (own.get(key), other.get(key)) if s), key=order.index) for key in own | other}
    assert merged == best
    assert MarkChange.select().where(MarkChange.person == unknown).count() == 0
    assert MarkChange.select().count() == changes
    club.centre.merging.undo(merge)
    assert tables() == before


def test_a_place_in_a_camp_moves_unless_the_known_person_has_one(club: Club) -> None:
    known, unknown = club.known("Dara"), stranger(club)
    hours = (SlotDraft(0, dt.time(8), dt.time(11)),)
    draft = CampDraft(name_en="Holiday camp", starts=MONDAY, ends=MONDAY + dt.timedelta(days=30), slots=hours)
    first, second = (club.centre.camps.plan(draft).value for _ in range(2))
    club.centre.camps.choose(first, [unknown])
    club.centre.camps.choose(second, [unknown, known])
    before = tables()
    merge = club.centre.merging.merge(unknown, known).value
    for camp in (first, second):
        assert [child.label.id for child in club.centre.camps.camp(camp).children] == [known]
    club.centre.merging.undo(merge)
    assert tables() == before
