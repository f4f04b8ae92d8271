"""What screens are told about the audit book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.language import Language


class Kind(StrEnum):
    """A kind of record that a line of the book mentions by its number."""

    PERSON = "person"
    FAMILY = "family"
    GROUP = "group"
    SESSION = "session"  # by its slot and day
    GUARDIAN = "guardian"
    MEETING = "meeting"
    THEME = "theme"
    COHORT = "cohort"
    COURSE = "course"
    TRADE = "trade"
    CRITERION = "criterion"
    EMPLOYER = "employer"
    SCHOOL = "school"
    ACTIVITY = "activity"
    CAMP = "camp"
    STAFF = "staff"  # an adult of a camp


@dataclass(frozen=True, slots=True)
class Mention:
    """A record as a line mentions it: "person 12", or for a session "session 3 2026-11-06"."""

    kind: Kind
    number: int


@dataclass(frozen=True, slots=True)
class RecordName:
    """What a mentioned record is called today; a session is called as its group, a meeting as its series and day."""

    name_km: str
    name_latin: str
    day: dt.date | None = None

    def shown(self, language: Language) -> str:
        """The name for this reader, else the one in the other script."""
        name = language.names(self.name_km, self.name_latin)[0]
        return f"{name} {language.date(self.day)}" if self.day else name


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which lines are shown; what is left empty does not narrow. `text` is looked for in names too.

    `account` is the name of who did it, `action` as it is written ("people.add"), the days are inclusive.
    """

    account: str = ""
    action: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the book, as it was written."""

    number: int
    at: dt.datetime
    account: str
    action: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Lines, newest first; `older`: there are more before the last of them. `names` of what they mention."""

    entries: tuple[AuditEntry, ...]
    names: Mapping[Mention, RecordName]
    older: bool


@dataclass(frozen=True, slots=True)
class AuditExtract:
    """All lines that a filter lets through, the oldest first, to be given out of the program.

    `last` and `seal` are the number and the seal of the line that was the book's last when it was made.
    """

    wanted: AuditFilter
    entries: tuple[AuditEntry, ...]
    names: Mapping[Mention, RecordName]
    last: int
    seal: str
    printed_at: dt.datetime
    printed_by: str


@dataclass(frozen=True, slots=True)
class AuditChoices:
    """Who and what stands in the book, to filter by."""

    accounts: tuple[str, ...]
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """What reading the whole book found: how many lines, the first that is not as it was written, how long it took."""

    lines: int
    first_broken: int | None
    seconds: float
