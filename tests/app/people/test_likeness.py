from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import BirthDate, Precision
from app.people.likeness import Likely, Profile, Reason, likeness

DARA = Profile("សុខ", "ដារ៉ា", "Sok", "Dara", BirthDate(date(2019, 5, 3)), "M", "ទ្រា")


def _likely(other: Profile, one: Profile = DARA) -> Likely:
    return likeness(one, other).likely


def test_equal_records_are_probably_one_person():
    assert likeness(DARA, DARA).score == 100


@pytest.mark.parametrize(
    "other",
    [
        replace(DARA, family_name_latin="DARA", given_name_latin="Sok"),
        replace(DARA, family_name_km="", given_name_km="", village=""),
        replace(DARA, birth=BirthDate(date(2019, 3, 5))),
        replace(DARA, given_name_latin="Darra", family_name_latin="SOKH"),
        replace(DARA, given_name_km="ដា\u200bរ៉ា", village="ទ្រា "),
    ],
)
def test_slips_of_the_pen_are_warned_about(other):
    assert _likely(other) is not Likely.NO


@pytest.mark.parametrize(
    "other",
    [
        replace(DARA, given_name_km="បុប្ផា", given_name_latin="Bopha", sex="F"),
        replace(DARA, birth=BirthDate(date(2012, 11, 9))),
        Profile("ចាន់", "សុភា", birth=DARA.birth, sex="M", village="ទ្រា"),
        Profile(),
    ],
)
def test_other_people_are_not_warned_about(other):
    assert _likely(other) is Likely.NO


def test_a_name_alone_asks_only_for_a_look():
    assert _likely(Profile("សុខ", "ដារ៉ា", sex="M")) is Likely.PERHAPS


def test_a_year_only_date_fits_every_day_of_the_year():
    other = replace(DARA, birth=BirthDate(date(2019, 1, 1), Precision.YEAR))
    assert Reason.BIRTH_FITS in likeness(DARA, other).reasons


def test_twins_are_not_duplicates():
    one = replace(DARA, family="F1")
    two = replace(one, given_name_km="ដារ៉ូ", given_name_latin="Daro")
    assert _likely(two, one) is Likely.NO


def test_twins_with_nearly_one_name_are_named_as_twins_and_never_probable():
    one = Profile("", "", "Chhun", "Sreyneang", BirthDate(date(2019, 5, 3)), "F", "Trea", "F1")
    two = replace(one, given_name_latin="Sreynean")
    found = likeness(one, two)
    assert found.likely is Likely.PERHAPS
    assert Reason.TWINS in found.reasons


def test_two_scripts_without_a_common_one_are_not_compared():
    assert _likely(Profile("", "", "Sok", "Dara", DARA.birth), Profile("សុខ", "ដារ៉ា", birth=DARA.birth)) is Likely.NO


_profiles = st.builds(
    Profile,
    st.sampled_from(["", "សុខ", "ចាន់"]),
    st.sampled_from(["", "ដារ៉ា", "ដារ៉ូ"]),
    st.sampled_from(["", "Sok", "Sokh"]),
    st.sampled_from(["", "Dara", "Daro", "Sok"]),
    st.none() | st.builds(BirthDate, st.dates(date(2018, 1, 1), date(2020, 1, 1)), st.sampled_from(Precision)),
    st.sampled_from(["", "F", "M"]),
    st.sampled_from(["", "Trea"]),
    st.sampled_from([None, 1]),
)


@given(_profiles, _profiles)
def test_likeness_is_the_same_both_ways(one, other):
    assert likeness(one, other) == likeness(other, one)
