"""Errors a person can cause, and mend.

Everything that is not a `UserError` is a bug: it ends in the crash report, not in a message.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from app.words import N_

if TYPE_CHECKING:
    from app.language import Language


class UserError(Exception):
    """An expected failure with a sentence for the person at the desk.

    `message` is a literal marked with `N_`; `values` fill its `{names}` after translation.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def sentence(self, language: Language) -> str:
        """The message in the reader's language."""
        return language.text(self.message).format(**{name: _told(one, language) for name, one in self.values.items()})

    def __str__(self) -> str:
        dates = {name: f"{one:%d/%m/%Y}" for name, one in self.values.items() if isinstance(one, dt.date)}
        return self.message.format(**{**self.values, **dates})


def _told(value: object, language: Language) -> object:
    """Dates and numbers as the reader writes them."""
    if isinstance(value, dt.date):
        return language.date(value)
    return language.digits(str(value)) if isinstance(value, int) else value


class FieldError(UserError):
    """A `UserError` that belongs beside one field of a form, named as in the draft that was sent."""

    def __init__(self, field: str, message: str, /, **values: object) -> None:
        super().__init__(message, **values)
        self.field = field


class NotFound(UserError):
    """The record asked for does not exist (any more)."""

    def __init__(self) -> None:
        super().__init__(N_("This record no longer exists."))


class NotAllowed(UserError):
    """The signed-in person does not have the right."""

    def __init__(self) -> None:
        super().__init__(N_("You do not have the right to do this. Ask the coordinator."))
