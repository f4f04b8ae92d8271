"""Is everything in order? The checks of SQLite, of SQLCipher and of the audit book, with counts to compare."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

from app.compartment import compartment
from app.confidential.records import damaged_versions
from app.use_case import Desk, Right
from app.vault.compartment import SealedDamaged
from models.attendance import Mark, Session
from models.audit import AuditLine
from models.confidential import ConfidentialNote, ConfidentialVersion
from models.database import problems
from models.groups import Group
from models.people import Family, Person


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check of the whole database found. `problems` are lines for whoever mends it; empty is good."""

    problems: tuple[str, ...]
    people: int
    families: int
    groups: int
    sessions: int
    marks: int
    confidential_notes: int
    confidential_opened: int | None  # versions of notes that open; None for who has no key to try
    audit_lines: int
    audit_verified: int  # lines up to the first that is not as it was written
    audit_seconds: float  # that the verification took
    size: int  # of the database, bytes

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def examine(desk: Desk) -> Findings:
    """Read and check every page, reference and audit line of the open database. Seconds on a large centre."""
    wrong = problems(desk.database)
    begun = perf_counter()
    broken = desk.book.first_broken()
    seconds = perf_counter() - begun
    if broken is not None:
        wrong.append(f"audit line {broken}: not as it was written")
    opened, damaged = _notes(desk)
    wrong += damaged
    people, families, groups, sessions, marks, notes, lines = (
        table.select().count() for table in (Person, Family, Group, Session, Mark, ConfidentialNote, AuditLine)
    )
    return Findings(
        problems=tuple(wrong),
        people=people,
        families=families,
        groups=groups,
        sessions=sessions,
        marks=marks,
        confidential_notes=notes,
        confidential_opened=opened,
        audit_lines=lines,
        audit_verified=lines if broken is None else broken - 1,
        audit_seconds=seconds,
        size=_size(desk),
    )


def _notes(desk: Desk) -> tuple[int | None, list[str]]:
    """How many versions of confidential notes open, and what is wrong with the others. No text leaves this function."""
    if not desk.may(Right.SEE_CONFIDENTIAL) or not desk.vault.confidential_key:
        return None, []
    try:
        with desk.database.atomic():
            damaged = damaged_versions(compartment(desk))
    except SealedDamaged as error:
        return 0, [f"confidential notes: {error}"]
    versions = int(ConfidentialVersion.select().count())
    return versions - len(damaged), [f"confidential note {note}, version {number}: damaged" for note, number in damaged]


def _size(desk: Desk) -> int:
    # SQLCipher answers page_size in text.
    pages, page = (
        int(desk.database.execute_sql(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
    )
    return pages * page
