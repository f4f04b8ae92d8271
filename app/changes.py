"""What a command returns. Apart from `app.use_case`, because a window needs it before there is a database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import Generic, TypeVar

T = TypeVar("T")


class Change(Flag):
    """Kinds of things that a command may have changed; a page reloads when it shows one of them."""

    NOTHING = 0
    PEOPLE = auto()
    FAMILIES = auto()
    GROUPS = auto()
    CALENDAR = auto()
    MARKS = auto()
    SHEETS = auto()
    COURSES = auto()
    CERTIFICATES = auto()
    OUTCOMES = auto()
    FIGURES = auto()
    MEETINGS = auto()
    CAMPS = auto()
    ACCOUNTS = auto()
    SETTINGS = auto()
    BACKUPS = auto()
    CONFIDENTIAL = auto()
    SCHOOLS = auto()
    ACTIVITIES = auto()


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a command returns: its value and what kinds of things it changed."""

    value: T
    change: Change
