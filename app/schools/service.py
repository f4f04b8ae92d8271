"""Schools, and changes of school and shift for one child or for many at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from app.errors import FieldError, NotFound, UserError
from app.people.writing import existing_person
from app.schools import reading, writing
from app.schools.rules import ended, reshifted, shift_on
from app.schools.values import (
    PlaceDraft,
    PlaceLine,
    Rewritten,
    School,
    SchoolDraft,
    SchoolPlace,
    Schools,
    Shift,
    ShiftChange,
    ShiftPreview,
)
from app.text import clean
from app.use_case import Change, Right, Service, command, query
from app.words import N_
from models import schools as tables


class SchoolsService(Service):
    """The public schools of the children and their shifts."""

    @query(Right.SEE_PEOPLE)
    def schools(self, archived: bool = False) -> tuple[School, ...]:
        """The schools in use, in order; with `archived` the others too."""
        return tuple(school for school in reading.all_schools().values() if archived or not school.archived)

    @query(Right.SEE_PEOPLE)
    def overview(self, on: dt.date | None = None) -> Schools:
        """The schools, and how many children have which shift on a day (today)."""
        day = on or self._desk.clock.today()
        used = tuple(school for school in reading.all_schools().values() if not school.archived)
        return Schools(day, used, reading.counts_on(day))

    @query(Right.SEE_PEOPLE)
    def history(self, person: int) -> tuple[PlaceLine, ...]:
        """Where a child went to school, the newest first."""
        return reading.lines_of(person)

    @query(Right.SEE_PEOPLE)
    def pupils(self) -> dict[int, PlaceLine]:
        """Where everybody who is at school today goes, by person."""
        return reading.lines_on(self._desk.clock.today())

    @query(Right.SEE_PEOPLE)
    def preview(self, change: ShiftChange) -> ShiftPreview:
        """How many children `change_shifts` would concern on its first day."""
        after = [shift_on(places, change.since) for places in self._changed(change)[0].values()]
        return ShiftPreview(after.count(Shift.MORNING), after.count(Shift.AFTERNOON))

    @command(Right.EDIT_PEOPLE, Change.SCHOOLS)
    def add_school(self, draft: SchoolDraft) -> int:
        """Write down a school; its id. Raises FieldError without a name."""
        row: Any = tables.School.create(**_columns(draft))
        self._about(f"school {row.id}", f"add {draft.name_km or draft.name_latin}")
        return int(row.id)

    @command(Right.EDIT_PEOPLE, Change.SCHOOLS)
    def change_school(self, school: int, draft: SchoolDraft) -> None:
        """Another name. Raises FieldError, NotFound."""
        self._update(school, **_columns(draft))
        self._about(f"school {school}", f"change {draft.name_km or draft.name_latin}")

    @command(Right.EDIT_PEOPLE, Change.SCHOOLS)
    def archive_school(self, school: int) -> None:
        """Offer a school no longer; the histories of children keep it."""
        self._update(school, archived_at=self._desk.clock.now())
        self._about(f"school {school}", "archive")

    @command(Right.EDIT_PEOPLE, Change.SCHOOLS)
    def bring_back_school(self, school: int) -> None:
        """Undo `archive_school`."""
        self._update(school, archived_at=None)
        self._about(f"school {school}", "bring back")

    @command(Right.EDIT_PEOPLE, Change.SCHOOLS)
    def set_place(self, person: int, since: dt.date, draft: PlaceDraft) -> Rewritten:
        """From `since` on a child is at this school, in this grade and shift. Raises FieldError, NotFound."""
        existing_person(person)
        self._about(f"person {person}", f"school {draft.school} grade {draft.grade} {draft.shift or '-'} from {since}")
        return writing.set_place(person, since, draft)

    @command(Right.EDIT_PEOPLE, Change.SCHOOLS)
    def leave_school(self, person: int, last: dt.date) -> Rewritten:
        """The last day at school; what was foreseen for later is dropped. Raises NotFound."""
        existing_person(person)
        self._about(f"person {person}", f"no school after {last}")
        before = reading.histories([person])
        return writing.write({person: ended(before[person], last)}, before)

    @command(Right.EDIT_PEOPLE, Change.SCHOOLS)
    def change_shifts(self, change: ShiftChange) -> Rewritten:
        """Change the shift of a school, a grade or everybody from a date on; earlier days stay as they are.

        Raises UserError when that concerns nobody.
        """
        wanted, before = self._changed(change)
        if not wanted:
            raise UserError(N_("No child has such a place at school from that day on."))
        whom = f"school {change.school or 'all'} grade {change.grade or 'all'}"
        self._about(whom, f"{change.to or 'swap'} from {change.since}: {len(wanted)} children")
        return writing.write(wanted, before)

    @command(Right.EDIT_PEOPLE, Change.SCHOOLS)
    def put_back(self, change: Rewritten) -> Rewritten:
        """Undo a change of places. Raises UserError when one of them was changed again since."""
        self._about(f"{len(change.before)} children", "school places as before")
        return writing.put_back(change)

    def _changed(
        self, change: ShiftChange
    ) -> tuple[dict[int, tuple[SchoolPlace, ...]], dict[int, tuple[SchoolPlace, ...]]]:
        """The histories as they would be, of those who would have another one, and as they are."""
        before = reading.everybodys_histories()
        concerned = _concerned(change)
        after = {person: reshifted(places, change.since, concerned, change.to) for person, places in before.items()}
        return {person: places for person, places in after.items() if places != before[person]}, before

    def _update(self, school: int, **columns: object) -> None:
        if not tables.School.update(**columns).where(tables.School.id == school).execute():
            raise NotFound


def _concerned(change: ShiftChange) -> Callable[[SchoolPlace], bool]:
    def concerned(place: SchoolPlace) -> bool:
        return change.school in (None, place.school) and change.grade in (None, place.grade)

    return concerned


def _columns(draft: SchoolDraft) -> dict[str, str]:
    km, latin = clean(draft.name_km), clean(draft.name_latin)
    if not (km or latin):
        raise FieldError("name_km", N_("Write the school's name, in one script at least."))
    return {"name_km": km, "name_latin": latin}
