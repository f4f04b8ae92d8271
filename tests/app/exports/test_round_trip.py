"""Whatever a centre knows of its people comes out as a spreadsheet and goes into an empty centre the same."""

import datetime as dt
import shutil
import tempfile
from dataclasses import astuple, replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.dates import BirthDate, Precision
from app.families.guardians import RELATIONS, Collects, Guardian, GuardianDraft
from app.families.values import FamilyDraft
from app.groups.values import GroupDraft, Programme
from app.imports.reading import read_spreadsheet
from app.imports.recognising import recognise
from app.imports.values import Choice, Decision, Fate, ImportResult
from app.language import Language
from app.people.values import ID_POOR_LEVELS, NOTE_KINDS, ROLES, HealthNoteDraft, PeopleFilter, PersonDraft, PrintedList

PASSWORD = "paillote"
TODAY = dt.date(2026, 11, 6)
GROUPS = ("កូនផ្កាយ", "Stars; the big ones", "None")

khmer = st.sampled_from(["សុខ", "ចាន់ ធី", "ដារ៉ា", "បុប្ផា", "ម៉ៅ 2", "កែវ; ស", "ខ"])
latin = st.sampled_from(["Sok", "Chan Thy", "Dara (2)", "None", "O'Brien-Keo", "Na", "Ung; V.", "ខ្មែរ x", '"Tola"'])
# What spreadsheets and their readers misread: separators, quotes, dashes, words for nothing, formulas.
texts = st.sampled_from(
    ["", "a; b", '"', '"a"; "b"', "-", "none", "គ្មាន", "=1+1", "1;2;3", "peanuts, milk", "x|y", ";", "012"]
)
said = texts.filter(bool)
phones = st.sampled_from(["", "012 345 678", "097 1234567 / 012 999 888", "+33 6 12 34 56 78"])
levels = st.sampled_from(["", *ID_POOR_LEVELS])
births = st.none() | st.builds(BirthDate, st.dates(dt.date(2010, 1, 1), TODAY)) | st.builds(
    lambda year: BirthDate(dt.date(year, 1, 1), Precision.YEAR), st.integers(2010, 2026)
)  # fmt: skip
people = st.builds(
    PersonDraft, khmer | st.just(""), khmer, latin | st.just(""), latin, texts, st.sampled_from(["", "F", "M"]), births,
    st.sampled_from(ROLES), texts, phones, levels, texts | st.just("two\nlines; here"),
)  # fmt: skip
households = st.builds(FamilyDraft, khmer, latin | st.just(""), texts, texts, phones, levels, texts)
relations = st.sampled_from(["", *RELATIONS])
guardians = st.builds(GuardianDraft, khmer, latin | st.just(""), relations, phones, st.sampled_from(Collects), said)
notes = st.builds(HealthNoteDraft, st.sampled_from(NOTE_KINDS), said, st.frozensets(st.sampled_from(list(PrintedList))))
# In which group, from which month on, whether it ended and why.
stays = st.tuples(st.sampled_from(GROUPS), st.integers(1, 9), st.booleans(), texts)


@st.composite
def centres(draw):
    """A family or none, up to three people, and what there is to know of each."""
    members = draw(st.lists(people, min_size=1, max_size=3))
    unique = lambda one: (one.name_km, one.relation in ("mother", "father") and one.relation, one.collects)  # noqa: E731
    told = draw(st.lists(guardians, max_size=4, unique_by=unique))
    names = [one.name_km for one in told]
    told = [one for place, one in enumerate(told) if one.name_km not in names[:place]]
    of_child = draw(st.lists(st.booleans(), min_size=len(told), max_size=len(told)))
    around = [
        (
            draw(st.lists(notes, max_size=3, unique_by=lambda one: one.text)),
            draw(st.lists(stays, max_size=3, unique_by=lambda one: one[0])),
        )
        for _ in members
    ]
    return draw(st.none() | households), members, list(zip(told, of_child, strict=True)), around


