"""Parent meetings through the use cases, on a real encrypted file."""

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from app.attendance.values import SessionState
from app.calendar.values import ClosureDraft
from app.centre import Centre
from app.changes import Change
from app.clock import FixedClock
from app.errors import FieldError, NotFound, UserError
from app.families.guardians import Collects
from app.families.values import FamilyFilter
from app.meetings.signing_in import BY_MISTAKE
from app.meetings.values import Adult, Entry, InvitationChoice, MatrixFilter, MeetingDraft, ThemeDraft, Who
from app.sheets.sign_in import SignInOptions
from models.attendance import Mark
from models.people import Family, Person
from tests.app.meetings.conftest import Village

TODAY = dt.date(2026, 11, 6)
LAST_WEEK = dt.date(2026, 10, 30)


def came(centre: Centre, meeting: int) -> dict[int, tuple[Who, ...]]:
    return {row.family.id: tuple(one.who for one in row.came) for row in centre.meetings.sign_in(meeting).rows}


def enter(centre: Centre, meeting: int, family: int, *letters: Who) -> Any:
    rows = {row.family.id: row.family for row in centre.meetings.sign_in(meeting).rows}
    known = {adult.who: adult for adult in reversed(rows[family].adults)}
    return centre.meetings.enter(meeting, [Entry(family, tuple(known.get(who, Adult(who)) for who in letters))]).value


def test_a_centre_begins_with_themes_that_can_be_changed_added_and_archived(centre: Centre) -> None:
    first, *rest = centre.meetings.themes()
    assert (first.name_en, len(rest)) == ("The role of parents", 11)
    centre.meetings.change_theme(first.id, ThemeDraft(name_en="Parents"))
    new = centre.meetings.add_theme(ThemeDraft(name_fr="Le paludisme")).value
    centre.meetings.archive_theme(rest[0].id)
    assert [theme.id for theme in centre.meetings.themes()] == [first.id, *(one.id for one in rest[1:]), new]
    assert [theme.id for theme in centre.meetings.themes(archived=True)] == [rest[0].id]
    centre.meetings.bring_back_theme(rest[0].id)
    assert centre.meetings.themes()[1].name_en == "Hygiene"


def test_planning_makes_one_session_of_the_series_and_invites(centre: Centre, village: Any) -> None:
    inside = village.family("Chan", "mother")
    village.family("Sok", "mother")
    meeting = village.meeting(inside)
    line = centre.meetings.meeting(meeting).line
    assert (line.date, line.starts, line.invited, line.came) == (TODAY, dt.time(8), 1, 0)
    assert (line.place, line.facilitator, line.themes[0].name_en) == ("Big hall", "Sok Dara", "Hygiene")
    assert line.is_due(TODAY)
    assert [one.id for one in centre.meetings.invited(meeting)] == [inside]
    again = village.meeting(inside, day=LAST_WEEK)
    assert centre.meetings.meeting(again).line.series == line.series
    assert [one.id for one in centre.meetings.meetings()] == [meeting, again]


def test_a_meeting_stands_in_no_list_of_registers(centre: Centre, village: Any) -> None:
    village.meeting(village.family("Chan", "mother"))
    assert centre.attendance.of_day(TODAY) == ()


def test_whom_a_choice_would_invite_is_told_before(centre: Centre, village: Any) -> None:
    stars = village.group("Stars")
    near = village.family("Chan", "mother", village="Damnak", group=stars)
    far = village.family("Sok", "father", village="Prek", group=stars)
    village.family("Keo", "mother", village="Damnak")
    told = centre.meetings.preview(InvitationChoice(groups=frozenset({stars})), TODAY)
    assert [one.id for one in told.families] == [near, far]
    assert (told.children, told.never_came) == (2, 2)
    assert told.villages == (("Damnak", 1), ("Prek", 1))
    choice = InvitationChoice(groups=frozenset({stars}), villages=frozenset({"Damnak"}))
    assert [one.id for one in centre.meetings.preview(choice, TODAY).families] == [near]


