"""What is known about groups and about who belongs to them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.language import Language


class Programme(StrEnum):
    """What a group is for."""

    DAYCARE = "daycare"
    AFTER_SCHOOL = "after_school"
    MEETING = "meeting"
    COURSE = "course"
    CAMP = "camp"


def named_room(room: str, language: Language) -> str:
    """A room as it is told: a bare number is called a room."""
    _ = language.text
    return _("Room {room}").format(room=language.digits(room)) if room.isdecimal() else room


@dataclass(frozen=True, slots=True)
class GroupName:
    """Enough to name a group; at least one of the names is there."""

    id: int
    name_km: str
    name_en: str
    name_fr: str
    programme: Programme

    @property
    def name_latin(self) -> str:
        """The name in Latin letters, where there is one."""
        return self.name_en or self.name_fr

    def name(self, language: Language) -> str:
        """The name for this reader."""
        return language.pick(km=self.name_km, en=self.name_en, fr=self.name_fr)

    def both_names(self, language: Language) -> str:
        """The name for this reader, and after a dot the one in the other script."""
        own = self.name(language)
        other = self.name_latin if own == self.name_km else self.name_km
        return f"{own} · {other}" if other and other != own else own


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """A group as typed. At least one name; ages in years, both ends included; empty numbers are None."""

    programme: Programme
    name_km: str = ""
    name_en: str = ""
    name_fr: str = ""
    leader: str = ""
    room: str = ""
    capacity: int | None = None
    age_from: int | None = None
    age_to: int | None = None
    children_per_staff: int | None = None  # None: the centre's own threshold
    starts: dt.date | None = None
    ends: dt.date | None = None
    note: str = ""
    drop_in: bool = False  # nobody is expected, only presence is entered: no rate


@dataclass(frozen=True, slots=True, order=True)
class SlotDraft:
    """One weekly time as typed."""

    weekday: int  # 0 = Monday
    starts: dt.time
    ends: dt.time
    any_shift: bool = False  # after school: children of either school shift are expected


@dataclass(frozen=True, slots=True)
class GroupLine(GroupName):
    """A group in a list."""

    leader: str
    room: str
    members: int
    waiting: int
    capacity: int | None
    archived: bool = False
    drop_in: bool = False

    @property
    def free(self) -> int | None:
        """Places left today, never below 0; None without a capacity."""
        return None if self.capacity is None else max(self.capacity - self.members, 0)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is or was enrolled in a group, or waits for a place."""

    enrolment: int
    person: int
    name_km: str
    name_latin: str
    sex: str
    age: int | None  # in full years on the day that was asked for
    starts: dt.date
    ends: dt.date | None
    reason: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class SlotLine:
    """A weekly time of a group, or one extra session (`once`)."""

    id: int
    weekday: int
    starts: dt.time
    ends: dt.time
    valid_from: dt.date
    valid_until: dt.date | None
    any_shift: bool = False

    @property
    def once(self) -> bool:
        """Whether this is an extra session: valid for one day."""
        return self.valid_from == self.valid_until

    def meets(self, day: dt.date) -> bool:
        """Whether the slot is valid on `day`, whatever its weekday."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class GroupDetails:
    """Everything the page shows of one group on one day."""

    line: GroupLine
    draft: GroupDraft  # as it would be typed today, to be edited
    on: dt.date
    slots: tuple[SlotLine, ...]  # valid on that day or later
    members: tuple[Member, ...]  # enrolled on that day, in Khmer order
    coming: tuple[Member, ...]  # enrolled from a later day on
    waiting: tuple[Member, ...]  # who has waited longest stands first
    archived_reason: str = ""

    @property
    def offered(self) -> Member | None:
        """Who is next on the waiting list, when a place is free."""
        return self.waiting[0] if self.waiting and self.line.free != 0 else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be enrolled, with the groups they are in already."""

    person: int
    code: str
    name_km: str
    name_latin: str
    sex: str
    age: int | None
    groups: tuple[str, ...]  # in the centre's first language


@dataclass(frozen=True, slots=True)
class Opening(GroupName):
    """A group that people could join from a day on."""

    capacity: int | None
    taken: int  # places taken at once, at most, from that day on
    ahead: int  # who waits already and comes first
    age_from: int | None
    age_to: int | None
    suits: bool | None  # its ages are those of everybody who would join; None: not known

    def placed(self, persons: int) -> int:
        """How many of so many people get a place; the others wait."""
        return persons if self.capacity is None else min(persons, max(self.capacity - self.taken, 0))


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What came of enrolling: ids of enrolments, those with a place and those on the waiting list."""

    placed: tuple[int, ...]
    waiting: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """An enrolment ended in `group`; `offered` is who may have the place now, if anybody waits."""

    group: int
    offered: Member | None
