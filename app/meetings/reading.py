"""Meetings and themes read from their tables, each kind of thing in one query. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from peewee import JOIN, fn

from app.attendance.values import SessionKey, SessionState, Status
from app.errors import NotFound
from app.groups.values import GroupName, Programme
from app.meetings.values import MeetingDetails, MeetingDraft, MeetingLine, Theme
from app.merging.reading import families_merged_into
from models import meetings as tables
from models.attendance import Mark, Session
from models.groups import Group, Slot
from models.people import Person
from models.rows import as_date, as_time, plain_rows, rows_among
from models.sheets import Sheet

CAME = (Status.PRESENT, Status.LATE)
_CAME = Mark.status.in_(CAME)
_OF_A_FAMILY = Person.family.is_null(False)


class Came(NamedTuple):
    """Somebody of a family came to a meeting. Thousands are read at once: a tuple is made quicker than a dataclass."""

    meeting: int
    date: dt.date
    person: int
    family: int


def themes(archived: bool | None = None) -> tuple[Theme, ...]:
    """The themes in the order they were written down: those in use, the archived ones, or (None) all."""
    theme, link = tables.Theme, tables.MeetingTheme
    counts: Any = link.select(link.theme, fn.COUNT(link.meeting)).group_by(link.theme).tuples()
    used = dict(counts)
    rows = theme.select().order_by(theme.id)
    if archived is not None:
        rows = rows.where(theme.archived_at.is_null(not archived))
    return tuple(
        Theme(row.id, row.name_km, row.name_en, row.name_fr, row.archived_at is not None, used.get(row.id, 0))
        for row in rows
    )


def existing_theme(theme: int) -> Any:
    """The row of a theme. Raises NotFound."""
    row = tables.Theme.get_or_none(tables.Theme.id == theme)
    if row is None:
        raise NotFound
    return row


def existing_meeting(meeting: int) -> Any:
    """The row of a meeting. Raises NotFound."""
    row = tables.Meeting.get_or_none(tables.Meeting.id == meeting)
    if row is None:
        raise NotFound
    return row


def key_of(meeting: int) -> SessionKey:
    """The session of a meeting. Raises NotFound."""
    slot = existing_meeting(meeting).slot
    return SessionKey(slot.id, slot.valid_from)


def line_of(meeting: int) -> MeetingLine:
    """One meeting. Raises NotFound."""
    existing_meeting(meeting)
    return lines(tables.Meeting.id == meeting)[0]


def between(first: dt.date, last: dt.date) -> tuple[MeetingLine, ...]:
    """The meetings between two dates, both inclusive, in order of date and hour."""
    return lines(Slot.valid_from.between(first, last))


def lines(*conditions: Any, counted: bool = True) -> tuple[MeetingLine, ...]:
    """The meetings for which the conditions hold, in order of date and hour; without their numbers unless `counted`."""
    meeting = tables.Meeting
    query: Any = (
        meeting.select(
            meeting.id, meeting.place, meeting.facilitator, fn.LENGTH(meeting.minutes),
            Slot.id, Slot.valid_from, Slot.starts_at, Slot.ends_at,
            Group.id, Group.name_km, Group.name_en, Group.name_fr, Group.programme,
            Session.starts_at, Session.ends_at, Session.state, Session.reason, Session.finished_at,
        )
        .join(Slot)
        .join(Group)
        .join(Session, JOIN.LEFT_OUTER, on=(Session.slot == Slot.id))
    )  # fmt: skip
    if conditions:
        query = query.where(*conditions)
    rows = plain_rows(query.order_by(Slot.valid_from, Slot.starts_at, meeting.id))
    if not rows:
        return ()
    beside = _beside([row[0] for row in rows] if conditions else None, counted)
    return tuple(_line(row, beside) for row in rows)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is told of meetings beside their own rows, by meeting; nothing of one for which there is nothing to tell."""

    themes: Mapping[int, tuple[Theme, ...]]
    invited: Mapping[int, int]
    came: Mapping[int, tuple[int, int]]  # families and adults
    pictures: Mapping[int, int]


def _beside(meetings: list[int] | None, counted: bool) -> _Beside:
    """Of these meetings, or of all."""
    about = _themes_of(meetings)
    if not counted:
        return _Beside(about, {}, {}, {})
    return _Beside(about, _invited(meetings), _counts(meetings), _pictures(meetings))


def _line(row: tuple[Any, ...], beside: _Beside) -> MeetingLine:
    id_, place, facilitator, minutes, slot, date, starts, ends = row[:8]
    series, km, en, fr, programme, *session = row[8:]
    began, ended, state, reason, finished = session
    families, adults = beside.came.get(id_, (0, 0))
    return MeetingLine(
        id_,
        SessionKey(slot, as_date(date)),
        GroupName(series, km, en, fr, Programme(programme)),
        as_time(began or starts),
        as_time(ended or ends),
        SessionState(state or SessionState.PLANNED),
        reason or "",
        finished is not None,
        beside.themes.get(id_, ()),
        place,
        facilitator,
        beside.invited.get(id_, 0),
        families,
        adults,
        beside.pictures.get(id_, 0),
        bool(minutes),
    )


