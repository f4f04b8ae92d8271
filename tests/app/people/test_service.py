"""The records of people, on a real encrypted database."""

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from app.centre import Centre
from app.dates import BirthDate, Precision
from app.errors import FieldError, NotFound, UserError
from app.families.guardians import Collects, GuardianDraft
from app.families.service import FamiliesService
from app.families.values import FamilyDraft
from app.people.service import PeopleService
from app.people.values import HealthNoteDraft, PeopleFilter, PersonDraft, PrintedList, Status
from app.use_case import Change
from models.audit import AuditLine
from models.groups import Enrolment, Group
from models.people import Person

SOKHA = PersonDraft("ចាន់", "សុខា", "Chan", "Sokha", sex="F", birth=BirthDate(date(2022, 3, 1)), village="Stung Meanchey")
DARA = PersonDraft("កែវ", "ដារ៉ា", "Keo", "Dara", sex="M", birth=BirthDate(date(2020, 1, 1), Precision.YEAR))


def picture(size: int = 40) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (size, size), "green").save(stream, "PNG")
    return stream.getvalue()


def enrol(person: int, group: Group, starts: date, ends: date | None = None, waiting: bool = False) -> None:
    Enrolment.create(person=person, group=group, starts=starts, ends=ends, waiting=waiting)


@pytest.fixture
def stars(centre: Centre) -> Group:
    assert centre.people.listing(PeopleFilter()) == ()
    return Group.create(programme="daycare", name_km="កូនផ្កាយ", name_en="Small stars")


def names(people: PeopleService, **wanted: object) -> list[str]:
    return [row.label.name_latin for row in people.listing(PeopleFilter(**wanted))]


def test_a_new_person_reads_back_as_written(people: PeopleService) -> None:
    done = people.add(SOKHA)
    card = people.person(done.value)
    assert replace(card.draft, code="") == SOKHA
    assert card.label.code == "P0001"
    assert card.label.name_km == "ចាន់ សុខា"
    assert card.status is Status.NOT_ENROLLED
    assert Change.PEOPLE in done.change


def test_what_is_not_known_of_a_birth_date_stays_unknown(people: PeopleService) -> None:
    card = people.person(people.add(DARA).value)
    assert card.label.birth == BirthDate(date(2020, 1, 1), Precision.YEAR)
    assert people.person(people.add(replace(DARA, birth=None)).value).label.birth is None


def test_a_person_without_a_name_is_refused_and_nothing_is_stored(people: PeopleService) -> None:
    with pytest.raises(FieldError):
        people.add(PersonDraft(nickname="?"))
    assert people.listing(PeopleFilter()) == ()


def test_a_code_belongs_to_one_person(people: PeopleService) -> None:
    people.add(replace(SOKHA, code="P0002"))
    other = people.add(DARA).value
    assert people.person(other).label.code == "P0003"
    with pytest.raises(FieldError) as refusal:
        people.change(other, replace(DARA, code="P0002"))
    assert refusal.value.field == "code"


def test_a_change_can_be_undone_with_what_was_before(people: PeopleService) -> None:
    person = people.add(SOKHA).value
    before = people.change(person, replace(SOKHA, village="Boeung Tumpun")).value
    assert people.person(person).label.village == "Boeung Tumpun"
    people.change(person, before)
    assert people.person(person).draft == before


def test_the_audit_book_names_the_person_and_the_fields_and_nobody_by_name(people: PeopleService) -> None:
    person = people.add(SOKHA).value
    people.change(person, replace(SOKHA, village="Boeung Tumpun", phone="012 345 678"))
    line = AuditLine.select().order_by(AuditLine.id.desc()).get()
    assert (line.action, line.subject, line.detail) == ("people.change", f"person {person}", "village, phone")


