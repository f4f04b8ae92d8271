from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.centre import Centre
from app.errors import FieldError, NotFound, UserError
from app.families.guardians import Collects
from app.people.values import PersonDraft
from app.sheets.code import is_code
from app.sheets.service import SheetsService
from app.sheets.stored import sheet_bytes, sheet_from
from app.sheets.values import SheetKind, SheetOptions, SheetProfile, SheetRequest
from models.audit import AuditLine
from models.groups import Closure, Enrolment, Group, Slot
from models.people import Family, Guardian, HealthNote, Person
from models.sheets import SheetRow

MONDAY, SATURDAY = dt.date(2026, 11, 2), dt.date(2026, 11, 7)
LONG_AGO = dt.date(2020, 1, 1)


class Daycare:
    """A group that meets from Monday to Friday, and short ways to fill it."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self.sheets = SheetsService(centre._desk)
        self.group = Group.create(programme="daycare", name_km="កូនផ្កាយ", name_en="Small stars", leader="Srey Pov").id
        self.slots = [
            Slot.create(
                group=self.group, weekday=day, starts_at=dt.time(7), ends_at=dt.time(11), valid_from=LONG_AGO
            ).id
            for day in range(5)
        ]

    def child(self, km: str, starts: dt.date = LONG_AGO, ends: dt.date | None = None, family: int | None = None) -> int:
        draft = PersonDraft(given_name_km=km, given_name_latin=f"Latin {km}", family=family)
        person = self.centre.people.add(draft).value
        Enrolment.create(person=person, group=self.group, starts=starts, ends=ends)
        return person

    def week(self, **options: object) -> SheetRequest:
        return SheetRequest(self.group, MONDAY, SATURDAY, replace(SheetOptions(), **options))


@pytest.fixture
def daycare(centre: Centre) -> Daycare:
    return Daycare(centre)


def test_a_proposed_sheet_has_the_days_of_the_group_and_the_people_in_khmer_order(daycare: Daycare) -> None:
    last, first = daycare.child("សុខា"), daycare.child("កញ្ញា")
    sheet = daycare.sheets.proposed(daycare.week())
    assert [day.date.day for day in sheet.days] == [2, 3, 4, 5, 6]
    assert [person.id for person in sheet.people] == [first, last]
    assert is_code(sheet.code)
    assert (sheet.printed_by, sheet.group.name_en) == ("Sokunthea", "Small stars")
    assert daycare.sheets.sheets() == ()


def test_nobody_is_expected_before_enrolment_or_after_leaving(daycare: Daycare) -> None:
    wednesday = MONDAY + dt.timedelta(days=2)
    joined, left = daycare.child("ក", starts=wednesday), daycare.child("ខ", ends=wednesday)
    daycare.child("គ", starts=SATURDAY)
    people = daycare.sheets.proposed(daycare.week()).people
    assert {person.id: sorted(day.day for day in person.days) for person in people} == {
        joined: [4, 5, 6],
        left: [2, 3, 4],
    }


def test_a_closed_day_keeps_its_column_with_its_name(daycare: Daycare) -> None:
    Closure.create(date=MONDAY, name_km="ថ្ងៃឈប់", name_en="Holiday")
    Closure.create(date=SATURDAY, name_en="A Saturday, when this group never meets")
    days = daycare.sheets.proposed(daycare.week()).days
    assert [(day.date.day, day.slot is None, day.closed_en) for day in days[:2]] == [
        (2, True, "Holiday"),
        (3, False, ""),
    ]
    assert len(days) == 5


def test_an_issued_sheet_is_found_by_its_code_exactly_as_it_was(daycare: Daycare) -> None:
    for name in "កខគ":
        daycare.child(name)
    sheet = daycare.sheets.issue(daycare.sheets.proposed(daycare.week())).value
    daycare.child("ឃ")
    assert daycare.sheets.sheet(f" {sheet.code.lower()} ") == sheet
    assert [line.code for line in daycare.sheets.sheets(daycare.group)] == [sheet.code]
    rows = SheetRow.select(SheetRow.number, SheetRow.person).order_by(SheetRow.number).tuples()
    assert list(rows) == [(number, person.id) for number, person in enumerate(sheet.people, start=1)]


def test_the_register_opens_in_the_order_of_the_printed_sheet(daycare: Daycare) -> None:
    daycare.child("ខ")
    sheet = daycare.sheets.issue(daycare.sheets.proposed(daycare.week())).value
    daycare.child("ក")
    register = daycare.centre.attendance.register(daycare.group, MONDAY, SATURDAY, sheet.code)
    assert [row.name_km for row in register.rows] == ["ខ", "ក"]


def test_issuing_a_sheet_twice_changes_nothing(daycare: Daycare) -> None:
    sheet = daycare.sheets.proposed(daycare.week())
    assert daycare.sheets.issue(sheet).value == daycare.sheets.issue(sheet).value
    assert len(daycare.sheets.sheets()) == 1
    assert AuditLine.select().where(AuditLine.subject == f"sheet {sheet.code}").count() == 2


def test_several_sheets_are_issued_together(daycare: Daycare) -> None:
    daycare.child("ក")
    sheets = daycare.sheets.proposed(daycare.week()), daycare.sheets.proposed(daycare.week(kind=SheetKind.MONTH))
    daycare.sheets.issue(sheets[0])
    daycare.sheets.issue_all(sheets)
    assert {line.code for line in daycare.sheets.sheets()} == {sheet.code for sheet in sheets}
    assert daycare.sheets.sheet(sheets[1].code) == sheets[1]


def test_printing_a_list_leaves_a_line_in_the_audit_book(daycare: Daycare) -> None:
    daycare.sheets.record_print("pickup_list", (daycare.group,), MONDAY, MONDAY)
    line = AuditLine.select().order_by(AuditLine.id.desc()).get()
    assert (line.subject, line.detail) == ("pickup_list", f"group {daycare.group} 2026-11-02 2026-11-02")


def test_a_sheet_survives_being_written_and_read(daycare: Daycare) -> None:
    daycare.child("ក")
    for kind in SheetKind:
        sheet = daycare.sheets.proposed(daycare.week(kind=kind, extra_columns=("Soap",)))
        assert sheet_from(sheet_bytes(sheet)) == sheet


def test_an_unknown_code_is_told_as_a_sentence(daycare: Daycare) -> None:
    with pytest.raises(UserError, match="no sheet with the code ABC234"):
        daycare.sheets.sheet("ABC234")


def test_days_on_which_the_group_never_meets_make_no_sheet(daycare: Daycare) -> None:
    with pytest.raises(UserError, match="does not meet"):
        daycare.sheets.proposed(SheetRequest(daycare.group, SATURDAY, SATURDAY, SheetOptions()))


def test_more_than_a_month_is_refused(daycare: Daycare) -> None:
    with pytest.raises(UserError, match="at most one month"):
        daycare.sheets.proposed(SheetRequest(daycare.group, MONDAY, MONDAY + dt.timedelta(days=31), SheetOptions()))


def test_a_filled_sheet_shows_the_marks_of_exactly_its_days(daycare: Daycare) -> None:
    child = daycare.child("ក")
    key = SessionKey(daycare.slots[1], MONDAY + dt.timedelta(days=1))
    daycare.centre.attendance.mark([MarkRequest(key, child, Mark(Status.LATE))])
    filled = daycare.sheets.filled(daycare.week())
    assert len(filled.register.columns) == len(filled.sheet.days) == 5
    assert [cell.mark.status if cell.mark else None for cell in filled.register.rows[0].cells[:2]] == [
        None,
        Status.LATE,
    ]
    assert filled.sheet.code == ""


def test_an_allergy_stands_on_a_sheet_only_where_its_note_may(daycare: Daycare) -> None:
    told, kept = daycare.child("ក"), daycare.child("ខ")
    HealthNote.create(person=told, kind="allergy", text="eggs", on_attendance_sheet=True)
    HealthNote.create(person=kept, kind="allergy", text="nuts")
    people = daycare.sheets.proposed(daycare.week()).people
    assert {person.id: person.allergy for person in people} == {told: True, kept: False}


def test_a_list_holds_only_the_notes_that_may_stand_on_it(daycare: Daycare) -> None:
    child = daycare.child("ក")
    HealthNote.create(person=child, kind="health", text="for the roster", on_roster=True, on_pickup_list=False)
    HealthNote.create(person=child, kind="health", text="for the pick-up list")
    HealthNote.create(person=child, kind="health", text="for nobody", on_pickup_list=False)
    roster = daycare.sheets.roster(daycare.group, MONDAY)
    pickup = daycare.sheets.pickup_list(daycare.group, MONDAY)
    assert [note.text for note in roster.people[0].notes] == ["for the roster"]
    assert [note.text for note in pickup.people[0].notes] == ["for the pick-up list"]


def test_a_pickup_list_tells_who_may_and_who_must_not_collect_each_child(daycare: Daycare) -> None:
    family = Family.create(code="F1").id
    one, other = daycare.child("ក", family=family), daycare.child("ខ", family=family)
    Guardian.create(family=family, name_km="ម្តាយ")
    Guardian.create(family=family, child=other, name_km="ពូ", collects=Collects.MUST_NOT)
    people = daycare.sheets.pickup_list(daycare.group, MONDAY).people
    assert [[g.name_km for g in person.may_collect] for person in people] == [["ម្តាយ"], ["ម្តាយ"]]
    assert [[g.name_km for g in person.must_not_collect] for person in people] == [[], ["ពូ"]]
    assert [person.label.id for person in people] == [one, other]


def test_a_roster_is_of_its_day(daycare: Daycare) -> None:
    daycare.child("ក", ends=MONDAY)
    stays = daycare.child("ខ")
    Person.update(phone="012 345 678").where(Person.id == stays).execute()
    roster = daycare.sheets.roster(daycare.group, SATURDAY)
    assert [(p.number, p.label.id, p.phone) for p in roster.people] == [(1, stays, "012 345 678")]


def test_a_group_that_does_not_exist_is_not_found(daycare: Daycare) -> None:
    with pytest.raises(NotFound):
        daycare.sheets.roster(999, MONDAY)


def test_profiles_are_kept_by_name_the_last_used_first(daycare: Daycare) -> None:
    sheets = daycare.sheets
    sheets.keep_profile(SheetProfile("Week", SheetOptions()))
    sheets.keep_profile(SheetProfile("Month", SheetOptions(SheetKind.MONTH, extra_columns=("Soap",))))
    sheets.keep_profile(SheetProfile(" Week ", SheetOptions(blank_rows=5)))
    assert [(p.name, p.options.blank_rows) for p in sheets.profiles()] == [("Week", 5), ("Month", 3)]
    sheets.drop_profile("Week")
    assert [profile.name for profile in sheets.profiles()] == ["Month"]
    with pytest.raises(NotFound):
        sheets.drop_profile("Week")
    with pytest.raises(FieldError):
        sheets.keep_profile(SheetProfile("  ", SheetOptions()))


def test_a_kept_profile_is_renamed_where_it_stands(daycare: Daycare) -> None:
    sheets = daycare.centre.sheets
    for name in ("Month", "Week"):
        sheets.keep_profile(SheetProfile(name, SheetOptions()))
    assert sheets.rename_profile("Month", "  Whole month ").value.name == "Whole month"
    assert [profile.name for profile in sheets.profiles()] == ["Week", "Whole month"]
    assert sheets.rename_profile("Week", "Week").value.name == "Week"
    for wrong in (" ", "Week"):
        with pytest.raises(FieldError):
            sheets.rename_profile("Whole month", wrong)
    with pytest.raises(NotFound):
        sheets.rename_profile("Month", "Anything")


def test_small_groups_printed_together_share_a_page_and_keep_their_own_codes(daycare: Daycare) -> None:
    daycare.child("ក")
    other = Group.create(programme="daycare", name_en="Big stars").id
    never = Group.create(programme="daycare", name_en="Never").id
    Slot.create(group=other, weekday=0, starts_at=dt.time(7), ends_at=dt.time(11), valid_from=LONG_AGO)
    options = SheetOptions(share_pages=True)
    requests = tuple(SheetRequest(g, MONDAY, SATURDAY, options) for g in (daycare.group, never, other))
    sheets = daycare.sheets.proposed_together(requests)
    daycare.sheets.issue_all(sheets)
    assert [sheet.group.id for sheet in sheets] == [daycare.group, other]
    assert [sheet.together for sheet in sheets] == [(sheets[0].code, sheets[1].code)] * 2
    assert daycare.sheets.sheet(sheets[1].code) == sheets[1]


def test_groups_of_which_none_meets_make_no_sheets(daycare: Daycare) -> None:
    with pytest.raises(UserError, match="does not meet"):
        daycare.sheets.proposed_together((SheetRequest(daycare.group, SATURDAY, SATURDAY, SheetOptions()),))
