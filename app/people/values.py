"""What screens, papers and spreadsheets are told about people."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.dates import BirthDate
from app.families.guardians import Collects, Guardian
from app.groups.values import GroupName
from app.schools.values import PlaceLine

ROLES = ("child", "mother", "father", "grandmother", "grandfather", "other")
NOTE_KINDS = ("allergy", "health", "diet", "medicine")
ID_POOR_LEVELS = ("1", "2", "risk")


class Status(StrEnum):
    """How somebody stands to the centre on a day; it follows from the enrolments, nobody types it."""

    ENROLLED = "enrolled"
    WAITING = "waiting"
    NOT_ENROLLED = "not_enrolled"
    PROVISIONAL = "provisional"
    ARCHIVED = "archived"


class PrintedList(StrEnum):
    """A printed list on which a health note may be allowed to stand."""

    ATTENDANCE_SHEET = "attendance_sheet"
    ROSTER = "roster"
    PICKUP_LIST = "pickup_list"


USUAL_LISTS = frozenset({PrintedList.PICKUP_LIST})
"""Where a health note stands of which nothing else is said."""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """What is written down about a person. A name in one of the scripts is required, nothing else is.

    ``sex`` is "F", "M" or "" (not known); ``id_poor`` "1", "2", "risk" or ""; ``role`` one of `ROLES`;
    an empty ``code`` is given by the centre.
    """

    family_name_km: str = ""
    given_name_km: str = ""
    family_name_latin: str = ""
    given_name_latin: str = ""
    nickname: str = ""
    sex: str = ""
    birth: BirthDate | None = None
    role: str = "child"
    village: str = ""
    phone: str = ""
    id_poor: str = ""
    note: str = ""
    family: int | None = None
    code: str = ""

    @property
    def name_km(self) -> str:
        """Family name, then given name, in Khmer script."""
        return f"{self.family_name_km} {self.given_name_km}".strip()

    @property
    def name_latin(self) -> str:
        """Family name, then given name, in Latin script, as Khmer names are ordered."""
        return f"{self.family_name_latin} {self.given_name_latin}".strip()


@dataclass(frozen=True, slots=True)
class PersonLabel:
    """Enough to name a person and to tell two of the same name apart."""

    id: int
    code: str
    name_km: str
    name_latin: str
    nickname: str
    sex: str
    birth: BirthDate | None
    village: str
    family: int | None
    role: str
    archived: bool

    def name(self, khmer_first: bool) -> str:
        """The name in the reader's script, else in the other."""
        return (self.name_km or self.name_latin) if khmer_first else (self.name_latin or self.name_km)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list of people."""

    label: PersonLabel
    status: Status
    groups: tuple[GroupName, ...]
    id_poor: str
    allergy: bool
    must_not_collect: bool
    has_photo: bool

    @property
    def id(self) -> int:
        """The person's id."""
        return self.label.id


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people are listed; what is left empty does not narrow the list.

    Without a status everybody is listed who is not archived. Ages are whole years today, both included.
    """

    text: str = ""
    group: int | None = None
    programme: str = ""
    status: Status | None = None
    age_from: int | None = None
    age_to: int | None = None
    village: str = ""
    id_poor: str = ""
    khmer_first: bool = True


@dataclass(frozen=True, slots=True)
class HealthNoteDraft:
    """An allergy or health matter, and the printed lists on which it may stand (none, if none is named)."""

    kind: str
    text: str
    lists: frozenset[PrintedList] = USUAL_LISTS


@dataclass(frozen=True, slots=True)
class HealthNote:
    """A health note as stored."""

    id: int
    kind: str
    text: str
    lists: frozenset[PrintedList]

    def draft(self) -> HealthNoteDraft:
        """The note as a form fills in."""
        return HealthNoteDraft(self.kind, self.text, self.lists)


@dataclass(frozen=True, slots=True)
class EnrolmentLine:
    """A person's time in one group; ``ends`` None is open, ``reason`` says why it ended."""

    id: int
    group: GroupName
    starts: date
    ends: date | None
    reason: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class FamilyLabel:
    """Enough to name a family."""

    id: int
    code: str
    name_km: str
    name_latin: str
    village: str

    def name(self, khmer_first: bool) -> str:
        """The name in the reader's script, else in the other, else the code."""
        first, second = (self.name_km, self.name_latin) if khmer_first else (self.name_latin, self.name_km)
        return first or second or self.code


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Everything about one person that is not confidential."""

    label: PersonLabel
    draft: PersonDraft
    status: Status
    family: FamilyLabel | None
    relatives: tuple[PersonLabel, ...]
    guardians: tuple[Guardian, ...]
    health: tuple[HealthNote, ...]
    enrolments: tuple[EnrolmentLine, ...]
    picture: bytes | None
    archived_at: datetime | None
    archived_reason: str
    schooling: tuple[PlaceLine, ...] = ()  # where the child went to school, the newest first
    merge: int | None = None  # of somebody who turned out to be another person: by this it is undone

    @property
    def id(self) -> int:
        """The person's id."""
        return self.label.id

    @property
    def siblings(self) -> tuple[PersonLabel, ...]:
        """The other children of the family."""
        return tuple(relative for relative in self.relatives if relative.role == "child")

    @property
    def may_collect(self) -> tuple[Guardian, ...]:
        """Who may take this person home."""
        return tuple(guardian for guardian in self.guardians if guardian.collects is Collects.MAY)

    @property
    def must_not_collect(self) -> tuple[Guardian, ...]:
        """Who must never be given this person."""
        return tuple(guardian for guardian in self.guardians if guardian.collects is Collects.MUST_NOT)


@dataclass(frozen=True, slots=True)
class PeopleChoices:
    """What the list of people can be narrowed to."""

    groups: tuple[GroupName, ...]
    villages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Somebody already known who may be the person being written down. It warns, it never decides.

    ``reasons`` are the words of `app.people.likeness.Reason`.
    """

    person: PersonLabel
    probably: bool
    reasons: frozenset[str]
