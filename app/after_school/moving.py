"""The step of one child from the daycare to after-school, and back again. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.after_school.starting import entry_of
from app.after_school.values import Moved, Stay
from app.errors import UserError
from app.groups import enrolling
from app.schools import writing
from app.schools.values import PlaceDraft
from app.words import N_
from models.groups import Enrolment

_FIRST_GRADE = 1


def move(enrolment: int, target: Any, since: dt.date) -> Moved:
    """Leave the daycare the day before `since`, and be in a club and the first grade from then on."""
    row = enrolling.the_enrolment(enrolment)
    left = Stay(row.person_id, row.group_id, row.starts, row.ends, row.reason)
    entry, moved = entry_of(left.person), enrolling.move(row, target, since, "")
    places = writing.set_place(left.person, since, PlaceDraft(entry.school, _FIRST_GRADE, entry.shift))
    return Moved(left, int(moved.id), places)


def move_back(moved: Moved) -> None:
    """Let everything be as it was. Raises UserError when the child was marked in the club or changed since."""
    left, new = moved.left, Enrolment.get_or_none(Enrolment.id == moved.enrolment)
    if new is None or new.ends is not None:
        raise UserError(N_("This was changed again since, so it cannot be undone."))
    enrolling.remove(enrolling.the_enrolment(new.id))
    table = Enrolment
    same = (table.person == left.person) & (table.group == left.group) & (table.starts == left.starts)
    if not table.update(ends=left.ends, reason=left.reason).where(same).execute():
        table.insert(
            person=left.person, group=left.group, starts=left.starts, ends=left.ends, reason=left.reason
        ).execute()
    writing.put_back(moved.places)
