"""Thousands of new records written in a few statements; in memory until `flush`, within the command's transaction."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from datetime import date
from itertools import count
from typing import Any

from app.families.guardian_rows import guardians_of
from app.families.guardians import Guardian, GuardianDraft
from app.families.values import FamilyDraft
from app.families.writing import family_columns, guardian_columns, refresh_search_key, write_guardian
from app.imports.known import Stay
from app.people.photos import PreparedPhoto
from app.people.records import list_columns
from app.people.values import HealthNoteDraft, PersonDraft
from app.people.writing import person_columns
from app.schools.values import PlaceDraft
from app.schools.writing import insert_first_places
from models import groups, people
from models.rows import insert_rows


@dataclass(slots=True, eq=False)
class Household:
    """A family, stored (`draft` None) or new; guardians of all its children, new ones with ids below 0."""

    id: int | None
    code: str
    draft: FamilyDraft | None = None
    guardians: list[Guardian] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Newcomer:
    """A person, stored (`draft` None) or new."""

    id: int | None
    code: str = ""
    draft: PersonDraft | None = None
    household: Household | None = None


@dataclass(slots=True)
class Batch:
    """What is to be written, in the order in which it refers to one another."""

    households: list[Household] = field(default_factory=list)
    newcomers: list[Newcomer] = field(default_factory=list)
    guardians: list[tuple[Household, GuardianDraft, Newcomer]] = field(default_factory=list)  # of one child
    fresh: dict[int, tuple[Household, GuardianDraft]] = field(default_factory=dict)  # of all children, by id below 0
    completed: dict[int, GuardianDraft] = field(default_factory=dict)
    health: list[tuple[Newcomer, HealthNoteDraft]] = field(default_factory=list)
    enrolments: list[tuple[Newcomer, Stay]] = field(default_factory=list)
    places: list[tuple[Newcomer, date, PlaceDraft]] = field(default_factory=list)  # at school, of new people only
    photos: list[tuple[Newcomer, PreparedPhoto]] = field(default_factory=list)

    def flush(self) -> None:
        """Write everything. Nothing of the batch may be used afterwards."""
        self._insert_households()
        self._insert_newcomers()
        self._insert_guardians()
        notes = [
            {"person": one.id, "kind": note.kind, "text": note.text, **list_columns(note.lists)}
            for one, note in self.health
        ]
        insert_rows(people.HealthNote, notes)
        insert_rows(groups.Enrolment, [{"person": one.id, **asdict(stay)} for one, stay in self.enrolments])
        insert_first_places((one.id or 0, since, draft) for one, since, draft in self.places)
        insert_rows(people.Photo, [{"person": one.id, **asdict(photo)} for one, photo in self.photos])

    def _insert_households(self) -> None:
        rows = [
            {"code": one.code, **family_columns(one.draft, one.code, tuple(one.guardians))}
            for one in self.households
            if one.draft is not None
        ]
        insert_rows(people.Family, rows)
        # Ids are asked for by the unique code: no database promises the order of what an insert returns.
        ids = _ids_by_code(people.Family)
        for one in self.households:
            one.id = ids[one.code]

    def _insert_newcomers(self) -> None:
        rows = [
            person_columns(replace(one.draft, family=one.household.id if one.household else None), one.code)
            for one in self.newcomers
            if one.draft is not None
        ]
        insert_rows(people.Person, rows)
        ids = _ids_by_code(people.Person)
        for one in self.newcomers:
            one.id = ids[one.code]

    def _insert_guardians(self) -> None:
        told = [*self.guardians, *((household, draft, None) for household, draft in self.fresh.values())]
        rows = [
            {**guardian_columns(draft), "family": household.id, "child": child.id if child else None}
            for household, draft, child in told
        ]
        insert_rows(people.Guardian, rows)
        for guardian, draft in self.completed.items():
            write_guardian(guardian, draft)
        for household in {one for one, _draft, _child in told if one.draft is None}:
            refresh_search_key(household.id or 0)


class Households:
    """The families that are stored, and the numbers of guardians that are not yet."""

    def __init__(self) -> None:
        rows: Any = people.Family.select(people.Family.id, people.Family.code)
        self._by_id = {id_: Household(id_, code) for id_, code in rows.tuples()}
        self._loaded: set[int] = set()
        self._fresh_guardian = count(-1, -1)

    def bare(self, family: int) -> Household:
        """A stored family; its guardians may not be loaded."""
        return self._by_id[family]

    def stored(self, family: int) -> Household:
        """A stored family with its guardians."""
        found = self._by_id[family]
        if family not in self._loaded:
            self._loaded.add(family)
            found.guardians = list(guardians_of(family))
        return found

    def fresh_guardian(self, draft: GuardianDraft) -> Guardian:
        """A guardian that is not stored yet, as the rows to come see it."""
        return Guardian(
            next(self._fresh_guardian),
            0,
            draft.name_km,
            draft.name_latin,
            draft.relation,
            draft.phone,
            draft.collects,
            draft.reason,
            None,
        )


class Codes:
    """Codes that are free: a prefix and the next number, stepping over those that lists brought along."""

    def __init__(self, table: Any, prefix: str) -> None:
        self._taken = {code for (code,) in table.select(table.code).tuples()}
        self._prefix = prefix
        self._numbers = count(len(self._taken) + 1)

    def take(self, wanted: str = "") -> str:
        """The wanted code if nobody has it, else the next free one."""
        code = wanted
        while not code or code in self._taken:
            code = f"{self._prefix}{next(self._numbers):04d}"
        self._taken.add(code)
        return code


def _ids_by_code(table: Any) -> dict[str, int]:
    return {code: id_ for id_, code in table.select(table.id, table.code).tuples()}
