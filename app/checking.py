"""Is everything in order? The checks of SQLite, of SQLCipher and of the audit book, with counts to compare."""

from __future__ import annotations

from dataclasses import dataclass

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
    size: int  # of the database, bytes

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def examine(desk: Desk) -> Findings:
    """Read and check every page, reference and audit line of the open database. Seconds on a large centre."""
    wrong = problems(desk.database)
    broken = desk.book.first_broken()
    if broken is not None:
        wrong.append(f"audit line {broken}: the seal does not fit")
    people, families, groups, sessions, marks, lines = (
        table.select().count() for table in (Person, Family, Group, Session, Mark, AuditLine)
    )
    return Findings(tuple(wrong), people, families, groups, sessions, marks, lines, _size(desk))


def _size(desk: Desk) -> int:
    # SQLCipher answers page_size in text.
    pages, page = (
        int(desk.database.execute_sql(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
    )
    return pages * page
