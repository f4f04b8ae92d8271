"""What is shown of confidential notes, and what is typed to write one. No text is in what `repr` tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class NoteKind(StrEnum):
    """What a note is about."""

    PROTECTION = "protection"
    VIOLENCE = "violence"
    REFERRAL = "referral"
    HEALTH = "health"
    OTHER = "other"


class Holder(StrEnum):
    """Who can have notes."""

    PERSON = "person"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Subject:
    """The person or the family that notes are about."""

    holder: Holder
    id: int

    def __str__(self) -> str:
        """As the audit book and the seals name it: "person 12"."""
        return f"{self.holder} {self.id}"


@dataclass(frozen=True, slots=True)
class Presence:
    """What a card tells of notes that are closed.

    `anything`: whether there is something to ask the social worker about, also on the person's family. The rest is
    for those with the social right, for others 0 and None: how many notes, how many of them archived, and the family
    of a person, if it has notes.
    """

    anything: bool
    current: int = 0
    archived: int = 0
    family: int | None = None


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """What is written in a note."""

    kind: NoteKind
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Version:
    """What a note said from a moment on, and who wrote it."""

    number: int
    written_at: dt.datetime
    written_by: str
    draft: NoteDraft


@dataclass(frozen=True, slots=True)
class Note:
    """An open note with everything it ever said, oldest first; never without a version."""

    id: int
    versions: tuple[Version, ...]
    archived_at: dt.datetime | None

    @property
    def now(self) -> Version:
        """What it says now."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class Record:
    """The open notes on one person or family, the newest first; archived ones among them."""

    subject: Subject
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class RecordPaper:
    """What a print of a record holds: the notes that are not archived, as they read now."""

    subject: Subject
    code: str
    name_km: str
    name_latin: str
    notes: tuple[Note, ...]
    printed_at: dt.datetime
    printed_by: str