def test_archiving_needs_a_reason_and_bringing_back_undoes_it(people: PeopleService) -> None:
    person = people.add(SOKHA).value
    with pytest.raises(FieldError):
        people.archive(person, " ")
    people.archive(person, "moved to Kandal")
    assert names(people) == []
    assert names(people, status=Status.ARCHIVED) == ["Chan Sokha"]
    assert people.search("sokha") == ()
    assert people.person(person).archived_reason == "moved to Kandal"
    people.bring_back(person)
    assert names(people) == ["Chan Sokha"]


def test_archiving_ends_open_enrolments_and_bringing_back_opens_them_again(people: PeopleService, stars: Group) -> None:
    person = people.add(SOKHA).value
    enrol(person, stars, date(2025, 1, 1), date(2025, 12, 31))
    enrol(person, stars, date(2026, 1, 1))
    people.archive(person, "moved")
    assert [line.ends for line in people.person(person).enrolments] == [date(2026, 11, 6), date(2025, 12, 31)]
    people.bring_back(person)
    assert [line.ends for line in people.person(person).enrolments] == [None, date(2025, 12, 31)]


def test_what_does_not_exist_is_not_found(people: PeopleService) -> None:
    for call in (
        lambda: people.person(9),
        lambda: people.change(9, SOKHA),
        lambda: people.archive(9, "moved"),
        lambda: people.set_photo(9, None),
        lambda: people.add_health_note(9, HealthNoteDraft("allergy", "eggs")),
        lambda: people.remove_health_note(9),
    ):
        with pytest.raises(NotFound):
            call()


def test_the_list_stands_in_the_order_of_the_readers_script(people: PeopleService) -> None:
    people.add(SOKHA)
    people.add(DARA)
    people.add(PersonDraft("ខៀវ", "អាន", "Arn", "An"))
    assert names(people, khmer_first=True) == ["Keo Dara", "Arn An", "Chan Sokha"]
    assert names(people, khmer_first=False) == ["Arn An", "Chan Sokha", "Keo Dara"]


def test_the_list_can_be_narrowed(people: PeopleService, stars: Group) -> None:
    sokha, dara = people.add(SOKHA).value, people.add(replace(DARA, id_poor="1")).value
    enrol(sokha, stars, date(2026, 1, 1))
    enrol(dara, stars, date(2025, 1, 1), date(2025, 12, 31))
    assert names(people, group=stars.id) == names(people, programme="daycare") == ["Chan Sokha"]
    assert names(people, status=Status.ENROLLED) == names(people, village="Stung Meanchey") == ["Chan Sokha"]
    assert names(people, status=Status.NOT_ENROLLED) == names(people, id_poor="1") == ["Keo Dara"]
    assert names(people, age_from=5) == names(people, age_from=6, age_to=6) == ["Keo Dara"]
    assert names(people, age_to=4) == names(people, text="សុខា") == ["Chan Sokha"]
    choices = people.choices()
    assert [group.name_en for group in choices.groups] == ["Small stars"]
    assert choices.villages == ("Stung Meanchey",)


def test_village_and_id_poor_of_the_family_count_for_its_members(
    people: PeopleService, families: FamiliesService
) -> None:
    family = families.add(FamilyDraft(name_latin="Keo", village="Chak Angre", id_poor="2")).value
    people.add(replace(DARA, family=family))
    assert names(people, village="Chak Angre", id_poor="2") == ["Keo Dara"]


def test_a_line_of_the_list_tells_groups_allergy_photo_and_who_is_kept_away(
    people: PeopleService, families: FamiliesService, stars: Group
) -> None:
    person = people.add(SOKHA).value
    enrol(person, stars, date(2026, 12, 1), waiting=True)
    people.add_health_note(person, HealthNoteDraft("allergy", "peanuts"))
    people.set_photo(person, picture())
    families.add_guardian(GuardianDraft(name_latin="Uncle", collects=Collects.MUST_NOT, reason="court"), child=person)
    (row,) = people.listing(PeopleFilter())
    assert row.allergy
    assert row.must_not_collect
    assert row.has_photo
    assert row.status is Status.WAITING
    assert [group.name_km for group in row.groups] == ["កូនផ្កាយ"]


