from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.text.breaks import break_points, text_width, wrapped
from reports.text.fit import SMALLEST, Fitted, fitted
from reports.text.script import Script, script_runs

LONG = "ស៊្រុន ព្រឹទ្ធីចន្ទ្រាសុវណ្ណារិទ្ធ"
ROW = 18.7  # points: a row of a week sheet


def inside(laid: Fitted, width: float, height: float) -> bool:
    """Whether every line's ink is inside the box and no line touches the next."""
    scale = laid.size / 1000
    tops = [down - line.top * scale for line, down in zip(laid.lines, laid.baselines, strict=True)]
    bottoms = [down - line.bottom * scale for line, down in zip(laid.lines, laid.baselines, strict=True)]
    apart = all(lower > upper for upper, lower in zip(bottoms, tops[1:], strict=False))
    narrow = all(line.width * scale <= width + 1e-6 for line in laid.lines)
    return apart and narrow and tops[0] >= -1e-6 and bottoms[-1] <= height + 1e-6


def test_a_short_name_keeps_its_size_on_one_line() -> None:
    laid = fitted("ចាន់ សុភា", 90, ROW, 9)
    assert (len(laid.lines), laid.size) == (1, 9)


def test_a_slightly_long_name_shrinks_to_its_width() -> None:
    width = text_width("ចាន់ សុភា", 9) * 0.9
    laid = fitted("ចាន់ សុភា", width, ROW, 9)
    assert len(laid.lines) == 1
    assert SMALLEST * 9 <= laid.size < 9
    assert inside(laid, width, ROW)


def test_a_long_name_goes_on_two_lines_at_the_space_between_its_parts() -> None:
    laid = fitted("ចាន់សុភា រិទ្ធីសុវណ្ណា", 46, 24, 9)
    assert [line.text for line in laid.lines] == ["ចាន់សុភា", "រិទ្ធីសុវណ្ណា"]
    assert laid.size >= SMALLEST * 9
    assert inside(laid, 46, 24)


@pytest.mark.parametrize("width", [76, 85, 96, 108, 125])
@pytest.mark.parametrize(
    "name",
    [
        "Mohamedabdulrahman Chanmakara",
        "Sok Makararathanakpanharith",
        "Chan Sreymom Rathanakpanharithsophea",
        "Jean-Christophe Nguonsreyleakhena",
        "Marie-Antoinette-Christiane Keo",
    ],
)
def test_a_latin_name_of_thirty_letters_is_broken_between_its_parts_only(name: str, width: float) -> None:
    laid = fitted(name, width, ROW, 9)
    assert inside(laid, width, ROW)
    first, *rest = [line.text for line in laid.lines]
    assert not rest or first.endswith("-") or f"{first} {rest[0]}" == name
    assert laid.size >= 0.65 * 9 - 1e-6


def test_every_real_name_fits_a_row_at_no_less_than_85_percent(khmer_names: list[str]) -> None:
    for name in [*khmer_names, LONG]:
        laid = fitted(name, 84, ROW, 8.5)
        assert laid.size >= SMALLEST * 8.5 - 1e-9, name
        assert inside(laid, 84, ROW), name


@given(st.text("កខគសរន្ត្រិុ៊ំា AbcÉ-", min_size=1, max_size=120), st.floats(20, 150), st.floats(12, 30))
def test_nothing_is_ever_clipped_or_overlapping(text: str, width: float, height: float) -> None:
    assert inside(fitted(text, width, height, 9), width, height)


@given(st.text("កសរន្ត្រិុ៊ំ\u200b A1(-", max_size=60))
def test_runs_joined_together_are_the_text(text: str) -> None:
    runs = script_runs(text)
    assert "".join(part for _, part in runs) == text
    assert all(one[0] is not other[0] for one, other in pairwise(runs))


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("ចាន់ សុភា", [(Script.KHMER, "ចាន់ សុភា")]),
        ("ចាន់ Chan", [(Script.KHMER, "ចាន់ "), (Script.LATIN, "Chan")]),
        (" (ក)", [(Script.LATIN, " ("), (Script.KHMER, "ក"), (Script.LATIN, ")")]),
        ("១២ 12", [(Script.KHMER, "១២ "), (Script.LATIN, "12")]),
    ],
)
def test_a_space_goes_with_what_stands_before_it(text: str, runs: list[tuple[Script, str]]) -> None:
    assert script_runs(text) == runs


def test_khmer_breaks_between_words_and_never_inside_one() -> None:
    text = "កុមារត្រូវបានអនុញ្ញាតឱ្យលេងនៅក្នុងសាលារៀន"
    words = [text[a:b] for a, b in zip((0, *break_points(text)), (*break_points(text), len(text)), strict=True)]
    assert "អនុញ្ញាត" in words
    assert "ត្រូវ" in words


def test_wrapped_lines_fit_and_lose_no_letter() -> None:
    text = "កុមារត្រូវបានអនុញ្ញាតឱ្យលេង ញ៉ែម\nAllergy: peanuts, eggs and all kinds of shellfish"
    lines = wrapped(text, 80, 9)
    assert all(text_width(line, 9) <= 80 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_a_word_longer_than_the_line_breaks_between_letters() -> None:
    lines = wrapped("X" * 40, 50, 9)
    assert "".join(lines) == "X" * 40
    assert all(text_width(line, 9) <= 50 for line in lines)


def test_languages_are_parted_at_the_dot_between_them_which_is_left_out() -> None:
    assert [line.text for line in fitted("ឈ្មោះ · The name of everybody", 100, 40, 9).lines] == [
        "ឈ្មោះ",
        "The name of everybody",
    ]
    for width in range(30, 200, 7):
        assert not [
            line for line in wrapped("ម្តាយ · mother · មីង · aunt · ពូ · uncle", width, 9) if "·" in line[:1] + line[-1:]
        ]
