from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.sheets.code import ALPHABET, PageMark, is_code, new_code, qr_payload, read_payload, typed_code

CODES = st.text(ALPHABET, min_size=6, max_size=6)


def test_a_new_code_avoids_letters_that_are_taken_for_digits() -> None:
    codes = {new_code(lambda _: False) for _ in range(300)}
    assert all(is_code(code) for code in codes)
    assert not set("".join(codes)) & set("0O1I")
    assert len(codes) > 295


def test_a_new_code_is_not_one_that_exists() -> None:
    asked: list[str] = []

    def taken(code: str) -> bool:
        asked.append(code)
        return len(asked) < 3

    assert new_code(taken) == asked[2]


def test_a_code_may_be_typed_in_small_letters_with_spaces() -> None:
    assert typed_code(" k7f-3qx ") == "K7F3QX"


@given(st.sampled_from("WM"), CODES, st.integers(1, 99))
def test_what_a_qr_code_says_can_be_read_back(layout: str, code: str, page: int) -> None:
    mark = PageMark(layout, code, page)
    payload = qr_payload(mark)
    assert len(payload) == 14
    assert set(payload) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert read_payload(payload) == mark


@given(CODES, st.integers(0, 13), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_one_wrong_character_is_noticed(code: str, place: int, character: str) -> None:
    payload = qr_payload(PageMark("W", code, 1))
    changed = payload[:place] + character + payload[place + 1 :]
    assert changed == payload or read_payload(changed) is None


@given(st.text(max_size=20))
def test_other_texts_are_no_page_marks(text: str) -> None:
    assert read_payload(text) is None
