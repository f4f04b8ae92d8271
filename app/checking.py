"""Is everything in order? The checks of SQLite, of SQLCipher and of the audit book, with counts to compare."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

from app.use_case import Desk
from models.attendance import Mark, Session
from models.audit import AuditLine
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
    people, families, groups, sessions, marks, lines = (
        table.select().count() for table in (Person, Family, Group, Session, Mark, AuditLine)
    )
    return Findings(
        problems=tuple(wrong),
        people=people,
        families=families,
        groups=groups,
        sessions=sessions,
        marks=marks,
        audit_lines=lines,
        audit_verified=lines if broken is None else broken - 1,
        audit_seconds=seconds,
        size=_size(desk),
    )


def _size(desk: Desk) -> int:
    # SQLCipher answers page_size in text.
    pages, page = (
        int(desk.database.execute_sql(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
    )
    return pages * page
