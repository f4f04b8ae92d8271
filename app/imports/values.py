"""What an import will do, row by row, before it does it; what a person decides; and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.errors import UserError
from app.imports.rows import ReadRow
from app.people.values import PersonLabel

# Called with (done, total) rows; what it raises stops the import and takes everything back.
Progress = Callable[[int, int], object]


def no_progress(_done: int, _total: int) -> None:
    """For callers that show none."""


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"  # asked, never decided by the program
    REJECTED = "rejected"


class Choice(StrEnum):
    """What a person decides about a row that may be a duplicate."""

    SKIP = "skip"
    NEW = "new"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Decision:
    """`person` is whom the row is the same as, for `Choice.SAME`."""

    choice: Choice
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an import would change: the title of the column (to be translated), before and after."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody a row may be: a stored person, or (`label` None) the row `number` of the same list.

    `reasons` are words of `app.people.likeness.Reason`, or "same_code".
    """

    label: PersonLabel | None
    tab: str
    number: int
    probably: bool
    reasons: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row and its fate. `person` is the stored one it belongs to; `notes` say what is left out or refused."""

    read: ReadRow
    fate: Fate
    person: int | None = None
    differences: tuple[Difference, ...] = ()
    alike: tuple[Alike, ...] = ()
    notes: tuple[UserError, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import will do. `new_groups` are named in the list and not known yet."""

    source: str
    headings: tuple[str, ...]
    rows: tuple[PlannedRow, ...]
    new_groups: tuple[str, ...]

    def count(self, fate: Fate) -> int:
        """How many rows meet this fate."""
        return sum(row.fate is fate for row in self.rows)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Rows by what became of them; groups made, people enrolled and put on a waiting list, photos taken."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    rejected: int = 0
    groups: int = 0
    enrolled: int = 0
    waiting: int = 0
    photos: int = 0
