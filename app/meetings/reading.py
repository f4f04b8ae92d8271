"""Meetings and themes read from their tables, each kind of thing in one query. Inside a use case only."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from peewee import JOIN, fn

from app.attendance.values import SessionKey, SessionState, Status
from app.errors import NotFound
from app.groups.values import GroupName
from app.meetings.values import MeetingDetails, MeetingDraft, MeetingLine, Theme
from app.merging.reading import families_merged_into
from app.people.records import group_names
from models import meetings as tables
from models.attendance import Mark, Session
from models.groups import Slot
from models.people import Person
from models.rows import as_date, as_time, plain_rows
from models.sheets import Sheet

CAME = (Status.PRESENT, Status.LATE)
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


def lines(*conditions: Any) -> tuple[MeetingLine, ...]:
    """The meetings for which the conditions hold, in order of date and hour."""
    meeting = tables.Meeting
    query: Any = (
        meeting.select(
            meeting.id, meeting.place, meeting.facilitator, fn.LENGTH(meeting.minutes),
            Slot.id, Slot.group, Slot.valid_from, Slot.starts_at, Slot.ends_at,
            Session.starts_at, Session.ends_at, Session.state, Session.reason, Session.finished_at,
        )
        .join(Slot)
        .join(Session, JOIN.LEFT_OUTER, on=(Session.slot == Slot.id))
    )  # fmt: skip
    if conditions:
        query = query.where(*conditions)
    rows, groups = plain_rows(query.order_by(Slot.valid_from, Slot.starts_at, meeting.id)), group_names()
    return _counted([_line(row, groups) for row in rows])


def _line(row: tuple[Any, ...], groups: Mapping[int, GroupName]) -> MeetingLine:
    id_, place, facilitator, minutes, slot, group, date, starts, ends, *session = row
    began, ended, state, reason, finished = session
    return MeetingLine(
        id_,
        SessionKey(slot, as_date(date)),
        groups[group],
        as_time(began or starts),
        as_time(ended or ends),
        SessionState(state or SessionState.PLANNED),
        reason or "",
        finished is not None,
        (),
        place,
        facilitator,
        has_minutes=bool(minutes),
    )


def _counted(found: list[MeetingLine]) -> tuple[MeetingLine, ...]:
    """The lines with their themes and numbers."""
    ids = [line.id for line in found]
    about, invitations, counts, pictures = themes_of(ids), _invited(ids), _counts(ids), _pictures(ids)
    return tuple(
        replace(
            line,
            themes=tuple(about[line.id]),
            invited=invitations.get(line.id, 0),
            came=counts.get(line.id, (0, 0))[0],
            adults=counts.get(line.id, (0, 0))[1],
            pictures=pictures.get(line.id, 0),
        )
        for line in found
    )


def themes_of(meetings: list[int]) -> dict[int, list[Theme]]:
    """The themes of meetings."""
    known, found = {theme.id: theme for theme in themes()}, theme_ids_of(meetings)
    return {meeting: [known[theme] for theme in found[meeting]] for meeting in meetings}


def theme_ids_of(meetings: Iterable[int]) -> defaultdict[int, list[int]]:
    """The themes of meetings by their ids."""
    link = tables.MeetingTheme
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows: Any = link.select(link.meeting, link.theme).where(link.meeting.in_(list(meetings))).order_by(link.theme)
    for meeting, theme in plain_rows(rows):
        found[meeting].append(theme)
    return found


def _invited(meetings: list[int]) -> dict[int, int]:
    invitation = tables.Invitation
    rows: Any = invitation.select(invitation.meeting, fn.COUNT(invitation.family))
    return dict(rows.where(invitation.meeting.in_(meetings)).group_by(invitation.meeting).tuples())


def _pictures(meetings: list[int]) -> dict[int, int]:
    picture = tables.MeetingPicture
    rows: Any = picture.select(picture.meeting, fn.COUNT(picture.id)).where(picture.meeting.in_(meetings))
    return dict(rows.group_by(picture.meeting).tuples())


def _counts(meetings: list[int]) -> dict[int, tuple[int, int]]:
    """Families and adults who came, by meeting."""
    of_session = held(meetings)
    rows: Any = Mark.select(Mark.session, fn.COUNT(Person.family.distinct()), fn.COUNT(Mark.id)).join(Person)
    counted = plain_rows(rows.where(came_to(of_session), _OF_A_FAMILY).group_by(Mark.session))
    return {of_session[session][0]: (families, adults) for session, families, adults in counted}


def came(meetings: Iterable[int] | None = None) -> list[Came]:
    """Everybody of a family who came to one of these meetings, or to any."""
    of_session = held(meetings)
    rows: Any = Mark.select(Mark.session, Mark.person, Person.family).join(Person)
    found = plain_rows(rows.where(came_to(of_session), _OF_A_FAMILY))
    return [Came(*of_session[session], person, family) for session, person, family in found]


def held(meetings: Iterable[int] | None = None) -> dict[int, tuple[int, dt.date]]:
    """Meeting and day by the session of it, of these meetings or of all."""
    meeting = tables.Meeting
    # From the meetings on, also those without a session: else SQLite reads every session there ever was.
    rows: Any = meeting.select(Session.id, meeting.id, Session.date).join(
        Session, JOIN.LEFT_OUTER, on=(Session.slot == meeting.slot)
    )
    if meetings is not None:
        rows = rows.where(meeting.id.in_(list(meetings)))
    return {session: (id_, as_date(date)) for session, id_, date in plain_rows(rows) if session is not None}


def came_to(sessions: Iterable[int]) -> Any:
    """The condition that somebody came to one of these sessions."""
    # The sessions by their ids: else SQLite begins with the people, and reads every day a child was here.
    return Mark.session.in_(list(sessions)) & Mark.status.in_(CAME)


def details_of(meeting: int) -> MeetingDetails:
    """Everything about one meeting. Raises NotFound."""
    line, row = line_of(meeting), existing_meeting(meeting)
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
