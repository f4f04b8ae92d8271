from __future__ import annotations

import argparse
import datetime as dt

import pytest

from ui.command_line.options import date, default_folder, languages, whole_number


@pytest.mark.parametrize("text", ["2026-11-06", "6/11/2026", "06112026", "៦/១១/២០២៦"])
def test_dates_are_read_as_people_and_programs_write_them(text: str) -> None:
    assert date(text) == dt.date(2026, 11, 6)


@pytest.mark.parametrize(
    ("read", "text"),
    [(date, "tomorrow"), (languages, "km,xx"), (languages, ""), (whole_number, "-1"), (whole_number, "x")],
)
def test_what_cannot_be_read_is_a_usage_error(read, text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        read(text)


def test_two_languages_for_paper() -> None:
    assert [language.code for language in languages("km, en")] == ["km", "en"]


def test_the_records_lie_in_the_folder_of_this_user() -> None:
    assert default_folder().name == "paillote"
