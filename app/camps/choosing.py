"""The children from whom those of a camp are chosen. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from app.camps.reading import age_on, campers, labels_of
from app.camps.values import Choosable
from app.groups.values import GroupName, Programme
from app.people.records import group_names
from models.groups import Enrolment, Group


def choosable(row: Any, today: dt.date) -> tuple[Choosable, ...]:
    """The children who are enrolled somewhere but in camps, while the camp lasts or today; and those chosen."""
    first, last = min(today, row.starts), max(today, row.ends)
    chosen = {child.label.id for child in campers(row)}
    groups = _groups_between(first, last)
    labels = [label for label in labels_of(groups.keys() | chosen) if label.role == "child" or label.id in chosen]
    return tuple(
        Choosable(label, age_on(label, row.starts), tuple(dict.fromkeys(groups[label.id])), label.id in chosen)
        for label in labels
        if not label.archived or label.id in chosen
    )


def _groups_between(first: dt.date, last: dt.date) -> defaultdict[int, list[GroupName]]:
    """The groups but those of camps, in which everybody has a place on one of these days."""
    names = group_names()
    rows: Any = (
        Enrolment.select(Enrolment.person, Enrolment.group)
        .join(Group)
        .where(
            ~Enrolment.waiting,
            Group.programme != Programme.CAMP,
            Group.archived_at.is_null(),
            Enrolment.starts <= last,
            Enrolment.ends.is_null() | (Enrolment.ends >= first),
        )
        .order_by(Enrolment.starts)
    )
    found: defaultdict[int, list[GroupName]] = defaultdict(list)
    for person, group in rows.tuples():
        found[person].append(names[group])
    return found
