"""Registers and marks as screens, papers and scripts see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.activities.values import Activity
from app.groups.values import GroupName
from app.language import Language
from app.words import N_


class Status(StrEnum):
    """What is marked for a person at a session, by the letter that is typed and printed."""

    PRESENT = "P"
    ABSENT = "A"
    LATE = "L"
    EXCUSED = "E"


STATUS_WORDS = {
    Status.PRESENT: N_("present"),
    Status.ABSENT: N_("absent"),
    Status.LATE: N_("late"),
    Status.EXCUSED: N_("excused"),
}


class SessionState(StrEnum):
    """A session is planned until something is entered or it is called off."""

    PLANNED = "planned"
    HELD = "held"
    NOT_HELD = "not_held"


class Flag(StrEnum):
    """What whoever takes the register should see beside a name."""

    ALLERGY = "allergy"
    MUST_NOT_COLLECT = "must_not_collect"
    BIRTHDAY = "birthday"
    NEW = "new"
    WALK_IN = "walk_in"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True, order=True)
class SessionKey:
    """One session: the slot and the date on which it meets."""

    slot: int
    date: dt.date


@dataclass(frozen=True, slots=True)
class Mark:
    """What was entered for one person at one session; times are local."""

    status: Status
    arrived: dt.time | None = None
    left: dt.time | None = None
    note: str = ""
    walk_in: bool = False


@dataclass(frozen=True, slots=True)
class MarkRequest:
    """Set the mark of one person at one session; `mark` None clears it."""

    session: SessionKey
    person: int
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Marked:
    """What a command changed. Marking `before` again undoes it, marking `after` redoes it."""

    before: tuple[MarkRequest, ...]
    after: tuple[MarkRequest, ...]


@dataclass(frozen=True, slots=True)
class GroupLabel(GroupName):
    """What stands above a register."""

    room: str = ""
    leader: str = ""
    children_per_staff: int = 10
    drop_in: bool = False  # nobody is expected, only presence is entered


@dataclass(frozen=True, slots=True)
class Count:
    """How many expected people have which mark; `to_enter` have none yet. Not `rated` where nobody is expected."""

    present: int = 0
    late: int = 0
    absent: int = 0
    excused: int = 0
    to_enter: int = 0
    rated: bool = True

    @property
    def came(self) -> int:
        """Present or late."""
        return self.present + self.late

    @property
    def marked(self) -> int:
        """Everybody with a mark."""
        return self.came + self.absent + self.excused

    @property
    def expected(self) -> int:
        """Everybody on the register."""
        return self.marked + self.to_enter

    @property
    def rate(self) -> float | None:
        """(present + late) / (present + late + absent + excused); None when nothing is marked, or nobody expected."""
        return self.came / self.marked if self.marked and self.rated else None


@dataclass(frozen=True, slots=True)
class Column:
    """One session of a register, or a day without one: then `session` is None and nothing can be marked."""

    date: dt.date
    session: SessionKey | None = None
    closed: bool = False
    closed_km: str = ""
    closed_en: str = ""
    closed_fr: str = ""
    starts: dt.time | None = None
    ends: dt.time | None = None
    state: SessionState = SessionState.PLANNED
    reason: str = ""
    finished: bool = False
    paper_total: int | None = None
    staff: int | None = None
    activity: int | None = None
    leader: str = ""
    head_count: int | None = None

    def why_closed(self, language: Language) -> str:
        """The name of the holiday or closure; empty on a day that simply has no session."""
        return language.pick(km=self.closed_km, en=self.closed_en, fr=self.closed_fr)


@dataclass(frozen=True, slots=True)
class Cell:
    """One person at one column: whether they are expected there, and the mark."""

    expected: bool = False
    mark: Mark | None = None

    @property
    def open(self) -> bool:
        """Whether there is something to enter here."""
        return self.expected and self.mark is None


@dataclass(frozen=True, slots=True)
class Row:
    """One person of a register; `cells` stand in the order of the register's columns."""

    number: int
    person: int
    name_km: str
    name_latin: str
    age: int | None  # full years on the register's last day
    sex: str
    flags: frozenset[Flag]
    cells: tuple[Cell, ...]
    on_sheet: bool = False  # stands in this row of the printed sheet
    has_photo: bool = False
    code: str = ""  # on the person's card