def test_families_never_reached_by_a_theme_can_be_chosen(centre: Centre, village: Any) -> None:
    stars = village.group("Stars")
    reached, not_reached = (village.family(name, "mother", group=stars) for name in ("Chan", "Sok"))
    enter(centre, village.meeting(reached, not_reached, day=LAST_WEEK), reached, Who.MOTHER)
    choice = InvitationChoice(groups=frozenset({stars}), never_reached=frozenset({village.hygiene}))
    assert [one.id for one in centre.meetings.preview(choice, TODAY).families] == [not_reached]


def test_who_came_is_marked_and_a_family_counts_once(centre: Centre, village: Any) -> None:
    family = village.family("Chan", "mother", "father")
    meeting = village.meeting(family)
    enter(centre, meeting, family, Who.MOTHER, Who.FATHER)
    line = centre.meetings.meeting(meeting).line
    assert (line.came, line.adults, line.state) == (1, 2, SessionState.HELD)
    people = village.people(family)
    assert {mark.person_id for mark in Mark.select()} == {people["mother"], people["father"]}
    enter(centre, meeting, family, Who.FATHER)
    assert came(centre, meeting) == {family: (Who.FATHER,)}
    enter(centre, meeting, family)
    assert centre.meetings.meeting(meeting).line.came == 0


def test_a_change_is_undone_and_redone_by_restoring(centre: Centre, village: Any) -> None:
    family = village.family("Chan", "mother", "father")
    meeting = village.meeting(family)
    enter(centre, meeting, family, Who.MOTHER)
    change = enter(centre, meeting, family, Who.FATHER)
    centre.meetings.restore(meeting, change.before)
    assert came(centre, meeting) == {family: (Who.MOTHER,)}
    centre.meetings.restore(meeting, change.after)
    assert came(centre, meeting) == {family: (Who.FATHER,)}
    other = village.meeting(family, day=LAST_WEEK)
    with pytest.raises(UserError):
        centre.meetings.restore(other, change.before)


def test_a_guardian_who_came_becomes_a_person_once(centre: Centre, village: Any) -> None:
    family = village.family("Chan")
    village.guardian(family, "Sok Maly", "mother")
    first, second = village.meeting(family, day=LAST_WEEK), village.meeting(family)
    enter(centre, first, family, Who.MOTHER)
    enter(centre, second, family, Who.MOTHER)
    enter(centre, second, family, Who.MOTHER)
    mother = Person.get(Person.role == "mother")
    assert (mother.family_name_latin, mother.given_name_latin, mother.sex) == ("Sok", "Maly", "F")
    assert (mother.provisional, Person.select().count(), Mark.select().count()) == (False, 2, 2)


def test_somebody_of_whom_no_name_is_known_is_provisional_and_put_away_by_undo(centre: Centre, village: Any) -> None:
    family = village.family("Chan")
    meeting = village.meeting(family)
    change = enter(centre, meeting, family, Who.GRANDMOTHER)
    person = Person.get(Person.role == "grandmother")
    assert (person.given_name_latin, person.provisional) == ("Chan", True)
    enter(centre, village.meeting(family, day=LAST_WEEK), family, Who.GRANDMOTHER)
    assert Person.select().where(Person.role == "grandmother").count() == 1
    Mark.delete().where(Mark.session != Mark.get().session_id).execute()
    centre.meetings.restore(meeting, change.before)
    assert Person.get(Person.id == person.id).archived_at is not None
    centre.meetings.restore(meeting, change.after)
    assert Person.get(Person.id == person.id).archived_at is None


def test_the_rest_came_touches_families_without_an_entry_only(centre: Centre, village: Any) -> None:
    first, second = village.family("Chan", "mother", "father"), village.family("Sok", "grandmother")
    walked_in = village.family("Keo", "mother")
    meeting = village.meeting(first, second)
    enter(centre, meeting, first, Who.FATHER)
    centre.meetings.add_family(meeting, walked_in)
    centre.meetings.enter_rest(meeting)
    expected = {first: (Who.FATHER,), second: (Who.GRANDMOTHER,), walked_in: (Who.MOTHER,)}
    assert came(centre, meeting) == expected
    assert [row.invited for row in centre.meetings.sign_in(meeting).rows] == [True, True, False]


