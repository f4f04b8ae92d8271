"""Histories written to their table. For use inside a command, also of other features."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from app.errors import FieldError, UserError
from app.schools.reading import histories
from app.schools.rules import changed
from app.schools.values import GRADES, History, PlaceDraft, Rewritten, SchoolPlace
from app.words import N_
from models import schools as tables


def set_place(person: int, since: dt.date, draft: PlaceDraft) -> Rewritten:
    """Let `draft` hold from `since` on. Raises FieldError for a grade or a school that cannot be."""
    _check(draft)
    before = histories([person])
    return write({person: changed(before[person], since, draft)}, before)


def write(wanted: Mapping[int, tuple[SchoolPlace, ...]], before: Mapping[int, tuple[SchoolPlace, ...]]) -> Rewritten:
    """Replace histories that differ from what they were before."""
    people = [person for person, places in wanted.items() if places != before[person]]
    table = tables.SchoolPlace
    if people:
        table.delete().where(table.person.in_(people)).execute()
    _insert([_row(person, place) for person in people for place in wanted[person]])
    return Rewritten(
        tuple(History(person, before[person]) for person in people),
        tuple(History(person, wanted[person]) for person in people),
    )


def insert_first_places(places: Iterable[tuple[int, dt.date, PlaceDraft]]) -> None:
    """The places of people who have no history yet."""
    _insert(
        [
            _row(person, SchoolPlace(since, None, draft.school, draft.grade, draft.shift))
            for person, since, draft in places
        ]
    )


def put_back(change: Rewritten) -> Rewritten:
    """Undo a change. Raises UserError when one of the histories was changed again since."""
    now = histories(history.person for history in change.after)
    if any(now[history.person] != history.places for history in change.after):
        raise UserError(N_("This was changed again since, so it cannot be undone."))
    return write({history.person: history.places for history in change.before}, now)


def _insert(rows: list[dict[str, object]]) -> None:
    for start in range(0, len(rows), 500):  # SQLite takes at most 32,766 values in one statement
        tables.SchoolPlace.insert_many(rows[start : start + 500]).execute()


def _check(draft: PlaceDraft) -> None:
    if draft.grade is not None and draft.grade not in GRADES:
        raise FieldError("grade", N_("A grade is a number from 1 to 12."))
    if draft.school is not None and tables.School.get_or_none(id=draft.school) is None:
        raise FieldError("school", N_("This school is not in the list any more."))


def _row(person: int, place: SchoolPlace) -> dict[str, object]:
    return {
        "person": person,
        "starts": place.starts,
        "ends": place.ends,
        "school": place.school,
        "grade": place.grade,
        "shift": place.shift.value if place.shift else "",
    }