def _fill(centre: Centre, drawn) -> None:
    household, members, told, around = drawn
    groups = {
        name: centre.groups.add(GroupDraft(Programme.DAYCARE, name_km=name, capacity=place + 1)).value
        for place, name in enumerate(GROUPS)
    }
    people = [centre.people.add(draft).value for draft in members]
    if household:
        family = centre.families.add(household).value
        for person in people:
            centre.families.join(family, person)
        for guardian, of_child in told:
            child = people[0] if of_child else None
            centre.families.add_guardian(replace(guardian, child=child), family=family)
    for person, (health, times) in zip(people, around, strict=True):
        for note in health:
            centre.people.add_health_note(person, note)
        for stay in times:
            _enrol(centre, groups, person, *stay)


def _enrol(centre: Centre, groups: dict[str, int], person: int, name: str, month: int, ended: bool, why: str) -> None:
    made = centre.groups.enrol(groups[name], [person], dt.date(2026, month, 1)).value
    if ended:
        centre.groups.end_enrolment((*made.placed, *made.waiting)[0], dt.date(2026, month, 20), why)


def _told(centre: Centre) -> dict[str, object]:
    """Everything, told without ids; where a person and the family say the same, it is said once."""
    return {card.draft.code: _card(centre, card) for card in map(centre.people.person, _ids(centre))}


def _ids(centre: Centre) -> list[int]:
    return [row.id for row in centre.people.listing(PeopleFilter())]


def _reason(guardian: Guardian) -> str:
    return guardian.reason if guardian.collects is Collects.MUST_NOT else ""


def _card(centre: Centre, card):
    draft, family = card.draft, centre.families.family(card.family.id) if card.family else None
    poor = draft.id_poor or (family.draft.id_poor if family else "")
    names = (draft.family_name_km, draft.given_name_km, draft.family_name_latin, draft.given_name_latin)
    own = (draft.nickname, draft.sex, draft.birth, draft.role, card.label.village, draft.phone, poor, draft.note)
    answering = {
        (*astuple(replace(one.draft(), child=None, reason=_reason(one))), one.child is not None)
        for one in card.guardians
    }
    health = {note.draft() for note in card.health}
    times = {(e.group.name_km or e.group.name_en, e.starts, e.ends, e.reason, e.waiting) for e in card.enrolments}
    home = (family.label.code, family.draft) if family else None
    return names, own, answering, health, times, home, card.picture is not None


# Not made smaller when it fails: every try opens two centres.
@settings(
    max_examples=30, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate], report_multiple_bugs=False
)
@given(drawn=centres(), language=st.sampled_from(["en", "km", "fr"]))
def test_everything_that_was_written_down_comes_out_and_goes_in_again(centre_template, drawn, language):
    clock = FixedClock(TODAY)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_centre(shutil.copytree(centre_template, folder / "one"), PASSWORD, clock=clock) as centre:
            _fill(centre, drawn)
            centre.exports.export_people(folder / "a.xlsx", Language(language))
            spreadsheet = read_spreadsheet(folder / "a.xlsx")
            again = centre.imports.plan(spreadsheet, recognise(spreadsheet))
            assert again.count(Fate.UNCHANGED) == len(drawn[1]), [row.differences for row in again.rows]
            wanted = _told(centre)
        with open_centre(shutil.copytree(centre_template, folder / "two"), PASSWORD, clock=clock) as empty:
            plan = empty.imports.plan(spreadsheet, recognise(spreadsheet))
            assert [str(note) for row in plan.rows for note in row.notes] == []
            decided = {place: Decision(Choice.NEW) for place in range(len(plan.rows))}
            empty.imports.apply(plan, decided, True)
            for code, told in _told(empty).items():
                for mine, theirs in zip(told, wanted[code], strict=True):
                    assert mine == theirs


