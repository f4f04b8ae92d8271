"""What stands on attendance sheets, rosters and pick-up lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.attendance.values import GroupLabel, Register, SessionKey
from app.families.guardians import Guardian
from app.language import Language
from app.people.values import HealthNote, PersonLabel
from app.sheets.geometry import SheetLayout


class SheetKind(StrEnum):
    """A week has four boxes a day (P A L E), a month one."""

    WEEK = "week"
    MONTH = "month"


class NameScript(StrEnum):
    """In which script names are printed."""

    BOTH = "both"
    KHMER = "khmer"
    LATIN = "latin"


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How a sheet is printed; kept under a name as a profile.

    `upright` None: a week upright, a month lying. `row_height` in mm, 0: the usual one of the kind.
    `extra_columns` are headings of empty columns. `languages` are those of the headings, one or two.
    With `share_pages`, small groups that are printed together stand on one page. A drop-in group, of which nobody is
    expected, has `drop_in_rows` empty rows instead of `blank_rows`; 0: as many as fill a page.
    """

    kind: SheetKind = SheetKind.WEEK
    upright: bool | None = None
    row_height: float = 0.0
    blank_rows: int = 3
    names: NameScript = NameScript.BOTH
    photos: bool = False
    extra_columns: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("km", "en")
    share_pages: bool = False
    drop_in_rows: int = 0


@dataclass(frozen=True, slots=True)
class SheetProfile:
    """Named options."""

    name: str
    options: SheetOptions


@dataclass(frozen=True, slots=True)
class SheetRequest:
    """A sheet that somebody wants: a group and its first and last day, both inclusive."""

    group: int
    first: dt.date
    last: dt.date
    options: SheetOptions


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A column of a sheet. `slot` None: closed, with the closure's names."""

    date: dt.date
    slot: int | None
    starts: dt.time | None = None
    closed_km: str = ""
    closed_en: str = ""
    closed_fr: str = ""
    ends: dt.time | None = None

    def closed(self, language: Language) -> str:
        """Why the centre is closed, for this reader."""
        return language.pick(km=self.closed_km, en=self.closed_en, fr=self.closed_fr)


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """A row of a sheet: `age` in full years on the sheet's first day, `days` on which the person is expected,
    `not_at` those sessions of these days at which they are not, for their school shift.

    `allergy` only where a health note may stand on attendance sheets; `birthday` when it falls on these days.
    """

    id: int
    name_km: str
    name_latin: str
    age: int | None
    sex: str
    days: frozenset[dt.date]
    allergy: bool = False
    birthday: bool = False
    not_at: frozenset[SessionKey] = frozenset()

    def is_expected(self, slot: int, date: dt.date) -> bool:
        """Whether the person is to be marked in the column of a session."""
        return date in self.days and SessionKey(slot, date) not in self.not_at


@dataclass(frozen=True, slots=True)
class Sheet:
    """One attendance sheet, everything needed to draw it again exactly.

    A sheet without a `code` is no sheet to fill in: it has no marks for a scanner (a filled register).
    `together` are the codes of all groups' sheets on its page, in order, when it shares one: the QR code of the
    page says the first.
    """

    code: str
    group: GroupLabel
    first: dt.date
    last: dt.date
    options: SheetOptions
    days: tuple[SheetDay, ...]
    people: tuple[SheetPerson, ...]
    layout: SheetLayout
    printed_at: dt.datetime
    printed_by: str
    together: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A printed sheet in a list."""

    code: str
    group: int
    kind: SheetKind
    first: dt.date
    last: dt.date
    printed_at: dt.datetime
    printed_by: str


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What was stored, on paper: `register` has one column for each of the sheet's days, in the same order."""

    sheet: Sheet
    register: Register


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """A line of a roster. `notes` are only the health notes that may stand on rosters."""

    number: int
    label: PersonLabel
    age: int | None
    phone: str
    notes: tuple[HealthNote, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """Who belongs to a group on `date`."""

    group: GroupLabel
    date: dt.date
    people: tuple[RosterPerson, ...]
    printed_at: dt.datetime
    printed_by: str


@dataclass(frozen=True, slots=True)
class PickupPerson:
    """A line of a pick-up list. `notes` are only the health notes that may stand on it."""

    number: int
    label: PersonLabel
    age: int | None
    may_collect: tuple[Guardian, ...]
    must_not_collect: tuple[Guardian, ...]
    notes: tuple[HealthNote, ...]


@dataclass(frozen=True, slots=True)
class PickupList:
    """Who may collect the children of a group on `date`, and what must be known of their health."""

    group: GroupLabel
    date: dt.date
    people: tuple[PickupPerson, ...]
    printed_at: dt.datetime
    printed_by: str


@dataclass(frozen=True, slots=True)
class Card:
    """A child's card: whose it is, with the photo (JPEG) if there is one."""

    label: PersonLabel
    photo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards to be printed and cut, in the order of the lists."""

    people: tuple[Card, ...]
