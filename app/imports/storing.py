"""A planned import written down. For use inside the one command that applies it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.errors import UserError
from app.families.guardians import Collects, Guardian, GuardianDraft
from app.families.values import FamilyDraft
from app.families.writing import write_family, write_membership
from app.groups.enrolling import places, the_group
from app.groups.planning import add as add_group
from app.groups.rules import Period, has_place
from app.groups.values import GroupDraft, Programme
from app.imports.batch import Batch, Codes, Household, Households, Newcomer
from app.imports.cells import is_khmer
from app.imports.differences import GuardianStep, completed_family, guardian_steps, new_health, updated
from app.imports.known import Known, KnownGroup, KnownPerson, Stay
from app.imports.matching import identity
from app.imports.rows import ReadPerson
from app.imports.schooling import ReadPlace, first_day, place_told
from app.imports.stays import ReadStay, fresh_stays
from app.imports.values import Choice, Decision, Fate, ImportPlan, ImportResult, PlannedRow, Progress
from app.people.photos import prepare_photo
from app.people.writing import write_person
from app.schools.values import School as SchoolValue
from app.schools.writing import set_place
from app.text import search_key
from models import people
from models.schools import School


@dataclass(slots=True)
class _Places:
    """A group's capacity and the periods for which its places are taken."""

    capacity: int | None
    taken: list[Period]