def test_who_usually_comes_is_taken_to_have_come(centre: Centre, village: Any) -> None:
    family = village.family("Chan", "mother", "father")
    enter(centre, village.meeting(family, day=LAST_WEEK), family, Who.FATHER)
    meeting = village.meeting(family)
    centre.meetings.enter_rest(meeting)
    assert came(centre, meeting) == {family: (Who.FATHER,)}


def test_a_family_that_nobody_knows_is_written_down(centre: Centre, village: Any) -> None:
    meeting = village.meeting(village.family("Chan", "mother"))
    centre.meetings.add_stranger(meeting, "Prak Bopha")
    row = centre.meetings.sign_in(meeting).rows[-1]
    assert (row.family.label.name_latin, row.invited, row.came[0].name_latin) == ("Prak Bopha", False, "Prak Bopha")
    with pytest.raises(FieldError):
        centre.meetings.add_stranger(meeting, "  ")


def test_families_to_add_are_found_by_name_and_not_offered_twice(centre: Centre, village: Any) -> None:
    family = village.family("Chan", "mother")
    meeting = village.meeting()
    (found,) = centre.meetings.candidates(meeting, "chan moth")
    assert (found.label.id, found.adults[0].who) == (family, Who.MOTHER)
    centre.meetings.add_family(meeting, family)
    assert centre.meetings.candidates(meeting, "chan") == ()
    assert centre.meetings.candidates(meeting, " ") == ()


def test_nothing_is_written_when_one_entry_cannot_be(centre: Centre, village: Any) -> None:
    first, second = village.family("Chan", "mother"), village.family("Sok", "mother")
    meeting = village.meeting(first, second)
    stranger = Adult(Who.MOTHER, village.people(first)["mother"])
    entries = [Entry(first, (stranger,)), Entry(second, (stranger,))]
    with pytest.raises(UserError):
        centre.meetings.enter(meeting, entries)
    assert Mark.select().count() == 0
    gone = Adult(Who.MOTHER, guardian=99, name_latin="Nobody")
    with pytest.raises(UserError):
        centre.meetings.enter(meeting, [Entry(first, (gone,))])


def test_nobody_can_have_come_before_the_day(centre: Centre, village: Any) -> None:
    family = village.family("Chan", "mother")
    meeting = village.meeting(family, day=dt.date(2026, 11, 20))
    with pytest.raises(UserError):
        enter(centre, meeting, family, Who.MOTHER)
    with pytest.raises(UserError):
        centre.meetings.finish(meeting)


def test_a_finished_meeting_is_no_longer_due_and_can_be_reopened(centre: Centre, village: Any) -> None:
    meeting = village.meeting(village.family("Chan", "mother"))
    centre.meetings.set_paper_total(meeting, 1)
    centre.meetings.finish(meeting)
    details = centre.meetings.meeting(meeting)
    assert (details.line.is_due(TODAY), details.paper_total) == (False, 1)
    centre.meetings.reopen(meeting)
    assert centre.meetings.meeting(meeting).line.is_due(TODAY)


def test_a_meeting_that_was_not_held_says_why(centre: Centre, village: Any) -> None:
    family = village.family("Chan", "mother")
    meeting = village.meeting(family)
    centre.meetings.call_off(meeting, "flood")
    line = centre.meetings.meeting(meeting).line
    assert (line.held, line.reason, line.is_due(TODAY)) == (False, "flood", False)
    with pytest.raises(UserError):
        enter(centre, meeting, family, Who.MOTHER)
    centre.meetings.hold_after_all(meeting)
    enter(centre, meeting, family, Who.MOTHER)
    with pytest.raises(UserError):
        centre.meetings.call_off(meeting, "flood")


def test_a_meeting_on_a_day_that_was_closed_since_was_not_held(centre: Centre, village: Any) -> None:
    family = village.family("Sok", "mother")
    meeting = village.meeting(family)
    centre.sheets.issue_sign_in(centre.sheets.proposed_sign_in(meeting, SignInOptions()))
    centre.calendar.close(ClosureDraft(TODAY, TODAY, name_en="Flood"))
    with pytest.raises(UserError, match="not held instead"):
        centre.meetings.cancel(meeting)
    centre.meetings.call_off(meeting, "flood")
    assert centre.today.overview().meetings[0].held is False


