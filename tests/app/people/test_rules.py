"""What may be written down about a person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import BirthDate
from app.errors import FieldError
from app.groups.values import GroupName, Programme
from app.people.rules import (
    person_search_key,
    running,
    search_words,
    sort_keys,
    status_of,
    tidy_health_note,
    tidy_person,
    tidy_reason,
)
from app.people.values import EnrolmentLine, HealthNoteDraft, PersonDraft, Status

TODAY = date(2026, 11, 22)
SOKHA = PersonDraft("ចាន់", "សុខា", "Chan", "Sokha", nickname="ខា", phone="012 345 678")


def found(draft: PersonDraft, typed: str) -> bool:
    key = person_search_key(tidy_person(draft, TODAY), "P0007")
    return all(word in key for word in search_words(typed))


@pytest.mark.parametrize(
    "typed",
    [
        "chan",
        "CHAN SOKHA",
        "sokha chan",
        "chansokha",
        "ចាន់",
        "ចាន់ សុខា",
        "ចាន់\u200bសុខា",
        "សុខា ចាន់",
        "ខា",
        "p0007",
        "012345",
        "០១២",
    ],
)
def test_a_person_is_found_in_either_script_in_any_order_of_words(typed: str) -> None:
    assert found(SOKHA, typed)


def test_a_name_with_accents_is_found_without_them() -> None:
    assert found(PersonDraft(given_name_latin="Thérèse"), "therese")


def test_other_names_are_not_found() -> None:
    assert not found(SOKHA, "chan dara")


@given(st.text(max_size=60), st.text(max_size=60))
def test_every_name_is_found_by_itself_or_refused(family: str, given_name: str) -> None:
    draft = PersonDraft(family_name_km=family, given_name_latin=given_name)
    try:
        tidy = tidy_person(draft, TODAY)
    except FieldError:
        return
    assert found(tidy, tidy.name_km)
    assert tidy_person(tidy, TODAY) == tidy


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PersonDraft(), "given_name_km"),
        (PersonDraft(given_name_km=" \u200b "), "given_name_km"),
        (PersonDraft(given_name_latin="x" * 81), "given_name_latin"),
        (PersonDraft(given_name_latin="Dara", phone="12"), "phone"),
        (PersonDraft(given_name_latin="Dara", sex="X"), "sex"),
        (PersonDraft(given_name_latin="Dara", id_poor="7"), "id_poor"),
        (PersonDraft(given_name_latin="Dara", birth=BirthDate(date(2027, 1, 1))), "birth"),
    ],
)
def test_a_mistake_is_named_after_its_field(draft: PersonDraft, field: str) -> None:
    with pytest.raises(FieldError) as refusal:
        tidy_person(draft, TODAY)
    assert refusal.value.field == field


def test_khmer_lists_put_names_in_latin_letters_last_and_the_other_way_round() -> None:
    khmer, latin = sort_keys("អ៊ុំ ណារី", ""), sort_keys("", "Aun Nary")
    assert khmer[0] < latin[0]
    assert latin[1] < khmer[1]


def test_khmer_names_sort_in_dictionary_order() -> None:
    names = ["ហេង បុប្ផា", "កែវ សំណាង", "ខៀវ ដារ៉ា", "កុល ធីតា"]
    assert sorted(names, key=lambda name: sort_keys(name, "")[0]) == [
        "កុល ធីតា",
        "កែវ សំណាង",
        "ខៀវ ដារ៉ា",
        "ហេង បុប្ផា",
    ]


def line(starts: date, ends: date | None) -> EnrolmentLine:
    return EnrolmentLine(1, GroupName(1, "", "Small stars", "", Programme.DAYCARE), starts, ends, "", False)


def test_the_status_follows_from_the_enrolments() -> None:
    assert status_of(False, False, []) is Status.NOT_ENROLLED
    assert status_of(False, False, [True]) is Status.WAITING
    assert status_of(False, False, [True, False]) is Status.ENROLLED
    assert status_of(False, True, [False]) is Status.PROVISIONAL
    assert status_of(True, True, [False]) is Status.ARCHIVED


def test_an_enrolment_runs_until_its_last_day_and_before_its_first() -> None:
    past, last_day = line(date(2025, 1, 1), date(2025, 12, 31)), line(date(2026, 1, 1), TODAY)
    open_end, later = line(date(2026, 1, 1), None), line(date(2026, 12, 1), None)
    assert running([past, last_day, open_end, later], TODAY) == [last_day, open_end, later]


def test_a_health_note_must_say_something() -> None:
    with pytest.raises(FieldError) as refusal:
        tidy_health_note(HealthNoteDraft("allergy", "  "))
    assert refusal.value.field == "text"


def test_nothing_is_archived_without_a_reason() -> None:
    with pytest.raises(FieldError):
        tidy_reason(" ")
    assert tidy_reason(" moved  away ") == "moved away"
