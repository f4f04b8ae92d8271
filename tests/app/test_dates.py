"""Typed dates, birth dates with their precision, ages."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.dates import (
    BirthDate,
    Precision,
    age_at,
    age_text,
    birth_from_age,
    has_birthday,
    reaches_school_age,
    read_birth_date,
    read_date,
)
from app.errors import UserError
from app.language import Language

TODAY = date(2026, 11, 22)
KHMER = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
ENGLISH = Language("en")
births = st.dates(date(1950, 1, 1), TODAY)
precise = st.builds(BirthDate, births, st.sampled_from(Precision))


@pytest.mark.parametrize(
    "text",
    [
        "3/5/2026",
        "03052026",
        "3-5-26",
        "030526",
        "3.5.2026",
        "3 5 2026",
        "៣/៥/២០២៦",
        "០៣០៥២០២៦",
        " 3\u200b/5/2026 ",
        "2026-05-03",
        "20260503",
        "3 May 2026",
        "3 mai 2026",
        "៣ ឧសភា ២០២៦",
        "3/5",
    ],
)
def test_a_date_is_read_as_people_write_it_day_first(text: str) -> None:
    assert read_date(text, TODAY) == date(2026, 5, 3)


@pytest.mark.parametrize(
    "text", ["", "soon", "31/2/2026", "2026", "5/2026", "1/2/3/4", "3/5/026", "45/13/2026", "0/0/0000"]
)
def test_what_is_no_whole_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_date(text, TODAY)
    assert refusal.value.sentence(ENGLISH).endswith(".")


def test_an_accented_month_name_is_read_with_and_without_its_accent() -> None:
    assert read_date("2 février 2026", TODAY) == read_date("2 FEVRIER 2026", TODAY) == date(2026, 2, 2)


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("3/5/2019", BirthDate(date(2019, 5, 3))),
        ("3/5/98", BirthDate(date(1998, 5, 3))),
        ("5/2019", BirthDate(date(2019, 5, 1), Precision.MONTH)),
        ("2019-05", BirthDate(date(2019, 5, 1), Precision.MONTH)),
        ("ឧសភា ២០១៩", BirthDate(date(2019, 5, 1), Precision.MONTH)),
        ("2019", BirthDate(date(2019, 1, 1), Precision.YEAR)),
        ("២០១៩", BirthDate(date(2019, 1, 1), Precision.YEAR)),
        ("4", BirthDate(date(2022, 1, 1), Precision.YEAR)),
        ("៤ ឆ្នាំ", BirthDate(date(2022, 1, 1), Precision.YEAR)),
        ("4 years", BirthDate(date(2022, 1, 1), Precision.YEAR)),
        ("8 months", BirthDate(date(2026, 3, 1), Precision.MONTH)),
        ("៨ ខែ", BirthDate(date(2026, 3, 1), Precision.MONTH)),
    ],
)
def test_a_birth_date_keeps_what_is_known_of_it(text: str, birth: BirthDate) -> None:
    assert read_birth_date(text, TODAY) == birth


@pytest.mark.parametrize("text", ["23/11/2026", "2027", "12/2026", "1890", "130", "0000", "12345", "four"])
def test_an_impossible_birth_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_birth_date(text, TODAY)
    assert refusal.value.sentence(ENGLISH).endswith(".")


@given(st.text(max_size=12))
def test_no_typed_text_is_a_crash(text: str) -> None:
    for read in (read_date, read_birth_date):
        with suppress(UserError):
            read(text, TODAY)


@given(
    births,
    st.sampled_from(["%d/%m/%Y", "%d%m%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %B %Y"]),
    st.booleans(),
)
def test_every_written_form_reads_back_in_either_digits(day: date, form: str, khmer: bool) -> None:
    text = day.strftime(form)
    assert read_date(text.translate(KHMER) if khmer else text, TODAY) == day


@given(precise)
def test_what_is_shown_for_typing_reads_back_with_its_precision(birth: BirthDate) -> None:
    assert read_birth_date(birth.typed(), TODAY) == birth


@given(precise, st.sampled_from(["km", "en", "fr"]))
def test_what_is_displayed_can_be_typed_back(birth: BirthDate, code: str) -> None:
    assert read_birth_date(birth.display(Language(code)), TODAY) == birth


@given(st.integers(0, 120), births)
def test_a_typed_age_is_the_age_shown_that_day(age: int, on: date) -> None:
    assert age_at(birth_from_age(age, on), on) == age


@given(precise, st.dates(date(1950, 1, 1), date(2040, 1, 1)))
def test_nobody_grows_younger_or_by_more_than_a_year_a_year(birth: BirthDate, on: date) -> None:
    grown = age_at(birth, on + timedelta(days=365)) - age_at(birth, on)
    assert grown in (0, 1)
    assert age_at(birth, on) >= 0


@given(precise, precise)
def test_two_dates_may_equal_when_their_possible_days_overlap(one: BirthDate, other: BirthDate) -> None:
    assert one.may_equal(other) == other.may_equal(one) == (max(one.value, other.value) <= min(one.last, other.last))


def test_a_less_precise_date_stands_on_its_first_day() -> None:
    assert BirthDate(date(2019, 5, 17), Precision.YEAR).value == date(2019, 1, 1)
    assert BirthDate(date(2019, 12, 17), Precision.MONTH).value == date(2019, 12, 1)
    assert BirthDate(date(2019, 12, 17), Precision.MONTH).last == date(2019, 12, 31)


def test_the_age_says_when_only_the_year_is_known() -> None:
    assert age_text(BirthDate(date(2022, 3, 1)), TODAY, ENGLISH) == "4 years"
    assert age_text(BirthDate(date(2022, 1, 1), Precision.YEAR), TODAY, ENGLISH) == "about 4 years"
    assert age_text(BirthDate(date(2026, 3, 1), Precision.MONTH), TODAY, ENGLISH) == "8 months"


def test_the_age_changes_on_the_birthday_itself() -> None:
    birth = BirthDate(date(2020, 11, 22))
    assert age_at(birth, TODAY - timedelta(days=1)) == 5
    assert age_at(birth, TODAY) == 6


def test_a_birthday_on_the_29th_of_february_is_kept_on_the_28th() -> None:
    birth = BirthDate(date(2020, 2, 29))
    assert has_birthday(birth, date(2026, 2, 28))
    assert not has_birthday(birth, date(2024, 2, 28))
    assert has_birthday(birth, date(2024, 2, 29))


@given(births, st.integers(2027, 2060))
@example(date(2020, 2, 29), 2026)
def test_everybody_has_one_birthday_a_year_and_is_a_year_older_from_then_on(born: date, year: int) -> None:
    birth, days = BirthDate(born), (date(year, 1, 1) + timedelta(days=offset) for offset in range(365))
    (birthday,) = {day for day in (*days, date(year, 12, 31)) if has_birthday(birth, day)}
    assert age_at(birth, birthday) == age_at(birth, birthday - timedelta(days=1)) + 1 == year - born.year


def test_a_birth_date_known_by_its_year_only_has_no_birthday() -> None:
    assert not has_birthday(BirthDate(date(2020, 1, 1), Precision.YEAR), date(2026, 1, 1))


def test_a_child_who_turns_six_before_school_starts_reaches_school_age() -> None:
    birth = BirthDate(date(2021, 10, 31))
    start = date(2027, 11, 1)
    assert reaches_school_age(birth, TODAY, start)
    assert not reaches_school_age(birth, start, start)
    assert not reaches_school_age(BirthDate(date(2021, 11, 2)), TODAY, start)
