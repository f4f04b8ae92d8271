"""What is known about holiday camps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.calendar.values import ClosedDay
from app.groups.ratio import Ratio
from app.groups.values import GroupName, SlotDraft
from app.language import Language
from app.people.values import PersonLabel


class CampState(StrEnum):
    """How a camp stands to a day."""

    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"
    CANCELLED = "cancelled"


class StaffRole(StrEnum):
    """What an adult does at a camp."""

    LEADER = "leader"
    MONITOR = "monitor"
    VOLUNTEER = "volunteer"
    FIRST_AID = "first_aid"
    DRIVER = "driver"
    OTHER = "other"


WITH_CHILDREN = (StaffRole.MONITOR, StaffRole.VOLUNTEER)
"""Who looks after the children of a group; others are there for the whole camp."""


class Siblings(StrEnum):
    """Whether the children of a family are to be in one group."""

    TOGETHER = "together"
    APART = "apart"
    ANYHOW = "anyhow"


class Villages(StrEnum):
    """Whether the children of a village are to be in one group."""

    ANYHOW = "anyhow"
    TOGETHER = "together"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class CampDraft:
    """A camp as typed. At least one name; `slots` are the days and hours of its week."""

    name_km: str = ""
    name_en: str = ""
    name_fr: str = ""
    starts: dt.date = dt.date.min
    ends: dt.date = dt.date.min
    place: str = ""
    slots: tuple[SlotDraft, ...] = ()
    children_per_staff: int | None = None  # None: the centre's own threshold
    transport: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CampLine:
    """A camp in a list, with its numbers."""

    id: int
    name_km: str
    name_en: str
    name_fr: str
    starts: dt.date
    ends: dt.date
    place: str
    state: CampState
    reason: str  # why it does not take place
    groups: tuple[int, ...]  # ids, in the order of their numbers
    children: int
    without_group: int
    staff: int

    def name(self, language: Language) -> str:
        """The name for this reader."""
        return language.pick(km=self.name_km, en=self.name_en, fr=self.name_fr)

    def nearest(self, day: dt.date) -> dt.date:
        """The day of the camp that is nearest to `day`."""
        return min(max(day, self.starts), self.ends)

    @property
    def open(self) -> bool:
        """Whether children may still be chosen and moved: neither over nor cancelled."""
        return self.state in (CampState.PLANNED, CampState.RUNNING)


@dataclass(frozen=True, slots=True)
class StaffDraft:
    """An adult of a camp as typed: somebody who signs in, or a name; `group` None is the whole camp."""

    role: StaffRole = StaffRole.MONITOR
    account: int | None = None
    name: str = ""
    phone: str = ""
    group: int | None = None


@dataclass(frozen=True, slots=True)
class StaffLine:
    """An adult of a camp."""

    id: int
    draft: StaffDraft
    name: str


@dataclass(frozen=True, slots=True)
class Camper:
    """A child of a camp, `age` on its first day; `left` is the last day of a child who stopped coming."""

    label: PersonLabel
    age: int | None
    group: int | None
    rides: bool
    pick_up: str
    left: dt.date | None = None

    @property
    def stop(self) -> str:
        """Where the child gets on."""
        return self.pick_up or self.label.village


@dataclass(frozen=True, slots=True)
class CampGroup:
    """A group of a camp, with who is in it and looks after it."""

    group: GroupName
    number: int
    girls: int
    boys: int
    ages: tuple[int, int] | None  # the youngest and the eldest, in years on the first day
    staff: tuple[str, ...]
    ratio: Ratio


@dataclass(frozen=True, slots=True)
class CampDetails:
    """Everything the page shows of one camp. Once `entered`, a register has marks and groups are not built anew."""

    line: CampLine
    draft: CampDraft
    groups: tuple[CampGroup, ...]
    children: tuple[Camper, ...]
    staff: tuple[StaffLine, ...]
    closed: tuple[ClosedDay, ...]  # days of the camp on which the centre is closed
    sessions: int  # days on which it meets
    entered: bool


@dataclass(frozen=True, slots=True)
class Choosable:
    """A child who could be chosen: enrolled somewhere else while the camp lasts."""

    label: PersonLabel
    age: int | None  # on the first day of the camp
    groups: tuple[GroupName, ...]
    chosen: bool

    @property
    def programmes(self) -> frozenset[str]:
        """The programmes the child is in."""
        return frozenset(group.programme.value for group in self.groups)


@dataclass(frozen=True, slots=True)
class ChildFilter:
    """Which children are shown to choose from; what is left empty does not narrow the list."""

    text: str = ""
    age_from: int | None = None
    age_to: int | None = None
    programme: str = ""
    group: int | None = None
    village: str = ""


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """How groups are to be built: so many, or as many as none is larger than `largest`."""

    groups: int | None = None
    largest: int | None = None
    by_age: bool = True
    siblings: Siblings = Siblings.TOGETHER
    villages: Villages = Villages.ANYHOW
    balance_sexes: bool = True


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """What the rule goes by; a child without a family has no siblings."""

    person: int
    family: int | None
    birth: dt.date | None
    village: str
    sex: str


Groups = tuple[tuple[int, ...], ...]
"""Persons by group, in the order of the groups."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Groups as they could be, before they are kept; `adults` are the staff who would look after each."""

    children: Mapping[int, Camper]
    groups: Groups
    adults: tuple[int, ...]
    children_per_staff: int


@dataclass(frozen=True, slots=True)
class Rider:
    """A line of a transport list: a child, where it gets on, and whom to call."""

    number: int
    label: PersonLabel
    age: int | None
    stop: str
    group: int  # its number in the camp
    phones: tuple[tuple[str, str, str], ...]  # names in Khmer and Latin letters, and the number


@dataclass(frozen=True, slots=True)
class TransportList:
    """Who rides to a camp on a day, in the order of the stops."""

    camp: CampLine
    groups: tuple[GroupName, ...]  # empty: of the whole camp
    date: dt.date
    transport: str
    drivers: tuple[StaffLine, ...]
    riders: tuple[Rider, ...]
    printed_at: dt.datetime
    printed_by: str