@dataclass(frozen=True, slots=True)
class Register:
    """A group's sessions from `first` to `last`, with everybody expected at one of them or marked there."""

    group: GroupLabel
    first: dt.date
    last: dt.date
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    sheet: str = ""  # code of the printed sheet whose rows these are

    def count(self, column: int) -> Count:
        """How the column stands."""
        cells = (row.cells[column] for row in self.rows if self.columns[column].session is not None)
        return counted(cells, rated=not self.group.drop_in)

    def row_count(self, row: int) -> Count:
        """How one person stands over the sessions that were not called off."""
        cells = zip(self.columns, self.rows[row].cells, strict=True)
        held = (cell for column, cell in cells if column.state is not SessionState.NOT_HELD)
        return counted(held, rated=not self.group.drop_in)

    def total(self) -> Count:
        """All marks of the register; sessions that were not held count nowhere."""
        held = [i for i, column in enumerate(self.columns) if column.state is not SessionState.NOT_HELD]
        return counted((row.cells[i] for row in self.rows for i in held), rated=not self.group.drop_in)


def counted(cells: Iterable[Cell], *, rated: bool = True) -> Count:
    """Count cells by their mark. A cell where nobody is expected counts only when it has a mark (a walk-in)."""
    marks, to_enter = [], 0
    for cell in cells:
        if cell.mark is not None:
            marks.append(cell.mark.status)
        elif cell.expected:
            to_enter += 1
    return counted_letters(marks, to_enter, rated=rated)


def counted_letters(letters: Iterable[str], to_enter: int, *, rated: bool = True) -> Count:
    """Count marks by their letters."""
    count = "".join(letters).count
    numbers = count(Status.PRESENT), count(Status.LATE), count(Status.ABSENT), count(Status.EXCUSED)
    return Count(*numbers, to_enter, rated)


@dataclass(frozen=True, slots=True)
class DaySession:
    """One session in the list of a day."""

    group: GroupLabel
    session: SessionKey
    starts: dt.time
    ends: dt.time
    state: SessionState
    reason: str
    finished: bool
    count: Count
    activity: Activity | None = None
    leader: str = ""
    head_count: int | None = None

    @property
    def due(self) -> bool:
        """Whether something is to be entered: somebody expected has no mark, at a drop-in session nothing is known."""
        if self.state is SessionState.NOT_HELD:
            return False
        if self.group.drop_in:
            return not self.begun and self.head_count is None
        return self.count.to_enter > 0

    @property
    def came(self) -> int:
        """Everybody who came, by name or counted."""
        return self.count.came + (self.head_count or 0)

    @property
    def begun(self) -> bool:
        """Whether at least one mark was entered."""
        return self.count.marked > 0


@dataclass(frozen=True, slots=True)
class Absences:
    """A person who was absent from a group's last sessions, without excuse."""

    person: int
    family: int | None
    name_km: str
    name_latin: str
    group: GroupLabel
    in_a_row: int
    since: dt.date


@dataclass(frozen=True, slots=True)
class DayMark:
    """One mark in a person's year."""

    date: dt.date
    group: GroupLabel
    status: Status


@dataclass(frozen=True, slots=True)
class PersonYear:
    """Every mark of a person in one calendar year, in order of date, and their count."""

    person: int
    year: int
    marks: tuple[DayMark, ...]
    count: Count


@dataclass(frozen=True, slots=True)
class WalkInCandidate:
    """Somebody who could be added to a register."""

    person: int
    code: str
    name_km: str
    name_latin: str
    age: int | None
    groups: tuple[GroupLabel, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectedMark:
    """One line of a mark's history."""

    at: dt.datetime
    by: str
    before: str
    after: str
