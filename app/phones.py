"""Telephone numbers as people in Cambodia write them, kept in one form: ``+855 12 345 678``."""

import re

from app.errors import UserError
from app.text import latin_digits
from app.words import N_

_SEPARATORS = re.compile(r"[/,;|\n]|\bor\b|\bou\b|ឬ")
_FILLING = re.compile(r"[\s().\-–\u200b\u00a0]+")
MOST_NUMBERS = 3


def read_phones(text: str) -> str:
    """Read one to three numbers (012 345 678 / 097 12 34 567) into " / ".join of their international form.

    A number without a country code is Cambodian. Raises UserError for what cannot be a telephone number.
    """
    numbers = [_read_phone(part) for part in _SEPARATORS.split(latin_digits(text)) if part.strip()]
    if len(numbers) > MOST_NUMBERS:
        raise UserError(N_("Write at most three telephone numbers."))
    return " / ".join(dict.fromkeys(numbers))


def phone_digits(text: str) -> str:
    """The digits of stored numbers with the leading 0 people dial at home, for searching."""
    return " ".join(re.sub(r"\D", "", number.replace("+855 ", "0", 1)) for number in text.split(" / ") if number)


def _read_phone(text: str) -> str:
    digits = _FILLING.sub("", text)
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    if not re.fullmatch(r"\+?[0-9]{6,15}", digits):
        raise UserError(N_("“{text}” is not a telephone number."), text=text.strip())
    if digits.startswith("+") and not digits.startswith("+855"):
        return digits
    return _cambodian(digits, text)


def _cambodian(digits: str, text: str) -> str:
    """Two or three digits of the operator or province are followed by six or seven: +855 12 345 678."""
    national = digits.removeprefix("+855").removeprefix("0")
    if digits.startswith("855") and len(digits) in (11, 12):
        national = digits.removeprefix("855")
    if len(national) not in (8, 9):
        raise UserError(N_("The telephone number “{text}” has too few or too many digits."), text=text.strip())
    return f"+855 {national[:2]} {national[2:5]} {national[5:]}"