@pytest.mark.parametrize("text", ["a; b", "none", '"quoted"', "-", ";"])
def test_a_text_that_a_list_would_misread_comes_back_as_it_was(centre, tmp_path, text):
    person = centre.people.add(PersonDraft(given_name_km="ដារ៉ា", nickname=text)).value
    centre.people.add_health_note(person, HealthNoteDraft("allergy", text))
    centre.exports.export_people(tmp_path / "a.xlsx", Language("en"))
    spreadsheet = read_spreadsheet(tmp_path / "a.xlsx")
    assert centre.imports.plan(spreadsheet, recognise(spreadsheet)).count(Fate.UNCHANGED) == 1


def _picture() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(stream, "JPEG")
    return stream.getvalue()


def test_photos_go_into_a_folder_beside_the_list_and_come_back(centre, centre_template, tmp_path, clock):
    person = centre.people.add(PersonDraft(given_name_km="ដារ៉ា", code="ក/1")).value
    centre.people.set_photo(person, _picture())
    centre.people.add(PersonDraft(given_name_km="បុប្ផា"))
    centre.exports.export_people(tmp_path / "a.xlsx", Language("km"), photos=True)
    assert len(list((tmp_path / "a photos").iterdir())) == 1
    spreadsheet = read_spreadsheet(tmp_path / "a.xlsx")
    assert centre.imports.plan(spreadsheet, recognise(spreadsheet)).count(Fate.UNCHANGED) == 2
    with open_centre(shutil.copytree(centre_template, tmp_path / "empty"), PASSWORD, clock=clock) as empty:
        plan = empty.imports.plan(spreadsheet, recognise(spreadsheet))
        assert empty.imports.apply(plan, {}).value.photos == 1
        cards = [empty.people.person(row.id) for row in empty.people.listing(PeopleFilter())]
    assert [card.picture is not None for card in cards] == [True, False]


@pytest.mark.parametrize("name", ["../a.jpg", "/etc/x.png", "gone.jpg", "..\\a.jpg"])
def test_a_photo_outside_of_the_folder_of_the_list_is_left_out_and_said_so(centre, tmp_path, name):
    (tmp_path / "a.jpg").write_bytes(_picture())
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "list.csv").write_text(f"Name,Photo\nSok Dara,{name}\nChan Thy,yes\n")
    spreadsheet = read_spreadsheet(folder / "list.csv")
    plan = centre.imports.plan(spreadsheet, recognise(spreadsheet))
    assert [len(row.notes) for row in plan.rows] == [1, 0]
    assert "is not in the folder" in str(plan.rows[0].notes[0])


def test_a_photo_that_is_no_picture_is_left_out(centre, tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"no picture")
    (tmp_path / "list.csv").write_text("Name,Photo\nSok Dara,a.jpg\n")
    spreadsheet = read_spreadsheet(tmp_path / "list.csv")
    plan = centre.imports.plan(spreadsheet, recognise(spreadsheet))
    assert centre.imports.apply(plan, {}).value == ImportResult(new=1)


def test_a_mother_of_whom_only_the_phone_is_known_or_nothing_comes_back(centre, centre_template, tmp_path, clock):
    for draft in (GuardianDraft(relation="mother", phone="012 345 678"), GuardianDraft(relation="mother")):
        child = centre.people.add(PersonDraft(given_name_km=f"ដារ៉ា {draft.phone}")).value
        centre.families.add_guardian(draft, child=child)
    centre.exports.export_people(tmp_path / "a.xlsx", Language("en"))
    spreadsheet = read_spreadsheet(tmp_path / "a.xlsx")
    wanted = _told(centre)
    with open_centre(shutil.copytree(centre_template, tmp_path / "empty"), PASSWORD, clock=clock) as empty:
        empty.imports.apply(empty.imports.plan(spreadsheet, recognise(spreadsheet)), {})
        assert _told(empty) == wanted
