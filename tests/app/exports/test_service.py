import datetime as dt
import shutil

import pytest
from openpyxl import load_workbook

from app.attendance.values import Mark, MarkRequest, SessionKey, Status
from app.audit_book.values import AuditFilter
from app.centre import open_centre
from app.dates import BirthDate, Precision
from app.errors import UserError
from app.exports.workbook import Table, write_tables
from app.families.guardians import Collects, GuardianDraft
from app.families.values import FamilyDraft
from app.groups.values import GroupDraft, Programme, SlotDraft
from app.imports.reading import read_spreadsheet
from app.imports.recognising import recognise
from app.imports.values import Fate
from app.language import Language
from app.people.values import HealthNoteDraft, PersonDraft, PrintedList
from app.schools.values import PlaceDraft, SchoolDraft, Shift
from models.audit import AuditLine

EN, KM, FR = Language("en"), Language("km"), Language("fr")
PASSWORD = "paillote"
NOTES = (
    HealthNoteDraft("allergy", "peanuts", frozenset(PrintedList)),
    HealthNoteDraft("health", "asthma", frozenset()),
    HealthNoteDraft("health", "glasses"),
    HealthNoteDraft("diet", "no pork", frozenset({PrintedList.ROSTER, PrintedList.PICKUP_LIST})),
    HealthNoteDraft("medicine", "spray in the bag", frozenset({PrintedList.ATTENDANCE_SHEET})),
)


def _values(path):
    return [[cell.value for cell in row] for row in load_workbook(path).worksheets[0].iter_rows()]


@pytest.fixture
def peopled(centre):
    """A centre with everything that a list can tell."""
    group = centre.groups.add(GroupDraft(Programme.DAYCARE, name_km="កូនផ្កាយ")).value
    dara = centre.people.add(
        PersonDraft(
            "សុខ", "ដារ៉ា", "Sok", "Dara", "ដា", "M", BirthDate(dt.date(2021, 5, 3)), "child", "ទ្រា", "012345678", "1",
            "shy\n=1+1",
        )
    ).value  # fmt: skip
    bopha = centre.people.add(
        PersonDraft("សុខ", "បុប្ផា", birth=BirthDate(dt.date(2022, 1, 1), Precision.YEAR), sex="F")
    ).value
    centre.people.add(PersonDraft(given_name_latin="Rithy", birth=BirthDate(dt.date(2020, 4, 1), Precision.MONTH)))
    centre.families.add_guardian(GuardianDraft("ចាន់ ធី", "Chan Thy", "mother", "012 999 888"), child=dara)
    home = centre.people.person(dara).label.family
    centre.families.join(home, bopha)
    for draft in (
        GuardianDraft("យាយ ម៉ៅ", "", "grandmother"),
        GuardianDraft("", "Chan Vanna", "aunt", "097 1234567"),
        GuardianDraft("ប៉ែន សុភាព", "", "neighbour", collects=Collects.NOT_SAID),
        GuardianDraft(
            "", "Sok Vuth", "father", "011 22 33 44", Collects.MUST_NOT, "he drinks; never alone", child=dara
        ),
        GuardianDraft("", "Sok Vuthy", collects=Collects.MUST_NOT, reason="court order", child=dara),
    ):
        centre.families.add_guardian(draft, family=home)
    for note in NOTES:
        centre.people.add_health_note(dara, note)
    centre.groups.enrol(group, [dara, bopha], dt.date(2026, 10, 1))
    school = centre.schools.add_school(SchoolDraft("សាលាបឋមសិក្សា ទ្រា", "Trea primary school")).value
    centre.schools.set_place(dara, dt.date(2025, 11, 1), PlaceDraft(school, 1, Shift.AFTERNOON))
    centre.schools.set_place(dara, dt.date(2026, 11, 1), PlaceDraft(school, 2, Shift.MORNING))
    centre.schools.set_place(bopha, dt.date(2026, 11, 1), PlaceDraft(shift=Shift.AFTERNOON))
    return centre


