"""Text made fit to store, search and sort."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.text import clean, khmer_sort_key, latin_sort_key, search_key


def test_search_ignores_case_accents_spaces_and_zero_width_characters() -> None:
    assert search_key("Sréy  Mom") == search_key("sreymom")
    assert search_key("ស្រី\u200bមុំ") == search_key("ស្រី មុំ")


def test_search_keeps_khmer_vowels_and_subscripts() -> None:
    assert search_key("ស្រី") != search_key("សរ")


def test_khmer_digits_are_found_as_latin_ones() -> None:
    assert search_key("ក្រុម ១២") == search_key("ក្រុម12")


def test_khmer_names_sort_as_in_the_dictionary() -> None:
    names = ["គឹម", "ក្រុម", "កែវ", "ខៀវ", "កង", "ញ៉ែម", "ជា"]
    assert sorted(names, key=khmer_sort_key) == ["កង", "កែវ", "ក្រុម", "ខៀវ", "គឹម", "ជា", "ញ៉ែម"]


def test_latin_names_sort_without_case_and_accents() -> None:
    assert sorted(["Zed", "élan", "Eden"], key=latin_sort_key) == ["Eden", "élan", "Zed"]


def test_text_longer_than_the_column_is_refused_with_a_sentence() -> None:
    with pytest.raises(UserError, match="at most 5"):
        clean("123456", 5)


def test_lines_stay_only_where_they_are_wanted() -> None:
    assert clean("a\r\nb\x00") == "a b"
    assert clean("a \r\n b", lines=True) == "a\nb"


@given(st.text(max_size=60))
def test_cleaned_text_is_normal_and_stable(text: str) -> None:
    cleaned = clean(text, 1000)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned, 1000) == cleaned
    assert "\x00" not in cleaned


@given(st.text(max_size=40))
def test_a_search_key_is_its_own_key(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)
