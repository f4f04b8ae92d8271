"""School, grade and shift out of a list."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.centre import Centre
from app.errors import UserError
from app.imports.cells import grade_of, shift_of
from app.imports.recognising import recognise
from app.imports.schooling import ReadPlace, first_day, place_told
from app.imports.spreadsheet import Line, Spreadsheet, Tab
from app.imports.values import Fate, ImportPlan
from app.imports.words import why
from app.language import Language
from app.people.values import PeopleFilter
from app.schools.values import GRADES, PlaceDraft, SchoolPlace, Shift

TODAY = dt.date(2026, 11, 6)
HEAD = ("Name", "School", "Class", "Shift", "At this school since")


def listed(*rows: tuple[object, ...], head: tuple[str, ...] = HEAD) -> Spreadsheet:
    """A list of one tab."""
    lines = tuple(Line(number, row) for number, row in enumerate((head, *rows), start=1))  # type: ignore[arg-type]
    return Spreadsheet("list.xlsx", (Tab("Sheet1", lines),))


def planned(centre: Centre, spreadsheet: Spreadsheet) -> ImportPlan:
    """What would become of the rows."""
    return centre.imports.plan(spreadsheet, recognise(spreadsheet))


def taken_in(centre: Centre, spreadsheet: Spreadsheet) -> None:
    """Import every row."""
    centre.imports.apply(planned(centre, spreadsheet), {}, True)


@pytest.mark.parametrize(
    ("headings", "meanings"),
    [
        (("Name", "School", "Class", "Shift"), ["name", "school", "grade", "shift"]),
        (("Name", "Group", "Grade"), ["name", "group", "grade"]),
        (("Name", "Class"), ["name", "group"]),
        (("ឈ្មោះ", "សាលា", "ថ្នាក់ទី", "វេន"), ["name", "school", "grade", "shift"]),
        (("ឈ្មោះ", "ក្រុម", "ថ្នាក់"), ["name", "group", "grade"]),
        (("Nom", "Prénom", "École", "Classe", "Tour"), ["family_name", "given_name", "school", "grade", "shift"]),
        (("Nom complet", "Groupe", "Niveau"), ["name", "group", "grade"]),
    ],
)
def test_a_class_beside_a_school_or_a_group_is_a_grade(headings: tuple[str, ...], meanings: list[str]) -> None:
    (found,) = recognise(listed(("Sok Dara", *["x"] * (len(headings) - 1)), head=headings))
    assert [column.meaning for column in found.columns] == meanings


@pytest.mark.parametrize(("text", "grade"), [(3, 3), ("3A", 3), ("ថ្នាក់ទី៥", 5), ("", None), ("-", None), (2.0, 2)])
def test_grades_as_people_write_them(text: object, grade: int | None) -> None:
    assert grade_of(text) == grade  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["13", "0", "kindergarten", "3 or 4"])
def test_what_is_no_grade_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        grade_of(text)


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("Morning", Shift.MORNING),
        ("វេនព្រឹក", Shift.MORNING),
        ("matin", Shift.MORNING),
        ("Après-midi", Shift.AFTERNOON),
        ("រសៀល", Shift.AFTERNOON),
        ("", None),
    ],
)
def test_shifts_as_people_write_them(text: str, shift: Shift | None) -> None:
    assert shift_of(text) is shift


@pytest.mark.parametrize("text", ["AM", "full day", "morning and afternoon"])
def test_what_is_no_shift_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        shift_of(text)


def test_new_children_come_with_their_schools_each_written_down_once(centre: Centre) -> None:
    since = dt.date(2026, 11, 2)
    taken_in(
        centre,
        listed(
            ("Sok Dara", "ទ្រា (Trea)", 2, "morning", since),
            ("Sok Bopha", "Trea", "3B", "រសៀល", None),
            ("Chan Thy", None, None, None, None),
        ),
    )
    (school,) = centre.schools.schools()
    assert (school.name_km, school.name_latin) == ("ទ្រា", "Trea")
    dara, bopha, thy = (centre.people.search(name)[0].id for name in ("Dara", "Bopha", "Thy"))
    (place,) = centre.schools.history(dara)
    assert place.place == SchoolPlace(since, None, school.id, 2, Shift.MORNING)
    (place,) = centre.schools.history(bopha)
    assert place.place == SchoolPlace(TODAY, None, school.id, 3, Shift.AFTERNOON)
    assert centre.schools.history(thy) == ()


def test_a_list_of_the_next_year_begins_a_new_place_and_the_same_list_changes_nothing(centre: Centre) -> None:
    taken_in(centre, listed(("Sok Dara", "Trea", 2, "morning", dt.date(2025, 11, 3))))
    plan = planned(centre, listed(("Sok Dara", None, 3, "afternoon", dt.date(2026, 11, 2))))
    assert [row.fate for row in plan.rows] == [Fate.UPDATED]
    assert why(plan.rows[0], Language("en")) == "School grade: 2 → 3 · School shift: Morning → Afternoon"
    assert "Matin → Après-midi" in why(plan.rows[0], Language("fr"))
    centre.imports.apply(plan, {}, True)
    dara = centre.people.search("Dara")[0].id
    told = [(line.place.starts, line.school_latin, line.place.grade) for line in centre.schools.history(dara)]
    assert told == [(dt.date(2026, 11, 2), "Trea", 3), (dt.date(2025, 11, 3), "Trea", 2)]
    assert planned(centre, listed(("Sok Dara", "TREA", 3, None, None))).count(Fate.UNCHANGED) == 1


def test_a_cell_that_is_not_understood_is_left_out_and_said_so(centre: Centre) -> None:
    (row,) = planned(centre, listed(("Sok Dara", "Trea", 40, "AM", None))).rows
    assert row.fate is Fate.NEW
    assert [note.sentence(Language("en"))[:4] for note in row.notes] == ["“40”", "“AM”"]


def test_children_are_found_by_the_name_of_their_school_after_those_of_that_name(centre: Centre) -> None:
    taken_in(
        centre,
        listed(
            ("Sok Dara", "ទ្រា (Trea)", 2, "morning", None),
            ("Trea Thy", None, None, None, None),
            ("Sok Bopha", "Kandal", 2, "morning", None),
        ),
    )
    assert [one.name_latin for one in centre.people.search("trea")] == ["Trea Thy", "Sok Dara"]
    assert [one.name_latin for one in centre.people.search("sok ទ្រា")] == ["Sok Dara"]
    listing = centre.people.listing(PeopleFilter(text="Kandal"))
    assert [row.label.name_latin for row in listing] == ["Sok Bopha"]


def test_the_card_of_a_family_tells_where_its_members_go_to_school(centre: Centre) -> None:
    head = ("Name", "Family code", "School", "Class", "Shift")
    taken_in(centre, listed(("Sok Dara", "F9", "Trea", 2, "morning"), ("Sok Thy", "F9", None, None, None), head=head))
    dara, thy = (centre.people.search(name)[0] for name in ("Dara", "Thy"))
    card = centre.families.family(dara.family or 0)
    assert card.schooling[dara.id].school_latin == "Trea"
    assert thy.id not in card.schooling


places = st.builds(
    PlaceDraft, st.none() | st.integers(1, 2), st.none() | st.sampled_from(GRADES), st.none() | st.sampled_from(Shift)
)


@given(places, st.none() | st.integers(-400, 400), st.booleans(), places, st.none() | st.integers(-400, 400))
def test_what_a_list_tells_completes_what_is_known_and_empties_nothing(
    known: PlaceDraft, began: int | None, open_: bool, read: PlaceDraft, since: int | None
) -> None:
    schools = {"one": 1, "two": 2}
    day = dt.timedelta(days=1)
    starts = TODAY + (began or 0) * day
    ends = None if open_ else starts + 30 * day
    latest = None if began is None else SchoolPlace(starts, ends, known.school, known.grade, known.shift)
    name, day_told = {None: "", 1: "One", 2: "Two"}[read.school], None if since is None else TODAY + since * day
    said = ReadPlace("", name, read.grade, read.shift, day_told)
    told = place_told(said, latest, schools)
    before = latest.draft if latest else PlaceDraft()
    expected = PlaceDraft(read.school or before.school, read.grade or before.grade, read.shift or before.shift)
    if told is None:
        assert expected == before
    else:
        assert told == expected
        assert first_day(said, latest, TODAY) >= (latest.starts if latest else dt.date.min)
