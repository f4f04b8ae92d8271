"""Where a child goes to school, as a list tells it. Nothing that is stored is ever emptied by a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.imports import cells
from app.imports.meanings import Meaning
from app.imports.row_cells import RowCells
from app.schools.values import PlaceDraft, SchoolPlace, Shift
from app.text import search_key


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """School, grade and shift of a row; what it does not tell is empty."""

    school_km: str = ""
    school_latin: str = ""
    grade: int | None = None
    shift: Shift | None = None
    since: date | None = None

    @property
    def school(self) -> str:
        """The school's name as it is written, both scripts where there are both."""
        return f"{self.school_km} ({self.school_latin})" if self.school_km and self.school_latin else self.written

    @property
    def written(self) -> str:
        """The name in the script that there is; in Khmer where there are both."""
        return self.school_km or self.school_latin

    @property
    def empty(self) -> bool:
        """Whether the row says nothing of school."""
        return not self.written and self.grade is None and self.shift is None


NO_PLACE = ReadPlace()


def place_of(row: RowCells, today: date) -> ReadPlace:
    """What the line says of school."""
    khmer, latin = row.lenient(lambda: cells.name_of(row.one(Meaning.SCHOOL)), ("", ""))
    return ReadPlace(
        khmer,
        latin,
        row.lenient(lambda: cells.grade_of(row.one(Meaning.GRADE)), None),
        row.lenient(lambda: cells.shift_of(row.one(Meaning.SHIFT)), None),
        row.lenient(lambda: cells.date_of(row.one(Meaning.SCHOOL_SINCE), today), None),
    )


def school_of(read: ReadPlace, schools: Mapping[str, int]) -> int | None:
    """The school that is meant; `schools` by the search keys of their names. None for one that is not known yet."""
    keys = filter(None, map(search_key, (read.school_km, read.school_latin)))
    return next((schools[key] for key in keys if key in schools), None)


def place_told(read: ReadPlace, latest: SchoolPlace | None, schools: Mapping[str, int]) -> PlaceDraft | None:
    """What a row makes of the newest place of a child, None when that is what it says already.

    Who left school is not put into it again by an old list, unless the list says from a later day on.
    """
    known = latest.draft if latest else PlaceDraft()
    told = PlaceDraft(
        school_of(read, schools) if read.written else known.school, read.grade or known.grade, read.shift or known.shift
    )
    unknown = bool(read.written) and told.school is None
    again = latest is not None and latest.ends is not None and read.since is not None and read.since > latest.ends
    return told if not read.empty and (unknown or again or told != known) else None


def first_day(read: ReadPlace, latest: SchoolPlace | None, today: date) -> date:
    """From when on the place holds that a row tells: never before the newest one that is known began."""
    return max(filter(None, (read.since or today, latest.starts if latest else None)))
