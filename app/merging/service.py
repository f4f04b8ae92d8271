"""Saying that a provisional person is somebody known, and taking that back."""

from __future__ import annotations

from typing import Any

from app.errors import NotFound, UserError
from app.merging import moving, record
from app.merging.reading import last_merge
from app.merging.values import Merged, MergePreview
from app.people.records import card_of, label_of, selection
from app.people.writing import existing_person
from app.use_case import Change, Right, Service, command, query
from app.words import N_
from models.merging import Merge
from models.people import Person

_RECORDS = Change.PEOPLE | Change.FAMILIES | Change.GROUPS | Change.MARKS | Change.SCHOOLS
_ALL = _RECORDS | Change.COURSES | Change.CERTIFICATES | Change.OUTCOMES | Change.MEETINGS | Change.CAMPS


class MergingService(Service):
    """Merging provisional persons. Nobody is ever merged without being asked for."""

    @query(Right.SEE_PEOPLE)
    def preview(self, person: int, into: int) -> MergePreview:
        """Both records side by side. Raises NotFound, and UserError for two who cannot be merged."""
        _check(person, into)
        today = self._desk.clock.today()
        return MergePreview(card_of(person, today), card_of(into, today), *moving.marks_of_both(person, into))

    @query(Right.SEE_PEOPLE)
    def merge_of(self, person: int) -> Merged | None:
        """As whom somebody was merged, if they were."""
        row = last_merge(person)
        return _merged(row) if row is not None else None

    @command(Right.EDIT_PEOPLE, _ALL)
    def merge(self, person: int, into: int) -> int:
        """A provisional person is the known person `into`; the id of the merge, by which it can be undone.

        No mark is lost: see `app.merging.moving`. Raises NotFound, and UserError for two who cannot be merged.
        """
        _check(person, into)
        now = self._desk.clock.now()
        moved = moving.move_everything(person, into, now)
        row: Any = Merge.create(person=person, into=into, moved=moved.as_json(), by=self._desk.account.name, at=now)
        self._about(f"person {person}", f"merged into person {into}")
        return int(row.id)

    @command(Right.EDIT_PEOPLE, _ALL)
    def undo(self, merge: int) -> None:
        """The two are different people after all: everything that moved goes back.

        Raises NotFound, and UserError when it was changed so that it cannot, or was merged further since.
        """
        row: Any = Merge.get_or_none(Merge.id == merge, Merge.undone_at.is_null())
        if row is None:
            raise NotFound
        if last_merge(row.into_id) is not None:
            raise UserError(N_("The person was merged into somebody else since. Undo that first."))
        record.undo(row.moved)
        row.undone_at = self._desk.clock.now()
        row.save()
        self._about(f"person {row.person_id}", f"no longer merged into person {row.into_id}")


def _check(person: int, into: int) -> None:
    one, other = existing_person(person), existing_person(into)
    if not one.provisional or last_merge(person) is not None:
        raise UserError(N_("Only a provisional person can be merged into another."))
    if person == into or other.archived_at is not None:
        raise UserError(N_("Choose somebody who is in the lists."))


def _merged(row: Any) -> Merged:
    rows = selection().where(Person.id.in_([row.person_id, row.into_id]))
    labels = {label.id: label for label in map(label_of, rows)}
    return Merged(row.id, labels[row.person_id], labels[row.into_id], row.at, row.by)