@pytest.mark.parametrize("language", [EN, KM, FR])
def test_what_comes_out_goes_into_an_empty_centre_and_comes_out_the_same(
    peopled, centre_template, tmp_path, clock, language
):
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    assert peopled.exports.export_people(first, language).value == 3
    with open_centre(shutil.copytree(centre_template, tmp_path / "empty"), PASSWORD, clock=clock) as empty:
        spreadsheet = read_spreadsheet(first)
        plan = empty.imports.plan(spreadsheet, recognise(spreadsheet))
        assert [str(note) for row in plan.rows for note in row.notes] == []
        empty.imports.apply(plan, {}, True)
        empty.exports.export_people(second, language)
        dara = empty.people.person(empty.people.search("Dara")[0].id)
        collects = {one.name(True): (one.collects, one.relation, one.phone) for one in dara.guardians}
    assert _values(second) == _values(first)
    assert {note.draft() for note in dara.health} == set(NOTES)
    assert collects["ប៉ែន សុភាព"] == (Collects.NOT_SAID, "neighbour", "")
    assert collects["Sok Vuth"] == (Collects.MUST_NOT, "father", "+855 11 223 344")
    assert collects["Chan Vanna"][0] is Collects.MAY
    (school,) = dara.schooling
    assert (school.school_km, school.school_latin) == ("សាលាបឋមសិក្សា ទ្រា", "Trea primary school")
    assert (school.place.grade, school.place.shift, school.place.starts) == (2, Shift.MORNING, dt.date(2026, 11, 1))


def test_an_export_read_back_where_it_came_from_changes_nothing(peopled, tmp_path):
    peopled.exports.export_people(tmp_path / "a.xlsx", EN)
    spreadsheet = read_spreadsheet(tmp_path / "a.xlsx")
    plan = peopled.imports.plan(spreadsheet, recognise(spreadsheet))
    assert plan.count(Fate.UNCHANGED) == 3
    assert plan.new_groups == ()


@pytest.mark.parametrize("language", [EN, KM, FR], ids=lambda one: one.code)
def test_schools_of_before_notes_put_away_and_empty_families_come_out_and_an_import_leaves_them(
    peopled, tmp_path, language
):
    dara = peopled.people.search("Dara")[0].id
    peopled.people.remove_health_note(peopled.people.add_health_note(dara, HealthNoteDraft("allergy", "eggs")).value)
    peopled.families.add(FamilyDraft("កែវ", "Keo", "ទ្រា", "House 5", "012 111 222", "1", "moved away"), ())
    path = tmp_path / "people.xlsx"
    peopled.exports.export_people(path, language)
    _people, schools, notes, families = (
        [[cell.value for cell in row][1:] for row in sheet.iter_rows(min_row=2)]
        for sheet in load_workbook(path).worksheets
    )
    assert [grade for *_place, grade, _shift in schools] == [1, 2, None]
    assert {name for _since, _until, name, *_more in schools} == {"សាលាបឋមសិក្សា ទ្រា (Trea primary school)", None}
    assert [text for _kind, text in notes] == ["eggs"]
    assert families == [["កែវ (Keo)", "ទ្រា", "House 5", "+855 12 111 222", "1", "moved away"]]
    maps = recognise(read_spreadsheet(path))
    assert [one.taken for one in maps] == [True, False, False, False]
    assert peopled.imports.plan(read_spreadsheet(path), maps).count(Fate.UNCHANGED) == 3
    peopled.exports.export_people(path, language, [dara])
    assert len(load_workbook(path).worksheets) == 3  # families belong to no one who was asked for


