"""The language of what a person reads: words, plurals, dates and numbers in Khmer, English and French.

A `Language` is a plain value that is passed to whoever writes sentences; nothing below `ui` has a current one.
Catalogues are gettext (`resources/locale`); the names of days and months stand there too.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from gettext import NullTranslations, translation

from app.calendar_names import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from app.text import khmer_digits
from app.words import N_
from resources import folder

__all__ = ["LANGUAGES", "N_", "Language"]

LANGUAGES = ("km", "en", "fr")
LANGUAGE_NAMES = {"km": "ខ្មែរ", "en": "English", "fr": "Français"}
# For a column; CLDR's narrow forms give the same letter to several days.
_SHORT_KHMER_WEEKDAYS = ("ច", "អ", "ពុ", "ព្រ", "សុ", "ស", "អា")


class Language:
    """One language of `LANGUAGES`, or "pseudo": English doubled, which shows where a label would be clipped."""

    def __init__(self, code: str) -> None:
        """Raise ValueError for a code that is not shipped."""
        if code not in (*LANGUAGES, "pseudo"):
            raise ValueError(f"no such language: {code}")
        self.code = code

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Language) and other.code == self.code

    def __hash__(self) -> int:
        return hash(self.code)

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    @cached_property
    def _catalogue(self) -> NullTranslations:
        if self.code in ("en", "pseudo"):  # the sentences of the code are English
            return NullTranslations()
        return translation("paillote", folder("locale"), [self.code], fallback=True)

    def text(self, message: str) -> str:
        """The translation of `message`, or the message itself."""
        if self.code == "pseudo":
            return f"{message} {message}" if message else message
        return self._catalogue.gettext(message) if message else message

    def plural(self, one: str, many: str, count: int) -> str:
        """The form for `count`, with `{count}` filled in as this language writes numbers."""
        form = self._catalogue.ngettext(one, many, count)
        if self.code == "pseudo":
            form = f"{form} {form}"
        return form.replace("{count}", self.number(count))

    def digits(self, text: str) -> str:
        """`text` with its digits as this language writes them."""
        return khmer_digits(text) if self.code == "km" else text

    def number(self, value: int) -> str:
        """A whole number with grouped thousands: 12,400."""
        groups = f"{value:,}"
        separator = {"fr": "\u202f", "km": "."}.get(self.code, ",")
        return self.digits(groups.replace(",", separator))

    def decimal(self, value: float) -> str:
        """A number with one place behind the comma, or the point: 0.4."""
        written = f"{value:.1f}"
        return self.digits(written.replace(".", ",") if self.code in ("fr", "km") else written)

    def percent(self, share: float | None) -> str:
        """A share between 0 and 1 as whole percent; a dash where there is none."""
        if share is None:
            return "–"
        space = "\u202f" if self.code == "fr" else ""
        return self.digits(f"{share * 100:.0f}{space}%")

    def date(self, day: dt.date) -> str:
        """A date in figures, day first: 06/11/2026."""
        return self.digits(f"{day:%d/%m/%Y}")

    def day(self, day: dt.date) -> str:
        """Day and short month: 6 Nov."""
        return self.digits(f"{day.day} {self.month_name(day.month)}")

    def long_date(self, day: dt.date) -> str:
        """Weekday, day, month and year in words: Friday 6 November 2026."""
        weekday = f"ថ្ងៃ{self.weekday(day)}" if self.code == "km" else self.weekday(day)
        return self.digits(f"{weekday} {day.day} {self._month(day)} {day.year}")

    def formal_date(self, day: dt.date) -> str:
        """Day, month and year in words, as a certificate has them: 6 November 2026."""
        if self.code == "km":
            return self.digits(f"ថ្ងៃទី{day.day} ខែ{self._month(day)} ឆ្នាំ{day.year}")
        number = "1er" if self.code == "fr" and day.day == 1 else day.day
        return f"{number} {self._month(day)} {day.year}"

    def month(self, day: dt.date) -> str:
        """Month and year in words: November 2026."""
        return self.digits(f"{self._month(day)} {day.year}")

    def month_name(self, number: int) -> str:
        """The short name of a month by its number, for a row or column: Nov."""
        return self._catalogue.gettext(SHORT_MONTHS[number - 1])

    def weekday(self, day: dt.date, *, short: bool = False) -> str:
        """The name of the weekday, or its short form for a column."""
        if short and self.code == "km":
            return _SHORT_KHMER_WEEKDAYS[day.weekday()]
        return self._catalogue.gettext((SHORT_WEEKDAYS if short else WEEKDAYS)[day.weekday()])

    def _month(self, day: dt.date) -> str:
        return self._catalogue.gettext(MONTHS[day.month - 1])

    def time(self, moment: dt.time | dt.datetime) -> str:
        """A time of day on 24 hours: 07:30."""
        return self.digits(f"{moment:%H:%M}")

    @property
    def colon(self) -> str:
        """What stands between a label and what it tells, with the space that this language writes before it."""
        return {"fr": "\u00a0:", "km": "៖"}.get(self.code, ":")

    @property
    def khmer_first(self) -> bool:
        """Whether names of people and families stand in Khmer script first for this reader."""
        return self.code == "km"

    def names(self, khmer: str, latin: str) -> tuple[str, str]:
        """Of a name in both scripts, the one for this reader, and the other where there is another."""
        first, other = (khmer or latin, latin) if self.khmer_first else (latin or khmer, khmer)
        return first, other if other != first else ""

    def pick(self, *, km: str = "", en: str = "", fr: str = "") -> str:
        """Of a name kept in several languages, the one for this reader, else the first that exists."""
        names = {"km": km, "en": en, "fr": fr, "pseudo": en}
        return names[self.code] or (km if self.code == "km" else en) or fr or en or km
