"""Which family was reached by which theme, and the meetings of one family. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from app.families.records import existing_family, labels_holding
from app.meetings import families
from app.meetings.reading import came, came_to_a_meeting, days_of_meetings, lines, themes
from app.meetings.rules import WHO_OF
from app.meetings.values import FamilyMeeting, MatrixFilter, MatrixRow, Reached, Theme, ThemeMatrix, Who
from app.people.values import FamilyLabel
from models import meetings as tables
from models.attendance import Mark
from models.people import Family, Person
from models.rows import plain_rows


def matrix(wanted: MatrixFilter, today: dt.date) -> ThemeMatrix:
    """The families a filter lets through, by every theme that is in use or was ever held."""
    past = came()
    cells: defaultdict[int, dict[int, Reached]] = defaultdict(dict)
    for (family, theme), reached in families.themes_reached(past).items():
        cells[family][theme] = reached
    held = {theme for by_theme in cells.values() for theme in by_theme}
    shown = tuple(theme for theme in themes() if not theme.archived or theme.id in held)
    totals = families.meetings_of_families(past)
    phones: Any = Family.select(Family.id, Family.phone).tuples()
    phone = dict(phones)
    rows = [
        _row(label, phone[label.id], shown, cells[label.id], totals.get(label.id)) for label in _labels(wanted, today)
    ]
    kept = tuple(row for row in rows if _never(row, wanted.never, shown))
    counts = tuple(sum(row.cells[at] is not None for row in kept) for at in range(len(shown)))
    return ThemeMatrix(shown, kept, counts, _villages())


def _row(
    label: FamilyLabel,
    phone: str,
    shown: tuple[Theme, ...],
    cells: dict[int, Reached],
    total: Reached | None,
) -> MatrixRow:
    reached = tuple(cells.get(theme.id) for theme in shown)
    return MatrixRow(label, phone, reached, total.times if total else 0, total.last if total else None)


def _never(row: MatrixRow, never: int | None, shown: tuple[Theme, ...]) -> bool:
    if never is None:
        return True
    if never == 0:
        return row.meetings == 0
    return all(cell is None for theme, cell in zip(shown, row.cells, strict=True) if theme.id == never)


def _labels(wanted: MatrixFilter, today: dt.date) -> list[FamilyLabel]:
    found = labels_holding(wanted.text, wanted.khmer_first)
    if wanted.village:
        found = [label for label in found if label.village == wanted.village]
    if wanted.group is not None:
        groups, _ = families.enrolled(today)
        found = [label for label in found if wanted.group in groups[label.id]]
    return found


def _villages() -> tuple[str, ...]:
    rows: Any = Family.select(Family.village).where(Family.village != "", Family.archived_at.is_null()).distinct()
    return tuple(sorted(village for (village,) in rows.tuples()))


def of_family(family: int) -> tuple[FamilyMeeting, ...]:
    """Every meeting a family was invited or came to, the newest first. Raises NotFound."""
    existing_family(family)
    invitation = tables.Invitation
    invitations: Any = invitation.select(invitation.meeting).where(invitation.family == family).tuples()
    return _told({id_ for (id_,) in invitations}, Person.family == family)


def of_person(person: int) -> tuple[FamilyMeeting, ...]:
    """Every meeting somebody came to, the newest first."""
    return _told(set(), Person.id == person)


def _told(invited: set[int], whose: Any) -> tuple[FamilyMeeting, ...]:
    """The meetings to which these were invited or came, the newest first."""
    of_session = days_of_meetings()
    rows: Any = Mark.select(Mark.session, Person.role).join(Person)
    who: defaultdict[int, set[Who]] = defaultdict(set)
    for session, role in plain_rows(rows.where(came_to_a_meeting(), whose)):
        who[of_session[session][0]].add(WHO_OF.get(role, Who.OTHER))
    found = lines(tables.Meeting.id.in_(sorted(invited | who.keys())), counted=False)
    order = list(Who)
    return tuple(
        FamilyMeeting(line, line.id in invited, tuple(sorted(who[line.id], key=order.index)))
        for line in reversed(found)
    )
