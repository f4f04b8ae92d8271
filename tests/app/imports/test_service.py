from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.families.guardians import Collects
from app.groups.values import GroupDraft, Programme
from app.imports.reading import read_spreadsheet
from app.imports.recognising import recognise
from app.imports.values import Choice, Decision, ImportPlan, ImportResult
from app.people.values import PeopleFilter, PersonCard, PersonDraft
from models.people import Person

PASSWORD = "paillote"
HEAD = ("ល.រ", "ឈ្មោះ", "Name", "ភេទ", "ថ្ងៃខែឆ្នាំកំណើត", "ភូមិ", "ម្តាយ", "លេខទូរស័ព្ទ", "ក្រុម", "Allergies")
DARA = (1, "សុខ ដារ៉ា", "Sok Dara", "ប្រុស", "3/5/2021", "ទ្រា", "ចាន់ ធី", 12345678, "កូនផ្កាយ", "peanuts")
BOPHA = (2, "សុខ បុប្ផា", "Sok Bopha", "ស្រី", "2022", "ទ្រា", "ចាន់ ធី", 12345678, "កូនផ្កាយ", None)
RITHY = (3, "ជា រិទ្ធី", "Chea Rithy", "ប្រុស", "៤ ឆ្នាំ", "ស្ទឹង", None, None, "កូនផ្កា", "-")


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: tuple[object, ...], head: tuple[object, ...] = HEAD, tab: str = "Sheet1") -> Path:
        book = Workbook()
        book.active.title = tab
        book.active.append(["បញ្ជីឈ្មោះកុមារ ឆ្នាំ ២០២៦"])
        book.active.append([])
        for row in (head, *rows):
            book.active.append(list(row))
        book.save(tmp_path / "children.xlsx")
        return tmp_path / "children.xlsx"

    return write


def _plan(centre: Centre, path: Path) -> ImportPlan:
    spreadsheet = read_spreadsheet(path)
    return centre.imports.plan(spreadsheet, recognise(spreadsheet))


def _import(centre: Centre, path: Path, create_groups: bool = True, **decisions: Decision) -> ImportResult:
    chosen = {int(place.removeprefix("row")): decision for place, decision in decisions.items()}
    return centre.imports.apply(_plan(centre, path), chosen, create_groups).value


def _fates(plan: ImportPlan) -> list[str]:
    return [row.fate.value for row in plan.rows]


def _cards(centre: Centre) -> dict[str, PersonCard]:
    rows = centre.people.listing(PeopleFilter())
    return {row.label.name_latin or row.label.name_km: centre.people.person(row.id) for row in rows}


def test_a_list_becomes_people_families_guardians_notes_and_enrolments(centre, write):
    result = _import(centre, write(DARA, BOPHA, RITHY))
    assert result == ImportResult(new=3, groups=2, enrolled=3)
    cards = _cards(centre)
    dara, bopha, rithy = cards["Sok Dara"], cards["Sok Bopha"], cards["Chea Rithy"]
    assert dara.label.family == bopha.label.family is not None
    assert rithy.label.family is None
    assert [(one.name_km, one.relation, one.phone) for one in dara.guardians] == [
        ("ចាន់ ធី", "mother", "+855 12 345 678")
    ]
    assert [note.text for note in dara.health] == ["peanuts"]
    assert dara.enrolments[0].group.name_km == "កូនផ្កាយ"
    assert rithy.label.birth.typed() == "2022"
    assert not rithy.health


def test_the_same_list_twice_changes_nothing(centre, write):
    path = write(DARA, BOPHA, RITHY)
    _import(centre, path)
    assert _fates(_plan(centre, path)) == ["unchanged"] * 3
    before = _cards(centre)
    assert _import(centre, path) == ImportResult(unchanged=3)
    assert _cards(centre) == before


def test_a_list_with_ages_changes_nothing_a_year_later(centre_folder, write):
    path = write(RITHY)
    with open_centre(centre_folder, PASSWORD, clock=FixedClock(date(2026, 11, 6))) as centre:
        _import(centre, path)
    with open_centre(centre_folder, PASSWORD, clock=FixedClock(date(2027, 2, 1))) as centre:
        assert _fates(_plan(centre, path)) == ["unchanged"]


def test_groups_are_made_only_when_asked_for(centre, write):
    path = write(DARA)
    assert _plan(centre, path).new_groups == ("កូនផ្កាយ",)
    assert _import(centre, path, create_groups=False) == ImportResult(new=1)
    assert centre.groups.listing() == ()
    assert _import(centre, path) == ImportResult(updated=1, groups=1, enrolled=1)


