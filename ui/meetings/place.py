"""Where among the meetings a person is."""

from __future__ import annotations

from dataclasses import dataclass

LIST = "list"
"""The list of meetings, as the reference of a place."""
MATRIX = "matrix"
"""The view of families by themes, as the reference of a place."""


@dataclass(frozen=True, slots=True)
class SignInPlace:
    """The sign-in of a meeting; `sheet` fixes the order of a printed sheet."""

    meeting: int
    sheet: str = ""
