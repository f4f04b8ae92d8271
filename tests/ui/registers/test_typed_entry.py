import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.attendance.values import Status
from app.errors import UserError
from app.language import Language
from ui.registers.typed_entry import TypedMark, read_typed

ROWS = range(1, 31)


def letters(text: str, rows: range = ROWS) -> str:
    return " ".join(f"{mark.number}{mark.status}" for mark in read_typed(text, rows).finished())


def sentence(text: str, rows: range = ROWS) -> str:
    with pytest.raises(UserError) as caught:
        read_typed(text, rows).finished()
    return caught.value.sentence(Language("en"))


def test_row_numbers_and_letters_are_read_as_written_on_paper() -> None:
    assert letters("7A 12A 19L 23E") == "7A 12A 19L 23E"


@pytest.mark.parametrize("text", ["7a12a19l23e", "7A,12A,19L;23E.", "  7 A 12 A 19 L 23 E ", "7,12A 19L 23E"])
def test_small_letters_and_any_spacing_mean_the_same(text: str) -> None:
    assert letters(text) == "7A 12A 19L 23E"


def test_khmer_digits_and_the_khmer_keyboard_mean_the_same() -> None:
    assert letters("៧ា\u200b១២ា\u200b១៩ល\u200b២៣េ") == "7A 12A 19L 23E"
    assert letters("១ផ ២ាំ ៣ឡ ៤ែ ៥ភ") == "1P 2A 3L 4E 5P"


def test_first_letters_of_the_khmer_words_are_understood() -> None:
    assert letters("១វ ២អ ៣យ ៤ម") == "1P 2A 3L 4E"


def test_the_number_pad_alone_is_enough() -> None:
    assert letters("7-12-19*23/5+") == "7A 12A 19L 23E 5P"


def test_one_letter_holds_for_all_numbers_before_it() -> None:
    assert letters("7 12 19A 23L") == "7A 12A 19A 23L"


def test_two_figures_a_row_need_no_space() -> None:
    assert letters("07121923A") == "7A 12A 19A 23A"
    assert letters("123a", range(1, 10)) == "1A 2A 3A"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31A", "There is no row 31 on this sheet."),
        ("0A", "There is no row 0 on this sheet."),
        ("112A", "There is no row 112 on this sheet."),
        ("7X", "“X” is not a letter of the sheet. Write one of P, A, L, E."),
        ("7A 7P", "Row 7 is written twice."),
        ("7 7A", "Row 7 is written twice."),
        ("A", "Write the row number before A."),
        ("7AL", "Write the row number before L."),
        ("7A 12", "Write one of P, A, L, E after 12."),
        ("7A 12 13", "Write one of P, A, L, E after 12, 13."),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(text: str, expected: str) -> None:
    assert sentence(text) == expected


def test_what_stands_before_a_fault_is_understood() -> None:
    reading = read_typed("7A 12L 99", ROWS)
    assert reading.marks == (TypedMark(7, Status.ABSENT), TypedMark(12, Status.LATE))
    assert reading.fault is not None


def test_a_sheet_without_rows_takes_no_number() -> None:
    assert sentence("1A", range(0)) == "There is no row 1 on this sheet."


@given(
    st.dictionaries(st.integers(1, 120), st.sampled_from(Status), max_size=20),
    st.sampled_from(["", " ", ","]),
)
def test_whatever_is_written_is_read_back(wanted: dict[int, Status], between: str) -> None:
    text = between.join(f"{number}{status.value}" for number, status in wanted.items())
    found = read_typed(text, range(1, 121)).finished()
    assert {mark.number: mark.status for mark in found} == wanted


@given(st.text(max_size=40))
def test_any_text_is_either_read_or_refused_in_a_sentence(text: str) -> None:
    reading = read_typed(text, ROWS)
    assert len({mark.number for mark in reading.marks}) == len(reading.marks)
    assert all(mark.number in ROWS for mark in reading.marks)