def test_day_and_hours_can_be_moved_until_something_is_entered(centre: Centre, village: Any) -> None:
    family = village.family("Chan", "mother")
    meeting = village.meeting(family)
    draft = centre.meetings.meeting(meeting).draft
    later = replace(draft, starts=dt.time(9), ends=dt.time(11), themes=(village.rights,), place="Pagoda")
    centre.meetings.change(meeting, later)
    assert centre.meetings.meeting(meeting).draft == later
    enter(centre, meeting, family, Who.MOTHER)
    with pytest.raises(FieldError) as caught:
        centre.meetings.change(meeting, replace(later, date=LAST_WEEK))
    assert caught.value.field == "date"
    centre.meetings.change(meeting, replace(later, place="School"))
    assert centre.meetings.meeting(meeting).line.place == "School"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (MeetingDraft(TODAY, dt.time(8), dt.time(10)), "themes"),
        (MeetingDraft(TODAY, dt.time(8), dt.time(8), (1,)), "starts"),
        (MeetingDraft(TODAY, dt.time(8), dt.time(10), (1,), "x" * 200), "place"),
        (MeetingDraft(dt.date(2026, 11, 9), dt.time(8), dt.time(10), (1,)), "date"),  # Independence Day
    ],
)
def test_a_plan_that_cannot_be_is_told_beside_its_field(centre: Centre, draft: MeetingDraft, field: str) -> None:
    with pytest.raises(FieldError) as caught:
        centre.meetings.plan(draft)
    assert caught.value.field == field


def test_a_plan_of_nothing_known_is_refused(centre: Centre) -> None:
    with pytest.raises(NotFound):
        centre.meetings.plan(MeetingDraft(TODAY, dt.time(8), dt.time(10), (999,)))
    with pytest.raises(NotFound):
        centre.meetings.plan(MeetingDraft(TODAY, dt.time(8), dt.time(10), (1,), series=99))
    with pytest.raises(NotFound):
        centre.meetings.meeting(7)


def test_only_a_plan_can_be_cancelled(centre: Centre, village: Any) -> None:
    family = village.family("Chan", "mother")
    plan, held = village.meeting(family, day=dt.date(2026, 11, 20)), village.meeting(family)
    enter(centre, held, family, Who.MOTHER)
    centre.meetings.cancel(plan)
    assert [line.id for line in centre.meetings.meetings()] == [held]
    with pytest.raises(UserError):
        centre.meetings.cancel(held)


def test_minutes_and_pictures_are_kept_without_what_the_camera_tells(centre: Centre, village: Any) -> None:
    meeting = village.meeting()
    assert not centre.meetings.meeting(meeting).line.has_minutes
    centre.meetings.write_minutes(meeting, "  We agreed\nto boil water. ")
    assert centre.meetings.meeting(meeting).line.has_minutes
    exif = Image.Exif()
    exif[0x010F] = "TelephoneMaker"
    stream = io.BytesIO()
    Image.new("RGB", (3000, 1500), "white").save(stream, "JPEG", exif=exif)
    picture = centre.meetings.add_picture(meeting, stream.getvalue()).value
    details = centre.meetings.meeting(meeting)
    assert (details.minutes, details.pictures, details.line.pictures) == ("We agreed\nto boil water.", (picture,), 1)
    kept = centre.meetings.picture(picture)
    assert Image.open(io.BytesIO(kept)).size == (2000, 1000)
    assert b"TelephoneMaker" not in kept
    centre.meetings.remove_picture(picture)
    assert centre.meetings.meeting(meeting).pictures == ()
    with pytest.raises(NotFound):
        centre.meetings.picture(picture)
    with pytest.raises(UserError):
        centre.meetings.add_picture(meeting, b"no picture")