@dataclass(slots=True)
class Writer:
    """Writes the rows of one plan; remembers families, guardians and groups that earlier rows made.

    `aliases` remembers the rows that a person decided about, see `Matcher`.
    """

    known: Known
    today: date
    aliases: dict[str, int]
    _batch: Batch = field(default_factory=Batch)
    _households: Households = field(default_factory=Households)
    _by_code: dict[str, Household] = field(default_factory=dict)
    _by_guardian: dict[tuple[str, str], Household] = field(default_factory=dict)
    _joining: list[tuple[int, Household]] = field(default_factory=list)
    _renamed: list[tuple[str, Newcomer]] = field(default_factory=list)
    _places: dict[int, _Places] = field(default_factory=dict)
    _person_codes: Codes = field(default_factory=lambda: Codes(people.Person, "P"))
    _family_codes: Codes = field(default_factory=lambda: Codes(people.Family, "F"))
    _counts: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in self.known.people.values():
            for guardian in person.guardians:
                self._remember(self._households.bare(guardian.family), guardian.draft())
        for code, family in self.known.families.items():
            self._by_code[code] = self._households.bare(family)

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
        self._flush()
        progress(len(plan.rows), len(plan.rows))
        return ImportResult(**self._counts)

    def _flush(self) -> None:
        self._batch.flush()
        for person, household in self._joining:
            write_membership(person, household.id)
        for remembered, newcomer in self._renamed:
            self.aliases[remembered] = newcomer.id or 0

    def _count(self, what: str) -> None:
        self._counts[what] = self._counts.get(what, 0) + 1

    def _row(self, row: PlannedRow, decision: Decision | None) -> str:
        """Take one row in; the word of `ImportResult` under which it is counted."""
        read = row.read.person
        if read is None or row.fate is Fate.REJECTED:
            return "rejected"
        if (decision is None and row.fate is Fate.DUPLICATE) or (decision and decision.choice is Choice.SKIP):
            return "skipped"
        person = row.person
        if decision is not None and decision.choice is Choice.SAME and decision.person is not None:
            person = decision.person
            self.aliases[identity(read)] = person
        return self._create(read) if person is None else self._update(read, self.known.people[person])

    def _create(self, read: ReadPerson) -> str:
        code = self._person_codes.take(read.draft.code)
        newcomer = Newcomer(None, code, read.draft, self._household_of(read))
        self._batch.newcomers.append(newcomer)
        if read.draft.code and code != read.draft.code:
            self._renamed.append((identity(read), newcomer))
        self._take_around(read, newcomer, newcomer.household, None)
        return "new"

    def _update(self, read: ReadPerson, known: KnownPerson) -> str:
        draft = updated(read, known)
        changed = draft != known.draft
        if changed:
            write_person(known.id, draft, self.today)
        if known.draft.family is not None:
            household: Household | None = self._households.stored(known.draft.family)
        elif household := self._household_of(read):
            self._joining.append((known.id, household))
            changed = True
        return "updated" if self._take_around(read, Newcomer(known.id), household, known) or changed else "unchanged"

    def _take_around(
        self, read: ReadPerson, person: Newcomer, household: Household | None, known: KnownPerson | None
    ) -> bool:
        """Guardians, health notes and enrolments; whether there is any to be written."""
        family = household is not None and self._complete_family(household, read.family)
        guardians = household is not None and self._take_guardians(read, person, household)
        notes = new_health(read.health, known.health if known else ())
        self._batch.health += [(person, note) for note in notes]
        schooled = self._take_place(read.place, person, known)
        joined = fresh_stays(read.stays, known.stays if known else (), self.known, self.today)
        for group, stay in joined:
            self._enrol(person, group, stay)
        photo = read.photo is not None and not (known and known.has_photo) and self._take_photo(person, read.photo)
        return family or guardians or bool(notes) or schooled or bool(joined) or photo

    def _take_photo(self, person: Newcomer, path: Path) -> bool:
        """Whether the file is a picture; one that is none is left out."""
        try:
            self._batch.photos.append((person, prepare_photo(path.read_bytes())))
        except (OSError, UserError):
            return False
        self._count("photos")
        return True

    def _take_place(self, read: ReadPlace, person: Newcomer, known: KnownPerson | None) -> bool:
        latest = known.latest_place if known else None
        told = place_told(read, latest, self.known.school_ids)
        if told is None:
            return False
        if read.written and told.school is None:
            told = replace(told, school=self._add_school(read))
        since = first_day(read, latest, self.today)
        if known is None:
            self._batch.places.append((person, since, told))
        else:
            set_place(known.id, since, told)
        return True

    def _take_guardians(self, read: ReadPerson, person: Newcomer, household: Household) -> bool:
        mine = [one for one in household.guardians if one.child is None or one.child == person.id]
        steps = guardian_steps(read.guardians, mine)
        for step in steps:
            if step.stored is None:
                self._add_guardian(household, step, person)
            else:
                self._complete_guardian(household, step.stored, step.draft)
            self._remember(household, step.draft)
        return bool(steps)

    def _add_guardian(self, household: Household, step: GuardianStep, person: Newcomer) -> None:
        if step.of_child:
            self._batch.guardians.append((household, step.draft, person))
            return
        fresh = self._households.fresh_guardian(step.draft)
        household.guardians.append(fresh)
        self._batch.fresh[fresh.id] = (household, step.draft)

    def _complete_guardian(self, household: Household, guardian: int, draft: GuardianDraft) -> None:
        place = next(n for n, one in enumerate(household.guardians) if one.id == guardian)
        household.guardians[place] = _with_draft(household.guardians[place], draft)
        if guardian > 0:
            self._batch.completed[guardian] = draft
        else:
            self._batch.fresh[guardian] = (household, draft)

    def _enrol(self, person: Newcomer, group: int, stay: ReadStay) -> None:
        """A time in a group; on its waiting list when the list says so or no place is left."""
        if group not in self._places:
            row = the_group(group)
            self._places[group] = _Places(row.capacity, places(row) if row.capacity is not None else [])
        held, period = self._places[group], (stay.starts or self.today, stay.ends)
        waiting = stay.waiting or not has_place(held.capacity, held.taken, period)
        if not waiting and held.capacity is not None:
            held.taken.append(period)
        self._batch.enrolments.append((person, Stay(group, *period, stay.reason, waiting)))
        self._count("waiting" if waiting else "enrolled")

    def _household_of(self, read: ReadPerson) -> Household | None:
        """The family that the code or a guardian with a phone names, else a new one; None for nothing said."""
        code = search_key(read.family_code)
        if code and code in self._by_code:
            return self._loaded(self._by_code[code])
        if not code:
            for key in filter(None, map(_guardian_key, read.answering)):
                if key in self._by_guardian:
                    return self._loaded(self._by_guardian[key])
        if not code and not read.guardians:
            return None
        return self._new_household(read)

    def _complete_family(self, household: Household, read: FamilyDraft | None) -> bool:
        """Write down what the row adds to what is known of a family; whether that is anything."""
        before = household.draft or self.known.homes[household.id or 0]
        after = completed_family(read, before)
        if household.draft is not None:
            household.draft = after
        elif after != before:
            write_family(household.id or 0, after)
            self.known.homes[household.id or 0] = after
        return after != before

    def _loaded(self, household: Household) -> Household:
        return household if household.id is None else self._households.stored(household.id)

    def _new_household(self, read: ReadPerson) -> Household:
        draft = read.draft
        named = FamilyDraft(draft.family_name_km, draft.family_name_latin, draft.village, id_poor=draft.id_poor)
        household = Household(None, self._family_codes.take(read.family_code), read.family or named)
        self._batch.households.append(household)
        if read.family_code:
            self._by_code[search_key(read.family_code)] = household
        return household

    def _remember(self, household: Household, guardian: GuardianDraft) -> None:
        if (key := _guardian_key(guardian)) is not None:
            self._by_guardian.setdefault(key, household)

    def _add_school(self, read: ReadPlace) -> int:
        school = int(School.create(name_km=read.school_km, name_latin=read.school_latin).id)
        for key in filter(None, map(search_key, (read.school_km, read.school_latin))):
            self.known.schools[key] = SchoolValue(school, read.school_km, read.school_latin)
        return school

    def _add_group(self, name: str) -> None:
        khmer = is_khmer(name)
        row = add_group(GroupDraft(Programme.DAYCARE, name_km=name if khmer else "", name_en="" if khmer else name))
        self.known.groups[search_key(name)] = KnownGroup(int(row.id), False)
        self._count("groups")


def _with_draft(guardian: Guardian, draft: GuardianDraft) -> Guardian:
    return replace(
        guardian,
        name_km=draft.name_km,
        name_latin=draft.name_latin,
        relation=draft.relation,
        phone=draft.phone,
    )


def _guardian_key(guardian: GuardianDraft) -> tuple[str, str] | None:
    """Sisters and brothers have the name and the phone of a guardian in common."""
    name = search_key(guardian.name_km or guardian.name_latin)
    if not name or not guardian.phone or guardian.collects is Collects.MUST_NOT:
        return None
    return name, guardian.phone
