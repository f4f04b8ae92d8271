"""What is known of a backup."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.errors import UserError
from app.words import N_


class Reason(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    REGULAR = "regular"  # every half hour
    CLOSE = "close"
    IMPORT = "import"
    RESTORE = "restore"
    MIGRATION = "migration"  # by the first start of a newer program


REASON_WORDS: dict[str, str] = {
    Reason.ASKED: N_("asked for"),
    Reason.REGULAR: N_("by itself"),
    Reason.CLOSE: N_("on closing"),
    Reason.IMPORT: N_("before an import"),
    Reason.RESTORE: N_("before a restore"),
    Reason.MIGRATION: N_("by a newer program"),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records a backup holds."""

    families: int
    groups: int
    marks: int
    people: int
    sessions: int


@dataclass(frozen=True, slots=True)
class Part:
    """One file inside a backup: its SHA-256 in hexadecimal digits and its size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself, as the table in `app.backups` states it."""

    audit_line: int
    audit_seal: str
    counts: Counts
    database: Part
    key_file: Part
    made_at: dt.datetime
    reason: Reason
    schema: int
    vault: str


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file."""

    file: Path
    manifest: Manifest

    @property
    def made_at(self) -> dt.datetime:
        """When it was made, in the local time of the PC that made it."""
        return self.manifest.made_at


@dataclass(frozen=True, slots=True)
class Made:
    """What came of making a backup: the one on this PC, its copy off the PC, or why there is no copy there."""

    backup: Backup
    copy: Backup | None = None
    copy_error: UserError | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup holds, told before it is restored. `people` are those whose passwords open it."""

    backup: Backup
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """How safe the records are. `off_pc_at`: the newest copy off this PC; `stick` is where it goes."""

    newest: Backup | None
    number: int
    size: int  # of all backups on this PC, bytes
    off_pc_at: dt.datetime | None
    stick: Path | None
    stick_is_here: bool
    off_pc_days: int | None  # since the newest copy off this PC, or since the centre began; None while it is recent


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept under "backups": the folder on the stick, and when the newest copy off the PC was made."""

    stick: str = ""
    off_pc_at: str = ""

    @property
    def folder(self) -> Path | None:
        """The chosen folder."""
        return Path(self.stick) if self.stick else None

    @property
    def at(self) -> dt.datetime | None:
        """The time of the newest copy off the PC."""
        return dt.datetime.fromisoformat(self.off_pc_at) if self.off_pc_at else None
