"""What screens, papers and spreadsheets are told about families."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.families.guardians import Guardian
from app.groups.values import GroupName
from app.people.values import FamilyLabel, PersonLabel
from app.schools.values import PlaceLine


@dataclass(frozen=True, slots=True)
class FamilyDraft:
    """What is written down about a household; all of it may be empty, the name then follows the members.

    ``id_poor`` is the level of the national card: "1", "2", "risk" or "".
    """

    name_km: str = ""
    name_latin: str = ""
    village: str = ""
    address: str = ""
    phone: str = ""
    id_poor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FamilyFilter:
    """Which families are listed; what is left empty does not narrow the list."""

    text: str = ""
    village: str = ""
    id_poor: str = ""
    archived: bool = False
    khmer_first: bool = True


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One line of the list of families."""

    label: FamilyLabel
    phone: str
    id_poor: str
    children: int
    adults: int
    guardians: tuple[str, ...]
    must_not_collect: bool

    @property
    def id(self) -> int:
        """The family's id."""
        return self.label.id


@dataclass(frozen=True, slots=True)
class FamilyCard:
    """One household: its members together, oldest first, and who answers for the children."""

    label: FamilyLabel
    draft: FamilyDraft
    members: tuple[PersonLabel, ...]
    guardians: tuple[Guardian, ...]
    archived_at: datetime | None
    archived_reason: str
    schooling: Mapping[int, PlaceLine]  # where members go to school today
    groups: Mapping[int, tuple[GroupName, ...]]  # in which members are, or will be

    @property
    def id(self) -> int:
        """The family's id."""
        return self.label.id

    @property
    def children(self) -> tuple[PersonLabel, ...]:
        """The members who are children of the household and not archived."""
        return tuple(member for member in self.members if member.role == "child" and not member.archived)