def test_a_known_group_is_found_by_any_of_its_names(centre, write):
    centre.groups.add(GroupDraft(Programme.DAYCARE, name_km="កូនផ្កាយ", name_en="Little stars"))
    plan = _plan(centre, write((1, "សុខ ដារ៉ា", None, None, None, None, None, None, "LITTLE  STARS", None)))
    assert plan.new_groups == ()
    assert centre.imports.apply(plan, {}).value.enrolled == 1


def test_who_left_a_group_is_not_put_back_by_the_old_list(centre, write, clock):
    path = write(DARA)
    _import(centre, path)
    enrolment = _cards(centre)["Sok Dara"].enrolments[0]
    centre.groups.end_enrolment(enrolment.id, clock.today(), "moved")
    assert _fates(_plan(centre, path)) == ["unchanged"]


def test_a_better_list_completes_and_never_empties(centre, write):
    _import(centre, write(BOPHA, RITHY))
    better = (2, "សុខ បុប្ផា", "Sok Bopha", "ស្រី", "7/8/2022", "ទ្រា", "ចាន់ ធី", "097 1234567", "កូនផ្កាយ", "eggs")
    bare = (3, "ជា រិទ្ធី", None, None, "2022", None, None, None, None, None)
    plan = _plan(centre, write(better, bare))
    assert _fates(plan) == ["updated", "unchanged"]
    assert {change.title for change in plan.rows[0].differences} == {"Birth date", "Allergies"}
    centre.imports.apply(plan, {})
    cards = _cards(centre)
    assert cards["Sok Bopha"].label.birth.typed() == "07/08/2022"
    assert cards["Sok Bopha"].guardians[0].phone == "+855 12 345 678"
    assert cards["Chea Rithy"].label.village == "ស្ទឹង"


def test_a_similar_name_is_asked_about_and_never_decided(centre, write):
    _import(centre, write(DARA))
    path = write((1, None, "SOKH Darra", "M", "3/5/2021", "ទ្រា", None, None, None, None))
    plan = _plan(centre, path)
    assert _fates(plan) == ["duplicate"]
    assert plan.rows[0].alike[0].label.name_latin == "Sok Dara"
    assert _import(centre, path) == ImportResult(skipped=1)
    assert len(_cards(centre)) == 1


def test_a_decision_is_remembered(centre, write):
    _import(centre, write(DARA))
    dara = _cards(centre)["Sok Dara"].id
    path = write((1, None, "SOKH Darra", "M", "3/5/2021", "ទ្រា", None, None, None, "eggs"))
    assert _import(centre, path, row0=Decision(Choice.SAME, dara)) == ImportResult(updated=1)
    assert [note.text for note in _cards(centre)["Sok Dara"].health] == ["peanuts", "eggs"]
    assert _fates(_plan(centre, path)) == ["unchanged"]


def test_somebody_decided_to_be_new_is_new_once(centre, write):
    _import(centre, write(DARA))
    path = write((1, "សុខ ដារ៉ា", "Sok Darra", "M", "3/5/2021", "ទ្រា", None, None, None, None))
    assert _import(centre, path, row0=Decision(Choice.NEW)) == ImportResult(new=1)
    assert _fates(_plan(centre, path)) == ["unchanged"]


def test_a_new_row_can_be_left_out(centre, write):
    assert _import(centre, write(DARA, BOPHA), row1=Decision(Choice.SKIP)).new == 1


def test_twins_are_two_people(centre, write):
    twin = (2, "សុខ ដារ៉ូ", "Sok Daro", "ប្រុស", "3/5/2021", "ទ្រា", "ចាន់ ធី", 12345678, "កូនផ្កាយ", None)
    assert _fates(_plan(centre, write(DARA, twin))) == ["new", "new"]


def test_a_row_written_twice_is_asked_about(centre, write):
    plan = _plan(centre, write(DARA, DARA))
    assert _fates(plan) == ["new", "duplicate"]
    assert (plan.rows[1].alike[0].label, plan.rows[1].alike[0].number) == (None, 4)


def test_two_children_of_one_name_stay_two_when_their_mothers_differ(centre, write):
    _import(centre, write(BOPHA))
    other = (2, "សុខ បុប្ផា", "Sok Bopha", "ស្រី", "2022", "ទ្រា", "ហេង លក្ខិណា", 99888777, None, None)
    assert _fates(_plan(centre, write(other))) == ["duplicate"]


