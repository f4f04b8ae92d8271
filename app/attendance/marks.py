"""Reading and writing marks. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from app.attendance.expected import expectation
from app.attendance.rules import check_mark, state_with
from app.attendance.sessions import ensure, time_of
from app.attendance.values import (
    Cell,
    CorrectedMark,
    Count,
    Mark,
    Marked,
    MarkRequest,
    SessionKey,
    SessionState,
    Status,
    counted,
)
from app.errors import NotFound, UserError
from app.merging.reading import merged_into
from app.text import clean
from app.words import N_
from models import attendance as tables
from models.people import Person


@dataclass(frozen=True, slots=True)
class Hand:
    """Who enters marks, and when."""

    name: str
    now: dt.datetime


def marks_of(sessions: Iterable[int]) -> dict[tuple[int, int], Mark]:
    """The marks of stored sessions by (session id, person)."""
    mark = tables.Mark
    columns = (mark.session, mark.person, mark.status, mark.arrived, mark.left, mark.note, mark.walk_in)
    rows: Any = mark.select(*columns).where(mark.session.in_(list(sessions))).tuples()
    return {
        (session, person): Mark(Status(status), arrived, left, note, bool(walk_in))
        for session, person, status, arrived, left, note, walk_in in rows
    }


def count_of(row: Any) -> Count:
    """How a stored session stands now."""
    marks = {person: mark for (_, person), mark in marks_of([row.id]).items()}
    expected = expected_at(row)
    cells = (Cell(person in expected, marks.get(person)) for person in expected | marks.keys())
    return counted(cells, rated=not row.group.drop_in)


def unmarked(row: Any) -> list[int]:
    """Who is expected at a stored session and has no mark, read now: nothing entered meanwhile is overwritten."""
    marked = {person for _, person in marks_of([row.id])}
    return sorted(expected_at(row) - marked)


def stored_mark(key: SessionKey, person: int) -> tuple[Mark | None, bool]:
    """The mark somebody has at a session, if any, and whether they are expected there. Raises as `ensure` does."""
    row = ensure(key)
    return marks_of([row.id]).get((row.id, person)), person in expected_at(row)


def expected_at(row: Any) -> Set[int]:
    """Who is expected at a stored session."""
    return expectation(row.date, row.date, [row.group_id]).at(time_of(row))


def write(requests: Sequence[MarkRequest], hand: Hand) -> Marked:
    """Set and clear marks, all or none. Raises UserError for a mark that cannot be, NotFound of who was merged."""
    before: list[MarkRequest] = []
    for key in dict.fromkeys(request.session for request in requests):
        wanted = {r.person: _tidy(r.mark) for r in requests if r.session == key}
        before += _write_session(key, wanted, hand)
    return Marked(tuple(before), tuple(requests))


def _tidy(mark: Mark | None) -> Mark | None:
    if mark is None:
        return None
    return Mark(mark.status, mark.arrived, mark.left, clean(mark.note), mark.walk_in)


def _write_session(key: SessionKey, wanted: Mapping[int, Mark | None], hand: Hand) -> list[MarkRequest]:
    row = ensure(key)
    for mark in wanted.values():
        check_mark(mark, SessionState(row.state), key.date, hand.now.date(), drop_in=row.group.drop_in)
    stored = {person: mark for (_, person), mark in marks_of([row.id]).items()}
    _check_people(row, wanted, stored)
    for person, mark in wanted.items():
        if stored.get(person) != mark:
            _write_mark(row.id, person, stored.get(person), mark, hand)
    _keep_state(row, {**stored, **wanted}.values())
    return [MarkRequest(key, person, stored.get(person)) for person in wanted]


def _keep_state(row: Any, marks: Iterable[Mark | None]) -> None:
    state = state_with(marks, row.head_count)
    if row.state != state:
        tables.Session.update(state=state).where(tables.Session.id == row.id).execute()


def _check_people(row: Any, wanted: Mapping[int, Mark | None], stored: Mapping[int, Mark]) -> None:
    """Raise UserError for a new mark of somebody who is not expected and no walk-in, NotFound of who was merged."""
    newly = {person: mark.walk_in for person, mark in wanted.items() if mark and person not in stored}
    walk_ins = {person for person, walk_in in newly.items() if walk_in}
    if walk_ins < newly.keys() and not newly.keys() - walk_ins <= expected_at(row):
        raise UserError(N_("This person is not expected on that day. Add them as a walk-in."))
    if walk_ins and merged_into(walk_ins):
        raise NotFound


def _write_mark(session: int, person: int, before: Mark | None, after: Mark | None, hand: Hand) -> None:
    mark = tables.Mark
    if before is None and after is not None:
        mark.insert(
            session=session, person=person, **_columns(after), entered_by=hand.name, entered_at=hand.now
        ).execute()
    else:
        this = (mark.session == session) & (mark.person == person)
        change = mark.update(**_columns(after)) if after else mark.delete()
        change.where(this).execute()
        tables.MarkChange.insert(
            session=session, person=person, before=in_short(before), after=in_short(after), by=hand.name, at=hand.now
        ).execute()
    if (before or after or Mark(Status.PRESENT)).walk_in:
        _keep_or_put_away(person, hand)


def _columns(mark: Mark) -> dict[str, object]:
    return {
        "status": mark.status,
        "arrived": mark.arrived,
        "left": mark.left,
        "note": mark.note,
        "walk_in": mark.walk_in,
    }


def in_short(mark: Mark | None) -> str:
    """A mark in a few characters for its history: "P 07:10-11:00"; empty when there is none."""
    if mark is None:
        return ""
    times = "-".join(f"{time:%H:%M}" if time else "" for time in (mark.arrived, mark.left))
    return " ".join(part for part in (mark.status.value, times.strip("-") and times, mark.note) if part)


def _keep_or_put_away(person: int, hand: Hand) -> None:
    """A provisional person without any mark left is archived (a walk-in undone), and comes back with a mark."""
    has_marks = tables.Mark.select().where(tables.Mark.person == person).exists()
    Person.update(archived_at=None if has_marks else hand.now).where(
        (Person.id == person) & (Person.provisional == True)  # noqa: E712 - SQL
    ).execute()


def history(session: int, person: int) -> tuple[CorrectedMark, ...]:
    """How a mark became what it is, oldest first: the first entry, then each change."""
    change = tables.MarkChange
    rows = list(change.select().where(change.session == session, change.person == person).order_by(change.id))
    changes = [CorrectedMark(row.at, row.by, row.before, row.after) for row in rows]
    current = tables.Mark.get_or_none((tables.Mark.session == session) & (tables.Mark.person == person))
    if current is None:
        return tuple(changes)
    first = changes[0].before if changes else current.status
    return (CorrectedMark(current.entered_at, current.entered_by, "", first), *changes)
