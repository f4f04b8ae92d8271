import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.attendance.values import Flag
from app.centre import Centre, open_centre
from app.clock import FixedClock
from app.confidential.values import Holder, Subject
from app.demo.centre import PASSWORD, make_demo
from app.founding import CentreExists
from app.people.values import PeopleFilter, Status
from app.rights import Role
from app.schools.reading import lines_on
from app.schools.rules import half_of
from app.schools.values import Shift
from models.attendance import MarkChange
from models.audit import AuditHead, AuditLine
from models.centre import Account, Setting
from models.confidential import ConfidentialNote, ConfidentialVersion
from models.database import TABLES
from models.groups import Enrolment, Group
from models.people import Person

TODAY = dt.date(2026, 11, 6)
CLOCK = FixedClock(TODAY, dt.time(8, 12))
# Sealed under a random key, or about the key.
DRAWN_AT_RANDOM = (AuditLine, AuditHead, Account, Setting, ConfidentialVersion)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "centre"
    make_demo(folder, people=60, years=1, clock=CLOCK)
    return folder


@pytest.fixture
def centre(folder: Path) -> Iterator[Centre]:
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        yield centre


def content(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_centre(folder, PASSWORD, clock=CLOCK):
        return {table.__name__: list(table.select().tuples()) for table in TABLES if table not in DRAWN_AT_RANDOM}


def test_the_same_arguments_write_the_same_rows(folder: Path, tmp_path: Path) -> None:
    make_demo(tmp_path / "again", people=60, years=1, clock=CLOCK)
    assert content(tmp_path / "again") == content(folder)


def test_another_seed_writes_other_rows(folder: Path, tmp_path: Path) -> None:
    make_demo(tmp_path / "other", people=60, years=1, seed=2, clock=CLOCK)
    assert content(tmp_path / "other")["Person"] != content(folder)["Person"]


def test_nobody_makes_an_empty_centre(tmp_path: Path) -> None:
    make_demo(tmp_path, people=0, clock=CLOCK)
    with open_centre(tmp_path, PASSWORD, clock=CLOCK) as centre:
        assert centre.settings.centre().name_en == "Steung Meanchey centre"
        assert not Person.select().exists()
        assert not Group.select().exists()


def test_a_centre_that_exists_is_left_alone(folder: Path) -> None:
    with pytest.raises(CentreExists):
        make_demo(folder, clock=CLOCK)


def test_progress_goes_from_nothing_to_everything(tmp_path: Path) -> None:
    shares: list[float] = []
    make_demo(tmp_path, people=10, years=1, clock=CLOCK, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[0] < 0.2
    assert shares[-1] == 1.0


def test_there_is_something_to_do_on_the_first_screen(centre: Centre) -> None:
    behind = centre.attendance.not_entered(TODAY - dt.timedelta(days=14), TODAY - dt.timedelta(days=1))
    assert behind
    assert centre.attendance.absences_in_a_row()
    of_today = centre.attendance.of_day(TODAY)
    assert of_today[0].due
    assert of_today[0].begun
    assert any(not session.begun for session in of_today)
    assert any(session.finished for session in of_today)


def test_the_register_of_the_first_group_shows_its_flags(centre: Centre) -> None:
    flags: set[Flag] = set()
    for session in centre.attendance.of_day(TODAY):
        for row in centre.attendance.register(session.group.id, TODAY, TODAY).rows:
            flags |= row.flags
    assert {Flag.ALLERGY, Flag.MUST_NOT_COLLECT, Flag.BIRTHDAY} <= flags


def test_morning_and_afternoon_clubs_expect_the_children_whom_school_leaves_free(centre: Centre) -> None:
    clubs = [s for s in centre.attendance.of_day(TODAY) if s.group.programme == "after_school" and not s.group.drop_in]
    halves = {half_of(session.starts, session.ends): session.count.expected for session in clubs}
    assert set(halves) == set(Shift)
    assert all(halves.values())
    for session in clubs:
        register = centre.attendance.register(session.group.id, TODAY, TODAY)
        place = [column.session for column in register.columns].index(session.session)
        half = half_of(session.starts, session.ends)
        expected = [row.person for row in register.rows if row.cells[place].expected]
        places = lines_on(TODAY, expected)
        assert {line.place.shift for line in places.values()} == {half.other if half else None}


def test_the_library_has_readers_counted_ones_and_no_rate(centre: Centre) -> None:
    since = TODAY - dt.timedelta(days=14)
    library = [s for s in centre.attendance.between(since, TODAY) if s.group.drop_in and s.finished]
    assert library
    assert all(s.count.rate is None and s.head_count for s in library)
    assert any(s.count.came for s in library)
    assert {s.activity.name_en for s in library if s.activity} == {"Games", "Reading"}


def test_something_is_known_of_those_who_start_school(centre: Centre) -> None:
    starters = centre.after_school.starters().children
    assert starters
    assert any(child.entry.registered and child.entry.school for child in starters)


def test_children_wait_for_a_group_that_is_full(centre: Centre) -> None:
    waiting = [line for line in centre.groups.listing() if line.waiting]
    assert waiting
    assert all(line.free == 0 for line in waiting)


@pytest.mark.usefixtures("centre")
def test_nobody_who_left_is_still_enrolled() -> None:
    running = {row.person_id for row in Enrolment.select().where(Enrolment.ends.is_null())}
    left = {row.id for row in Person.select().where(Person.archived_at.is_null(False))}
    assert left
    assert not left & running


def test_people_are_found_by_khmer_and_by_latin_name(centre: Centre) -> None:
    child = Person.select().where(Person.role == "child", Person.archived_at.is_null()).first()
    for typed in (child.given_name_km, child.given_name_latin.lower()):
        rows = centre.people.listing(PeopleFilter(text=typed))
        assert child.id in {row.id for row in rows}


def test_sheets_of_this_week_have_been_printed(centre: Centre) -> None:
    sheets = centre.sheets.sheets()
    assert len(sheets) == 3
    assert all(sheet.first <= TODAY <= sheet.last for sheet in sheets)
    assert centre.attendance.register(sheets[0].group, sheets[0].first, sheets[0].last).sheet == sheets[0].code


def test_a_stranger_came_and_an_absence_was_put_right(centre: Centre) -> None:
    assert [row.label.name_km for row in centre.people.listing(PeopleFilter(status=Status.PROVISIONAL))]
    assert MarkChange.select().exists()


def test_many_children_have_a_drawn_face(centre: Centre) -> None:
    shown = {row.id for row in centre.people.listing(PeopleFilter()) if row.has_photo}
    assert len(shown) > 10
    assert all(thumb.startswith(b"\xff\xd8") for thumb in centre.people.thumbs(tuple(shown)).values())


def test_somebody_of_each_role_signs_in_and_the_coordinator_without_a_name(folder: Path) -> None:
    with open_centre(folder, PASSWORD, clock=CLOCK) as centre:
        assert centre.account.name == "Sokunthea"
        people = {line.name: line.role for line in centre.accounts.listing()}
    assert set(people.values()) == set(Role)
    for name, role in people.items():
        with open_centre(folder, PASSWORD, clock=CLOCK, account=name) as centre:
            assert centre.account.role is role


def test_the_social_worker_has_written_notes_that_are_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    make_demo(tmp_path / "again", people=60, years=1, clock=CLOCK)
    found = [written(place) for place in (folder, tmp_path / "again")]
    assert found[0] == found[1]
    assert len(found[0]) >= 3
    assert {name for _, name, _ in found[0]} == {"Sopheap"}
    assert max(at for at, _, _ in found[0]).date() < TODAY


def written(folder: Path) -> list[tuple[dt.datetime, str, str]]:
    with open_centre(folder, PASSWORD, clock=CLOCK, account="Sopheap") as centre:
        subjects = {Subject(Holder.PERSON, row.person_id) if row.person_id else Subject(Holder.FAMILY, row.family_id)
                    for row in ConfidentialNote.select()}  # fmt: skip
        records = [centre.confidential.open(subject).value for subject in sorted(subjects, key=str)]
    notes = [note for record in records for note in record.notes]
    return [(v.written_at, v.written_by, v.draft.text) for note in notes for v in note.versions]


def test_the_records_are_sound(centre: Centre) -> None:
    findings = centre.examine()
    assert not findings.problems


def test_a_finished_course_was_taught_its_hours_and_no_more_so_that_no_attestation_names_more(centre: Centre) -> None:
    finished = [line for line in centre.courses.listing() if line.state == "finished"]
    assert finished
    for line in finished:
        modules = centre.courses.completion(line.id).modules
        assert [module.taught for module in modules] == [module.hours * 60 for module in modules]
        assert len(centre.courses.taught_sessions(line.id)) * 4 == sum(module.hours for module in modules)


def test_certificates_carry_the_logo_of_the_centre(centre: Centre) -> None:
    logo = centre.settings.centre().logo
    assert logo is not None
    ids = [line.id for line in centre.certificates.book().lines if not line.void]
    assert {paper.certificate.logo for paper in centre.certificates.papers(ids)} == {logo}