def test_the_centres_own_codes_are_kept_and_found_again(centre, write):
    head = ("Code", "Name", "Village", "Family code")
    _import(centre, write(("A-12", "Sok Dara", "Trea", "F9"), ("A-13", "Sok Bopha", "Trea", "F9"), head=head))
    cards = _cards(centre)
    assert (cards["Sok Dara"].label.code, cards["Sok Dara"].family.code) == ("A-12", "F9")
    assert cards["Sok Dara"].label.family == cards["Sok Bopha"].label.family
    plan = _plan(centre, write(("a-12", "Sok Dara", "Boeng", None), ("A-13", "Chan Visal", None, None), head=head))
    assert _fates(plan) == ["updated", "duplicate"]


def test_a_code_that_stands_twice_is_refused(centre, write):
    path = write(("1", "Sok Dara"), head=("Code", "Name"))
    _import(centre, path)
    plan = _plan(centre, write(("1", "Sok Dara"), ("1", "Sok Dara"), head=("Code", "Name")))
    assert _fates(plan) == ["unchanged", "rejected"]


def test_an_archived_person_is_not_brought_back_by_a_list(centre, write):
    path = write(DARA)
    _import(centre, path)
    centre.people.archive(_cards(centre)["Sok Dara"].id, "moved away")
    plan = _plan(centre, path)
    assert _fates(plan) == ["rejected"]
    assert "archived" in str(plan.rows[0].notes[0])


def test_who_was_merged_is_whom_they_turned_out_to_be(centre, write):
    path = write(("Sok Dara", "Damnak"), head=("Name", "Village"))
    draft = PersonDraft(family_name_latin="Sok", given_name_latin="Dara")
    known, unknown = centre.people.add(PersonDraft(given_name_latin="Red cap")).value, centre.people.add(draft).value
    Person.update(provisional=True).where(Person.id == unknown).execute()
    centre.merging.merge(unknown, known)
    plan = _plan(centre, path)
    assert [(row.fate, row.person) for row in plan.rows] == [("updated", known)]
    assert centre.people.possible_duplicates(draft) == ()


def test_a_guardian_of_the_program_is_kept_and_a_ban_holds_for_one_child(centre, write):
    head = ("Name", "Date of birth", "Family code", "Mother", "Must not collect")
    _import(
        centre,
        write(
            ("Sok Dara", "3/5/2021", "F1", "Chan Thy", "Sok Vuthy"),
            ("Sok Bopha", "3/6/2022", "F1", "Chan Thee", None),
            head=head,
        ),
    )
    cards = _cards(centre)
    assert [one.name_latin for one in cards["Sok Dara"].guardians] == ["Sok Vuthy", "Chan Thy"]
    assert cards["Sok Dara"].guardians[0].collects is Collects.MUST_NOT
    assert [one.name_latin for one in cards["Sok Bopha"].guardians] == ["Chan Thy"]


def test_a_person_typed_in_by_hand_is_recognised(centre, write):
    centre.people.add(PersonDraft("សុខ", "ដារ៉ា"))
    plan = _plan(centre, write(DARA))
    assert _fates(plan) == ["duplicate"]


def test_an_import_that_is_stopped_leaves_nothing(centre, write):
    class Stopped(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done:
            raise Stopped

    plan = _plan(centre, write(DARA, BOPHA, RITHY))
    with pytest.raises(Stopped):
        centre.imports.apply(plan, {}, True, stop)
    assert _cards(centre) == {}
    assert centre.groups.listing() == ()


def test_several_tabs_are_several_groups(centre, tmp_path):
    book = Workbook()
    for number, name in enumerate(("ក្រុម ក", "ក្រុម ខ")):
        tab = book.create_sheet(name)
        tab.append(["Name", "Sex"])
        tab.append([f"Child {'AB'[number]}yza", "F"])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "a.xlsx")
    plan = _plan(centre, tmp_path / "a.xlsx")
    assert plan.new_groups == ("ក្រុម ក", "ក្រុម ខ")
    assert centre.imports.apply(plan, {}, True).value.enrolled == 2


def test_a_full_group_puts_the_next_child_on_the_waiting_list(centre, write):
    centre.groups.add(GroupDraft(Programme.DAYCARE, name_km="កូនផ្កាយ", capacity=1))
    result = _import(centre, write(DARA, BOPHA))
    assert (result.enrolled, result.waiting) == (1, 1)


def test_a_file_without_names_gives_an_empty_plan(centre, write):
    assert _plan(centre, write((1, 2), head=("Price", "Weight"))).rows == ()