def test_a_birth_date_keeps_its_precision_and_a_phone_its_plus(peopled, tmp_path):
    peopled.exports.export_people(tmp_path / "a.xlsx", EN)
    head, *rows = _values(tmp_path / "a.xlsx")
    births = {row[head.index("Birth date")] for row in rows}
    assert births == {dt.datetime(2021, 5, 3), "2022", "04/2020"}
    assert "+855 12 999 888" in {row[head.index("Mother's phone")] for row in rows}


def test_only_the_people_asked_for_are_exported(peopled, tmp_path):
    person = peopled.people.search("Dara")[0].id
    assert peopled.exports.export_people(tmp_path / "a.xlsx", EN, {person}).value == 1


@pytest.mark.parametrize("text", ["=1+1", "+855 12", "-2", "@A1", "\t=1", "\r=1"])
def test_no_cell_is_ever_a_formula(tmp_path, text):
    write_tables(tmp_path / "a.xlsx", [Table("a", (text,), ((text,),))])
    for row in load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows():
        assert row[0].data_type == "s"
        assert row[0].quotePrefix


def test_a_file_that_cannot_be_written_is_said_so_and_leaves_nothing(tmp_path):
    with pytest.raises(UserError, match="cannot be written"):
        write_tables(tmp_path / "no folder" / "a.xlsx", [Table("a", ("a",), ())])
    assert list(tmp_path.iterdir()) == []


def test_a_register_is_exported_with_its_marks_and_the_formula_of_its_rates(peopled, tmp_path, clock):
    (line,) = peopled.groups.listing()
    day = clock.today()
    slot = SlotDraft(day.weekday(), dt.time(7, 30), dt.time(11))
    peopled.groups.set_timetable(line.id, [slot], dt.date(2026, 10, 1))
    key = SessionKey(peopled.groups.group(line.id).slots[0].id, day)
    row, other = peopled.attendance.register(line.id, day, day).rows
    marks = [MarkRequest(key, row.person, Mark(Status.LATE)), MarkRequest(key, other.person, Mark(Status.ABSENT))]
    peopled.attendance.mark(marks)
    assert peopled.exports.export_register(tmp_path / "a.xlsx", EN, line.id, day, day).value == 2
    values = _values(tmp_path / "a.xlsx")
    assert values[0][4] == "06/11/2026 07:30"
    assert [line[4] for line in values[1:3]] == ["L", "A"]
    assert [line[-1] for line in values[1:3]] == [1, 0]
    assert "Rate = (present + late)" in values[-1][0]


def test_who_exported_what_stands_in_the_audit_book(peopled, tmp_path):
    peopled.exports.export_people(tmp_path / "a.xlsx", EN)
    line = AuditLine.select().order_by(AuditLine.id.desc()).get()
    assert (line.action, line.subject, line.detail) == ("exports.export_people", "export a.xlsx", "3 people")


def test_nothing_is_put_aside_in_the_open_while_an_export_is_written(peopled, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    peopled.exports.export_people(tmp_path / "people.xlsx", EN)
    assert len(_values(tmp_path / "people.xlsx")) == 4


def test_lines_of_the_audit_book_are_written_with_how_far_the_book_went(centre, tmp_path):
    person = centre.people.add(PersonDraft(given_name_latin="Rithy")).value
    last = AuditLine.select().count()
    file = tmp_path / "book.xlsx"
    wanted = AuditFilter(action="people.add")
    assert centre.exports.export_audit_book(file, EN, wanted).value == 1
    headings, row, _, chosen, sealed = _values(file)
    assert headings[:4] == ["Line", "When", "Who", "What"]
    assert row[1:5] == ["2026-11-06 08:12:00", "Sokunthea", "added a person", "Rithy"]
    assert chosen[0] == "added a person"
    assert f"The last line of the book was {last}" in sealed[0]
    line = AuditLine.select().order_by(AuditLine.id.desc()).first()
    assert (line.subject, line.detail) == ("export book.xlsx", "1 lines: people.add")
    centre.exports.export_audit_book(file, EN, wanted, with_names=False)
    assert _values(file)[1][4] == f"person {person}"
