"""What the centre knows already, loaded once for a whole list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.families.guardian_rows import guardian_of
from app.families.guardians import Guardian
from app.families.records import draft_of as family_draft_of
from app.families.values import FamilyDraft
from app.merging.reading import merged_into
from app.people.records import draft_of, health_note_of, label_of, selection
from app.people.values import HealthNote, PersonDraft, PersonLabel
from app.schools.reading import all_schools, everybodys_places
from app.schools.values import School, SchoolPlace
from app.text import search_key
from models import groups, people

_NO_FAMILY = FamilyDraft()


@dataclass(frozen=True, slots=True)
class Stay:
    """A time in a group; `ends` None is open."""

    group: int
    starts: date
    ends: date | None
    reason: str = ""
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A stored person with all that a list may tell of one."""

    label: PersonLabel
    draft: PersonDraft
    family_code: str = ""
    family: FamilyDraft = _NO_FAMILY
    guardians: tuple[Guardian, ...] = ()
    standing: tuple[HealthNote, ...] = ()
    put_away: tuple[HealthNote, ...] = ()
    stays: tuple[Stay, ...] = ()
    has_photo: bool = False
    places: tuple[SchoolPlace, ...] = ()

    @property
    def id(self) -> int:
        """The person's id."""
        return self.label.id

    @property
    def health(self) -> tuple[HealthNote, ...]:
        """Every health note: a list that still names one which was put away must not bring it back."""
        return self.standing + self.put_away

    @property
    def latest_place(self) -> SchoolPlace | None:
        """The newest place at school."""
        return self.places[-1] if self.places else None


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A group as far as a list names it."""

    id: int
    archived: bool


@dataclass(frozen=True, slots=True)
class Known:
    """Everybody, every group and school by each of its names' search keys, every family by its code's and by its id.

    `merged` are those found to be somebody else, with whom.
    """

    people: dict[int, KnownPerson] = field(default_factory=dict)
    groups: dict[str, KnownGroup] = field(default_factory=dict)
    families: dict[str, int] = field(default_factory=dict)
    homes: dict[int, FamilyDraft] = field(default_factory=dict)
    schools: dict[str, School] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)

    @property
    def school_ids(self) -> dict[str, int]:
        """The ids of the schools by the search keys of their names."""
        return {key: school.id for key, school in self.schools.items()}


def known() -> Known:
    """Load it. For use inside a transaction; a dozen queries, whatever the number of people."""
    codes: dict[int, str] = {}
    homes: dict[int, FamilyDraft] = {}
    for row in people.Family.select():
        codes[row.id], homes[row.id] = row.code, family_draft_of(row)
    by_code = {search_key(code): family for family, code in codes.items()}
    everybody = _people(codes, homes)
    return Known(everybody, _groups(), by_code, homes, _schools(), merged_into(everybody))


def _people(codes: dict[int, str], homes: dict[int, FamilyDraft]) -> dict[int, KnownPerson]:
    labels = {row[0]: label_of(row) for row in selection()}
    guardians, health, stays, places = _guardians(), _health(), _stays(), everybodys_places()
    pictures: Any = people.Photo
    photos = {person for (person,) in pictures.select(pictures.person).tuples()}
    found: dict[int, KnownPerson] = {}
    rows: Any = people.Person.select().order_by(people.Person.id)
    for row in rows:
        found[row.id] = KnownPerson(
            label=labels[row.id],
            draft=draft_of(row),
            family_code=codes.get(row.family_id, ""),
            family=homes.get(row.family_id, _NO_FAMILY),
            guardians=tuple(one for one in guardians[row.family_id] if one.child in (None, row.id)),
            standing=tuple(note for note, away in health[row.id] if not away),
            put_away=tuple(note for note, away in health[row.id] if away),
            stays=tuple(stays[row.id]),
            has_photo=row.id in photos,
            places=places.get(row.id, ()),
        )
    return found


def _guardians() -> defaultdict[int | None, list[Guardian]]:
    found: defaultdict[int | None, list[Guardian]] = defaultdict(list)
    table: Any = people.Guardian
    for row in table.select().where(table.archived_at.is_null()).order_by(table.id):
        found[row.family_id].append(guardian_of(row))
    return found


def _health() -> defaultdict[int, list[tuple[HealthNote, bool]]]:
    found: defaultdict[int, list[tuple[HealthNote, bool]]] = defaultdict(list)
    rows: Any = people.HealthNote.select().order_by(people.HealthNote.id)
    for row in rows:
        found[row.person_id].append((health_note_of(row), row.archived_at is not None))
    return found


def _stays() -> defaultdict[int, list[Stay]]:
    found: defaultdict[int, list[Stay]] = defaultdict(list)
    table: Any = groups.Enrolment
    told = (table.group, table.starts, table.ends, table.reason, table.waiting)
    for person, *stay in table.select(table.person, *told).order_by(table.id).tuples():
        found[person].append(Stay(*stay))
    return found


def _groups() -> dict[str, KnownGroup]:
    found: dict[str, KnownGroup] = {}
    # Groups in use come last, so that one of them stands for a name that an archived group had before.
    rows = sorted(groups.Group.select(), key=lambda row: row.archived_at is None)
    for row in rows:
        for name in filter(None, map(search_key, (row.name_km, row.name_en, row.name_fr))):
            found[name] = KnownGroup(row.id, row.archived_at is not None)
    return found


def _schools() -> dict[str, School]:
    # Schools in use come last, so that one of them stands for a name that an archived school had before.
    schools = sorted(all_schools().values(), key=lambda one: not one.archived)
    return {key: one for one in schools for key in map(search_key, (one.name_km, one.name_latin)) if key}
