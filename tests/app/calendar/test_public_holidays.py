"""Cambodia's public holidays."""

import datetime as dt
import subprocess
import sys

from app.calendar.public_holidays import public_holidays


def test_the_khmer_new_year_has_its_name_in_three_languages():
    new_year = next(h for h in public_holidays(2026) if h.date == dt.date(2026, 4, 14))
    assert new_year.name_km == "ពិធីបុណ្យចូលឆ្នាំថ្មីប្រពៃណីជាតិ"
    assert (new_year.name_en, new_year.name_fr) == ("Khmer New Year's Day", "Nouvel an khmer")
    assert new_year.public
    assert not new_year.worked


def test_two_holidays_of_one_day_are_both_named_in_french():
    first_of_may = next(h for h in public_holidays(2026) if h.date == dt.date(2026, 5, 1))
    assert set(first_of_may.name_fr.split("; ")) == {"Fête internationale du travail", "Visak Bochea"}


def test_every_holiday_of_the_years_in_use_has_a_french_name_of_its_own():
    assert not [h for year in range(2012, 2036) for h in public_holidays(year) if h.name_fr == h.name_en]


def test_holidays_are_in_order_and_in_their_year():
    days = [h.date for h in public_holidays(2027)]
    assert days == sorted(days)
    assert {day.year for day in days} == {2027}


def test_the_slow_package_is_imported_only_when_it_is_needed():
    seen = "import sys, app.calendar.public_holidays; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", seen], check=False).returncode == 0
