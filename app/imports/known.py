"""What the centre knows already, loaded once for a whole list."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.families.guardian_rows import guardian_of
from app.families.guardians import Guardian
from app.people.records import draft_of, health_note_of, label_of, selection
from app.people.values import HealthNote, PersonDraft, PersonLabel
from app.text import search_key
from models import groups, people


@dataclass(frozen=True, slots=True)
class Stay:
    """A time in a group; `ends` None is open."""

    group: int
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A stored person with all that a list may tell of one."""

    label: PersonLabel
    draft: PersonDraft
    family_code: str = ""
    family_id_poor: str = ""
    guardians: tuple[Guardian, ...] = ()
    standing: tuple[HealthNote, ...] = ()
    put_away: tuple[HealthNote, ...] = ()
    stays: tuple[Stay, ...] = ()

    @property
    def id(self) -> int:
        """The person's id."""
        return self.label.id

    @property
    def health(self) -> tuple[HealthNote, ...]:
        """Every health note: a list that still names one which was put away must not bring it back."""
        return self.standing + self.put_away


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A group as far as a list names it."""

    id: int
    archived: bool


@dataclass(frozen=True, slots=True)
class Known:
    """Everybody, every group by each of its names' search keys, and every family by its code's."""

    people: dict[int, KnownPerson] = field(default_factory=dict)
    groups: dict[str, KnownGroup] = field(default_factory=dict)
    families: dict[str, int] = field(default_factory=dict)


def known() -> Known:
    """Load it. For use inside a transaction; seven queries, whatever the number of people."""
    table: Any = people.Family
    families = {row[0]: row for row in table.select(table.id, table.code, table.id_poor).tuples()}
    return Known(_people(families), _groups(), {search_key(code): id_ for id_, code, _poor in families.values()})


def _people(families: dict[int, tuple[int, str, str]]) -> dict[int, KnownPerson]:
    labels = {row[0]: label_of(row) for row in selection()}
    guardians, health, stays = _guardians(), _health(), _stays()
    found: dict[int, KnownPerson] = {}
    rows: Any = people.Person.select().order_by(people.Person.id)
    for row in rows:
        _id, code, id_poor = families.get(row.family_id, (0, "", ""))
        own = tuple(one for one in guardians[row.family_id] if one.child in (None, row.id))
        found[row.id] = KnownPerson(
            label=labels[row.id],
            draft=draft_of(row),
            family_code=code,
            family_id_poor=id_poor,
            guardians=own,
            standing=tuple(note for note, away in health[row.id] if not away),
            put_away=tuple(note for note, away in health[row.id] if away),
            stays=tuple(stays[row.id]),
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
    for person, *stay in table.select(table.person, table.group, table.starts, table.ends).order_by(table.id).tuples():
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