def test_search_puts_first_whose_name_begins_so(people: PeopleService) -> None:
    people.add(PersonDraft(family_name_latin="Aun", given_name_latin="Kimdara"))
    people.add(PersonDraft(family_name_latin="Dara", given_name_latin="Zu"))
    assert [one.name_latin for one in people.search("dara", khmer_first=False)] == ["Dara Zu", "Aun Kimdara"]
    assert len(people.search("dara", limit=1)) == 1
    assert people.search("  ") == ()


def test_search_takes_signs_of_the_database_language_as_letters(people: PeopleService) -> None:
    people.add(SOKHA)
    assert people.search("s%a") == people.search("s_kha") == ()


def test_health_notes_say_on_which_printed_lists_they_may_stand(people: PeopleService) -> None:
    person = people.add(SOKHA).value
    people.add_health_note(person, HealthNoteDraft("medicine", "spray in the bag", frozenset()))
    note = people.add_health_note(person, HealthNoteDraft("allergy", "eggs", frozenset(PrintedList))).value
    first, second = people.person(person).health
    assert (first.kind, first.lists) == ("allergy", frozenset(PrintedList))
    assert second.lists == frozenset()
    people.change_health_note(note, HealthNoteDraft("allergy", "eggs and milk", frozenset({PrintedList.ROSTER})))
    assert people.person(person).health[0].text == "eggs and milk"
    people.remove_health_note(note)
    assert [one.kind for one in people.person(person).health] == ["medicine"]
    people.bring_back_health_note(note)
    assert len(people.person(person).health) == 2


def test_a_photo_is_kept_small_and_can_be_replaced_and_taken_away(people: PeopleService) -> None:
    person = people.add(SOKHA).value
    assert people.set_photo(person, picture()).value is None
    assert people.person(person).picture
    assert set(people.thumbs((person, 99))) == {person}
    before = people.set_photo(person, None).value
    assert people.person(person).picture is None
    people.set_photo(person, before)
    assert people.person(person).picture


def test_a_file_that_is_no_picture_leaves_the_photo_as_it_was(people: PeopleService) -> None:
    person = people.add(SOKHA).value
    people.set_photo(person, picture())
    with pytest.raises(UserError):
        people.set_photo(person, b"%PDF-1.7")
    assert people.person(person).picture


def test_somebody_written_down_twice_is_noticed_but_not_oneself(people: PeopleService) -> None:
    person = people.add(SOKHA).value
    people.add(DARA)
    (alike,) = people.possible_duplicates(replace(SOKHA, nickname="new"))
    assert alike.person.id == person
    assert alike.probably
    assert "same_name" in alike.reasons
    assert people.possible_duplicates(SOKHA, besides=person) == ()


def test_a_provisional_person_is_complete_once_changed(people: PeopleService) -> None:
    person = people.add(PersonDraft(given_name_latin="Boy with a red cap")).value
    Person.update(provisional=True).where(Person.id == person).execute()
    assert people.person(person).status is Status.PROVISIONAL
    people.change(person, DARA)
    assert people.person(person).status is Status.NOT_ENROLLED


def test_a_card_holds_family_brothers_guardians_and_enrolments(
    people: PeopleService, families: FamiliesService, stars: Group
) -> None:
    person = people.add(SOKHA).value
    families.add_guardian(GuardianDraft(name_latin="Chan Bopha", relation="mother", phone="012345678"), child=person)
    family = people.person(person).family
    assert family is not None
    brother = people.add(replace(DARA, family=family.id)).value
    mother = people.add(PersonDraft(given_name_latin="Bopha", role="mother", family=family.id)).value
    enrol(person, stars, date(2025, 1, 1), date(2025, 6, 30))
    enrol(person, stars, date(2026, 1, 1))
    card = people.person(person)
    assert [one.id for one in card.siblings] == [brother]
    assert {one.id for one in card.relatives} == {brother, mother}
    assert [one.phone for one in card.may_collect] == ["+855 12 345 678"]
    assert [line.starts.year for line in card.enrolments] == [2026, 2025]
    assert card.status is Status.ENROLLED
