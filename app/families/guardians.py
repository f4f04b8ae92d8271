"""Who answers for the children of a family, and who must be kept from them."""

from dataclasses import dataclass
from enum import StrEnum


class Collects(StrEnum):
    """Whether somebody may take a child home."""

    MAY = "may"
    MUST_NOT = "must_not"
    NOT_SAID = ""


RELATIONS = (
    "mother",
    "father",
    "grandmother",
    "grandfather",
    "aunt",
    "uncle",
    "sibling",
    "neighbour",
    "other",
)


@dataclass(frozen=True, slots=True)
class GuardianDraft:
    """What is written down about a guardian; ``child`` None means all children of the family.

    ``reason`` says why somebody must not collect; it is required then.
    """

    name_km: str = ""
    name_latin: str = ""
    relation: str = ""
    phone: str = ""
    collects: Collects = Collects.MAY
    reason: str = ""
    child: int | None = None


@dataclass(frozen=True, slots=True)
class Guardian:
    """A guardian as stored."""

    id: int
    family: int
    name_km: str
    name_latin: str
    relation: str
    phone: str
    collects: Collects
    reason: str
    child: int | None

    def draft(self) -> GuardianDraft:
        """The guardian as a form fills in."""
        return GuardianDraft(
            self.name_km, self.name_latin, self.relation, self.phone, self.collects, self.reason, self.child
        )

    def name(self, khmer_first: bool) -> str:
        """The name in the reader's script, else in the other."""
        return (self.name_km or self.name_latin) if khmer_first else (self.name_latin or self.name_km)
