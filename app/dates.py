"""Dates as people write them, birth dates with their precision, and ages.

Day first, always. Khmer and Latin digits, any of ``/ . -`` or spaces between the parts, or nothing at all
(03052026); the ISO form 2026-05-03; month names in Khmer, English and French. Nothing here reads a clock:
``today`` is an argument.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.errors import UserError
from app.language import Language
from app.text import latin_digits
from app.words import N_

OLDEST_AGE = 120
SCHOOL_AGE = 6

_MONTHS = (
    "មករា january jan janvier janv",
    "កុម្ភៈ កុម្ភះ កុម្ភ february feb fevrier fev fevr",
    "មីនា march mar mars",
    "មេសា april apr avril avr",
    "ឧសភា may mai",
    "មិថុនា june jun juin",
    "កក្កដា july jul juillet juil",
    "សីហា august aug aout",
    "កញ្ញា september sep sept septembre",
    "តុលា october oct octobre",
    "វិច្ឆិកា november nov novembre",
    "ធ្នូ december dec decembre",
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), "")
_AGE = re.compile(r"(\d{1,3})(y|yr|yrs|year|years|a|an|ans|ឆ្នាំ)?")
_MONTHS_OLD = re.compile(r"(\d{1,2})(m|mo|mos|month|months|mois|ខែ)")


class Precision(StrEnum):
    """How much of a birth date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A birth date as far as it is known.

    ``value`` is the first possible day: a year-only date stands on 1 January, a month-only one on the 1st.
    """

    value: date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        if self.precision is not Precision.DAY:  # a whole date stands as it is: lists make thousands of them
            object.__setattr__(self, "precision", Precision(self.precision))
            object.__setattr__(self, "value", _first_day(self.value, self.precision))

    @property
    def last(self) -> date:
        """The last day that may be the true one."""
        if self.precision is Precision.YEAR:
            return date(self.value.year, 12, 31)
        if self.precision is Precision.MONTH:
            return _months_after(self.value, 1) - timedelta(days=1)
        return self.value

    def may_equal(self, other: "BirthDate") -> bool:
        """Whether both can be the same day, given what is known of each."""
        return self.value <= other.last and other.value <= self.last

    def display(self, language: Language) -> str:
        """The date with nothing in it that is not known: 06/11/2019, November 2019 or 2019."""
        if self.precision is Precision.YEAR:
            return language.digits(str(self.value.year))
        if self.precision is Precision.MONTH:
            return language.month(self.value)
        return language.date(self.value)

    def typed(self) -> str:
        """The date as it would be typed: 03/05/2019, 05/2019 or 2019."""
        forms = {Precision.DAY: "%d/%m/%Y", Precision.MONTH: "%m/%Y", Precision.YEAR: "%Y"}
        return self.value.strftime(forms[self.precision])


def read_date(text: str, today: date) -> date:
    """Read a whole date as typed; without a year ("3/5") it is one of this year.

    A year of two digits is the one nearest to today, at most 20 years ahead.
    Raises UserError with a sentence when the text is no date.
    """
    parts = _parts(text)
    if len(parts) == 2 and len(parts[1]) <= 2:
        parts = (*parts, str(today.year))
    if len(parts) != 3:
        raise UserError(N_("Write the date with day, month and year, such as 3/5/2026."))
    return _whole_date(parts, latest_year=today.year + 20)


def read_birth_date(text: str, today: date) -> BirthDate:
    """Read a birth date (whole, 5/2019 or 2019) or an age ("4", "4 years", "8 months").

    A year of two digits is the latest one that is not in the future; an age gives the year only, an age in
    months gives the month. Raises UserError with a sentence when the text is neither or cannot be true.
    """
    birth = _read_age(text, today) or _read_birth_parts(_parts(text), today)
    if birth.value > today:
        raise UserError(N_("A birth date cannot be in the future."))
    if today.year - birth.value.year > OLDEST_AGE:
        raise UserError(N_("Nobody is older than 120 years: please check the birth date."))
    return birth


def birth_from_age(age: int, on: date) -> BirthDate:
    """The birth year of somebody who is ``age`` years old on a date; ``age_at`` gives that age back."""
    if not 0 <= age <= OLDEST_AGE:
        raise UserError(N_("An age is a number of years between 0 and 120."))
    return BirthDate(date(on.year - age, 1, 1), Precision.YEAR)


def age_at(birth: BirthDate, on: date) -> int:
    """Whole years at a date; before birth 0. For a year-only date: the age reached in that year."""
    first = birth.value
    had_birthday = (on.month, on.day) >= _birthday_in(on.year, first)
    return max(0, on.year - first.year - (0 if had_birthday else 1))


def age_text(birth: BirthDate, on: date, language: Language) -> str:
    """The age in words, with "about" when only the year is known: "4 years", "about 4 years", "8 months"."""
    years = age_at(birth, on)
    if years == 0 and birth.precision is not Precision.YEAR:
        return language.plural("{count} month", "{count} months", _months_between(birth.value, on))
    _ = language.text
    words = language.plural("{count} year", "{count} years", years)
    return _("about {age}").format(age=words) if birth.precision is Precision.YEAR else words


def has_birthday(birth: BirthDate, on: date) -> bool:
    """Whether the birthday is known and falls on this day; 29 February is kept on 28 February."""
    if birth.precision is not Precision.DAY or on <= birth.value:
        return False
    return (on.month, on.day) == _birthday_in(on.year, birth.value)


def reaches_school_age(birth: BirthDate, today: date, school_start: date, school_age: int = SCHOOL_AGE) -> bool:
    """Whether a child too young for school today is old enough when it starts."""
    return age_at(birth, today) < school_age <= age_at(birth, school_start)


def _first_day(value: date, precision: Precision) -> date:
    if precision is Precision.YEAR:
        return value.replace(month=1, day=1)
    return value.replace(day=1) if precision is Precision.MONTH else value


def _birthday_in(year: int, born: date) -> tuple[int, int]:
    """Month and day on which somebody's birthday is kept in a year."""
    is_leap_day = (born.month, born.day) == (2, 29)
    return (2, 28) if is_leap_day and not _is_leap(year) else (born.month, born.day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _months_after(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def _months_between(first: date, on: date) -> int:
    months = (on.year - first.year) * 12 + on.month - first.month
    return max(0, months - (1 if on.day < first.day else 0))


def _plain(text: str) -> str:
    """Lower case, Latin digits, no invisible characters; accents go so that "février" is found."""
    shown = latin_digits(text).translate(_INVISIBLE).strip().lower()
    letters = unicodedata.normalize("NFD", shown)
    return "".join(letter for letter in letters if not "̀" <= letter <= "ͯ")


def _parts(text: str) -> tuple[str, ...]:
    """Split into (day, month, year), (month, year) or (year,), each of digits only."""
    words = [word for word in re.split(r"[\s/.,\-–]+", _plain(text)) if word]
    words = [str(_MONTH_NUMBERS.get(word, word)) for word in words]
    if not words or not all(word.isascii() and word.isdigit() for word in words):
        raise UserError(N_("This is not a date. Write day, month, year, such as 3/5/2026."))
    if len(words) == 1:
        return _unseparated(words[0])
    if len(words[0]) == 4:
        words.reverse()  # the ISO form, 2026-05-03 or 2026-05
    return tuple(words)


def _unseparated(digits: str) -> tuple[str, ...]:
    if len(digits) not in (6, 8):
        return (digits,)
    day, month, year = digits[:2], digits[2:4], digits[4:]
    if len(digits) == 8 and int(month) > 12 and int(digits[4:6]) <= 12:
        return digits[6:], digits[4:6], digits[:4]  # 20260503 cannot be read day first
    return day, month, year


def _whole_date(parts: tuple[str, ...], latest_year: int) -> date:
    day, month, year = parts
    try:
        return date(_full_year(year, latest_year), int(month), int(day))
    except ValueError:
        raise UserError(
            N_("There is no day {date}. Write day, month, year, such as 3/5/2026."), date="/".join(parts)
        ) from None


def _full_year(digits: str, latest_year: int) -> int:
    if len(digits) == 4:
        return int(digits)
    if len(digits) != 2:
        raise UserError(N_("Write the year with four digits, such as 2026."))
    return latest_year - (latest_year - int(digits)) % 100


def _read_age(text: str, today: date) -> BirthDate | None:
    word = "".join(_plain(text).split())
    if match := _MONTHS_OLD.fullmatch(word):
        first = today.replace(day=1)
        return BirthDate(_months_after(first, -int(match[1])), Precision.MONTH)
    if match := _AGE.fullmatch(word):
        return birth_from_age(int(match[1]), today)
    return None


def _read_birth_parts(parts: tuple[str, ...], today: date) -> BirthDate:
    if len(parts) == 3:
        return BirthDate(_whole_date(parts, latest_year=today.year))
    if len(parts) == 2:
        return BirthDate(_whole_date(("1", *parts), latest_year=today.year), Precision.MONTH)
    if len(parts) == 1 and len(parts[0]) == 4 and int(parts[0]) > 0:
        return BirthDate(date(int(parts[0]), 1, 1), Precision.YEAR)
    raise UserError(N_("Write a birth date (3/5/2019, 5/2019 or 2019) or an age in years."))
