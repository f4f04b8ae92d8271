"""Writes the made-up meetings after everything else: their groups, slots and sessions take the ids that are free."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from peewee import fn
from playhouse.sqlcipher_ext import SqlCipherDatabase

from app.demo.content import Content
from app.demo.meetings import ENDS, STARTS, DemoMeeting, demo_meetings
from app.demo.names.care import NOT_HELD_REASONS
from app.demo.names.meetings import AGREED, MINUTES
from app.demo.names.staff import COORDINATOR
from app.demo.signed_sheet import signed_sheet
from app.groups.values import Programme
from models import attendance, groups, meetings

_ENTERED_AT = dt.time(17, 5)
_INSERT_MARKS = """
    INSERT INTO mark (session_id, person_id, status, note, walk_in, entered_by, entered_at)
    SELECT value->>0, value->>1, 'P', '', 1, ?, value->>2 FROM json_each(?)
"""
_INSERT_INVITATIONS = """
    INSERT INTO invitation (meeting_id, family_id) SELECT value->>0, value->>1 FROM json_each(?)
"""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A meeting with the ids of its rows."""

    meeting: DemoMeeting
    id: int
    slot: int
    session: int


def write_meetings(content: Content, database: SqlCipherDatabase) -> None:
    """Write a series of meetings with their invitations, who came, minutes and a photo of a signed sheet."""
    with database.atomic():
        series = groups.Group.create(
            programme=Programme.MEETING,
            name_km="កិច្ចប្រជុំមាតាបិតា",
            name_en="Parent meetings",
            name_fr="Réunions de parents",
            starts=content.start,
            drop_in=True,
        )
        slot, session = _last(groups.Slot), _last(attendance.Session)
        numbered = [
            _Numbered(meeting, at, slot + at, session + at)
            for at, meeting in enumerate(demo_meetings(content), start=1)
        ]
        _write_plans(numbered, series.id)
        _write_sessions(numbered, series.id)
        pairs = [(one.id, family) for one in numbered for family in one.meeting.invited]
        database.execute_sql(_INSERT_INVITATIONS, (json.dumps(pairs),))
        marks = [(one.session, person, _entered_at(one)) for one in numbered for person in one.meeting.came]
        database.execute_sql(_INSERT_MARKS, (COORDINATOR.latin, json.dumps(marks)))
        _write_picture(content, numbered)


def _last(table: Any) -> int:
    return int(table.select(fn.MAX(table.id)).scalar() or 0)


def _entered_at(one: _Numbered) -> str:
    return dt.datetime.combine(one.meeting.date, _ENTERED_AT).isoformat(" ")


def _write_plans(numbered: list[_Numbered], series: int) -> None:
    for one in numbered:
        meeting = one.meeting
        groups.Slot.insert(
            id=one.slot,
            group=series,
            weekday=meeting.date.weekday(),
            starts_at=STARTS,
            ends_at=ENDS,
            valid_from=meeting.date,
            valid_until=meeting.date,
        ).execute()
        meetings.Meeting.insert(
            id=one.id,
            slot=one.slot,
            place=meeting.place,
            facilitator=meeting.facilitator,
            minutes=_minutes(meeting),
        ).execute()
        links = [{"meeting": one.id, "theme": theme + 1} for theme in meeting.themes]
        meetings.MeetingTheme.insert_many(links).execute()


def _write_sessions(numbered: list[_Numbered], series: int) -> None:
    for one in (one for one in numbered if one.meeting.entered):
        finished = dt.datetime.combine(one.meeting.date, _ENTERED_AT) if one.meeting.held else None
        attendance.Session.insert(
            id=one.session,
            group=series,
            slot=one.slot,
            date=one.meeting.date,
            starts_at=STARTS,
            ends_at=ENDS,
            state="held" if one.meeting.held else "not_held",
            reason="" if one.meeting.held else NOT_HELD_REASONS[0].km,
            finished_at=finished,
            finished_by=COORDINATOR.latin if finished else "",
        ).execute()


def _minutes(meeting: DemoMeeting) -> str:
    if not meeting.entered or not meeting.held:
        return ""
    names = {row.id: row.name_km for row in meetings.Theme.select()}
    return MINUTES.format(
        families=meeting.families,
        themes=", ".join(names[theme + 1] for theme in meeting.themes),
        agreed="\n".join(AGREED[theme] for theme in meeting.themes),
        ends=f"{ENDS:%H:%M}",
    )


def _write_picture(content: Content, numbered: list[_Numbered]) -> None:
    """A photo of the signed sheet of the meeting entered last."""
    held = [one for one in numbered if one.meeting.came]
    if held:
        at = dt.datetime.combine(held[-1].meeting.date, _ENTERED_AT)
        meetings.MeetingPicture.create(
            meeting=held[-1].id,
            picture=signed_sheet(content.seed, len(held[-1].meeting.came)),
            added_by=COORDINATOR.latin,
            added_at=at,
        )
