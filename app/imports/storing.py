"""A planned import written to the tables. For use inside the one command that applies it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.families.guardian_rows import guardians_of
from app.families.guardians import Collects, GuardianDraft
from app.families.values import FamilyDraft
from app.families.writing import (
    refresh_search_key,
    write_guardian,
    write_membership,
    write_new_family,
    write_new_guardian,
)
from app.groups.enrolling import enrol, the_group
from app.groups.planning import add as add_group
from app.groups.values import GroupDraft, Programme
from app.imports.cells import is_khmer
from app.imports.differences import guardian_steps, new_groups, new_health, updated
from app.imports.known import Known, KnownGroup, KnownPerson
from app.imports.matching import identity
from app.imports.rows import ReadPerson
from app.imports.values import Choice, Decision, Fate, ImportPlan, ImportResult, PlannedRow, Progress
from app.people.records import list_columns
from app.people.rules import tidy_health_note
from app.people.writing import write_new_person, write_person
from app.text import search_key
from models import people


@dataclass(slots=True)
class Writer:
    """Writes the rows of one plan; remembers families, guardians and groups that earlier rows made."""

    known: Known
    today: date
    aliases: dict[str, int]
    # (search key of a guardian's name, phone) -> family: sisters and brothers have both in common.
    households: dict[tuple[str, str], int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in self.known.people.values():
            for guardian in person.guardians:
                self._remember_household(guardian.family, guardian.draft())

    def write(
        self, plan: ImportPlan, decisions: Mapping[int, Decision], create_groups: bool, progress: Progress
    ) -> ImportResult:
        """Write every row that is to be written; `decisions` go by the row's place in the plan."""
        if create_groups:
            for name in plan.new_groups:
                self._add_group(name)
        for place, row in enumerate(plan.rows):
            if place % 20 == 0:
                progress(place, len(plan.rows))
            self._count(self._row(row, decisions.get(place)))
        progress(len(plan.rows), len(plan.rows))
        return ImportResult(**self.counts)

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    def _row(self, row: PlannedRow, decision: Decision | None) -> str:
        """Write one row; the word of `ImportResult` under which it is counted."""
        read = row.read.person
        if read is None or row.fate is Fate.REJECTED:
            return "rejected"
        if decision is not None and decision.choice is Choice.SKIP:
            return "skipped"
        if row.fate is Fate.DUPLICATE:
            if decision is None:
                return "skipped"
            if decision.choice is Choice.SAME and decision.person is not None:
                self.aliases[identity(read)] = decision.person
                return self._update(read, self.known.people[decision.person])
            return self._create(read)
        return self._create(read) if row.person is None else self._update(read, self.known.people[row.person])

    def _create(self, read: ReadPerson) -> str:
        code = read.draft.code if not _code_taken(read.draft.code) else ""
        family = self._family_of(read)
        person = write_new_person(replace(read.draft, family=family, code=code), self.today)
        if code != read.draft.code:
            self.aliases[identity(read)] = person
        self._write_around(read, person, family, None)
        return "new"

    def _update(self, read: ReadPerson, known: KnownPerson) -> str:
        draft = updated(read, known.draft)
        changed = draft != known.draft
        if changed:
            write_person(known.id, draft, self.today)
        family = known.draft.family or self._family_of(read)
        if family is not None and known.draft.family is None:
            write_membership(known.id, family)
            changed = True
        return "updated" if self._write_around(read, known.id, family, known) or changed else "unchanged"

    def _write_around(self, read: ReadPerson, person: int, family: int | None, known: KnownPerson | None) -> bool:
        """Guardians, health notes and enrolments; whether any was written."""
        written = self._write_guardians(read, person, family)
        for note in map(tidy_health_note, new_health(read.health, known.health if known else ())):
            people.HealthNote.create(person=person, kind=note.kind, text=note.text, **list_columns(note.lists))
            written = True
        for name in new_groups(read, known, self.known):
            self._enrol(person, self.known.groups[search_key(name)].id, read.starts or self.today)
            written = True
        return written

    def _write_guardians(self, read: ReadPerson, person: int, family: int | None) -> bool:
        if family is None:
            return False
        steps = guardian_steps(read.guardians, guardians_of(family, person))
        for step in steps:
            if step.stored is not None:
                write_guardian(step.stored, step.draft)
            else:
                # A ban holds for the child it was written beside; who cares for one child cares for all.
                own = person if step.draft.collects is Collects.MUST_NOT else None
                write_new_guardian(family, replace(step.draft, child=own))
            self._remember_household(family, step.draft)
        return bool(steps)

    def _enrol(self, person: int, group: int, starts: date) -> None:
        enrolment = enrol(the_group(group), person, starts)
        self._count("waiting" if enrolment.waiting else "enrolled")

    def _family_of(self, read: ReadPerson) -> int | None:
        """The family that the code or a guardian with a phone names, else a new one; None for nothing said."""
        code = search_key(read.family_code)
        if code and code in self.known.families:
            return self.known.families[code]
        if not code:
            for household in filter(None, map(_household, read.guardians)):
                if household in self.households:
                    return self.households[household]
        if not code and not read.guardians:
            return None
        return self._new_family(read)

    def _new_family(self, read: ReadPerson) -> int:
        draft = read.draft
        family = write_new_family(
            FamilyDraft(draft.family_name_km, draft.family_name_latin, draft.village, id_poor=draft.id_poor)
        )
        if read.family_code:
            people.Family.update(code=read.family_code).where(people.Family.id == family).execute()
            refresh_search_key(family)
            self.known.families[search_key(read.family_code)] = family
        return family

    def _remember_household(self, family: int, guardian: GuardianDraft) -> None:
        household = _household(guardian)
        if household is not None:
            self.households.setdefault(household, family)

    def _add_group(self, name: str) -> None:
        khmer = is_khmer(name)
        row = add_group(GroupDraft(Programme.DAYCARE, name_km=name if khmer else "", name_en="" if khmer else name))
        self.known.groups[search_key(name)] = KnownGroup(int(row.id), False)
        self._count("groups")


def _household(guardian: GuardianDraft) -> tuple[str, str] | None:
    name = search_key(guardian.name_km or guardian.name_latin)
    if not name or not guardian.phone or guardian.collects is Collects.MUST_NOT:
        return None
    return name, guardian.phone


def _code_taken(code: str) -> bool:
    return bool(code) and people.Person.select().where(people.Person.code == code).exists()
