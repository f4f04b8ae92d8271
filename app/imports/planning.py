"""The fate of every row of a list, before anything is written. It warns of duplicates and never decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from app.errors import UserError
from app.families.guardians import Collects, Guardian, GuardianDraft
from app.imports.columns import ColumnMap
from app.imports.differences import differences
from app.imports.known import Known, KnownPerson
from app.imports.matching import Matcher
from app.imports.rows import ReadPerson, ReadRow
from app.imports.spreadsheet import Spreadsheet
from app.imports.values import Alike, Fate, ImportPlan, PlannedRow, Progress, no_progress
from app.people.crowd import Crowd, LookAlike
from app.people.likeness import Likely, Profile
from app.people.values import PersonDraft
from app.text import search_key
from app.words import N_

ARCHIVED = N_("This person is archived. Bring the record back first, on the page People.")


def plan_rows(
    spreadsheet: Spreadsheet,
    maps: tuple[ColumnMap, ...],
    rows: tuple[ReadRow, ...],
    known: Known,
    aliases: dict[str, int],
    today: date,
    progress: Progress = no_progress,
) -> ImportPlan:
    """What becomes of each row. `aliases`: see `Matcher`."""
    planner = _Planner(known, today, Matcher(known.people.values(), aliases))
    planned: list[PlannedRow] = []
    for number, row in enumerate(rows):
        if number % 50 == 0:
            progress(number, len(rows))
        planned.append(planner.plan(row))
    progress(len(rows), len(rows))
    return ImportPlan(spreadsheet.name, _headings(maps), tuple(planned), _new_groups(planned, known))


@dataclass(slots=True)
class _Planner:
    known: Known
    today: date
    matcher: Matcher
    crowd: Crowd = field(default_factory=Crowd)
    # Rows that will be new people, by the number under which the crowd knows them: negative, ids are positive.
    fresh: dict[int, ReadRow] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in (one for one in self.known.people.values() if one.id not in self.known.merged):
            self.crowd.add(one.id, profile(one.draft, one.label.village, one.guardians, one.family_code))

    def plan(self, row: ReadRow) -> PlannedRow:
        if row.person is None:
            return PlannedRow(row, Fate.REJECTED, notes=(row.refused,) if row.refused else ())
        try:
            match = self.matcher.match(row.person)
        except UserError as error:
            return PlannedRow(row, Fate.REJECTED, notes=(error,))
        if match.person is not None:
            person = self.known.people[self.known.merged.get(match.person.id, match.person.id)]
            return self._known(row, row.person, person)
        if match.doubtful is not None:
            alike = Alike(match.doubtful.label, "", 0, True, frozenset({"same_code"}))
            return PlannedRow(row, Fate.DUPLICATE, alike=(alike,), notes=row.left_out)
        return self._unknown(row, row.person)

    def _known(self, row: ReadRow, read: ReadPerson, person: KnownPerson) -> PlannedRow:
        if person.label.archived:
            return PlannedRow(row, Fate.REJECTED, person.id, notes=(UserError(ARCHIVED),))
        changes = differences(read, person, self.known, self.today)
        fate = Fate.UPDATED if changes else Fate.UNCHANGED
        return PlannedRow(row, fate, person.id, changes, notes=self._notes(row, read))

    def _unknown(self, row: ReadRow, read: ReadPerson) -> PlannedRow:
        mine = profile(read.draft, read.village, read.answering, read.family_code)
        alike = tuple(self._alike(one) for one in self.crowd.look_alikes(mine))
        number = -len(self.fresh) - 1
        self.fresh[number] = row
        self.crowd.add(number, mine)
        return PlannedRow(row, Fate.DUPLICATE if alike else Fate.NEW, alike=alike, notes=self._notes(row, read))

    def _alike(self, found: LookAlike) -> Alike:
        probably = found.likeness.likely is Likely.PROBABLY
        reasons = frozenset(reason.value for reason in found.likeness.reasons)
        if found.who > 0:
            return Alike(self.known.people[found.who].label, "", 0, probably, reasons)
        row = self.fresh[found.who]
        return Alike(None, row.tab, row.number, probably, reasons)

    def _notes(self, row: ReadRow, read: ReadPerson) -> tuple[UserError, ...]:
        archived = [
            UserError(N_("The group {name} is archived: nobody is enrolled in it."), name=name)
            for name in read.groups
            if (group := self.known.groups.get(search_key(name))) and group.archived
        ]
        return (*row.left_out, *archived)


def profile(
    draft: PersonDraft, village: str, guardians: Iterable[Guardian] | Iterable[GuardianDraft], family_code: str
) -> Profile:
    """What two records are weighed by; who has the same guardian or family code is of one family."""
    named = [one for one in guardians if one.collects is not Collects.MUST_NOT]
    family = search_key(named[0].name_km or named[0].name_latin) if named else search_key(family_code)
    return Profile(
        draft.family_name_km,
        draft.given_name_km,
        draft.family_name_latin,
        draft.given_name_latin,
        draft.birth,
        draft.sex,
        village,
        family or None,
    )


def _headings(maps: tuple[ColumnMap, ...]) -> tuple[str, ...]:
    """The headings of the first tab that is read; rejected rows are given back under them."""
    taken = [one for one in maps if one.taken] or list(maps)
    return tuple(column.heading for column in taken[0].columns) if taken else ()


def _new_groups(rows: list[PlannedRow], known: Known) -> tuple[str, ...]:
    """Names of groups in the list that no group has, each spelling once."""
    named = [name for row in rows if row.read.person for name in row.read.person.groups]
    by_key = {search_key(name): name for name in reversed(named)}
    return tuple(sorted(name for key, name in by_key.items() if key and key not in known.groups))
