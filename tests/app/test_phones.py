"""Telephone numbers as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.phones import phone_digits, read_phones


@pytest.mark.parametrize(
    "text",
    [
        "012345678",
        "012 345 678",
        "012-345-678",
        "+855 12 345 678",
        "0085512345678",
        "85512345678",
        "០១២ ៣៤៥ ៦៧៨",
        "12 345 678",
    ],
)
def test_a_number_is_kept_in_its_international_form(text: str) -> None:
    assert read_phones(text) == "+855 12 345 678"


def test_a_ten_digit_number_and_a_foreign_one_are_kept_whole() -> None:
    assert read_phones("097 12 34 567") == "+855 97 123 4567"
    assert read_phones("+33 6 12 34 56 78") == "+33612345678"


def test_several_numbers_stand_side_by_side_once_each() -> None:
    assert read_phones("012 345 678 / 097 1234567, 012345678") == "+855 12 345 678 / +855 97 123 4567"


@pytest.mark.parametrize(
    "text", ["none", "012 34", "0123456789012", "12/34", "012345678/012345679/012345670/012345671"]
)
def test_what_cannot_be_dialled_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        read_phones(text)


def test_no_number_at_all_is_no_mistake() -> None:
    assert read_phones("  ") == ""


@given(st.from_regex(r"0[1-9][0-9]{7,8}", fullmatch=True))
def test_a_stored_number_reads_back_as_itself_and_is_found_as_dialled(number: str) -> None:
    stored = read_phones(number)
    assert read_phones(stored) == stored
    assert phone_digits(stored) == number
