"""Times of day as people type them."""

import datetime as dt
import re

from app.errors import FieldError
from app.text import latin_digits
from app.words import N_

_TIME = re.compile(r"(\d{1,2})(?:[:.hH ]?(\d{2}))?[hH]?")


def read_time(text: str, field: str) -> dt.time | None:
    """A time of day: 7:45, 7.45, 7h45, 0745, 745, 7, in Khmer digits too. None when nothing is typed.

    Raises FieldError for `field`.
    """
    plain = latin_digits(text.strip())
    if not plain:
        return None
    match = _TIME.fullmatch(plain)
    hour, minute = (int(part or 0) for part in match.groups()) if match else (99, 0)
    if hour > 23 or minute > 59:
        raise FieldError(field, N_("Write a time such as 7:45."))
    return dt.time(hour, minute)
