"""Words, dates and numbers in three languages."""

import datetime as dt

import pytest
from babel.dates import format_date, format_skeleton

from app.language import Language

FRIDAY = dt.date(2026, 11, 6)


def test_dates_are_written_as_each_language_writes_them() -> None:
    assert Language("km").long_date(FRIDAY) == "ថ្ងៃសុក្រ ៦ វិច្ឆិកា ២០២៦"
    assert Language("en").long_date(FRIDAY) == "Friday 6 November 2026"
    assert Language("fr").long_date(FRIDAY) == "vendredi 6 novembre 2026"
    assert Language("km").date(FRIDAY) == "០៦/១១/២០២៦"


def test_a_part_of_a_number_stands_behind_the_comma_or_the_point_of_the_language() -> None:
    assert [Language(code).decimal(0.449) for code in ("km", "en", "fr")] == ["០,៤", "0.4", "0,4"]


@pytest.mark.parametrize(("code", "locale"), [("km", "km"), ("en", "en_GB"), ("fr", "fr"), ("pseudo", "en_GB")])
def test_days_and_months_have_the_names_that_cldr_gives_them(code: str, locale: str) -> None:
    language = Language(code)
    for day in (dt.date(2026, 1, 2) + dt.timedelta(days=27 * step) for step in range(14)):
        assert language.weekday(day) == format_date(day, "EEEE", locale)
        assert language.month(day) == language.digits(format_date(day, "MMMM y", locale))
        assert language.day(day) == language.digits(format_skeleton("MMMd", day, locale=locale))
        assert code == "km" or language.weekday(day, short=True) == format_date(day, "EEE", locale)


def test_a_formal_date_says_what_its_figures_are() -> None:
    assert Language("km").formal_date(FRIDAY) == "ថ្ងៃទី៦ ខែវិច្ឆិកា ឆ្នាំ២០២៦"
    assert Language("fr").formal_date(dt.date(2026, 11, 1)) == "1er novembre 2026"


def test_numbers_are_grouped() -> None:
    assert Language("en").number(12400) == "12,400"
    assert Language("km").number(12400) == "១២.៤០០"


def test_a_rate_that_does_not_exist_is_a_dash() -> None:
    assert Language("en").percent(None) == "–"
    assert Language("en").percent(0.876) == "88%"


def test_every_language_has_a_short_name_for_every_weekday() -> None:
    for code in ("km", "en", "fr", "pseudo"):
        names = {Language(code).weekday(dt.date(2026, 11, day), short=True) for day in range(2, 9)}
        assert all(names), code


def test_a_name_missing_in_one_language_is_taken_from_another() -> None:
    assert Language("fr").pick(km="កូនផ្កាយ", en="Small stars") == "Small stars"
    assert Language("km").pick(en="Small stars") == "Small stars"


def test_the_pseudo_language_doubles_every_text() -> None:
    assert Language("pseudo").text("Save") == "Save Save"


def test_a_colon_has_the_space_before_it_that_the_language_writes() -> None:
    assert [Language(code).colon for code in ("km", "en", "fr")] == ["៖", ":", "\u00a0:"]


def test_a_language_that_is_not_shipped_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no such language"):
        Language("de")


def test_months_have_short_names() -> None:
    assert [Language(code).month_name(11) for code in ("km", "en", "fr")] == ["វិច្ឆិកា", "Nov", "nov."]


@pytest.mark.parametrize(
    ("code", "khmer", "latin", "names"),
    [
        ("km", "សុខា", "Sokha", ("សុខា", "Sokha")),
        ("en", "សុខា", "Sokha", ("Sokha", "សុខា")),
        ("km", "", "Sokha", ("Sokha", "")),
        ("fr", "សុខា", "", ("សុខា", "")),
    ],
)
def test_a_name_stands_in_the_readers_script_first(code: str, khmer: str, latin: str, names: tuple[str, str]) -> None:
    assert Language(code).names(khmer, latin) == names
