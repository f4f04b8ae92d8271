from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.certificates.numbering import is_scheme, missing, written

AROUND = st.text("ABZ019-/._", max_size=5)
NUMBERS = st.sampled_from(["{number}", "{number:04d}", "{number:08d}"])
PARTS = st.tuples(AROUND, AROUND, AROUND, NUMBERS, st.booleans())
ISSUES = st.tuples(st.integers(1000, 9999), st.integers(1, 200_000))


def scheme_of(parts: tuple[str, str, str, str, bool]) -> str:
    before, between, after, number, year_first = parts
    first, second = ("{year}", number) if year_first else (number, "{year}")
    return f"{before}{first}{between}{second}{after}"


@given(PARTS, ISSUES, ISSUES)
def test_no_two_numbers_are_written_alike(
    parts: tuple[str, str, str, str, bool], one: tuple[int, int], other: tuple[int, int]
) -> None:
    scheme = scheme_of(parts)
    assert is_scheme(scheme)
    assert (written(scheme, *one) == written(scheme, *other)) == (one == other)


@pytest.mark.parametrize(
    ("scheme", "number"),
    [
        ("{year}-{number:04d}", "2026-0042"),
        ("PSE/{year}/{number}", "PSE/2026/42"),
        ("{number:03d}.{year}", "042.2026"),
    ],
)
def test_a_number_is_written_as_the_scheme_says(scheme: str, number: str) -> None:
    assert written(scheme, 2026, 42) == number


@pytest.mark.parametrize(
    "scheme",
    [
        "", "2026-{number}", "{year}", "{year}-{number}-{number}", "{year}{year}{number}", "{year} {number}",
        "{year}-{number:4d}", "{year}-{number:09d}", "{year}-{number}-{x}", "ឆ្នាំ{year}-{number}",
        "{year.real}-{number}", "A" * 17 + "{year}{number}",
    ],
)  # fmt: skip
def test_a_scheme_that_could_write_two_numbers_alike_or_cannot_be_typed_is_none(scheme: str) -> None:
    assert not is_scheme(scheme)


@given(st.sets(st.integers(1, 60)))
def test_a_missing_number_is_found_and_none_is_invented(taken: set[int]) -> None:
    gaps = set(missing(taken))
    assert not gaps & taken
    assert gaps | taken == set(range(1, max(taken, default=0) + 1))
