from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.dates import BirthDate, Precision
from app.errors import UserError
from app.imports.cells import (
    age_of,
    birth_of,
    date_of,
    id_poor_of,
    meaning_of_g,
    name_parts,
    phones_of,
    plain_text,
    said,
    scripts,
    sex_of,
)

TODAY = date(2026, 11, 6)
_KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
_days = st.dates(date(1950, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("cell", "khmer", "latin"),
    [
        ("សុខ ដារ៉ា", "សុខ ដារ៉ា", ""),
        ("SOK Dara", "", "SOK Dara"),
        ("សុខ ដារ៉ា (SOK Dara)", "សុខ ដារ៉ា", "SOK Dara"),
        ("SOK Dara / សុខ ដារ៉ា", "សុខ ដារ៉ា", "SOK Dara"),
        ("1. Sok Dara", "", "Sok Dara"),
        ("Éric D'Arc", "", "Éric D'Arc"),
        (None, "", ""),
        ("---", "", ""),
    ],
)
def test_a_name_cell_is_read_in_its_scripts(cell, khmer, latin):
    assert scripts(cell) == (khmer, latin)


def test_a_number_is_no_name():
    with pytest.raises(UserError, match="is not a name"):
        scripts(12)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("សុខ ដារ៉ា", ("សុខ", "ដារ៉ា")),
        ("សុខ\u200bដារ៉ា", ("សុខ", "ដារ៉ា")),
        ("Sok Srey Mom", ("Sok", "Srey Mom")),
        ("Dara SOK", ("SOK", "Dara")),
        ("SOK DARA", ("SOK", "DARA")),
        ("Dara", ("", "Dara")),
        ("", ("", "")),
    ],
)
def test_a_whole_name_falls_into_family_and_given_name(name, parts):
    assert name_parts(name) == parts


@pytest.mark.parametrize("cell", ["ប្រុស", "ប", "M", "m.", "Male", "boy", "Garçon", "GARCON", "H", "ប្រុស (M)"])
def test_every_word_for_a_boy_is_read(cell):
    assert sex_of(cell) == "M"


@pytest.mark.parametrize("cell", ["ស្រី", "ស", "F", "girl", "Fille", "féminin", "ភេទស្រី", "ស្រី\u200b"])
def test_every_word_for_a_girl_is_read(cell):
    assert sex_of(cell) == "F"


@pytest.mark.parametrize(
    ("column", "heading", "meaning"),
    [
        (["G", "F", "G"], "Sexe", "M"),
        (["G", "B"], "Sex", "F"),
        (["G", "M"], "", "F"),
        (["G", "G"], "Sexe", "M"),
        (["G", None], "boy/girl", "F"),
        (["G"], "?", ""),
    ],
)
def test_g_is_a_girl_or_a_garcon_by_what_stands_beside_it(column, heading, meaning):
    assert meaning_of_g(column, heading) == meaning


def test_a_g_that_can_be_both_and_a_word_that_is_neither_are_refused():
    for cell in ("G", "perhaps"):
        with pytest.raises(UserError, match="is not a sex"):
            sex_of(cell)


@given(st.sampled_from(["ប្រុស", "M", "boy", "fille", "F", "ស្រី"]), st.sampled_from(["", " ", "\u200b", "."]))
def test_spaces_and_dots_around_a_sex_change_nothing(word, mark):
    assert sex_of(f"{mark}{word}{mark}") == sex_of(word) != ""


@given(
    _days,
    st.sampled_from(["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d}.{m}.{y}", "{y}-{m:02}-{d:02} 00:00:00"]),
    st.booleans(),
)
def test_a_birth_date_is_read_in_every_form_and_either_digits(day, form, khmer):
    text = form.format(d=day.day, m=day.month, y=day.year)
    assert birth_of(text.translate(_KHMER_DIGITS) if khmer else text, TODAY) == BirthDate(day)


@given(_days)
def test_a_date_cell_and_its_day_number_are_the_same_day(day):
    number = (day - date(1899, 12, 30)).days
    assume(number >= 20_000)
    assert birth_of(day, TODAY) == birth_of(number, TODAY) == birth_of(float(number), TODAY) == BirthDate(day)
    assert date_of(number, TODAY) == day


@given(st.integers(1920, 2026))
def test_a_year_alone_keeps_its_precision(year):
    expected = BirthDate(date(year, 1, 1), Precision.YEAR)
    for cell in (year, str(year), f"ឆ្នាំ {year}".translate(_KHMER_DIGITS), f"~{year}", f"vers {year}"):
        assert birth_of(cell, TODAY) == expected


@given(st.integers(0, 100), st.sampled_from(["{}", "{} ans", "{} ឆ្នាំ", "{} years"]))
def test_an_age_gives_the_year_of_birth(age, form):
    expected = BirthDate(date(TODAY.year - age, 1, 1), Precision.YEAR)
    assert age_of(form.format(age), TODAY) == age_of(age + 0.5, TODAY) == expected


def test_a_khmer_date_in_words_is_read():
    assert birth_of("ថ្ងៃទី ៣ ខែ ឧសភា ឆ្នាំ ២០១៩", TODAY) == BirthDate(date(2019, 5, 3))


@pytest.mark.parametrize("cell", ["05/23/2019", "soon", "3/5/2031", date(2027, 1, 1), "31/2/2019"])
def test_an_impossible_birth_date_is_refused(cell):
    with pytest.raises(UserError):
        birth_of(cell, TODAY)


@pytest.mark.parametrize("cell", [12345678, "012 345 678", "+855 12 345 678", "០១២៣៤៥៦៧៨", "012345678 (mother)"])
def test_a_phone_gets_its_one_form(cell):
    assert phones_of(cell) == "+855 12 345 678"


@pytest.mark.parametrize("cell", [None, "-", "N/A", "គ្មាន", "aucune", "  "])
def test_nothing_said_is_nothing(cell):
    assert said(cell) == ""
    assert phones_of(cell) == ""
    assert id_poor_of(cell) == ""


@pytest.mark.parametrize(
    ("cell", "level"),
    [(1, "1"), ("ID Poor 2", "2"), ("ក្រីក្រ ១", "1"), ("at risk", "risk"), ("ងាយរងគ្រោះ", "risk"), (0, "")],
)
def test_the_level_of_the_poor_card_is_read(cell, level):
    assert id_poor_of(cell) == level


def test_a_level_that_is_not_known_is_refused():
    with pytest.raises(UserError, match="ID Poor"):
        id_poor_of("yes, 3 children")


@given(st.text(max_size=60))
def test_no_text_ends_in_anything_but_a_value_or_a_sentence(text):
    for read in (plain_text, said, scripts, sex_of, phones_of, id_poor_of):
        try:
            read(text)
        except UserError:
            continue
    for read_day in (birth_of, age_of, date_of):
        try:
            read_day(text, TODAY)
        except UserError:
            continue
