"""Themes, plans, invitations, minutes and pictures written to their tables. Inside a command only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from app.errors import NotFound, UserError
from app.groups.planning import add_extra_session, cancel_extra_session, move_extra_session
from app.groups.values import Programme
from app.meetings.reading import existing_meeting, existing_theme
from app.meetings.rules import tidy_meeting, tidy_theme
from app.meetings.values import MeetingDraft, ThemeDraft
from app.people.photos import shrunk
from app.words import N_
from models import meetings as tables
from models.groups import Group
from models.people import Family

PAGE_PIXELS = 2000  # a page of A4 stays legible
MOST_PICTURES = 20
_SERIES = {"name_km": "កិច្ចប្រជុំមាតាបិតា", "name_en": "Parent meetings", "name_fr": "Réunions de parents"}


def add_theme(draft: ThemeDraft) -> int:
    """Write down a theme; its id. Raises FieldError."""
    return int(tables.Theme.create(**asdict(tidy_theme(draft))).id)


def change_theme(theme: int, draft: ThemeDraft) -> None:
    """Write a draft over a theme. Raises NotFound, FieldError."""
    existing_theme(theme)
    tables.Theme.update(**asdict(tidy_theme(draft))).where(tables.Theme.id == theme).execute()


def put_theme_away(theme: int, at: dt.datetime | None) -> None:
    """Archive a theme, or (`at` None) use it again. Raises NotFound."""
    existing_theme(theme)
    tables.Theme.update(archived_at=at).where(tables.Theme.id == theme).execute()


def plan(draft: MeetingDraft) -> int:
    """A new meeting; its id. Raises FieldError, NotFound."""
    draft = tidy_meeting(draft)
    slot = add_extra_session(_series(draft.series), draft.date, draft.starts, draft.ends)
    row = tables.Meeting.create(slot=slot, place=draft.place, facilitator=draft.facilitator)
    _write_themes(row.id, draft.themes)
    return int(row.id)


def change(meeting: int, draft: MeetingDraft) -> None:
    """Write a draft over a meeting. Raises FieldError; another day or hour only while nothing was entered."""
    draft, row = tidy_meeting(draft), existing_meeting(meeting)
    slot = row.slot
    when = (draft.date, draft.starts, draft.ends)
    if when != (slot.valid_from, slot.starts_at, slot.ends_at):
        move_extra_session(slot, *when)
    tables.Meeting.update(place=draft.place, facilitator=draft.facilitator).where(
        tables.Meeting.id == meeting
    ).execute()
    tables.MeetingTheme.delete().where(tables.MeetingTheme.meeting == meeting).execute()
    _write_themes(meeting, draft.themes)


def cancel(meeting: int) -> None:
    """Take a meeting out of the plan. Raises UserError once something was entered, printed or kept for it."""
    row = existing_meeting(meeting)
    kept = (tables.MeetingSheet, tables.MeetingPicture)
    if row.minutes or any(table.select().where(table.meeting == meeting).exists() for table in kept):
        raise UserError(N_("Something is kept for this meeting already. Say that it was not held instead."))
    for table in (tables.MeetingTheme, tables.Invitation):
        table.delete().where(table.meeting == meeting).execute()
    slot = row.slot
    row.delete_instance()
    cancel_extra_session(slot)


def invite(meeting: int, families: Iterable[int]) -> None:
    """Let exactly these families be invited. Raises NotFound for a family that does not exist."""
    existing_meeting(meeting)
    wanted = sorted(set(families))
    if Family.select().where(Family.id.in_(wanted)).count() != len(wanted):
        raise NotFound
    tables.Invitation.delete().where(tables.Invitation.meeting == meeting).execute()
    rows = [{"meeting": meeting, "family": family} for family in wanted]
    if rows:
        tables.Invitation.insert_many(rows).execute()


def invited_families(meeting: int) -> set[int]:
    """The families invited to a meeting."""
    invitation = tables.Invitation
    rows: Any = invitation.select(invitation.family).where(invitation.meeting == meeting).tuples()
    return {family for (family,) in rows}


def add_picture(meeting: int, content: bytes, by: str, at: dt.datetime) -> int:
    """Keep a photo of a page of the signed sheet, small and without what else it tells; its id. Raises UserError."""
    existing_meeting(meeting)
    picture = tables.MeetingPicture
    if picture.select().where(picture.meeting == meeting).count() >= MOST_PICTURES:
        raise UserError(N_("At most {most} pictures are kept for one meeting."), most=MOST_PICTURES)
    row = picture.create(meeting=meeting, picture=shrunk(content, PAGE_PIXELS), added_by=by, added_at=at)
    return int(row.id)


def existing_picture(picture: int) -> Any:
    """The row of a picture. Raises NotFound."""
    row = tables.MeetingPicture.get_or_none(tables.MeetingPicture.id == picture)
    if row is None:
        raise NotFound
    return row


def _series(series: int | None) -> Any:
    """The group of a series of meetings; the first one, or a new one, when none is named."""
    running = Group.select().where(Group.programme == Programme.MEETING, Group.archived_at.is_null())
    if series is None:
        return running.order_by(Group.id).first() or Group.create(programme=Programme.MEETING, drop_in=True, **_SERIES)
    row = running.where(Group.id == series).first()
    if row is None:
        raise NotFound
    return row


def _write_themes(meeting: int, themes: tuple[int, ...]) -> None:
    for theme in themes:
        existing_theme(theme)
    tables.MeetingTheme.insert_many([{"meeting": meeting, "theme": theme} for theme in themes]).execute()