def test_the_matrix_tells_whom_no_theme_reached(centre: Centre, village: Any) -> None:
    often, once, never = (village.family(name, "mother", "father", village=name) for name in ("Chan", "Keo", "Sok"))
    for day in (LAST_WEEK, TODAY):
        meeting = village.meeting(often, once, never, day=day)
        enter(centre, meeting, often, Who.MOTHER, Who.FATHER)
    other = village.meeting(once, day=dt.date(2026, 10, 23), theme=village.rights)
    enter(centre, other, once, Who.FATHER)
    told = centre.meetings.matrix(MatrixFilter(khmer_first=False))
    at = {theme.id: place for place, theme in enumerate(told.themes)}
    cells = {row.family.id: row for row in told.rows}
    hygiene = cells[often].cells[at[village.hygiene]]
    assert hygiene is not None
    assert (hygiene.times, hygiene.last, cells[often].meetings) == (2, TODAY, 2)
    assert cells[once].cells[at[village.hygiene]] is None
    assert (told.reached[at[village.hygiene]], told.reached[at[village.rights]]) == (1, 1)

    def families(**wanted: Any) -> list[int]:
        return [row.family.id for row in centre.meetings.matrix(MatrixFilter(khmer_first=False, **wanted)).rows]

    assert families(never=village.hygiene) == [once, never]
    assert families(never=0) == [never]
    assert families(village="Keo") == [once]
    assert families(text="chan") == [often]
    assert families(group=village.group("Empty")) == []


def test_a_family_shows_its_meetings(centre: Centre, village: Any) -> None:
    family = village.family("Chan", "mother", "father")
    first, second = village.meeting(family, day=LAST_WEEK), village.meeting()
    centre.meetings.add_family(second, family)
    assert [(one.line.id, one.invited, one.who) for one in centre.meetings.of_family(family)] == [
        (second, False, (Who.MOTHER,)),
        (first, True, ()),
    ]


def test_who_must_not_collect_is_no_adult_to_sign_in(centre: Centre, village: Any) -> None:
    family = village.family("Chan")
    village.guardian(family, "Sok Rith", "father", Collects.MUST_NOT)
    (row,) = centre.meetings.sign_in(village.meeting(family)).rows
    assert row.family.adults == ()


def test_a_family_archived_later_stays_on_the_sign_in(centre: Centre, village: Any, clock: FixedClock) -> None:
    family = village.family("Chan", "mother")
    meeting = village.meeting(family)
    enter(centre, meeting, family, Who.MOTHER)
    Person.update(archived_at=clock.now()).execute()
    Family.update(archived_at=clock.now()).execute()
    assert came(centre, meeting) == {family: (Who.MOTHER,)}


def test_a_family_written_down_by_mistake_goes_away_wholly_and_comes_back(centre: Centre, village: Village) -> None:
    meeting = village.meeting(village.family("Chan", "mother"))
    families = len(centre.families.listing(FamilyFilter()))
    marked = centre.meetings.add_stranger(meeting, "Prak Bopha").value
    person = marked.after[0].person
    undone = centre.meetings.restore(meeting, marked.before)
    assert undone.change & Change.FAMILIES
    assert len(centre.families.listing(FamilyFilter())) == families
    assert centre.people.search("Bopha") == ()
    assert centre.people.person(person).archived_reason == BY_MISTAKE
    centre.meetings.restore(meeting, marked.after)
    assert len(centre.families.listing(FamilyFilter())) == families + 1
    assert [one.id for one in centre.people.search("Bopha")] == [person]
    assert centre.meetings.meeting(meeting).line.came == 1


def test_a_family_of_which_more_is_known_stays_when_its_mark_is_taken_back(centre: Centre, village: Village) -> None:
    first, second = village.meeting(day=TODAY - dt.timedelta(days=1)), village.meeting(village.family("Chan", "mother"))
    stranger = centre.meetings.add_stranger(first, "Prak Bopha").value.after[0].person
    family = centre.people.person(stranger).label.family
    assert family is not None
    marked = centre.meetings.add_family(second, family).value
    centre.meetings.restore(second, marked.before)
    assert centre.people.person(stranger).archived_at is None


def test_the_meetings_of_a_person_are_those_they_came_to(centre: Centre, village: Village) -> None:
    family = village.family("Chan", "mother", "father")
    first, _second = village.meeting(family, day=TODAY - dt.timedelta(days=1)), village.meeting(family)
    mother = village.people(family)["mother"]
    centre.meetings.enter(first, [Entry(family, (Adult(Who.MOTHER, mother),))])
    (one,) = centre.meetings.of_person(mother)
    assert (one.line.id, one.who) == (first, (Who.MOTHER,))
    assert centre.meetings.of_person(village.people(family)["father"]) == ()