def _themes_of(meetings: list[int] | None) -> dict[int, tuple[Theme, ...]]:
    known = {theme.id: theme for theme in themes()}
    return {meeting: tuple(known[theme] for theme in about) for meeting, about in theme_ids_of(meetings).items()}


def theme_ids_of(meetings: Collection[int] | None) -> defaultdict[int, list[int]]:
    """The themes of these meetings, or of all, by their ids."""
    link = tables.MeetingTheme
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows: Any = link.select(link.meeting, link.theme).order_by(link.theme)
    for meeting, theme in plain_rows(rows_among(rows, link.meeting, meetings)):
        found[meeting].append(theme)
    return found


def _invited(meetings: list[int] | None) -> dict[int, int]:
    table = tables.Invitation
    rows: Any = table.select(table.meeting, fn.COUNT(table.family)).group_by(table.meeting)
    return dict(plain_rows(rows_among(rows, table.meeting, meetings)))


def _pictures(meetings: list[int] | None) -> dict[int, int]:
    table = tables.MeetingPicture
    rows: Any = table.select(table.meeting, fn.COUNT(table.id)).group_by(table.meeting)
    return dict(plain_rows(rows_among(rows, table.meeting, meetings)))


def _counts(meetings: list[int] | None) -> dict[int, tuple[int, int]]:
    """Families and adults who came, by meeting."""
    rows: Any = (
        _sessions(tables.Meeting.id, fn.COUNT(Person.family.distinct()), fn.COUNT(Person.id))
        .join(Mark, JOIN.LEFT_OUTER, on=((Mark.session == Session.id) & _CAME))
        .join(Person, JOIN.LEFT_OUTER, on=((Mark.person == Person.id) & _OF_A_FAMILY))
        .group_by(tables.Meeting.id)
    )
    counted = plain_rows(rows_among(rows, tables.Meeting.id, meetings))
    return {meeting: (families, adults) for meeting, families, adults in counted}


def came() -> list[Came]:
    """Everybody of a family who came to any meeting."""
    of_session = days_of_meetings()
    rows: Any = Mark.select(Mark.session, Mark.person, Person.family).join(Person)
    found = plain_rows(rows.where(came_to_a_meeting(), _OF_A_FAMILY))
    return [Came(*of_session[session], person, family) for session, person, family in found]


def days_of_meetings() -> dict[int, tuple[int, dt.date]]:
    """Meeting and day by the session of it."""
    rows = plain_rows(_sessions(Session.id, tables.Meeting.id, Session.date))
    return {session: (meeting, as_date(date)) for session, meeting, date in rows if session is not None}


def came_to_a_meeting() -> Any:
    """The condition that a mark says that somebody came to a meeting."""
    return Mark.session.in_(_sessions(Session.id)) & _CAME


def _sessions(*columns: Any) -> Any:
    """A query of meetings with their sessions, also of meetings that have none."""
    # From the meetings on, by outer joins: else SQLite reads every session there ever was, or begins with the people
    # and reads every day a child was here.
    return tables.Meeting.select(*columns).join(Session, JOIN.LEFT_OUTER, on=(Session.slot == tables.Meeting.slot))


def details_of(meeting: int) -> MeetingDetails:
    """Everything about one meeting. Raises NotFound."""
    row, (line,) = existing_meeting(meeting), lines(tables.Meeting.id == meeting)
    picture = tables.MeetingPicture
    pictures: Any = picture.select(picture.id).where(picture.meeting == meeting).order_by(picture.id).tuples()
    session = Session.get_or_none(Session.slot == line.session.slot)
    draft = MeetingDraft(
        line.date,
        line.starts,
        line.ends,
        tuple(theme.id for theme in line.themes),
        line.place,
        line.facilitator,
        line.series.id,
    )
    return MeetingDetails(
        line,
        draft,
        row.minutes,
        session.paper_total if session else None,
        tuple(id_ for (id_,) in pictures),
        newest_sheet(meeting)[0],
    )


def newest_sheet(meeting: int, code: str = "") -> tuple[str, dict[int, int]]:
    """The code and the frozen rows (number to family) of the sheet asked for, or of the one printed last."""
    link, row = tables.MeetingSheet, tables.SheetFamily
    sheets: Any = link.select(Sheet.id, Sheet.code).join(Sheet).where(link.meeting == meeting)
    if code:
        sheets = sheets.where(Sheet.code == code)
    newest = sheets.order_by(Sheet.id.desc()).tuples().first()
    if newest is None:
        return "", {}
    families: Any = row.select(row.number, row.family).where(row.sheet == newest[0]).tuples()
    return newest[1], _as_known_now(dict(families))


def _as_known_now(rows: dict[int, int]) -> dict[int, int]:
    """The rows of a sheet with what its families turned out to be; who has a row of their own keeps only that."""
    known, own = families_merged_into(rows.values()), set(rows.values())
    return {number: known.get(family, family) for number, family in rows.items() if known.get(family) not in own}
