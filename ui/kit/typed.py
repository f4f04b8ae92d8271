"""What was typed into the fields of a dialog, or the error that belongs beside the field."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QLineEdit

from app.errors import FieldError, UserError
from app.language import N_
from app.text import latin_digits
from app.typed_times import read_time
from ui.kit.dates import DateField


def day_of(name: str, field: DateField) -> dt.date | None:
    """The date in a field, None when it is empty. Raises FieldError."""
    try:
        return field.value()
    except UserError as error:
        raise FieldError(name, error.message, **error.values) from error


def needed_day(name: str, field: DateField) -> dt.date:
    """The date in a field. Raises FieldError, also when nothing is typed."""
    day = day_of(name, field)
    if day is None:
        raise FieldError(name, N_("Write a date, such as 3/5/2026."))
    return day


def number_of(name: str, field: QLineEdit) -> int | None:
    """The whole number in a field, Khmer digits too; None when it is empty. Raises FieldError."""
    typed = latin_digits(field.text()).strip()
    if not typed:
        return None
    if not typed.isascii() or not typed.isdigit():
        raise FieldError(name, N_("Write a whole number."))
    return int(typed)


def time_of(name: str, field: QLineEdit) -> dt.time | None:
    """The time of day in a field; None when it is empty. Raises FieldError."""
    return read_time(field.text(), name)


def needed_time(name: str, field: QLineEdit) -> dt.time:
    """The time of day in a field. Raises FieldError, also when nothing is typed."""
    time = time_of(name, field)
    if time is None:
        raise FieldError(name, N_("Write a time such as 7:45."))
    return time
