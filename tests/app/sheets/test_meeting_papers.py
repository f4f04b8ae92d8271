"""Sign-in sheets and slips of meetings through the use cases."""

import datetime as dt

import pytest

from app.centre import Centre
from app.errors import NotFound, UserError
from app.families.values import FamilyDraft
from app.meetings.values import InvitationChoice, MatrixFilter, MeetingDraft
from app.people.values import PersonDraft
from app.sheets.sign_in import SignInOptions, SignInSheet

TODAY = dt.date(2026, 11, 6)


@pytest.fixture
def families(centre: Centre) -> list[int]:
    made = [centre.families.add(FamilyDraft(name_latin=name)).value for name in ("Chan", "Keo", "Sok")]
    for family in made:
        centre.people.add(PersonDraft(given_name_latin="Maly", role="mother", family=family))
    return made


@pytest.fixture
def meeting(centre: Centre, families: list[int]) -> int:
    draft = MeetingDraft(TODAY, dt.time(8), dt.time(10), (1,))
    return centre.meetings.plan(draft, InvitationChoice(by_hand=frozenset(families))).value


def issued(centre: Centre, meeting: int) -> SignInSheet:
    return centre.sheets.issue_sign_in(centre.sheets.proposed_sign_in(meeting, SignInOptions())).value


def numbers(centre: Centre, meeting: int, code: str = "") -> dict[int, int]:
    return {row.family.id: row.number for row in centre.meetings.sign_in(meeting, code).rows}


def test_a_printed_sheet_freezes_the_rows_of_the_register(centre: Centre, meeting: int, families: list[int]) -> None:
    assert centre.meetings.sign_in(meeting).sheet == ""
    sheet = issued(centre, meeting)
    before = numbers(centre, meeting)
    late = centre.families.add(FamilyDraft(name_latin="Aok")).value
    centre.meetings.invite(meeting, [late, *families[1:]])
    assert numbers(centre, meeting, sheet.code) == before | {late: 4}
    register = centre.meetings.sign_in(meeting)
    assert (register.sheet, centre.meetings.meeting(meeting).sheet) == (sheet.code, sheet.code)
    assert [row.invited for row in register.rows] == [False, True, True, True]


def test_an_older_sheet_still_opens_in_its_own_order(centre: Centre, meeting: int, families: list[int]) -> None:
    first = issued(centre, meeting)
    centre.meetings.invite(meeting, families[1:])
    second = issued(centre, meeting)
    assert numbers(centre, meeting, first.code) == dict(zip(families, (1, 2, 3), strict=True))
    assert numbers(centre, meeting, second.code) == dict(zip(families[1:], (1, 2), strict=True))


def test_a_sheet_is_found_by_its_code_and_never_changes(centre: Centre, meeting: int) -> None:
    sheet = issued(centre, meeting)
    centre.sheets.issue_sign_in(sheet)
    assert centre.sheets.sign_in_sheet(f" {sheet.code.lower()} ") == sheet
    assert centre.sheets.sheets() == ()
    for ask in (lambda: centre.sheets.sheet(sheet.code), lambda: centre.sheets.sign_in_sheet("ABCDEF")):
        with pytest.raises(UserError):
            ask()


def test_a_meeting_series_has_no_attendance_sheet(centre: Centre, meeting: int) -> None:
    from app.sheets.values import SheetOptions, SheetRequest

    series = centre.meetings.meeting(meeting).line.series.id
    with pytest.raises(UserError):
        centre.sheets.proposed(SheetRequest(series, TODAY, TODAY, SheetOptions()))


def test_slips_and_matrix_are_of_the_families(centre: Centre, meeting: int, families: list[int]) -> None:
    slips = centre.sheets.invitations(meeting)
    assert [one.id for one in slips.families] == families
    assert len(centre.sheets.theme_matrix(MatrixFilter(khmer_first=False)).matrix.rows) == 3
    with pytest.raises(NotFound):
        centre.sheets.invitations(99)
